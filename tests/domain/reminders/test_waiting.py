"""What reminders wait for: contacts, several at once, do-not-disturb, pauses, the shift."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from tests.domain.reminders.fake_day import Day
from wellbeing.domain.reminders import events as values
from wellbeing.domain.reminders.events import (
    ContactEnded,
    ContactStarted,
    Input,
    Locked,
    Logged,
    Paused,
    Plan,
    Resumed,
    ShowCard,
    Slept,
)
from wellbeing.domain.shifts.shifts import Hours, WeeklyPlan

BREAKS_ONLY = Plan(checkins=False, cooldowns=False)
DAYTIME = WeeklyPlan(((Hours(time(9), time(17)),),) * 7)


def local(hour: int, minute: int = 0, day: int = 2) -> datetime:
    """A moment in Shanghai on that day of March 2026."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


class TestSeveralAtOnce:
    PLAN = Plan(checkins=False, cooldowns=False, several_at_once=True)

    def chats(self, plan: Plan) -> Day:
        """Three chats open from 09:50 on, the break due at 10:00."""
        day = Day(plan)
        day.types("09:00", "09:50")
        for name in "abc":
            day.at("09:50:05", ContactStarted(name))
        return day

    def test_at_the_first_end_a_card_then_a_notice_at_an_end_with_a_lull_after_twenty_minutes(self) -> None:
        day = self.chats(self.PLAN)
        day.types("09:50:10", "10:05", every=15)
        day.at("10:05:05", ContactEnded("a"), ContactStarted("d"))
        day.types("10:05:10", "10:15", every=15)
        day.at("10:15:05", ContactEnded("b"), ContactStarted("e"))
        day.types("10:16", "10:25", every=15)
        day.at("10:25:05", ContactEnded("c"))
        day.at("10:25:20", Input())
        day.types("10:26", "10:30", every=15)
        day.at("10:30:05", ContactEnded("d"))
        day.at("10:31")
        assert day.shown() == [("10:05:05", "card", "break"), ("10:30:25", "notify", "break")]
        card = next(effect for _, effect in day.effects if isinstance(effect, ShowCard))
        assert (card.why, dict(card.values)) == ("why.break.set_away", {"open": 2})

    @pytest.mark.parametrize(
        ("end", "expected"),
        [("10:19:59", []), ("10:20:00", [("10:20:20", "notify", "break")])],
    )
    def test_not_before_twenty_minutes(self, end: str, expected: list[tuple[str, str, str]]) -> None:
        day = self.chats(self.PLAN)
        day.types("09:50:10", "10:19:50", every=15)
        day.at(end, ContactEnded("a"))
        day.at("10:24")
        assert day.notices() == expected

    def test_with_none_open_it_comes_at_once(self) -> None:
        day = self.chats(self.PLAN)
        day.types("09:50:10", "10:02", every=15)
        for name in "abc":
            day.at("10:02:05", ContactEnded(name))
        day.at("10:03")
        assert day.shown() == [("10:02:05", "card", "break"), ("10:02:25", "notify", "break")]

    def test_with_one_at_a_time_an_end_amid_others_is_none(self) -> None:
        day = self.chats(BREAKS_ONLY)
        day.types("09:50:10", "10:25", every=15)
        day.at("10:25:05", ContactEnded("a"))
        day.at("10:29", ContactEnded("b"))
        assert day.shown() == [("10:10:00", "card", "break")]


class TestSilentContacts:
    def test_a_card_after_45_minutes_and_the_end_unknown_after_45_more(self) -> None:
        day = Day(BREAKS_ONLY)
        day.at("09:00", ContactStarted("lost"))
        day.types("09:00", "09:10")
        day.at("11:00")
        assert day.shown("contact") == [("09:55:00", "card", "contact"), ("10:40:00", "withdraw", "contact")]
        assert day.book == (10, 1, 0, 1, 0, 0)
        closed = [effect for _, effect in day.effects if isinstance(effect, values.ContactClosed)]
        assert [(effect.id, effect.how, effect.ended) for effect in closed] == [
            ("lost", "unknown", local(9, 10))
        ]

    def test_still_going_on_asks_again_later_and_input_keeps_it_open(self) -> None:
        day = Day(BREAKS_ONLY)
        day.at("09:00", ContactStarted())
        day.answers("09:50", "later", "contact")
        day.at("10:34:59")
        assert day.shown("contact")[1:] == [("09:50:00", "withdraw", "contact")]
        day.at("11:19")
        assert day.shown("contact")[2:] == [("10:35:00", "card", "contact")]
        assert len(day.run.state.contacts.open) == 1

    def test_it_has_ended_closes_it(self) -> None:
        day = Day(BREAKS_ONLY)
        day.at("09:00", ContactStarted("x"))
        day.answers("09:50", "start", "contact")
        assert len(day.run.state.contacts.open) == 0

    def test_sleep_closes_contacts_and_a_lock_does_not(self) -> None:
        day = Day(BREAKS_ONLY)
        day.at("09:00", ContactStarted("x"))
        day.at("09:10", Locked())
        assert len(day.run.state.contacts.open) == 1
        day.at("09:20", Slept())
        assert len(day.run.state.contacts.open) == 0
        assert day.book[0] == 20


class TestShutDoors:
    @pytest.mark.parametrize("event", [values.DoNotDisturb, values.FullScreen, values.Sharing])
    def test_a_notice_waits_and_a_card_tells(self, event: type) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "09:55")
        day.at("09:55:05", event(True))
        day.types("09:56", "10:20")
        day.at("10:20:05", event(False))
        day.types("10:20:10", "10:22")
        assert day.shown() == [("10:10:00", "card", "break"), ("10:21:05", "notify", "break")]

    def test_a_pause_keeps_quiet_and_the_break_comes_after_it(self) -> None:
        day = Day(Plan(cooldowns=False))
        day.types("09:00", "09:50")
        day.at("09:50:05", Paused(local(10, 50)))
        day.talks("09:52", "10:05")
        day.types("10:06", "10:53")
        assert day.shown() == [("10:51:00", "notify", "break")]

    def test_resumed_ends_a_pause(self) -> None:
        day = Day(BREAKS_ONLY)
        day.at("09:50", Paused(local(12)))
        assert day.run.state.quiet.paused_until > day.run.state.clocks.t
        day.at("09:55", Resumed())
        day.types("09:56", "10:02")
        assert day.run.state.quiet.paused_until <= day.run.state.clocks.t
        assert day.shown() == []

    def test_notices_are_ten_minutes_apart(self) -> None:
        day = Day(Plan(pinned=(time(10, 5),), checkins=False))
        day.types("09:00", "10:30")
        assert day.notices() == [("10:01:00", "notify", "break"), ("10:12:00", "notify", "breathing")]

    def test_of_several_at_one_boundary_the_rest_become_cards(self) -> None:
        day = Day(Plan(pinned=(time(10, 2),)))
        day.types("09:00", "09:58")
        day.at("09:58:05", ContactStarted())
        day.types("09:59", "10:05")
        day.at("10:05:05", Logged("abuse", 8), ContactEnded())
        day.at("10:30")
        assert day.shown()[:4] == [
            ("10:05:25", "card", "breathing"),
            ("10:05:25", "card", "cooldown"),
            ("10:05:25", "card", "checkin"),
            ("10:05:25", "notify", "break"),
        ]
        assert day.notices()[1:] == []


class TestLateTicks:
    """The timer rings five minutes late; what shuts the way in the meantime is heard first."""

    @pytest.mark.parametrize("event", [ContactStarted(), values.DoNotDisturb(True), Locked()])
    def test_a_notice_that_is_late_does_not_come_into_a_contact_or_a_shut_door(
        self, event: values.Event
    ) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:00:30")
        day.run.lateness = 300
        day.at("10:02", event)
        day.at("10:03")
        assert day.notices() == []

    def test_any_other_event_lets_it_be_told_at_once(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:00:30")
        day.run.lateness = 300
        day.at("10:02", Input())
        assert day.notices() == [("10:02:00", "notify", "break")]


class TestShift:
    PLAN = Plan(shifts=DAYTIME, checkins=True, pinned=(time(9, 4), time(16, 55), time(12, 0), time(20, 0)))

    def test_nothing_in_the_first_15_and_last_10_minutes_nor_off_shift(self) -> None:
        day = Day(self.PLAN, start="2026-03-02 08:30")
        day.types("08:30", "09:05", every=15)
        day.talks("09:06", "09:10")
        day.types("09:10", "21:00", every=15)
        at = [when for when, effect, kind in day.shown() if effect == "notify" and kind != "wind_down"]
        assert at
        assert all("09:15:00" <= when < "16:50:00" for when in at)
        assert ("09:14:00", "card", "breathing") in day.shown()
        assert ("17:00:00", "card", "breathing") in day.shown()

    @pytest.mark.parametrize(
        ("start", "expected"),
        [("15:48:30", [("16:49:30", "notify", "break")]), ("15:49:30", [])],
    )
    def test_the_last_ten_minutes_to_the_second(
        self, start: str, expected: list[tuple[str, str, str]]
    ) -> None:
        plan = Plan(shifts=DAYTIME, checkins=False, shift_cards=False, wind_down=False)
        day = Day(plan, start=f"2026-03-02 {start}")
        day.types(start, "17:05")
        assert day.notices() == expected

    def test_its_start_and_end_are_cards_and_wind_down_is_one_notice_after_it(self) -> None:
        day = Day(Plan(shifts=DAYTIME, checkins=False, breaks=False), start="2026-03-02 08:50")
        day.types("08:50", "18:30", every=30)
        assert day.shown() == [
            ("09:00:00", "card", "shift_start"),
            ("17:00:00", "card", "shift_end"),
            ("17:00:00", "notify", "wind_down"),
        ]

    def test_somebody_who_was_not_there_hears_nothing(self) -> None:
        day = Day(Plan(shifts=DAYTIME), start="2026-03-02 07:00")
        day.at("20:00", Input())
        day.at("22:00")
        assert day.shown() == []

    def test_wind_down_waits_for_a_late_contact_but_not_beyond_the_hour(self) -> None:
        for last, expected in (
            ("17:30", [("17:30:20", "notify", "wind_down")]),
            ("18:00", []),
            ("18:05", []),
        ):
            day = Day(Plan(shifts=DAYTIME, checkins=False, breaks=False, shift_cards=False))
            day.types("09:00", "16:00", every=60)
            day.at("16:10", ContactStarted())
            day.types("16:11", last, every=60)
            day.at(last, ContactEnded())
            day.at("19:00")
            assert day.notices() == expected

    def test_lunch_between_two_ranges_settles_an_owed_break_and_starts_the_count_anew(self) -> None:
        split = WeeklyPlan(((Hours(time(9), time(12)), Hours(time(13), time(18))),) * 7)
        day = Day(Plan(shifts=split, checkins=False, shift_cards=False))
        day.types("09:00", "13:30")
        assert day.book == (210, 2, 0, 1, 1, 0)
        day.types("13:30", "14:02")
        assert day.notices()[-1] == ("14:01:00", "notify", "break")

    def test_days_off_are_quiet(self) -> None:
        plan = WeeklyPlan(((Hours(time(9), time(17)),),) * 7, frozenset({local(12).date()}))
        day = Day(Plan(shifts=plan))
        day.types("09:00", "17:30", every=60)
        assert day.shown() == []
        assert day.next_break() is None
