"""A diary that can't be opened, or whose file is taken away while it is open: said, mended, nothing lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, current_thread, main_thread
from time import sleep

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.shell.conftest import Make, settled, words
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import Folders
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.backups import Backups
from wellbeing.services.environment import open_environment
from wellbeing.storage.diary_copy import DiaryCopy
from wellbeing.ui.in_thread import is_busy
from wellbeing.ui.shell.application import Application


def stresses(folders: Folders, clock: FakeClock) -> list[int]:
    with closing(open_services(open_environment(folders, clock))) as services:
        return [checkin.stress for checkin in services.checkins.between(None, None)]


def started(make: Make, qtbot: QtBot) -> tuple[Application, Services]:
    """Start the app and wait until its reminders run."""
    app = make()
    settled(app, qtbot)
    assert app.services is not None
    return app, app.services


def press(app: Application, text: str) -> None:
    (found,) = [
        button
        for button in app.shell.findChildren(QPushButton)
        if button.text() == text and button.isVisible()
    ]
    found.click()


def bring_back(app: Application) -> None:
    """Press the button that offers a backup."""
    shown = [button for button in app.shell.findChildren(QPushButton) if button.isVisible()]
    (restore,) = [button for button in shown if button.text().startswith("Bring back")]
    restore.click()


def look(app: Application) -> None:
    assert app.driver is not None
    app.driver.tick()


def away(folders: Folders) -> Path:
    return folders.data / "elsewhere.db"


def moved(folders: Folders) -> None:
    folders.diary.rename(away(folders))


def replaced(folders: Folders) -> None:
    moved(folders)
    folders.diary.write_bytes(os.urandom(20_000))


def emptied(folders: Folders) -> None:
    moved(folders)
    folders.diary.touch()


@pytest.mark.parametrize("take_away", [moved, replaced, emptied])
def test_a_file_taken_away_is_said_and_written_anew(
    make: Make, qtbot: QtBot, folders: Folders, clock: FakeClock, take_away: Callable[[Folders], None]
):
    app, services = started(make, qtbot)
    services.checkins.record(CheckInDraft(3))
    take_away(folders)
    look(app)
    qtbot.waitUntil(lambda: "file was moved, replaced or taken away" in words(app))
    services.checkins.record(CheckInDraft(8))
    assert len(services.waiting) == 1
    press(app, "Write the diary anew")
    assert "file was moved" not in words(app)
    qtbot.waitUntil(lambda: not services.waiting)
    services.checkins.record(CheckInDraft(5))
    qtbot.wait(50)
    app.close()
    assert sorted(stresses(folders, clock)) == [3, 5, 8]


def test_a_file_that_comes_back_takes_what_waited(
    make: Make, qtbot: QtBot, folders: Folders, clock: FakeClock
):
    app, services = started(make, qtbot)
    moved(folders)
    look(app)
    qtbot.waitUntil(lambda: "The diary's file is away" in words(app))
    services.checkins.record(CheckInDraft(8))
    press(app, "Try again")
    assert "The diary's file is away" in words(app)
    away(folders).rename(folders.diary)
    look(app)
    qtbot.waitUntil(lambda: not services.waiting)
    assert "The diary's file is away" not in words(app)
    qtbot.wait(50)
    app.close()
    assert stresses(folders, clock) == [8]


def test_the_whole_folder_is_gone_and_the_diary_is_written_anew(
    make: Make, qtbot: QtBot, folders: Folders, clock: FakeClock
):
    app, services = started(make, qtbot)
    services.checkins.record(CheckInDraft(3))
    for path in folders.data.iterdir():
        if path.name.startswith("diary.") or path.suffix == ".key":
            path.unlink()
    look(app)
    press(app, "Write the diary anew")
    qtbot.waitUntil(services.diary.in_place)
    qtbot.wait(50)
    app.close()
    assert stresses(folders, clock) == [3]


def test_the_window_goes_on_while_the_diary_is_written_anew(
    make: Make, qtbot: QtBot, folders: Folders, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
):
    app, services = started(make, qtbot)
    moved(folders)
    look(app)
    go_on, write = Event(), DiaryCopy.write

    def write_slowly(copy: DiaryCopy, draft: Path) -> None:
        assert current_thread() is not main_thread()
        assert go_on.wait(10)
        write(copy, draft)

    monkeypatch.setattr(DiaryCopy, "write", write_slowly)
    press(app, "Write the diary anew")
    assert "is being written into a new file" in words(app)
    services.checkins.record(CheckInDraft(8))
    assert len(services.waiting) == 1
    go_on.set()
    qtbot.waitUntil(lambda: not services.waiting)
    assert "is being written into a new file" not in words(app)
    qtbot.waitUntil(lambda: not is_busy())
    app.close()
    assert stresses(folders, clock) == [8]


def test_an_app_that_ends_meanwhile_waits_for_no_copy(
    make: Make, qtbot: QtBot, folders: Folders, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
):
    app, services = started(make, qtbot)
    services.checkins.record(CheckInDraft(3))
    moved(folders)
    look(app)
    began = Event()
    monkeypatch.setattr(DiaryCopy, "write", lambda *_: began.set() or wait_for_end(services))
    press(app, "Write the diary anew")
    assert began.wait(5)
    app.close()
    assert not folders.diary.exists()
    away(folders).rename(folders.diary)
    assert stresses(folders, clock) == [3]


def wait_for_end(services: Services) -> None:
    """Copy without end, as a huge diary is, and end as a copy does that is called off."""
    while services.diary.is_open:
        sleep(0.001)
    raise Refused(Problem("diary", "problem.diary_moved"))


def test_a_diary_that_is_gone_comes_back_from_its_backup(
    make: Make, qtbot: QtBot, folders: Folders, clock: FakeClock
):
    with closing(open_services(open_environment(folders, clock))) as services:
        services.checkins.record(CheckInDraft(7))
        Backups(folders, clock).make()
    folders.diary.unlink()
    app = make()
    qtbot.waitUntil(lambda: "no longer where it was" in words(app))
    bring_back(app)
    settled(app, qtbot)
    qtbot.wait(50)
    app.close()
    assert stresses(folders, clock) == [7]


def test_where_the_newest_backup_is_damaged_the_one_before_is_offered(
    make: Make, qtbot: QtBot, folders: Folders, clock: FakeClock
):
    with closing(open_services(open_environment(folders, clock))) as services:
        services.checkins.record(CheckInDraft(7))
        Backups(folders, clock).make()
        clock.pass_by(days=1)
        newest = Backups(folders, clock).make()
    newest.write_bytes(newest.read_bytes()[:-4096])
    folders.diary.unlink()
    app = make()
    qtbot.waitUntil(lambda: "no longer where it was" in words(app))
    bring_back(app)
    qtbot.waitUntil(lambda: "damaged or was cut off" in words(app))
    bring_back(app)
    settled(app, qtbot)
    qtbot.wait(50)
    app.close()
    assert stresses(folders, clock) == [7]


def test_a_new_diary_is_begun_after_a_yes_only(make: Make, qtbot: QtBot, folders: Folders, clock: FakeClock):
    with closing(open_services(open_environment(folders, clock))) as services:
        services.checkins.record(CheckInDraft(7))
    folders.diary.write_bytes(b"")
    app = make()
    qtbot.waitUntil(lambda: "empty or was cut off" in words(app))

    def answer(text: str) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text().replace("&", "") == text).click()

    QTimer.singleShot(200, app, lambda: answer("Cancel"))
    press(app, "Begin a new diary …")
    assert folders.diary.read_bytes() == b""
    QTimer.singleShot(200, app, lambda: answer("Begin a new diary"))
    press(app, "Begin a new diary …")
    settled(app, qtbot)
    qtbot.wait(50)
    app.close()
    assert stresses(folders, clock) == []
    assert (folders.data / "old-diary-1" / "diary.db").exists()
