"""Check-in prompts and cool-down offers: what raises them, caps, gaps, and how they fall silent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.domain.reminders.fake_day import Day
from wellbeing.domain.reminders import events as values
from wellbeing.domain.reminders.events import (
    CheckedIn,
    Input,
    Logged,
    Notify,
    Paused,
    Plan,
    ShowCard,
    StressWanted,
)


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


class TestAskedAsAgreed:
    PLAN = Plan(breaks=False, cooldowns=False, checkins=False)

    def test_neither_a_cap_nor_a_gap_holds_it_up(self) -> None:
        day = Day(self.PLAN)
        day.at("09:50", CheckedIn(8))
        day.at("10:00", StressWanted())
        day.at("10:01")
        assert [kind for _, _, kind in day.notices()] == ["checkin"]

    def test_a_check_in_answers_it(self) -> None:
        day = Day(self.PLAN)
        day.at("10:00", StressWanted())
        day.at("10:02", CheckedIn(4))
        assert day.shown()[-1] == ("10:02:00", "withdraw", "checkin")

    def test_one_that_is_in_sight_is_enough(self) -> None:
        day = Day(self.PLAN)
        day.at("10:00", StressWanted())
        day.at("10:01", StressWanted())
        assert len(day.notices()) == 1

    def test_a_pause_keeps_it_away(self) -> None:
        day = Day(self.PLAN)
        day.at("09:59", Paused(datetime(2026, 3, 2, 3, tzinfo=UTC)))
        day.at("10:00", StressWanted())
        day.at("10:30")
        assert day.shown() == []


class TestCoolDowns:
    PLAN = Plan(breaks=False, checkins=False)

    @pytest.mark.parametrize(
        ("event", "why"),
        [
            (CheckedIn(7), "why.cooldown.stress"),
            (Logged("abuse", 0), "why.cooldown.abuse"),
            (Logged("threat"), "why.cooldown.threat"),
            (Logged("crisis"), "why.cooldown.crisis"),
            (CheckedIn(6), None),
            (Logged("rude", 10), None),
        ],
    )
    def test_what_raises_an_offer(self, event: values.Event, why: str | None) -> None:
        day = Day(self.PLAN)
        day.at("09:30", event)
        day.at("09:32")
        assert [effect.why for _, effect in day.effects if isinstance(effect, Notify)] == (
            [why] if why else []
        )

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

    def test_one_that_still_waits_takes_on_the_graver_reason(self) -> None:
        day = Day(self.PLAN)
        day.at("09:00", values.ContactStarted())
        day.at("09:05", CheckedIn(8))
        day.at("09:06", Logged("threat", 5))
        day.at("09:07", Logged("abuse", 5), values.ContactEnded())
        day.at("09:08")
        assert [effect.why for _, effect in day.effects if isinstance(effect, Notify)] == [
            "why.cooldown.threat"
        ]

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

    def test_days_off_use_up_none_of_the_five_workdays(self) -> None:
        day = Day(self.PLAN)
        self.dismiss(day, ("09", "11", "13"))
        found = []
        for ahead in (1, 4, 5, 6, 7):  # two days off after the first
            before = len(day.notices())
            for hour in (9, 11, 13, 15, 17):
                day.types(f"+{ahead} {hour:02}:00", f"+{ahead} {hour:02}:01")
                day.at(f"+{ahead} {hour:02}:02", CheckedIn(9))
                day.at(f"+{ahead} {hour:02}:03", Input())
            found.append(len(day.notices()) - before)
        assert found == [2, 2, 2, 2, 4]

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
        asked = [effect for _, effect in day.effects if isinstance(effect, ShowCard)]
        assert [effect.why for effect in asked] == ["why.checkin.stopped"]
        assert day.run.state.offers.stopped

    def test_the_answer_to_that_question_starts_them_again(self) -> None:
        day = Day(Plan(breaks=False, cooldowns=False))
        for ahead in range(8):
            day.talks(f"+{ahead} 09:11", f"+{ahead} 09:15")
            day.at(f"+{ahead} 09:16")
        day.answers("+7 09:20", "start")
        day.talks("+7 09:30", "+7 09:40")
        day.at("+7 09:41")
        assert not day.run.state.offers.stopped
        assert len(day.notices()) == 8
