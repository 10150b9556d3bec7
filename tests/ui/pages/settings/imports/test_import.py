"""A file on the screen, over real files and a real diary: asked, shown, taken, its heavy ones named, taken back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.services.imports.taking import EXPORTS
from tests.ui.recording import context_of
from wellbeing.content.strings import load_words
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.problems import Problem
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.ui.in_thread import is_busy
from wellbeing.ui.pages.settings.imports import work
from wellbeing.ui.pages.settings.imports.heavy import HeavyOnes
from wellbeing.ui.pages.settings.imports.preview import ColumnRow, ImportPreview
from wellbeing.ui.pages.settings.imports.question import FileQuestion
from wellbeing.ui.pages.settings.imports.row import ImportRow
from wellbeing.ui.pages.settings.imports.sheet import ImportSheet
from wellbeing.ui.widgets.buttons import WordButton

Said = list[tuple[str, Callable[[], object] | None]]


@pytest.fixture(autouse=True)
def afterwards(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    clock.set(datetime(2026, 11, 29, 4, tzinfo=UTC))
    monkeypatch.setattr(sys, "frozen", True, raising=False)  # spreadsheets are read in this process


@pytest.fixture
def said() -> Said:
    return []


@pytest.fixture
def row(qtbot: QtBot, light_theme: object, services: Services, said: Said) -> ImportRow:
    def say(words: str, undo: Callable[[], object] | None) -> None:
        said.append((words, undo))

    made = ImportRow(context_of(services, load_words("en", resource("locale")), say))
    qtbot.addWidget(made)
    made.refresh()
    return made


def rest(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not is_busy())


def opened(qtbot: QtBot, row: ImportRow, file: Path) -> ImportSheet:
    row.take(file)
    rest(qtbot)
    assert row.sheet is not None
    return row.sheet


def words_in(widget: QWidget) -> str:
    return "\n".join(part.text() for part in widget.findChildren(QLabel) if not part.isHidden())


def backs(row: ImportRow) -> list[WordButton]:
    return [part for part in row.findChildren(WordButton) if part.text() == "Take back"]


def answer_name(qtbot: QtBot, sheet: ImportSheet, name: str) -> None:
    assert isinstance(sheet.body, FileQuestion)
    sheet.body.picks.setCurrentText(name)
    sheet.body.send.click()
    rest(qtbot)


def press_go(qtbot: QtBot, sheet: ImportSheet) -> None:
    sheet.go.click()
    rest(qtbot)


def test_asked_shown_taken_and_taken_back(qtbot: QtBot, row: ImportRow, services: Services, said: Said):
    sheet = opened(qtbot, row, EXPORTS / "freshdesk.csv")
    assert "Which name is yours?" in words_in(sheet.body)
    assert not sheet.go.isVisible()
    answer_name(qtbot, sheet, "Agent A")
    assert isinstance(sheet.body, ImportPreview)
    shown = words_in(sheet.body)
    assert "6 contacts of yours" in shown
    assert "Left out: of other people: 1." in shown
    assert "The first: Monday, 23 November 09:16." in shown
    assert sheet.body.zones.current() == "Asia/Shanghai"
    assert services.contacts.between(None, None) == []
    press_go(qtbot, sheet)
    assert len(services.contacts.between(None, None)) == 6
    assert said[-1][0] == "Taken in: 6 contacts."
    assert len(backs(row)) == 1
    backs(row)[0].click()
    rest(qtbot)
    assert services.contacts.between(None, None) == []
    assert said[-1][0] == "6 entries taken back."


def test_what_was_logged_by_hand_is_told_and_left_out(qtbot: QtBot, row: ImportRow, services: Services):
    logged = services.contacts.record(ContactDraft("rude", at=datetime(2026, 11, 23, 1, 18, tzinfo=UTC)))
    assert not isinstance(logged, Problem)
    sheet = opened(qtbot, row, EXPORTS / "freshdesk.csv")
    answer_name(qtbot, sheet, "Agent A")
    for words, number in (
        ("Take those too", 5),
        ("Leave out what you logged yourself", 6),
        ("Take those too", 5),
    ):
        assert isinstance(sheet.body, ImportPreview)
        assert f"{number} contacts of yours" in words_in(sheet.body)
        assert ("1 looks like a contact that you logged yourself" in words_in(sheet.body)) is (number == 5)
        assert sheet.body.also.text() == words
        sheet.body.also.click()
        rest(qtbot)
    assert isinstance(sheet.body, ImportPreview)
    sheet.body.also.click()
    rest(qtbot)
    press_go(qtbot, sheet)
    assert [contact.kind for contact in services.contacts.between(None, None)].count("rude") == 1
    assert len(services.contacts.between(None, None)) == 6


def test_the_toast_takes_it_back_as_well(qtbot: QtBot, row: ImportRow, services: Services, said: Said):
    press_go(qtbot, opened(qtbot, row, EXPORTS / "state_of_mind.csv"))
    assert len(services.checkins.between(None, None)) == 5
    _, undo = said[-1]
    assert undo is not None
    undo()
    rest(qtbot)
    assert services.checkins.between(None, None) == []


def test_another_clock_and_another_column_are_one_choice(qtbot: QtBot, row: ImportRow):
    sheet = opened(qtbot, row, EXPORTS / "freshdesk.csv")
    answer_name(qtbot, sheet, "Agent A")
    assert isinstance(sheet.body, ImportPreview)
    sheet.body.zones.setCurrentText("UTC")
    sheet.body.zones.activated.emit(0)
    rest(qtbot)
    assert isinstance(sheet.body, ImportPreview)
    assert "The first: Monday, 23 November 09:16." in words_in(
        sheet.body
    )  # its reading, by the clock that was chosen
    assert sheet.body.zones.current() == "UTC"
    sheet.body.more.click()
    rows = sheet.body.findChildren(ColumnRow)
    (row_of_when,) = [part for part in rows if part.box.accessibleName() == "When it was"]
    row_of_when.box.setCurrentIndex(row_of_when.box.findData("Resolved time"))
    row_of_when.box.activated.emit(0)
    rest(qtbot)
    assert isinstance(sheet.body, ImportPreview)
    assert "The first: Monday, 23 November 09:16." not in words_in(sheet.body)
    assert sheet.body.zones.current() == "UTC"


def test_heavy_ones_are_named_by_one_key_each(qtbot: QtBot, row: ImportRow, services: Services):
    sheet = opened(qtbot, row, EXPORTS / "zendesk.csv")
    answer_name(qtbot, sheet, "Agent A")
    press_go(qtbot, sheet)
    assert isinstance(sheet.body, HeavyOnes)
    assert "1 of 7 may have been heavy." in words_in(sheet.body)
    assert "bad rating · reopened · tag" in words_in(sheet.body)
    qtbot.keyClick(sheet.body, Qt.Key.Key_3)
    kinds = [contact.kind for contact in services.contacts.between(None, None)]
    assert sorted(kinds) == ["ordinary"] * 6 + ["rude"]


def test_the_same_file_again_has_nothing_to_take(qtbot: QtBot, row: ImportRow):
    press_go(qtbot, opened(qtbot, row, EXPORTS / "state_of_mind.csv"))
    sheet = opened(qtbot, row, EXPORTS / "state_of_mind.csv")
    assert "Known already: 5." in words_in(sheet.body)
    assert not sheet.go.isVisible()


def test_cancelled_while_it_is_written_nothing_stays(
    qtbot: QtBot, row: ImportRow, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    lines = "".join(f"{n},2026-11-2{n % 8} 10:{n % 60:02}:{n % 59:02}\n" for n in range(1_200))
    (tmp_path / "calls.csv").write_text("Call ID,Started At\n" + lines)
    sheet = opened(qtbot, row, tmp_path / "calls.csv")
    follow = work._follow

    def stopped_after_a_step(steps: object, pulse: work.Pulse) -> bool:
        pulse.stopped = True  # as if Cancel was pressed just then
        return follow(steps, pulse)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "_follow", stopped_after_a_step)
    press_go(qtbot, sheet)
    assert services.contacts.between(None, None) == []
    assert backs(row) == []


BAD = [
    (b"", "bad.csv", "The file is empty."),
    (b"Call ID,Started At\n", "head.csv", "no row below them"),
    (b"a,b\n1,\x002\n" * 30, "nul.csv", "is not text"),
    (b"<html><table><tr><td>1</td></tr></table></html>", "page.xls", "The file is a web page"),
    (b"Call ID,Started At\n1,2999-01-01 10:00\n", "future.csv", "lies in the future"),
    (b"Call ID,Started At\n1,1900-01-01 10:00\n", "old.csv", "before the year 2000"),
    (b"Ann (2026-11-27 09:14:00):\nwhere is it\n" * 10, "chat.txt", "a customer's chat"),
    (b"date,start,end\n2026-12-01,09:00,18:00\n", "rota.csv", "under Working hours"),
    (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "rota.txt", "under Working hours"),
    (b"PK\x03\x04 no zip", "bad.xlsx", "damaged"),
]


@pytest.mark.parametrize(("raw", "name", "says"), BAD, ids=[name for _, name, _ in BAD])
def test_a_bad_file_is_one_sentence(
    qtbot: QtBot, row: ImportRow, services: Services, tmp_path: Path, raw: bytes, name: str, says: str
):
    (tmp_path / name).write_bytes(raw)
    sheet = opened(qtbot, row, tmp_path / name)
    assert says in words_in(sheet.body)
    assert "--" not in words_in(sheet.body)  # no options of the command line
    assert not sheet.go.isVisible()
    assert services.contacts.between(None, None) == []


def test_what_the_command_line_asks_by_options_is_asked_here(qtbot: QtBot, row: ImportRow, tmp_path: Path):
    (tmp_path / "order.csv").write_text("Call ID,Started At\n1,05/06/2026 10:00\n2,07/06/2026 10:00\n")
    sheet = opened(qtbot, row, tmp_path / "order.csv")
    assert isinstance(sheet.body, FileQuestion)
    assert "day or the month" in words_in(sheet.body)
    sheet.body.presses[1].click()  # the month
    rest(qtbot)
    assert "5 May" not in words_in(sheet.body)
    assert "Wednesday, 6 May 10:00" in words_in(sheet.body)
    (tmp_path / "total.csv").write_text("客服昵称,接待人数\n客服甲,12\n", "utf-8")
    sheet = opened(qtbot, row, tmp_path / "total.csv")
    assert isinstance(sheet.body, FileQuestion)
    assert sheet.body.wrong.isHidden()
    for typed, says in (
        ("", "Please write the day as 2026-11-27."),
        ("yesterday", "Please write the day as 2026-11-27."),
        ("1/12/2026", "1/12/2026 can be 2026-01-12 / 2026-12-01"),
    ):
        sheet.body.field.setText(typed)
        sheet.body.send.click()
        assert says in words_in(sheet.body)
    sheet.body.field.setText("27.11.2026")
    sheet.body.send.click()
    rest(qtbot)
    assert "1 total with 12 contacts" in words_in(sheet.body)


def test_a_file_can_be_dropped(qtbot: QtBot, row: ImportRow):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(EXPORTS / "state_of_mind.csv"))])
    act = Qt.DropAction.CopyAction
    row.dropEvent(
        QDropEvent(QPointF(5, 5), act, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )
    rest(qtbot)
    assert row.sheet is not None
    assert "5 moods" in words_in(row.sheet.body)


def test_a_folder_is_watched_until_it_is_not(row: ImportRow, services: Services, tmp_path: Path):
    assert "never taken by itself" in row.place.text()
    row.watch_folder(str(tmp_path))
    assert row.place.text() == f"Watching: {tmp_path}"
    row.watch.click()
    assert services.preferences.current.import_folder == ""
    assert row.watch.text() == "Choose a folder …"
