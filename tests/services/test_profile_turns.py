"""Profiles that the rota switches on by its words, over real files: with the shift, once, and back at its end."""

from __future__ import annotations

import json
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from tests.fakes import NOON_ISH, FakeClock
from tests.services.test_rota import calendar
from wellbeing.domain.shifts.table_rows import TableAnswers
from wellbeing.services.environment import Environment, open_environment

SECRET = "with Mrs Lin"
EVENTS = (
    f"DTSTART:20261121T090000\nDTEND:20261121T180000\nSUMMARY:Phone day {SECRET}",
    "DTSTART:20261121T100000\nDTEND:20261121T110000\nSUMMARY:TRAINING",
    "DTSTART:20261122T090000\nDTEND:20261122T180000\nSUMMARY:电话班",
    "DTSTART:20261123T090000\nDTEND:20261123T180000\nSUMMARY:Chatter",
)


@pytest.fixture
def three(environment: Environment) -> Environment:
    """Three profiles; the settings are as none of them."""
    book = environment.preferences
    for name, every in (("phone", 45), ("Training", 90), ("电话", 50)):
        book.set("break_every", every)
        assert environment.profiles.save(name) is None
    book.set("break_every", 70)
    return environment


def at(environment: Environment, clock: FakeClock, day: int, hour: float) -> int:
    """Look at an hour of a day of November, in Shanghai, and return how often breaks come then."""
    there = NOON_ISH.astimezone(clock.zone()).replace(day=day, hour=0, minute=0) + timedelta(hours=hour)
    clock.set(there.astimezone(UTC))
    assert environment.profile_turns.look() is None
    return environment.preferences.current.break_every


def again(environment: Environment) -> Environment:
    return open_environment(environment.folders, environment.clock)


def test_a_calendar_switches_them_on_and_back(three: Environment, clock: FakeClock, tmp_path: Path):
    three.rota.take(calendar(tmp_path / "rota.ics", *EVENTS))
    hours = [(21, 8.9), (21, 9), (21, 10), (21, 11), (21, 18), (22, 9), (22, 17.9), (22, 18), (23, 9)]
    assert [at(three, clock, *hour) for hour in hours] == [70, 45, 90, 45, 70, 50, 50, 70, 70]
    assert not (three.folders.config / "rota-profile.json").exists()


def test_of_the_words_nothing_but_the_profile_is_kept(three: Environment, clock: FakeClock, tmp_path: Path):
    three.rota.take(calendar(tmp_path / "rota.ics", *EVENTS))
    at(three, clock, 21, 10.5)
    kept = "".join(file.read_text("utf-8") for file in three.folders.config.iterdir() if file.is_file())
    assert [word in kept for word in (SECRET, "Lin", "TRAINING", "Chatter", "Phone day")] == [False] * 5
    turns = json.loads(three.folders.rota.read_text("utf-8"))["profiles"]
    assert [name for _, name in turns] == ["phone", "Training", "phone", "电话"]


def test_whoever_switches_by_hand_is_not_overruled(three: Environment, clock: FakeClock, tmp_path: Path):
    three.rota.take(calendar(tmp_path / "rota.ics", *EVENTS))
    assert at(three, clock, 21, 9) == 45
    three.profiles.switch("电话")
    assert at(three, clock, 21, 9.5) == 50
    three = again(three)
    assert [at(three, clock, 21, hour) for hour in (9.6, 10, 11, 18.5)] == [50] * 4
    assert at(three, clock, 22, 9) == 50


def test_a_restart_forgets_nothing(three: Environment, clock: FakeClock, tmp_path: Path):
    three.rota.take(calendar(tmp_path / "rota.ics", *EVENTS))
    assert at(three, clock, 21, 9) == 45
    assert at(again(three), clock, 21, 12) == 45
    assert at(again(three), clock, 21, 20) == 70  # the app was closed at the end


def test_a_rota_that_is_removed_ends_it(three: Environment, clock: FakeClock, tmp_path: Path):
    three.rota.take(calendar(tmp_path / "rota.ics", *EVENTS))
    assert at(three, clock, 21, 9) == 45
    three.rota.clear()
    assert at(three, clock, 21, 9.1) == 70


def test_a_profile_that_is_gone_by_then_changes_nothing(three: Environment, clock: FakeClock, tmp_path: Path):
    three.rota.take(calendar(tmp_path / "rota.ics", *EVENTS))
    three.profiles.remove("phone")
    assert [at(three, clock, 21, hour) for hour in (9, 10.5, 18)] == [70, 70, 70]


def test_a_damaged_memory_is_none(three: Environment, clock: FakeClock, tmp_path: Path):
    three.rota.take(calendar(tmp_path / "rota.ics", *EVENTS))
    for text in ("[", '{"shift": 3}', '{"shift": "x", "at": "y"}', "[]"):
        (three.folders.config / "rota-profile.json").write_text(text)
        assert at(again(three), clock, 21, 9) == 45
        three = again(three)
        assert at(three, clock, 21, 18) == 70


MATRIX = "Name,2026-11-21,2026-11-22,2026-11-23\nAnn,电话班,phone 10:00-19:00,off\nBo,off,电话班,off\n"
TABLE = (
    "date,start,end,shift\n2026-11-21,09:00,18:00,电话班\n2026-11-22,10:00,19:00,Phone early\n"
    "2026-11-23,09:00,18:00,\n"
)


@pytest.mark.parametrize("text", [MATRIX, TABLE])
def test_a_matrix_and_a_table_do_so_too(three: Environment, clock: FakeClock, tmp_path: Path, text: str):
    (file := tmp_path / "rota.csv").write_text(text, "utf-8")
    three.rota.take(
        file, TableAnswers(me="Ann" if text is MATRIX else None, legend={"电话班": "09:00-18:00"})
    )
    hours = [(21, 8), (21, 9), (21, 18), (22, 9), (22, 10), (22, 19), (23, 10)]
    assert [at(three, clock, *hour) for hour in hours] == [70, 50, 70, 70, 45, 70, 70]
