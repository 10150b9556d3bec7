"""What holds for every working day, however wild: hundreds of invented ones, watched from outside the engine."""

from __future__ import annotations

from datetime import time
from itertools import pairwise
from typing import Any
from unittest import mock

import pytest
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from tests.domain.reminders.traces import Onlooker, Stretch, Trace, stretches, worked_seconds, written
from wellbeing.domain.reminders import engine
from wellbeing.domain.reminders.effects import Effect, Notify
from wellbeing.domain.reminders.events import Event, Now, Plan, Tick
from wellbeing.domain.reminders.simulation import simulate as simulation
from wellbeing.domain.reminders.simulation.simulate import simulate
from wellbeing.domain.reminders.state import State
from wellbeing.domain.shifts.shifts import Hours, WeeklyPlan

SPLIT_SHIFT = Plan(
    shifts=WeeklyPlan(((Hours(time(9), time(12)), Hours(time(13), time(18))),) * 7),
    pinned=(time(10, 30), time(16, 0)),
    eyes=True,
)
CALM = ("typing", "typing", "contact", "contact", "still", "locked", "asleep", "dnd")
Effects = list[dict[str, Any]]

pytestmark = pytest.mark.usefixtures("as_a_person_runs_it")


def lived(trace: Trace, plan: Plan | None = None, lateness: float = 0.0) -> tuple[Effects, dict[str, float]]:
    result = simulate(trace, plan, lateness)
    return result["effects"], result["ledger"]  # type: ignore[return-value]


def of(effects: Effects, kind: str, *names: str) -> list[float]:
    return [
        effect["at"]
        for effect in effects
        if effect["kind"] == kind and effect["effect"] in (names or ("notify",))
    ]


def gaps(times: list[float]) -> list[float]:
    return [later - before for before, later in pairwise(times)]


@given(stretches(), st.booleans(), st.integers(0, 23), st.booleans())
def test_the_rules_hold_on_any_day(parts: list[Stretch], several: bool, hour: int, planned: bool) -> None:
    trace = written(parts, several, 8 if planned else hour)
    effects, book = lived(trace, SPLIT_SHIFT if planned else None)
    note(f"{effects}")
    assert_never_into_a_contact_or_do_not_disturb(trace, effects)
    assert_caps_and_gaps(trace, effects)
    assert_accounted_for(effects, book)
    assert_withdrawn_only_what_was_shown(effects)
    if planned:
        assert_on_shift(effects)


@settings(max_examples=50)
@given(stretches(), st.booleans(), st.booleans())
def test_the_short_way_of_an_input_ends_where_the_long_one_does(
    parts: list[Stretch], several: bool, planned: bool
) -> None:
    trace = written(parts, several, 8)
    plan = SPLIT_SHIFT if planned else None
    short, short_book = lived(trace, plan)
    with mock.patch.object(engine, "_input_amid_work", return_value=None):
        long, long_book = lived(trace, plan)
    # Added up in another order, seconds differ in their last digit.
    assert long_book == pytest.approx(short_book)
    assert len(long) == len(short)
    for there, here in zip(long, short, strict=True):
        assert there == {**here, "at": pytest.approx(here["at"]), "late_by": pytest.approx(here["late_by"])}


def assert_never_into_a_contact_or_do_not_disturb(trace: Trace, effects: Effects) -> None:
    seen = Onlooker(bool(trace[0]["several_at_once"]))
    lines = trace[1:]
    for effect in effects:
        while lines and lines[0]["at"] <= effect["at"]:  # type: ignore[operator]
            seen.see(lines.pop(0))
        seen.forget(effect["at"])
        if effect["kind"] == "contact" and effect["effect"] == "withdraw":
            seen.hear_of(effect["at"])
        if effect["effect"] == "notify":
            assert not seen.dnd, effect
            assert not seen.open or is_allowed_amid_contacts(effect, seen), effect


def is_allowed_amid_contacts(effect: dict[str, Any], seen: Onlooker) -> bool:
    """Several at once: from 20 min after due, at an end that is followed by 20 s without input."""
    at = effect["at"]
    due = at - effect["late_by"]
    at_an_end = any(abs(end + 20 - at) < 0.02 and end >= due + 1200 - 0.02 for end in seen.ends)
    return seen.several and at_an_end and not any(at - 19.98 < entry <= at for entry in seen.inputs)


def assert_caps_and_gaps(trace: Trace, effects: Effects) -> None:
    seen = Onlooker()
    for line in trace[1:]:
        seen.see(line)
    notices = [effect["at"] for effect in effects if effect["effect"] == "notify"]
    assert all(gap >= 600 - 0.01 for gap in gaps(notices))
    shown = first_shown([effect for effect in effects if effect["why"] != "why.later"])
    prompts, offers = shown["checkin"], shown["cooldown"]
    assert len(prompts) <= 3
    assert all(gap >= 7200 - 0.01 for gap in gaps(prompts))
    assert not any(0 < prompt - checkin < 5400 - 0.01 for prompt in prompts for checkin in seen.checkins)
    assert len(offers) <= 4
    early = [after for after, gap in zip(offers[1:], gaps(offers), strict=True) if gap < 5400 - 0.01]
    assert len(early) <= 1
    assert all(any(threat <= moment for threat in seen.threats) for moment in early)


def first_shown(effects: Effects) -> dict[str, list[float]]:
    """When each prompt or offer was first shown; a card that becomes a notice is one and the same."""
    shown: dict[str, list[float]] = {"checkin": [], "cooldown": []}
    carded: set[str] = set()
    for effect in effects:
        kind = effect["kind"]
        if kind not in shown:
            continue
        if effect["effect"] == "withdraw":
            carded.discard(kind)
        elif kind not in carded:
            shown[kind].append(effect["at"])
            carded.add(kind)
        else:
            carded.discard(kind)
    return shown


def assert_accounted_for(effects: Effects, book: dict[str, float]) -> None:
    assert book["due"] == book["taken"] + book["natural"] + book["skipped"] + book["owed"]
    assert all(figure >= 0 for figure in book.values())
    assert book["worked_min"] <= 720.001
    assert book["due"] <= book["worked_min"] // 60 + book["natural"] + book["taken"] + 1
    assert book["taken"] + book["skipped"] <= len(of(effects, "break", "notify", "card"))


def assert_withdrawn_only_what_was_shown(effects: Effects) -> None:
    for place, effect in enumerate(effects):
        assert effect["late_by"] >= 0
        assert effect["effect"] != "withdraw" or was_shown(effects[:place], effect["kind"])


def assert_on_shift(effects: Effects) -> None:
    """Nine to twelve and one to six, not in the first 15 nor the last 10 minutes; wind-down in the hour after."""
    for effect in effects:
        at = effect["at"]
        if effect["effect"] != "notify":
            continue
        if effect["kind"] == "wind_down":
            assert 36_000 <= at <= 39_600
        else:
            assert any(start + 900 <= at <= end - 600 for start, end in ((3600, 14_400), (18_000, 36_000))), (
                effect
            )


@given(
    stretches(("typing", "typing", "contact", "contact", "still", "dnd", "step")),
    st.integers(0, 23),
    st.booleans(),
)
def test_a_wall_clock_that_is_set_changes_nothing_but_labels(
    parts: list[Stretch], hour: int, planned: bool
) -> None:
    plan = SPLIT_SHIFT if planned else None
    # From the next day on a plan follows the clock again, so a planned day ends before the cut.
    stepped = written(parts, hour=8 if planned else hour)
    plain = [line for line in stepped if line.get("event") != "clock_step"]
    assert lived(stepped, plan) == lived(plain, plan)


@given(stretches(CALM))
def test_worked_minutes_are_those_an_onlooker_counts(parts: list[Stretch]) -> None:
    trace = written(parts)
    trace.insert(1, {"at": 0, "event": "input"})
    effects, book = lived(trace)
    assume(not of(effects, "contact", "card"))
    assert abs(book["worked_min"] * 60 - worked_seconds(trace)) < 0.1


@given(stretches(CALM, most=9), st.sampled_from((1.0, 20.0, 300.0)))
def test_late_ticks_change_times_by_their_lateness_and_nothing_else(
    parts: list[Stretch], lateness: float
) -> None:
    trace = without_surprises(written(parts), lateness)
    sharp, book = lived(trace)
    late, late_book = lived(trace, None, lateness)
    note(f"{sharp}\n{late}")
    assert late_book == book
    assert_same_but_late(sharp, late, lateness)


def assert_same_but_late(sharp: Effects, late: Effects, lateness: float) -> None:
    """The same in the same order; what was taken back before a late tick could tell it may be left out."""
    rest = iter([*late, None])
    following = next(rest)
    untold: set[str] = set()
    for place, effect in enumerate(sharp):
        kind = effect["kind"]
        if following is not None and is_same(effect, following, lateness):
            following = next(rest)
        elif effect["effect"] == "withdraw" and kind in untold:
            untold.remove(kind)
        else:
            assert is_brief(effect, sharp[place + 1 :], lateness), effect
            untold.add(kind)
    assert following is None, following


def is_same(effect: dict[str, Any], other: dict[str, Any], lateness: float) -> bool:
    names = ("effect", "kind", "why")
    same = all(effect[name] == other[name] for name in names)
    return same and -1e-6 <= other["at"] - effect["at"] <= lateness + 0.01


def is_brief(effect: dict[str, Any], after: Effects, lateness: float) -> bool:
    following = next((other for other in after if other["kind"] == effect["kind"]), None)
    taken_back = (
        following is not None and following["effect"] == "withdraw" and effect["effect"] != "withdraw"
    )
    return following is not None and taken_back and following["at"] - effect["at"] <= lateness


def was_shown(before: Effects, kind: str) -> bool:
    last = next((effect for effect in reversed(before) if effect["kind"] == kind), None)
    return last is not None and last["effect"] != "withdraw"


def without_surprises(trace: Trace, lateness: float) -> Trace:
    """Leave out what shuts the way right after a notice: a late tick cannot know what it would have said."""
    for _ in range(12):
        notices = [effect["at"] for effect in lived(trace)[0] if effect["effect"] == "notify"]
        kept = [
            line
            for line in trace
            if not any(at - 0.01 <= float(line.get("at", -1)) <= at + lateness + 60 for at in notices)  # type: ignore[arg-type]
        ]
        if len(kept) == len(trace):
            break
        trace = kept
    return trace


@given(stretches(), st.booleans(), st.booleans())
def test_a_notice_is_foretold_and_comes_with_a_tick(
    parts: list[Stretch], several: bool, planned: bool
) -> None:
    """Whether the desktop keeps quiet is asked before such a tick only; see `may_speak`."""

    def watched(state: State, plan: Plan, event: Event, now: Now) -> tuple[State, tuple[Effect, ...]]:
        after, effects = engine.step(state, plan, event, now)
        if any(isinstance(effect, Notify) for effect in effects):
            assert isinstance(event, Tick), event
            assert engine.may_speak(state, plan, 120.0, now)
        return after, effects

    with mock.patch.object(simulation, "step", watched):
        simulate(written(parts, several, 8), SPLIT_SHIFT if planned else None)
