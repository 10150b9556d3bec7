"""The diary handed out on the screen: form, days, notes, a place; real files."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes import SHANGHAI
from tests.ui.recording import context_of
from wellbeing.content.strings import load_words
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.ui.in_thread import is_busy
from wellbeing.ui.pages.settings.export import CSV, JSON, SQLITE, ExportRow, ExportSheet

Said = list[str]


@pytest.fixture
def said() -> Said:
    return []


@pytest.fixture
def row(qtbot: QtBot, light_theme: object, services: Services, said: Said) -> ExportRow:
    def say(words: str, undo: Callable[[], object] | None) -> None:
        said.append(words)

    for day in (16, 17, 18):
        at = datetime(2026, 11, day, 12, tzinfo=SHANGHAI)
        services.checkins.record(CheckInDraft(day - 12, note="marknote", at=at))
    made = ExportRow(context_of(services, load_words("en", resource("locale")), say))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def sheet(row: ExportRow) -> ExportSheet:
    row.open()
    assert row.sheet is not None
    return row.sheet


def write(qtbot: QtBot, sheet: ExportSheet, target: Path) -> None:
    sheet.write(target)
    qtbot.waitUntil(lambda: not is_busy())


@pytest.mark.parametrize("day", ["2026-11-17", "17.11.2026", "１１月１７日"])
def test_some_days_without_notes(qtbot: QtBot, sheet: ExportSheet, said: Said, tmp_path: Path, day: str):
    sheet.first.setText(day)
    sheet.last.setText(day)
    sheet.notes.click()
    write(qtbot, sheet, tmp_path / "me")
    raw = (tmp_path / "me.json").read_text("utf-8")
    assert [row["stress"] for row in json.loads(raw)["tables"]["checkin"]] == [5]
    assert "marknote" not in raw
    assert said[0].startswith("Written: ")


@pytest.mark.parametrize("form", [JSON, CSV, SQLITE])
def test_each_form(qtbot: QtBot, sheet: ExportSheet, tmp_path: Path, form: str):
    sheet.form.set_current(form)
    write(qtbot, sheet, tmp_path / "me")
    if form == SQLITE:
        with closing(sqlite3.connect(tmp_path / "me.sqlite")) as db:
            assert db.execute("SELECT count(*) FROM checkin").fetchone() == (3,)
    else:
        file = tmp_path / "me.json" if form == JSON else tmp_path / "me" / "checkin.csv"
        assert file.read_text("utf-8-sig").count("marknote") == 3


def test_nothing_is_written_over(qtbot: QtBot, sheet: ExportSheet, tmp_path: Path, said: Said):
    (tmp_path / "me.json").write_text("mine")
    write(qtbot, sheet, tmp_path / "me.json")
    assert sheet.wrong.text().startswith("There is something under that name already.")
    assert sheet.go.isEnabled()
    assert (tmp_path / "me.json").read_text() == "mine"
    for first, last, says in [
        ("yesterday", "", "Please write the day as 2026-11-27."),
        ("2026-11-18", "2026-11-16", "The range ends before it begins."),
    ]:
        sheet.first.setText(first)
        sheet.last.setText(last)
        write(qtbot, sheet, tmp_path / "other.json")
        assert sheet.wrong.text().startswith(says)
    assert said == []
    assert not (tmp_path / "other.json").exists()
