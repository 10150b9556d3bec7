"""The engine never raises, forgets or doubles, whatever order of events, clocks and restarts it meets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.reminders.fake_day import is_balanced
from wellbeing.domain.days import Span
from wellbeing.domain.reminders import events as values
from wellbeing.domain.reminders.engine import next_break, next_wake, step, waiting_cards
from wellbeing.domain.reminders.events import Event, Now, Plan
from wellbeing.domain.reminders.state import State
from wellbeing.domain.reminders.state_json import from_json, to_json
from wellbeing.domain.shifts.shifts import Hours, Rota, WeeklyPlan

pytestmark = pytest.mark.usefixtures("as_a_person_runs_it")

BEGIN = datetime(2026, 3, 7, 12, tzinfo=UTC)
NIGHTS = WeeklyPlan(
    ((Hours(time(22), time(6)), Hours(time(14), time(16))),) * 7, frozenset({date(2026, 3, 9)})
)
ROTA = Rota(
    tuple(Span(BEGIN + timedelta(hours=20 * n), BEGIN + timedelta(hours=20 * n + 9)) for n in range(9)),
    tuple(
        Span(BEGIN + timedelta(hours=4 * n), BEGIN + timedelta(hours=4 * n, minutes=15)) for n in range(40)
    ),
)
PLANS = (
    Plan(),
    Plan(zone=ZoneInfo("America/New_York"), shifts=NIGHTS, pinned=(time(2, 30), time(23)), eyes=True),
    Plan(zone=ZoneInfo("Asia/Shanghai"), shifts=ROTA, several_at_once=True, usual_high=3.0, usual_shifts=12),
    Plan(zone=ZoneInfo("Europe/Berlin"), breaks=False, break_every_min=1, natural_break_min=1),
    Plan(break_every_min=1, break_min=1440, pinned=(time(0), time(12)), several_at_once=True),
)

PLAIN: tuple[Event, ...] = (
    values.Started(), values.Tick(), values.Input(), values.Locked(), values.Unlocked(), values.Slept(),
    values.Woke(), values.BreakStarted(), values.Resumed(), values.PlanChanged(), values.OffersRestarted(),
    values.StressWanted(),
)  # fmt: skip
KINDS = ("ordinary", "rude", "abuse", "threat", "kind")
MAKERS: tuple[Callable[[Random], Event], ...] = (
    lambda chance: chance.choice(PLAIN),
    lambda chance: chance.choice(PLAIN),
    lambda chance: values.Tick(chance.choice((0.0, 1.0, 30.0, 400.0, 1e5, -5.0, float("inf")))),
    lambda chance: values.ContactStarted(chance.choice((None, "a", "b"))),
    lambda chance: values.ContactEnded(chance.choice((None, "a", "b"))),
    lambda chance: values.DoNotDisturb(chance.random() < 0.5),
    lambda chance: values.FullScreen(chance.random() < 0.5),
    lambda chance: values.Sharing(chance.random() < 0.5),
    lambda chance: values.CheckedIn(chance.randint(0, 10)),
    lambda chance: values.Logged(chance.choice(KINDS), chance.choice((None, 0, 10))),
    lambda chance: values.Answered("", chance.choice((*values.ANSWERS, "nonsense"))),
    lambda chance: values.Paused(BEGIN + timedelta(minutes=chance.randint(-60, 6000))),
)


@given(st.lists(st.integers(0, 2**20), max_size=40), st.integers(0, len(PLANS) - 1))
def test_any_order_of_events(seeds: list[int], number: int) -> None:
    state, plan = State(), PLANS[number]
    wall, mono = BEGIN, 0.0
    shown: set[str] = set()
    for chance in map(Random, seeds):
        wait = chance.choice(
            (0.0, chance.uniform(0, 100), chance.uniform(0, 5000), 600.0, 40_000.0, 86_400.0)
        )
        by = chance.choice((0.0,) * 12 + (3600.0, -3600.0, 86_400.0, -5e6, 9e9))
        wall = within(wall, wait + by)
        # Now and then the machine restarts, so that its own count begins anew, or years go by.
        mono = chance.choice((3.0, mono + 4e8)) if chance.random() < 0.05 else mono + wait
        plan = chance.choice(PLANS) if chance.random() < 0.05 else plan
        event = chance.choice(MAKERS)(chance)
        if isinstance(event, values.Answered):
            event = values.Answered(
                chance.choice([card.key for card in waiting_cards(state)] or ["none"]), event.answer
            )
        now = Now(wall, mono)
        before = state
        state, effects = step(state, plan, event, now)
        if chance.random() < 0.1:
            assert step(before, plan, event, now) == (state, effects)
            assert from_json(to_json(state)) == state
        assert 0 < next_wake(state, plan, now) <= 86_400
        look_at(state, plan, now, effects, shown)


def within(wall: datetime, seconds: float) -> datetime:
    year = (wall + timedelta(seconds=min(seconds, 1e9))).year
    return wall + timedelta(seconds=seconds) if 2001 < year < 9000 and seconds < 1e9 else wall


def look_at(state: State, plan: Plan, now: Now, effects: tuple[values.Effect, ...], shown: set[str]) -> None:
    assert is_balanced(state.ledger)
    assert min(state.ledger.worked_min, state.ledger.due, state.ledger.owed) >= 0
    found = next_break(state, plan, now)
    assert found is None or 0 <= found.fraction <= 1
    assert sum(isinstance(effect, values.Notify) for effect in effects) <= 1
    for effect in effects:
        if isinstance(effect, values.DayClosed):
            assert is_balanced(effect.ledger)
        elif isinstance(effect, values.Withdraw):
            assert effect.key in shown
        elif not isinstance(effect, values.ContactClosed):
            shown.add(effect.key)
    assert {card.key for card in waiting_cards(state)} <= shown
    assert len(state.delivery.reminders) <= len(values.KINDS)
