"""A program for customers in front: a lull in typing is not the end of a contact that nobody tells of."""

from __future__ import annotations

from tests.domain.reminders.fake_day import Day
from wellbeing.domain.headset import names_in_line, names_of_line
from wellbeing.domain.reminders.events import AtWork, ContactEnded, ContactStarted, Plan

CALM = Plan(checkins=False, cooldowns=False)


def test_a_lull_of_twenty_seconds_is_not_enough_and_a_minute_is() -> None:
    day = Day(CALM)
    day.at("09:30", AtWork(True))
    day.types("09:00", "10:04", 30)
    assert day.notices("break") == []
    day.at("10:06")
    assert day.notices("break") == [("10:05:00", "notify", "break")]


def test_whoever_never_rests_finds_the_break_on_today() -> None:
    day = Day(CALM)
    day.at("09:00:10", AtWork(True))
    day.types("09:01", "10:15", 30)
    assert day.shown("break") == [("10:10:00", "card", "break")]


def test_in_another_program_and_where_contacts_are_told_it_is_as_ever() -> None:
    other = Day(CALM)
    other.at("09:00:10", AtWork(True))
    other.types("09:01", "09:50", 30)
    other.at("09:50:10", AtWork(False))
    other.types("09:50:30", "10:03", 30)
    assert other.notices("break") != []
    told = Day(CALM)
    told.at("09:00:10", AtWork(True))
    told.at("09:10", ContactStarted("1"))
    told.at("09:11", ContactEnded("1"))
    told.types("09:11:30", "10:15", 30)
    assert told.notices("break") != []


def test_names_in_a_line() -> None:
    assert names_in_line(" Softphone ,Firefox，Softphone,") == "Softphone, Firefox"
    assert names_in_line("") == ""
    assert names_in_line("a\x07b") is None
    assert names_of_line("Softphone, Firefox") == {"softphone", "firefox"}
