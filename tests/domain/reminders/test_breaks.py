"""Breaks: when they fall due, what settles them, paid breaks, idle times that are only sampled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.reminders.fake_day import Day
from wellbeing.domain.days import Span
from wellbeing.domain.reminders import events as values
from wellbeing.domain.reminders.events import (
    BreakEnded,
    BreakStarted,
    ContactEnded,
    ContactStarted,
    Input,
    Locked,
    Notify,
    Plan,
    Slept,
    Tick,
    Unlocked,
    Woke,
)
from wellbeing.domain.shifts.shifts import Rota

BREAKS_ONLY = Plan(checkins=False, cooldowns=False)


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

    def test_half_of_a_break_is_one_and_the_next_counts_from_its_end(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:00:30")
        day.answers("10:01", "start")
        day.at("10:04", BreakEnded(150, 300, 3660))
        day.types("10:04", "11:06")
        assert day.notices()[1:] == [("11:05:00", "notify", "break")]
        assert day.book == (61 + 62, 2, 1, 0, 0, 1)

    def test_less_is_a_short_pause_and_the_clock_goes_back_by_its_share(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "09:40")
        day.at("09:40", BreakStarted())
        day.at("09:42", BreakEnded(120, 300, 2400))
        assert day.book == (40, 0, 0, 0, 0, 0)
        day.types("09:42", "10:20")  # 24 minutes were left of the 40
        assert day.notices() == [("10:19:00", "notify", "break")]

    def test_however_short_nobody_is_asked_up_again_at_once(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:00:30")
        day.answers("10:01", "start")
        day.at("10:01:10", BreakEnded(0, 300, 3660))
        assert day.book[1:] == (0, 0, 0, 0, 0)
        day.types("10:01:10", "10:06")
        assert day.book[1:] == (0, 0, 0, 0, 0)
        day.types("10:06", "10:07")
        assert day.book[1:] == (1, 0, 0, 0, 1)

    def test_later_brings_it_back_after_half_an_hour(self) -> None:
        day = Day(BREAKS_ONLY)
        day.types("09:00", "10:00:30")
        day.answers("10:01", "later")
        day.types("10:01:10", "10:40")
        assert day.shown()[1:] == [("10:01:00", "withdraw", "break"), ("10:32:00", "notify", "break")]
        assert [effect.why for _, effect in day.effects if isinstance(effect, Notify)] == [
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
        assert [effect[1] for effect in day.shown()] == ["notify", "withdraw", "notify", "withdraw", "notify"]
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


class TestSampledIdleTime:
    """Most sources tell how long nobody has typed only when they are asked, at a tick."""

    def day(self, plan: Plan, strokes: list[tuple[str, str]]) -> Day:
        """A day whose key strokes (one each 7 s in those stretches) are seen by ticks alone."""
        day = Day(plan)
        times = [
            at for first, last in strokes for at in range(int(day.seconds(first)), int(day.seconds(last)), 7)
        ]

        def idle(at: float) -> float:
            return at - max((effect for effect in times if effect <= at), default=0)

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
