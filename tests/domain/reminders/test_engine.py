"""The other kinds of reminders, and what tray and Today show of them."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from tests.domain.reminders.fake_day import Day
from wellbeing.domain.reminders.engine import may_speak, next_break, next_wake, step, waiting_cards
from wellbeing.domain.reminders.events import (
    Answered,
    ContactEnded,
    ContactStarted,
    Input,
    Notify,
    Now,
    Plan,
    PlanChanged,
    Tick,
)
from wellbeing.domain.reminders.state import State

BREAKS_ONLY = Plan(checkins=False, cooldowns=False)


def local(hour: int, minute: int = 0, day: int = 2) -> datetime:
    """A moment in Shanghai on that day of March 2026."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


class TestOtherKinds:
    def test_breathing_comes_at_its_hour(self) -> None:
        day = Day(Plan(pinned=(time(9, 30), time(15, 0)), breaks=False, checkins=False))
        day.types("09:00", "16:00")
        assert day.notices() == [("09:31:00", "notify", "breathing"), ("15:01:00", "notify", "breathing")]

    def test_eyes_rest_every_twenty_minutes_when_asked_for(self) -> None:
        day = Day(Plan(eyes=True, breaks=False, checkins=False))
        day.types("09:00", "10:05")
        assert [when for when, _, _ in day.notices()] == ["09:21:00", "09:41:00", "10:01:00"]

    def test_wordings_take_turns(self) -> None:
        day = Day(Plan(eyes=True, breaks=False, checkins=False))
        day.types("09:00", "12:30")
        wordings = [effect.wording for _, effect in day.effects if isinstance(effect, Notify)]
        assert wordings == [0, 1, 2, 3, 4, 5, 6, 7, 0, 1]

    def test_a_kind_that_is_switched_off_goes(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:01:30")
        day.run.plan = Plan(breaks=False, checkins=False, zone=day.zone)
        effects = day.at("10:02", PlanChanged())
        assert [type(effect).__name__ for effect in effects] == ["Withdraw"]
        assert waiting_cards(day.run.state) == ()


class TestWhatIsShown:
    def test_the_next_break_counts_down_then_waits(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "09:15")
        found = day.next_break()
        assert found is not None
        assert (found.minutes_left, found.worked_min, found.fraction, found.waiting_for) == (
            45,
            15,
            0.25,
            None,
        )
        assert found.due == local(10)
        day.types("09:15", "09:50")
        day.at("09:50", ContactStarted())
        day.types("09:50", "10:05")
        found = day.next_break()
        assert found is not None
        assert (found.minutes_left, found.fraction, found.waiting_for) == (0, 1.0, "contact")
        day.at("10:05", ContactEnded())
        day.at("10:05:01", Input())
        found = day.next_break()
        assert found is not None
        assert found.waiting_for == "lull"

    def test_a_break_put_off_counts_down_again(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:01")
        day.answers("10:02", "later")
        found = day.next_break()
        assert found is not None
        assert (found.minutes_left, found.why, found.waiting_for) == (30, "why.later", None)

    def test_cards_wait_oldest_first_and_go_when_answered(self) -> None:
        day = Day(Plan(pinned=(time(10, 2),), checkins=False))
        day.types("09:00", "10:30")
        cards = waiting_cards(day.run.state)
        assert [(card.kind, card.silent) for card in cards] == [("break", False), ("breathing", False)]
        day.at("10:31", Answered(cards[0].key, "start"))
        assert [card.kind for card in waiting_cards(day.run.state)] == ["breathing"]

    def test_a_fresh_state_has_nothing_to_show(self) -> None:
        now = Now(local(9), 5.0)
        assert next_break(State(), Plan(), now) is None
        assert waiting_cards(State()) == ()
        assert next_wake(State(), Plan(), now) == 0.001
        state, effects = step(State(), Plan(), Tick(None), now)
        assert effects == ()
        assert next_wake(state, Plan(), now) == 3600

    def test_the_timer_rests_when_nothing_can_be_due(self) -> None:
        day = Day(Plan(breaks=False, checkins=False))
        day.run.hears = False
        day.at("09:00", Tick(None))
        now = day.run.now(day.run.at)
        assert next_wake(day.run.state, day.run.plan, now) == 19 * 3600

    def test_a_notice_is_foretold_by_the_time_it_may_come(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "09:15")
        wake = next_wake(day.run.state, day.run.plan, day.run.now(day.run.at))
        assert [
            may_speak(day.run.state, day.run.plan, within, day.run.now(day.run.at))
            for within in (wake - 1, wake, wake + 1)
        ] == [False, True, True]
        day.types("09:15", "10:00:30")  # due, it waits for a lull: at any moment now
        assert may_speak(day.run.state, day.run.plan, 0.0, day.run.now(day.run.at))
