"""Whole days and nights told minute by minute: what somebody with such a shift would have seen."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from tests.domain.reminders.fake_day import Day
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.reminders.events import (
    CheckedIn,
    ContactEnded,
    ContactStarted,
    DayClosed,
    Input,
    Logged,
    Notify,
    Paused,
    Plan,
    Slept,
    Woke,
)
from wellbeing.domain.reminders.simulation.simulate import preview
from wellbeing.domain.shifts.shifts import Hours, WeeklyPlan

EVERY_DAY = WeeklyPlan(((Hours(time(9), time(12)), Hours(time(13), time(18))),) * 7)
NIGHTS = WeeklyPlan(((Hours(time(22), time(6)),),) * 7)


def closed(day: Day) -> list[tuple[date, BreakLedger]]:
    return [(effect.day, effect.ledger) for _, effect in day.effects if isinstance(effect, DayClosed)]


def test_a_phone_shift() -> None:
    """Calls of eight minutes with two minutes of notes after each; an abusive one in the afternoon."""
    day = Day(Plan(shifts=EVERY_DAY), start="2026-03-02 08:55")
    for hour in (9, 10, 11, 13, 14, 15, 16, 17):
        for minute in range(0, 60, 10):
            day.at(f"{hour}:{minute:02}:10", ContactStarted())
            day.at(f"{hour}:{minute + 8:02}", ContactEnded())
            if (hour, minute) == (14, 20):
                day.at("14:28:10", Logged("abuse", 8))
            day.types(f"{hour}:{minute + 8:02}:15", f"{hour}:{minute + 9:02}:40", every=5)
    day.at("18:30")
    assert day.shown("shift_start", "shift_end", "wind_down") == [
        ("09:00:10", "card", "shift_start"),
        ("18:00:00", "card", "shift_end"),
        ("18:00:00", "notify", "wind_down"),
    ]
    assert day.notices()[:-1] == [
        ("09:19:00", "notify", "checkin"),
        ("10:09:00", "notify", "break"),
        ("11:09:00", "notify", "break"),
        ("11:29:00", "notify", "checkin"),
        ("13:39:00", "notify", "checkin"),
        ("14:09:00", "notify", "break"),
        ("14:29:10", "notify", "cooldown"),
        ("15:09:00", "notify", "break"),
        ("16:09:00", "notify", "break"),
        ("17:09:00", "notify", "break"),
    ]


def test_a_chat_shift_with_several_at_once() -> None:
    """Four chats overlap all the time and are never at nought; a chat ends every five minutes."""
    day = Day(Plan(several_at_once=True, checkins=False, shifts=EVERY_DAY, shift_cards=False))
    for number in range(4):
        day.at(f"09:0{number}", ContactStarted(f"chat {number}"))
    for number in range(32):
        minutes = 9 * 60 + 5 * (number + 1)
        clock = f"{minutes // 60:02}:{minutes % 60:02}"
        before = minutes - 5
        day.types(f"{before // 60:02}:{before % 60:02}:40", f"{minutes // 60:02}:{minutes % 60:02}", every=15)
        day.at(f"{clock}:05", ContactEnded(f"chat {number}"), ContactStarted(f"chat {number + 4}"))
        if minutes >= 10 * 60 + 40:
            day.at(f"{clock}:10", ContactEnded(f"chat {number + 1}"))
            day.at(f"{clock}:35", ContactStarted(f"chat {number + 1}"))
    assert day.shown()[:2] == [("10:00:05", "card", "break"), ("10:20:25", "notify", "break")]
    assert len(day.run.state.contacts.open) == 4
    assert day.book[4] + day.book[5] == 2


def test_a_night_shift_over_the_night_the_clocks_go_forward() -> None:
    """New York, 8 March 2026: two o'clock is three. The shift is seven hours long and one day."""
    day = Day(Plan(shifts=NIGHTS, checkins=False), start="2026-03-07 21:50", zone="America/New_York")
    day.types("21:50", "+1 06:30", every=15)
    day.at("+1 12:00", Input())
    assert day.notices("break") == [
        ("23:01:00", "notify", "break"),
        ("00:01:00", "notify", "break"),
        ("01:01:00", "notify", "break"),
        ("03:01:00", "notify", "break"),
        ("04:01:00", "notify", "break"),
        ("05:01:00", "notify", "break"),
    ]
    assert day.shown("shift_start", "shift_end", "wind_down")[:3] == [
        ("22:00:00", "card", "shift_start"),
        ("06:00:00", "withdraw", "shift_start"),
        ("06:00:00", "card", "shift_end"),
    ]
    assert closed(day) == [(date(2026, 3, 7), BreakLedger(420.0, 6, 0, 0, 5, 1))]


def test_a_night_shift_over_the_night_the_clocks_go_back() -> None:
    """New York, 1 November 2026: the hour from one to two comes twice; so do no reminders, and none is lost."""
    plan = Plan(shifts=NIGHTS, checkins=False, pinned=(time(1, 30),))
    day = Day(plan, start="2026-10-31 21:50", zone="America/New_York")
    day.types("21:50", "+1 06:30", every=15)
    day.at("+1 12:00", Input())
    assert [when for when, _, _ in day.notices("breathing")] == ["01:31:00"]
    assert len(day.notices("break")) == 8
    assert closed(day) == [(date(2026, 10, 31), BreakLedger(540.0, 8, 0, 0, 7, 1))]


def test_the_same_night_in_shanghai_has_eight_hours() -> None:
    plan = Plan(shifts=NIGHTS, checkins=False, pinned=(time(1, 30),))
    day = Day(plan, start="2026-10-31 21:50")
    day.types("21:50", "+1 06:30", every=15)
    day.at("+1 12:00", Input())
    assert len(day.notices("break")) == 7
    assert closed(day) == [(date(2026, 10, 31), BreakLedger(480.0, 7, 0, 0, 6, 1))]


def test_three_days_asleep_bring_back_nothing_of_the_past() -> None:
    day = Day(Plan(pinned=(time(15),), cooldowns=False))
    day.types("09:00", "10:00:30")
    day.at("10:00:35", ContactStarted(), Slept())
    before = len(day.effects)
    day.at("+3 11:00", Woke())
    day.types("+3 11:00:30", "+3 11:50")
    late = day.effects[before:]
    assert not any(isinstance(effect, Notify) for _, effect in late)
    assert closed(day) == [(date(2026, 3, 2), BreakLedger(round(60 + 35 / 60, 3), 1, 0, 1, 0, 0))]
    assert len(day.run.state.contacts.open) == 0
    day.types("+3 11:50", "+3 12:02")
    assert day.notices()[-1][2] == "break"


def test_a_week_asleep_brings_at_most_one_late_notice() -> None:
    plan = Plan(shifts=EVERY_DAY, pinned=(time(9, 30), time(11), time(15)))
    day = Day(plan)
    day.at("09:20", Logged("threat", 9), Slept())
    before = len(day.effects)
    day.at("+7 11:05", Woke(), Input())
    day.at("+7 11:30")
    assert sum(isinstance(effect, Notify) for _, effect in day.effects[before:]) <= 1


def test_a_restart_amid_a_waiting_reminder_loses_and_doubles_nothing() -> None:
    day = Day(Plan(checkins=False))
    day.types("09:00", "09:55")
    day.at("09:55:05", ContactStarted("call"))
    day.types("09:55:10", "10:05")
    day.restarts("10:05", "10:06")
    assert len(day.run.state.contacts.open) == 1
    day.types("10:06", "10:12")
    day.at("10:12:05", ContactEnded("call"))
    day.at("10:14", Input())
    assert day.shown() == [("10:10:00", "card", "break"), ("10:12:25", "notify", "break")]
    day.restarts("10:15", "10:17")
    day.types("10:17", "10:30")
    assert day.notices() == [("10:12:25", "notify", "break")]
    assert day.book == (90, 1, 0, 0, 0, 1)


def test_a_night_with_the_app_closed_is_rest() -> None:
    day = Day(Plan(checkins=False))
    day.types("09:00", "09:50")
    day.restarts("09:50", "+1 09:00")
    day.types("+1 09:00", "+1 09:59")
    assert day.shown() == []
    assert closed(day) == [(date(2026, 3, 2), BreakLedger(50.0, 0, 0, 0, 0, 0))]


def test_a_clock_set_back_an_hour_changes_labels_only() -> None:
    day = Day(Plan(checkins=False, pinned=(time(9, 45),)))
    day.types("09:00", "09:50")
    day.sets_clock(-3600)
    day.types("09:50", "11:50")
    # The wall says 09:01 when an hour of work is over; the breathing of 09:45 does not come again.
    assert day.notices() == [
        ("09:46:00", "notify", "breathing"),
        ("09:01:00", "notify", "break"),
        ("10:01:00", "notify", "break"),
    ]
    assert day.book[:2] == (170, 2)


def test_after_a_clock_change_the_next_day_follows_the_wall() -> None:
    day = Day(Plan(checkins=False, breaks=False, pinned=(time(9, 45),)))
    day.at("09:10", Input())
    day.sets_clock(-3600)
    day.types("+1 08:00", "+1 11:00", every=60)
    # A quarter to ten as the clock showed it before it was set, and the next day as it shows it now.
    assert day.notices() == [("08:45:00", "notify", "breathing"), ("09:45:00", "notify", "breathing")]


def test_a_break_is_not_asked_for_after_the_shift() -> None:
    day = Day(
        Plan(shifts=EVERY_DAY, wind_down=False, shift_cards=False, checkins=False), start="2026-03-02 16:40"
    )
    day.types("16:40", "18:05")
    assert day.shown("break")[-2:] == [("17:41:00", "notify", "break"), ("18:00:00", "withdraw", "break")]


def test_an_open_contact_is_asked_about_over_the_end_of_the_day() -> None:
    day = Day(start="2026-03-02 20:00")
    day.at("+1 03:00", ContactStarted())
    day.at("+1 04:10")
    assert day.shown("contact") == [("03:45:00", "card", "contact")]
    assert len(closed(day)) == 1


def test_pause_until_tomorrow() -> None:
    day = Day(Plan(cooldowns=False))
    day.types("09:00", "09:40")
    day.at("09:40", Paused(datetime(2026, 3, 3, 4, tzinfo=UTC) - timedelta(hours=8)))
    day.types("09:41", "12:00")
    day.at("12:00", CheckedIn(9))
    day.types("12:01", "18:00")
    assert day.shown() == []
    assert day.book[5] == 9
    day.types("+1 09:00", "+1 10:02")
    assert day.notices() == [("10:01:00", "notify", "break")]


def test_a_day_of_its_own_ends_at_four_even_without_a_shift() -> None:
    day = Day(Plan(checkins=False), start="2026-03-02 20:00")
    day.types("20:00", "+1 05:00", every=30)
    assert [effect for effect, _ in closed(day)] == [date(2026, 3, 2)]
    assert closed(day)[0][1] == BreakLedger(480.0, 7, 0, 0, 6, 1)
    assert day.notices("break")[-2:] == [("04:00:00", "notify", "break"), ("05:00:00", "notify", "break")]


def test_the_preview_shows_a_plain_day() -> None:
    plan = Plan(shifts=EVERY_DAY, pinned=(time(15),))
    zone = Day().zone
    marks = preview(plan, date(2026, 3, 2), zone)
    told = [(f"{mark.at.astimezone(zone):%H:%M}", mark.effect, mark.kind) for mark in marks]
    assert told == [
        ("09:00", "card", "shift_start"),
        ("10:00", "notify", "break"),
        ("10:35", "notify", "checkin"),
        ("11:05", "notify", "break"),
        ("13:40", "notify", "checkin"),
        ("14:00", "notify", "break"),
        ("15:00", "notify", "breathing"),
        ("15:10", "notify", "break"),
        ("15:50", "notify", "checkin"),
        ("16:15", "notify", "break"),
        ("17:20", "notify", "break"),
        ("18:00", "card", "shift_end"),
        ("18:00", "notify", "wind_down"),
    ]
    assert preview(Plan(shifts=WeeklyPlan(((),) * 7)), date(2026, 3, 2), zone) == ()
    assert [mark.kind for mark in preview(Plan(checkins=False), date(2026, 3, 2), zone)] == ["break"] * 8
