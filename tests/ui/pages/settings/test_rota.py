"""The rota in the settings, over real files: taken, shown, refused in one sentence, removed and brought back."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from tests.ui.recording import Told, context_of
from wellbeing.content.strings import load_words
from wellbeing.domain.shifts.shifts import Rota
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.ui.in_thread import is_busy
from wellbeing.ui.pages.settings.rota import RotaRow
from wellbeing.ui.pages.settings.rota_preview import RotaPreview
from wellbeing.ui.pages.settings.sections import WorkSection

HEAD = "date,start,end,paid_break_start,paid_break_end\n"
SHIFTS = HEAD + "2026-11-21,09:00,17:30,12:00,12:30\n2026-11-22,22:00,06:00,,\n"
Said = list[tuple[str, Callable[[], object] | None]]


@pytest.fixture
def said() -> Said:
    return []


@pytest.fixture
def section(qtbot: QtBot, light_theme: object, services: Services, said: Said) -> WorkSection:
    def say(words: str, undo: Callable[[], object] | None) -> None:
        said.append((words, undo))

    def nothing(*given: object) -> None:
        return None

    words = load_words("en", resource("locale"))
    made = WorkSection(context_of(services, words, say), "Working hours")
    qtbot.addWidget(made)
    made.refresh()
    return made


@pytest.fixture
def row(section: WorkSection) -> RotaRow:
    return section.rota


def file(tmp_path: Path, text: str, name: str = "rota.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def take(qtbot: QtBot, row: RotaRow, path: Path) -> None:
    with qtbot.waitSignal(row._reader.read):
        row.take(path)
    qtbot.waitUntil(row.choose.isEnabled)
    if not row.preview.isHidden():
        row.preview.go.click()


def test_a_file_is_taken_and_its_next_shifts_are_shown(
    qtbot: QtBot, row: RotaRow, services: Services, tmp_path: Path, said: Said
) -> None:
    assert row.says.text() == "No rota is set: the weekly hours hold."
    assert row.remove.isHidden()
    take(qtbot, row, file(tmp_path, SHIFTS))
    assert row.says.text() == "Shifts taken: 2; paid breaks: 1."
    assert row.next.text().replace("\u00a0", " ") == "Next: 21 Nov 09:00–17:30 · 22 Nov 22:00–06:00"
    assert not row.remove.isHidden()
    assert said == [("Shifts taken: 2; paid breaks: 1.", None)]
    assert isinstance(services.environment.rota.current(), Rota)


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        ("when,from,to\n1,2,3\n", "rota.csv", "The column date is missing"),
        (HEAD, "rota.csv", "The file holds no shift"),
        ("BEGIN:VCALENDAR\nnonsense", "rota.ics", "The calendar file can't be read."),
    ],
)
def test_a_bad_file_is_one_sentence_and_the_old_rota_stays(
    qtbot: QtBot, row: RotaRow, services: Services, tmp_path: Path, text: str, name: str, says: str
) -> None:
    take(qtbot, row, file(tmp_path, SHIFTS))
    before = services.environment.rota.current()
    take(qtbot, row, file(tmp_path, text, "bad-" + name))
    assert row.wrong.text().startswith(says)
    assert not row.wrong.isHidden()
    assert services.environment.rota.current() == before
    assert row.says.text() == "Shifts taken: 2; paid breaks: 1."
    take(qtbot, row, file(tmp_path, SHIFTS))
    assert row.wrong.isHidden()


def test_it_can_be_removed_and_brought_back(
    qtbot: QtBot, row: RotaRow, services: Services, tmp_path: Path, said: Said
) -> None:
    take(qtbot, row, file(tmp_path, SHIFTS))
    before = services.environment.rota.current()
    row.remove.click()
    assert services.environment.rota.current() is None
    assert row.next.isHidden()
    words, undo = said[-1]
    assert words == "The rota is removed."
    assert undo is not None
    undo()
    assert services.environment.rota.current() == before


def test_one_that_has_run_out_says_so(qtbot: QtBot, row: RotaRow, tmp_path: Path) -> None:
    take(qtbot, row, file(tmp_path, HEAD + "2026-11-10,09:00,17:00,,\n"))
    assert row.next.text() == "It has ended, so your weekly hours apply again."


def test_one_that_is_damaged_can_be_removed(row: RotaRow, services: Services) -> None:
    path = services.environment.rota._path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{", "utf-8")
    row.refresh()
    assert row.says.text().startswith("The rota that was kept can't be read")
    row.remove.click()
    assert not path.exists()


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
{events}END:VCALENDAR
"""
EVENT = """BEGIN:VEVENT
UID:{n}
DTSTART:202611{day}T010000Z
DTEND:202611{day}T100000Z
SUMMARY:{words}
END:VEVENT
"""


def shown(qtbot: QtBot, row: RotaRow, path: Path) -> RotaPreview:
    with qtbot.waitSignal(row._reader.read):
        row.take(path)
    qtbot.waitUntil(row.choose.isEnabled)
    return row.preview


def test_what_looks_like_leave_is_shown_and_a_tick_makes_it_a_shift(
    qtbot: QtBot, row: RotaRow, services: Services, tmp_path: Path
) -> None:
    words = {23: "Shift", 24: "Annual leave", 25: "Dentist", 26: "Shift"}
    events = "".join(EVENT.format(n=day, day=day, words=said) for day, said in words.items())
    preview = shown(qtbot, row, file(tmp_path, CALENDAR.format(events=events), "rota.ics"))
    assert services.environment.rota.current() is None  # nothing is in force before the person agrees
    assert "4 entries, 2 shifts, 2 left out" in preview.says.text()
    assert [box.text().replace("\u00a0", " ") for box in preview.findChildren(QCheckBox)] == [
        "24 Nov 09:00–18:00 looks like leave",
        "25 Nov 09:00–18:00 looks private",
    ]
    preview.findChildren(QCheckBox)[1].setChecked(True)
    preview.go.click()
    rota = services.environment.rota.current()
    assert rota is not None
    assert [shift.start.day for shift in rota.shifts] == [23, 25, 26]


def test_left_alone_the_old_rota_stays(
    qtbot: QtBot, row: RotaRow, services: Services, tmp_path: Path
) -> None:
    take(qtbot, row, file(tmp_path, SHIFTS))
    before = services.environment.rota.current()
    shown(qtbot, row, file(tmp_path, HEAD + "2026-11-24,09:00,17:30,,\n", "new.csv")).leave.click()
    assert services.environment.rota.current() == before
    assert row.preview.isHidden()


def test_the_hours_of_a_shifts_name_are_asked_once(
    qtbot: QtBot, row: RotaRow, services: Services, tmp_path: Path
) -> None:
    matrix = "姓名,11-23,11-24\n客服甲,早班,休\n"
    path = file(tmp_path, matrix, "matrix.csv")
    shown(qtbot, row, path)
    row.question.field.setText("from eight")
    row.question.send.click()
    assert "Please write times as 09:00, and hours as 09:00-18:00." in row.question.wrong.text()
    assert not row.question.wrong.isHidden()
    row.question.field.setText("08:00-16:00")
    with qtbot.waitSignal(row._reader.read):
        row.question.send.click()
    qtbot.waitUntil(row.choose.isEnabled)
    row.preview.go.click()
    preview = shown(qtbot, row, path)
    assert row.question.isHidden()
    assert "1 shifts, 1 left out" in preview.says.text()


def test_in_the_open_window_a_rota_is_put_in_force_beside_it(
    qtbot: QtBot,
    light_theme: object,
    services: Services,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Up to four waits for a disk; whoever goes on in the welcome meanwhile goes on once it is in force."""
    waited, sync, told = list[Thread](), os.fsync, Told()
    monkeypatch.setattr(os, "fsync", lambda handle: (waited.append(current_thread()), sync(handle)))
    row = RotaRow(replace(told.context(services), piecemeal=True))
    qtbot.addWidget(row)
    with qtbot.waitSignal(row._reader.read):
        row.take(file(tmp_path, SHIFTS))
    qtbot.waitUntil(row.choose.isEnabled)
    assert row.settle() is None
    assert isinstance(services.environment.rota.current(), Rota)
    assert told.said[-1][0] == "Shifts taken: 2; paid breaks: 1."
    qtbot.waitUntil(lambda: not is_busy())
    assert waited
    assert main_thread() not in waited
    folder = services.environment.folders.rota
    folder.unlink()
    folder.mkdir()
    row.take(file(tmp_path, SHIFTS))
    qtbot.waitUntil(lambda: not row.preview.isHidden())
    assert row.settle() is row.choose
    assert not row.wrong.isHidden()
