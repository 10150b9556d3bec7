"""What was promised holds: Later is half an hour, a pause ends, a break held by a full screen is told once it ends."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.reminders.fake_day import Day
from wellbeing.domain.reminders import events as values
from wellbeing.domain.reminders.engine import pause_left, step
from wellbeing.domain.reminders.events import LONGEST_PAUSE, Now, Plan
from wellbeing.domain.reminders.simulation.simulate import simulate
from wellbeing.domain.reminders.state import State
from wellbeing.domain.reminders.state_json import from_json, to_json

BEGIN = datetime(2026, 12, 1, 1, tzinfo=UTC)
SHIFT = 8 * 3600


def after_later(plan: Plan, happens: dict[int, values.Event]) -> tuple[float, float]:
    """Put the first break off at once and return when, and when it came again; `happens` at seconds after that."""
    day = Day(plan)
    shown: list[tuple[float, str, str]] = []
    said = 0.0
    for at in range(0, 7500, 25):
        day.run.ring_until(at)
        day.run.meet(at, values.Input())
        for second in [second for second in happens if said and said + second <= at]:
            day.run.meet(at, happens.pop(second))
        shown = [
            (when, told.kind, told.key) for when, told in day.run.shown if isinstance(told, values.Notify)
        ]
        if not said and (keys := [key for _, kind, key in shown if kind == "break"]):
            day.run.meet(at, values.Answered(keys[0], "later"))
            said = at
    return said, next(when for when, kind, _ in shown if kind == "break" and when > said)


def test_a_rest_for_the_eyes_just_before_does_not_push_a_promised_break() -> None:
    # The eyes' notice fell 28 minutes after Later, and the break waited for the gap after it: 38 minutes.
    said, came = after_later(Plan(eyes=True, eyes_every_min=28), {})
    assert 1800 <= came - said <= 1860


@given(
    st.lists(st.integers(0, 47), max_size=3),
    st.sampled_from([7.0, 11.0, 13.0, 19.0, 28.0, 60.0]),
    st.dictionaries(
        st.integers(1, 1795),
        st.sampled_from([values.CheckedIn(9), values.Logged("abuse"), values.Logged("threat", 10)]),
        max_size=4,
    ),
)
def test_nothing_less_important_pushes_a_promised_break(
    pins: list[int], eyes: float, happens: dict[int, values.Event]
) -> None:
    pinned = tuple(time(10, minute) for minute in sorted(set(pins)))
    said, came = after_later(Plan(pinned=pinned, eyes=True, eyes_every_min=eyes), dict(happens))
    assert 1800 <= came - said <= 1860


def full_screen_all_day(ends: float | None) -> list[dict[str, object]]:
    until = SHIFT + 600
    lines: list[dict[str, object]] = [{"at": at, "event": "input"} for at in range(0, SHIFT, 40)]
    lines.insert(1, {"at": 1, "event": "fullscreen_on"})
    if ends is not None:
        lines.append({"at": ends, "event": "fullscreen_off"})
    return [{"start": "2026-12-01T09:00:00", "zone": "Asia/Shanghai", "until": until}, *lines]


def breaks(trace: list[dict[str, object]], plan: Plan | None = None) -> list[tuple[object, object]]:
    effects: list[dict[str, object]] = simulate(trace, plan)["effects"]  # type: ignore[assignment]
    return [(effect["effect"], effect["at"]) for effect in effects if effect["kind"] == "break"]


def test_a_full_screen_keeps_notices_away_until_it_ends_and_then_one_comes() -> None:
    assert [effect for effect, _ in breaks(full_screen_all_day(None))][:1] == ["card"]
    told = breaks(full_screen_all_day(SHIFT - 35.0))
    notices = [at for effect, at in told if effect == "notify"]
    assert len(notices) == 1
    assert SHIFT - 35 <= float(str(notices[0])) <= SHIFT - 35 + 60


def test_also_in_full_screen_each_break_is_told() -> None:
    told = breaks(full_screen_all_day(None), Plan(full_screen=True))
    assert [at for effect, at in told if effect == "notify"] == [3600.0 * hour for hour in range(1, 9)]


@pytest.mark.parametrize("switch", [values.DoNotDisturb(True), values.Sharing(True)])
def test_also_in_full_screen_spares_what_was_asked_for(switch: values.Event) -> None:
    day = Day(Plan(full_screen=True))
    day.at("09:00:10", values.FullScreen(True), switch)
    day.types("09:00:20", "11:00")
    assert not day.notices("break")


def paused(until: datetime, now: Now) -> State:
    state, _ = step(State(), Plan(), values.Started(), Now(BEGIN, 0.0))
    state, _ = step(state, Plan(), values.Paused(until), now)
    return state


def test_a_pause_begun_with_a_wrong_clock_ends_within_two_days() -> None:
    state = paused(BEGIN + timedelta(days=730), Now(BEGIN, 60.0))
    assert pause_left(state, Now(BEGIN, 60.0)) == LONGEST_PAUSE
    state, _ = step(state, Plan(), values.Tick(0.0), Now(BEGIN, 60.0 + LONGEST_PAUSE + 1))
    assert state.quiet.paused_until <= state.clocks.t


def test_a_pause_kept_for_years_is_cut_at_the_next_start() -> None:
    kept = from_json(
        to_json(paused(BEGIN + timedelta(hours=1), Now(BEGIN, 60.0))).replace(
            '"paused_until":3660.0', '"paused_until":63072000.0'
        )
    )
    assert pause_left(kept, Now(BEGIN, 60.0)) > LONGEST_PAUSE
    state, _ = step(kept, Plan(), values.Started(), Now(BEGIN, 5.0))
    assert pause_left(state, Now(BEGIN, 5.0)) <= LONGEST_PAUSE
