"""When reminders come and when they wait: each rule in a few fake minutes."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from tests.domain.fake_day import Day
from wellbeing.domain import reminder_values as values
from wellbeing.domain.days import Span
from wellbeing.domain.reminder_state import State
from wellbeing.domain.reminder_values import (
    Answered,
    BreakStarted,
    Card,
    CheckedIn,
    ContactEnded,
    ContactStarted,
    Input,
    Locked,
    Logged,
    Notify,
    Now,
    Paused,
    Plan,
    PlanChanged,
    Resumed,
    Slept,
    Tick,
    Unlocked,
    Woke,
)
from wellbeing.domain.reminders import next_break, next_wake, step, waiting_cards
from wellbeing.domain.shifts import Hours, Rota, WeeklyPlan

BREAKS_ONLY = Plan(checkins=False, cooldowns=False)
DAYTIME = WeeklyPlan(((Hours(time(9), time(17)),),) * 7)


def local(hour: int, minute: int = 0, day: int = 2) -> datetime:
    """A moment in Shanghai on that day of March 2026."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


class TestBreaks:
    def test_a_break_comes_after_an_hour_of_work_in_the_first_lull(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:00:30")
        day.at("10:02")
        assert day.shown() == [("10:00:50", "notify", "break")]
        assert day.book == (62.0, 1, 0, 0, 0, 1)

    def test_without_a_lull_it_comes_after_a_minute(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:03")
        assert day.shown() == [("10:01:00", "notify", "break")]

    def test_it_waits_for_the_end_of_a_contact_and_a_lull_after_it(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "09:58")
        day.at("09:58:10", ContactStarted())
        day.types("09:58:20", "10:08:00")
        day.at("10:08:05", ContactEnded())
        day.types("10:08:10", "10:08:20")
        day.at("10:10")
        assert day.shown() == [("10:08:40", "notify", "break")]

    def test_after_ten_minutes_in_a_contact_one_card_and_still_one_notice_at_its_end(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "09:50")
        day.at("09:50:10", ContactStarted())
        day.types("09:50:20", "10:20:00")
        day.at("10:20:05", ContactEnded())
        day.at("10:21")
        assert day.shown() == [("10:10:00", "card", "break"), ("10:20:25", "notify", "break")]

    def test_idle_time_inside_a_contact_is_work(self) -> None:
        day = Day(BREAKS_ONLY)
        day.talks("09:00", "09:40")
        day.talks("09:41", "10:05")
        day.at("10:06")
        assert day.notices() == [("10:05:20", "notify", "break")]
        assert day.book[:4] == (66.0, 1, 0, 0)

    @pytest.mark.parametrize(
        ("away", "back", "worked"),
        [
            ((), (), 30),
            ((Locked(),), (Unlocked(),), 30),
            ((Slept(),), (Woke(),), 30),
        ],
    )
    def test_five_minutes_away_between_contacts_count_from_their_first_second(
        self, away: tuple[values.Event, ...], back: tuple[values.Event, ...], worked: float
    ) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "09:30")
        day.at("09:30", *away)
        day.at("09:36", *back)
        assert day.book[0] == worked
        day.types("09:36", "10:30")
        assert day.shown() == []
        day.types("10:30:10", "10:37")
        assert day.notices() == [("10:37:00", "notify", "break")]

    def test_less_than_five_minutes_idle_is_no_rest_but_a_locked_screen_stops_the_clock(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "09:30")
        day.at("09:34", Input())
        assert day.book[0] == 34
        day.at("09:34", Locked())
        day.at("09:38", Unlocked())
        day.at("09:39", Input())
        assert day.book[0] == 35

    def test_a_natural_break_settles_a_due_break_once(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:00:30")
        day.at("10:40", Input())
        assert day.shown() == [("10:00:50", "notify", "break"), ("10:05:30", "withdraw", "break")]
        assert day.book == (60.5, 1, 0, 1, 0, 0)

    def test_a_break_taken_is_no_work_and_the_next_counts_from_its_end(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:00:30")
        day.answers("10:01", "start")
        day.types("10:01:30", "11:06")
        assert day.shown()[1:] == [("10:01:00", "withdraw", "break")]
        day.types("11:06", "11:08")
        assert day.notices()[1:] == [("11:07:00", "notify", "break")]
        assert day.book == (61 + 62, 2, 1, 0, 0, 1)

    def test_a_contact_ends_a_break_early(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:00:30")
        day.answers("10:01", "start")
        day.talks("10:03", "10:08")
        assert day.book[0] == 61 + 5

    def test_a_break_of_their_own_accord_counts(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "09:20")
        day.at("09:20", BreakStarted())
        day.types("09:25", "10:24")
        assert day.book == (20 + 59, 1, 1, 0, 0, 0)
        assert day.shown() == []

    def test_later_brings_it_back_after_half_an_hour(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:00:30")
        day.answers("10:01", "later")
        day.types("10:01:10", "10:40")
        assert day.shown()[1:] == [("10:01:00", "withdraw", "break"), ("10:32:00", "notify", "break")]
        assert [one.why for _, one in day.effects if isinstance(one, Notify)] == [
            "why.break.worked",
            "why.later",
        ]

    def test_not_today_skips_it_and_keeps_quiet_until_tomorrow(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:00:30")
        day.answers("10:01", "not_today")
        day.types("10:01:10", "12:59")
        assert day.notices() == [("10:00:50", "notify", "break")]
        assert day.book == (239, 3, 0, 0, 1, 2)
        day.types("+1 09:00", "+1 10:02")
        assert day.notices()[1:] == [("10:01:00", "notify", "break")]

    def test_unanswered_breaks_are_skipped_when_the_next_is_due(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "12:01")
        assert [one[1] for one in day.shown()] == ["notify", "withdraw", "notify", "withdraw", "notify"]
        assert day.book == (181, 3, 0, 0, 2, 1)

    def test_a_long_contact_leaves_breaks_owed_and_one_notice(self) -> None:
        day = Day(BREAKS_ONLY)
        day.at("09:00", ContactStarted())
        day.types("09:00", "12:10", every=60)
        day.at("12:10:30", ContactEnded())
        day.at("12:12")
        assert day.notices() == [("12:10:50", "notify", "break")]
        assert day.book == (192, 3, 0, 0, 0, 3)

    def test_without_a_source_of_input_times_it_comes_at_fixed_times(self) -> None:
        day = Day(BREAKS_ONLY)
        day.run.hears = False
        day.at("09:00", Tick(None))
        day.talks("09:55", "10:02")
        day.at("11:02")
        assert day.notices() == [("10:02:20", "notify", "break"), ("11:00:00", "notify", "break")]


class TestPaidBreaks:
    def rota(self, *hours: tuple[int, int]) -> Plan:
        paid = tuple(
            Span(local(hour, minute), local(hour, minute) + timedelta(minutes=15)) for hour, minute in hours
        )
        return Plan(checkins=False, shift_cards=False, shifts=Rota((Span(local(9), local(17)),), paid))

    @pytest.mark.parametrize(
        ("paid", "expected"),
        [((10, 20), "10:21:00"), ((9, 40), "09:41:00"), ((10, 40), "10:01:00"), ((9, 20), "10:01:00")],
    )
    def test_the_apps_break_moves_to_a_paid_one_within_half_an_hour(
        self, paid: tuple[int, int], expected: str
    ) -> None:
        day = Day(self.rota(paid))
        day.types("09:00", "10:30")
        assert day.notices()[0] == (expected, "notify", "break")


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
        card = next(one for _, one in day.effects if isinstance(one, Card))
        assert (card.why, dict(card.values)) == ("why.break.set_away", {"open": 2})

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
        closed = [one for _, one in day.effects if isinstance(one, values.ContactClosed)]
        assert [(one.id, one.how, one.ended) for one in closed] == [("lost", "unknown", local(9, 10))]

    def test_still_going_on_asks_again_later_and_input_keeps_it_open(self) -> None:
        day = Day(BREAKS_ONLY)
        day.at("09:00", ContactStarted())
        day.answers("09:50", "later", "contact")
        day.at("10:34:59")
        assert day.shown("contact")[1:] == [("09:50:00", "withdraw", "contact")]
        day.at("11:19")
        assert day.shown("contact")[2:] == [("10:35:00", "card", "contact")]
        assert day.run.state.open_contacts == 1

    def test_it_has_ended_closes_it(self) -> None:
        day = Day(BREAKS_ONLY)
        day.at("09:00", ContactStarted("x"))
        day.answers("09:50", "start", "contact")
        assert day.run.state.open_contacts == 0

    def test_sleep_closes_contacts_and_a_lock_does_not(self) -> None:
        day = Day(BREAKS_ONLY)
        day.at("09:00", ContactStarted("x"))
        day.at("09:10", Locked())
        assert day.run.state.open_contacts == 1
        day.at("09:20", Slept())
        assert day.run.state.open_contacts == 0
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
        assert day.run.state.paused
        day.at("09:55", Resumed())
        day.types("09:56", "10:02")
        assert not day.run.state.paused
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
        for last, expected in (("17:30", [("17:30:20", "notify", "wind_down")]), ("18:10", [])):
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


class TestPrompts:
    PLAN = Plan(breaks=False, cooldowns=False)

    def test_they_come_when_a_contact_ends_in_the_lull_after_it(self) -> None:
        day = Day(self.PLAN)
        day.talks("09:05", "09:10")
        day.at("09:11")
        assert day.shown() == [("09:10:20", "notify", "checkin")]

    def test_at_most_three_a_day_and_two_hours_apart(self) -> None:
        day = Day(self.PLAN)
        for hour in range(9, 22):
            for minute in (0, 10, 20, 30, 40, 50):
                day.talks(f"{hour:02}:{minute:02}:10", f"{hour:02}:{minute + 5:02}")
        assert [when for when, _, _ in day.notices()] == ["09:05:20", "11:15:20", "13:25:20"]

    def test_none_within_90_minutes_of_a_check_in(self) -> None:
        day = Day(self.PLAN)
        day.at("09:00", CheckedIn(3))
        for minute in (10, 40):
            day.talks(f"09:{minute}", f"09:{minute + 5}")
            day.talks(f"10:{minute}", f"10:{minute + 5}") if minute == 10 else None
        assert day.shown() == []
        day.talks("10:40", "10:45")
        day.at("10:46")
        assert day.notices() == [("10:45:20", "notify", "checkin")]

    def test_a_check_in_answers_a_waiting_prompt(self) -> None:
        day = Day(self.PLAN)
        day.talks("09:05", "09:10")
        day.at("09:12", CheckedIn(2))
        assert day.shown() == [("09:10:20", "notify", "checkin"), ("09:12:00", "withdraw", "checkin")]

    def test_if_nobody_signals_contacts_lulls_rule(self) -> None:
        day = Day(self.PLAN)
        day.types("09:00", "16:00", every=15)
        at = [when for when, _, _ in day.notices()]
        assert at == ["10:31:00", "12:32:00", "14:33:00"]


class TestCoolDowns:
    PLAN = Plan(breaks=False, checkins=False)

    @pytest.mark.parametrize(
        ("event", "why"),
        [
            (CheckedIn(7), "why.cooldown.stress"),
            (Logged("abuse", 0), "why.cooldown.abuse"),
            (Logged("threat"), "why.cooldown.threat"),
            (CheckedIn(6), None),
            (Logged("rude", 10), None),
        ],
    )
    def test_what_raises_an_offer(self, event: values.Event, why: str | None) -> None:
        day = Day(self.PLAN)
        day.at("09:30", event)
        day.at("09:32")
        assert [one.why for _, one in day.effects if isinstance(one, Notify)] == ([why] if why else [])

    @pytest.mark.parametrize(("shifts", "expected"), [(10, 1), (9, 0)])
    def test_a_load_above_the_own_usual_raises_one_from_ten_shifts_on(
        self, shifts: int, expected: int
    ) -> None:
        day = Day(Plan(breaks=False, checkins=False, usual_high=4.0, usual_shifts=shifts))
        for minute in (0, 30):
            day.at(f"09:{minute:02}", Logged("rude", 5))
        day.at("10:30", Logged("rude", 5))
        day.at("10:32")
        assert day.notices() == []
        day.at("10:33", Logged("demanding", 5))
        day.at("10:35")
        assert len(day.notices()) == expected

    def test_offers_are_90_minutes_apart_which_a_threat_overrides_once(self) -> None:
        day = Day(self.PLAN)
        for when in ("09:00", "09:30", "10:20"):
            day.at(when, Logged("abuse", 5))
            day.at(when + ":50", Input())
        assert day.notices() == [("09:00:20", "notify", "cooldown")]
        day.at("10:21", Logged("threat", 5))
        day.at("10:23", Input())
        day.at("10:40", Logged("threat", 5))
        day.at("10:45", Input())
        assert day.notices()[1:] == [("10:21:20", "notify", "cooldown")]

    def test_at_most_four_a_day(self) -> None:
        day = Day(self.PLAN)
        for hour in range(9, 23, 2):
            day.at(f"{hour:02}:00", CheckedIn(9))
            day.at(f"{hour:02}:01", Input())
        assert len(day.notices()) == 4

    def dismiss(self, day: Day, hours: tuple[str, ...], answer: str = "dismissed") -> None:
        for when in hours:
            day.at(f"{when}:00", CheckedIn(9))
            day.answers(f"{when}:01", answer)

    def test_three_dismissals_in_a_row_halve_the_caps_for_five_workdays(self) -> None:
        day = Day(self.PLAN)
        self.dismiss(day, ("09", "11", "13"))
        day.at("15:00", CheckedIn(9))
        day.at("15:01", Input())
        assert len(day.notices()) == 3
        for ahead in range(1, 7):
            before = len(day.notices())
            for hour in (9, 11, 13, 15, 17):
                day.at(f"+{ahead} {hour:02}:00", CheckedIn(9))
                day.at(f"+{ahead} {hour:02}:01", Input())
            assert len(day.notices()) - before == (2 if ahead <= 4 else 4)

    def test_an_answer_or_later_in_between_breaks_the_row(self) -> None:
        day = Day(self.PLAN)
        self.dismiss(day, ("09", "11"))
        self.dismiss(day, ("13",), "start")
        day.at("15:00", CheckedIn(9))
        day.at("15:01", Input())
        assert len(day.notices()) == 4

    def test_seven_unanswered_days_stop_them_and_ask_once(self) -> None:
        day = Day(Plan(breaks=False, cooldowns=False))
        for ahead in range(10):
            day.types(f"+{ahead} 09:00", f"+{ahead} 09:10")
            day.talks(f"+{ahead} 09:11", f"+{ahead} 09:15")
            day.at(f"+{ahead} 09:16")
        assert len(day.notices()) == 7
        asked = [one for _, one in day.effects if isinstance(one, Card)]
        assert [one.why for one in asked] == ["why.checkin.stopped"]
        assert day.run.state.offers_stopped

    def test_the_answer_to_that_question_starts_them_again(self) -> None:
        day = Day(Plan(breaks=False, cooldowns=False))
        for ahead in range(8):
            day.talks(f"+{ahead} 09:11", f"+{ahead} 09:15")
            day.at(f"+{ahead} 09:16")
        day.answers("+7 09:20", "start")
        day.talks("+7 09:30", "+7 09:40")
        day.at("+7 09:41")
        assert not day.run.state.offers_stopped
        assert len(day.notices()) == 8


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
        wordings = [one.wording for _, one in day.effects if isinstance(one, Notify)]
        assert wordings == [0, 1, 2, 3, 4, 5, 6, 7, 0, 1]

    def test_a_kind_that_is_switched_off_goes(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:01:30")
        day.run.plan = Plan(breaks=False, checkins=False, zone=day.zone)
        effects = day.at("10:02", PlanChanged())
        assert [type(one).__name__ for one in effects] == ["Withdraw"]
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
        assert [(one.kind, one.silent) for one in cards] == [("break", False), ("breathing", False)]
        day.at("10:31", Answered(cards[0].key, "start"))
        assert [one.kind for one in waiting_cards(day.run.state)] == ["breathing"]

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


class TestSampledIdleTime:
    """Most sources tell how long nobody has typed only when they are asked, at a tick."""

    def day(self, plan: Plan, strokes: list[tuple[str, str]]) -> Day:
        """A day whose key strokes (one each 7 s in those stretches) are seen by ticks alone."""
        day = Day(plan)
        times = [
            at for first, last in strokes for at in range(int(day.seconds(first)), int(day.seconds(last)), 7)
        ]

        def idle(at: float) -> float:
            return at - max((one for one in times if one <= at), default=0)

        day.run.idle = idle  # type: ignore[method-assign]
        return day

    def test_a_break_waits_for_the_lull_or_a_minute(self) -> None:
        day = self.day(BREAKS_ONLY, [("09:00", "10:00:30"), ("10:01:30", "12:00")])
        day.at("12:00")
        assert day.notices() == [("10:00:46", "notify", "break"), ("11:01:00", "notify", "break")]

    def test_a_natural_break_is_credited_from_its_first_second(self) -> None:
        day = self.day(BREAKS_ONLY, [("09:00", "09:30"), ("09:36", "10:20")])
        for minute in range(41):
            day.at(f"09:{minute:02}")  # the app asks once a minute at least
        assert day.book[0] == pytest.approx(30 + 4, abs=1.1)
        day.at("10:20")
        assert day.shown() == []

    def test_a_few_samples_are_enough(self) -> None:
        day = self.day(BREAKS_ONLY, [("09:00", "09:55")])
        ticks = 0
        take = day.run.take

        def counted(at: float, event: values.Event) -> tuple[values.Effect, ...]:
            nonlocal ticks
            ticks += 1
            return take(at, event)

        day.run.take = counted  # type: ignore[method-assign]
        day.at("09:55")
        assert ticks <= 14
