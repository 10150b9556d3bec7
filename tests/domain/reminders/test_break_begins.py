"""A break that was told of: held for a while or until after a contact, or begun by itself when hands come to rest."""

from __future__ import annotations

from dataclasses import replace

from tests.domain.reminders.fake_day import Day
from wellbeing.domain.reminders.effects import BreakBegan
from wellbeing.domain.reminders.engine import going_on
from wellbeing.domain.reminders.events import BreakLasts, BreakStarted, ContactStarted, DoNotDisturb, Plan

CALM = Plan(checkins=False, cooldowns=False)
SELF = replace(CALM, begin_themselves=True, heads_up_s=30)


def begun(day: Day) -> list[str]:
    return [label for label, effect in day.effects if isinstance(effect, BreakBegan)]


class TestHolding:
    def test_soon_is_five_minutes(self) -> None:
        day = Day(CALM)
        day.types("09:00", "10:00:30")
        day.answers("10:01", "soon")
        day.types("10:01", "10:20")
        # At the end of its five minutes a lull is awaited, for a minute at most.
        assert [label for label, _, _ in day.notices("break")] == ["10:00:50", "10:07:00"]
        assert day.book[1:] == (1, 0, 0, 0, 1)

    def test_after_the_next_contact(self) -> None:
        day = Day(CALM)
        day.types("09:00", "10:00:30")
        day.answers("10:01", "after_contact")
        day.types("10:01", "10:25")
        day.talks("10:25", "10:40")
        day.at("10:41")
        assert [label for label, _, _ in day.notices("break")] == ["10:00:50", "10:40:20"]

    def test_without_another_contact_it_comes_after_an_hour(self) -> None:
        day = Day(replace(CALM, break_every_min=100))
        day.types("09:00", "10:40:30")
        day.answers("10:41", "after_contact")
        day.types("10:41", "11:42")
        assert [label for label, _, _ in day.notices("break")] == ["10:40:50", "11:42:00"]


class TestBeginning:
    def test_it_begins_when_hands_rest_and_the_heads_up_is_over(self) -> None:
        day = Day(SELF)
        day.types("09:00", "10:00:30")
        day.at("10:03")
        assert day.notices("break") == [("10:00:50", "notify", "break")]
        assert begun(day) == ["10:01:20"]
        assert day.book[1:] == (1, 1, 0, 0, 0)

    def test_whoever_types_on_is_left_alone_and_asked_no_more_after_five_minutes(self) -> None:
        day = Day(SELF)
        day.types("09:00", "10:06:30", 5)
        day.at("10:09")
        assert day.notices("break") == [("10:01:00", "notify", "break")]
        assert begun(day) == []

    def test_ten_seconds_of_rest_are_enough_later_on(self) -> None:
        day = Day(SELF)
        day.types("09:00", "10:03", 5)
        day.at("10:04")
        assert begun(day) == ["10:03:10"]

    def test_never_in_a_contact_nor_while_quiet_is_asked_for(self) -> None:
        for event in (ContactStarted("1"), DoNotDisturb(True)):
            day = Day(SELF)
            day.types("09:00", "10:00:30")
            day.at("10:00:55", event)
            day.at("10:05:30")
            assert begun(day) == []

    def test_off_until_it_is_switched_on(self) -> None:
        day = Day(CALM)
        day.types("09:00", "10:00:30")
        day.at("10:04")
        assert begun(day) == []


def test_a_break_lasts_as_long_as_whoever_counts_it_says() -> None:
    day = Day(CALM)
    day.types("09:00", "09:30")
    day.at("09:30:10", BreakLasts(60))  # none is under way
    day.at("09:31", BreakStarted())
    day.at("09:35", BreakLasts(180))
    assert round(going_on(day.run.state, day.run.now(day.run.at)).break_left) == 180
    day.at("09:37:50")
    assert going_on(day.run.state, day.run.now(day.run.at)).break_left > 0
    day.at("09:38:10")
    assert going_on(day.run.state, day.run.now(day.run.at)).break_left == 0
