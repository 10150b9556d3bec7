"""What the calendar takes for done when days are skipped or the wall clock was wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wellbeing.domain.reminders import events, facts
from wellbeing.domain.reminders.calendar import apply
from wellbeing.domain.reminders.parts.calendar import Calendar
from wellbeing.domain.reminders.parts.clocks import Moment
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.state import State

WALL = datetime(2026, 3, 2, 9, tzinfo=UTC)
HERE = WALL.timestamp()
AT = 1000.0
NOW = Moment(AT, AT, WALL)


def state(done: float) -> State:
    """Return a state in which pins and paid breaks are done up to a moment of the wall clock."""
    return State(calendar=Calendar(skew=HERE - AT, day=WALL.date(), pins_done=done, paid_breaks_done=done))


def test_what_lies_in_skipped_days_is_nobodys() -> None:
    after, _ = apply(state(HERE - 9 * 86_400), Plan(), facts.DaysSkipped(), NOW)
    assert (after.pins_done, after.paid_breaks_done) == (HERE, HERE)


@pytest.mark.parametrize(
    ("ahead", "binds"), [(-5, False), (0, False), (5, True), (86_399.5, True), (86_400.5, False)]
)
def test_done_within_a_day_ahead_comes_no_second_time(ahead: float, binds: bool) -> None:
    """Farther ahead the clock was badly wrong."""
    after, _ = apply(state(HERE + ahead), Plan(), events.PlanChanged(), NOW)
    expected = HERE + ahead if binds else HERE
    assert (after.pins_done, after.paid_breaks_done) == (expected, expected)
