"""In the app a setting holds at once and is written beside the window; it stands in the file when the app has ended."""

from __future__ import annotations

import os
from threading import Event, Thread, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import Make, settled
from wellbeing.paths import Folders
from wellbeing.services import settings_writer
from wellbeing.services.event_bus import EventBus
from wellbeing.services.preferences import PreferenceBook
from wellbeing.system.files import DiskFull
from wellbeing.ui.in_thread import is_busy
from wellbeing.ui.shell.application import Application


@pytest.fixture
def app(make: Make, qtbot: QtBot) -> Application:
    made = make()
    settled(made, qtbot)
    return made


def kept(folders: Folders) -> int:
    return PreferenceBook(folders.settings, EventBus()).current.break_every


def test_the_windows_thread_waits_for_no_disk(
    app: Application, qtbot: QtBot, folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    waited, sync = list[Thread](), os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (waited.append(current_thread()), sync(handle)))
    assert app.environment.preferences.set("break_every", 45) is None
    qtbot.waitUntil(lambda: not is_busy())
    assert kept(folders) == 45
    assert waited
    assert main_thread() not in waited


def test_what_was_chosen_last_is_waited_for_at_the_end(
    app: Application, folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    begun, write = Event(), settings_writer.write_values

    def slowly(*given: object) -> None:
        begun.wait(0.2)
        write(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(settings_writer, "write_values", slowly)
    app.environment.preferences.set("break_every", 45)
    app.environment.preferences.set("break_every", 30)
    app.close()
    assert kept(folders) == 30


def test_what_cannot_be_written_is_told_where_the_pages_are(
    app: Application, qtbot: QtBot, folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise DiskFull(folders.settings)

    before = app.environment.preferences.current.break_every
    monkeypatch.setattr(settings_writer, "write_values", full)
    app.environment.preferences.set("break_every", 45)
    qtbot.waitUntil(lambda: "disk is full" in (app.view.said or ""))
    assert app.environment.preferences.current.break_every == before
