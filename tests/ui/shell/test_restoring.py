"""A backup brought back while the app runs: the diary closes, is another one, opens; Undo is the backup made before."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.shell.conftest import Make, settled
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.paths import Folders
from wellbeing.services.app_services import open_services
from wellbeing.services.backups import Backups
from wellbeing.services.diary_access import open_own_diary
from wellbeing.services.environment import open_environment
from wellbeing.system.file_lock import file_lock
from wellbeing.ui.pages.settings.page import SettingsPage
from wellbeing.ui.pages.settings.restore import RestoreRow
from wellbeing.ui.shell.application import Application

ROOM = 40_000  # enough to open the diary again, too little for a copy of it


@pytest.fixture
def backup(folders: Folders, clock: FakeClock) -> Path:
    """A backup of a diary with one entry, which gets a second one after it."""
    with closing(open_services(open_environment(folders, clock))) as services:
        services.checkins.record(CheckInDraft(stress=4))
        path = Backups(folders, clock).make()
        services.checkins.record(CheckInDraft(stress=9))
    return path


def levels(app: Application) -> list[int | None]:
    assert app.services is not None
    return [entry.stress for entry in app.services.checkins.between(None, None)]


def restored(app: Application, backup: Path, qtbot: QtBot) -> str:
    """Bring it back and return what is said."""
    before = app.services
    app.changes.restore(partial(Backups(app.environment.folders, app.environment.clock).restore, backup))
    qtbot.waitUntil(lambda: app.services is not before and app.services is not None and bool(app.view.said))
    return app.view.said


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes, as on a full disk."""
    import signal

    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_it_comes_back_and_undo_takes_it_back(make: Make, qtbot: QtBot, backup: Path):
    app = make()
    settled(app, qtbot)
    assert levels(app) == [4, 9]
    assert restored(app, backup, qtbot) == "The backup is brought back."
    assert app.view.current() == "settings"
    assert levels(app) == [4]
    assert app.view.action == "undo"
    before = app.services
    app.view.undo()
    qtbot.waitUntil(lambda: app.services not in (before, None) and "brought back" in app.view.said)
    assert levels(app) == [4, 9]


def test_the_row_of_the_settings_does_it(make: Make, qtbot: QtBot, backup: Path):
    app = make()
    settled(app, qtbot)
    app.view.go("settings")
    page = app.view.page("settings")
    assert isinstance(page, SettingsPage)
    page.open_section("data")
    row = page.findChildren(RestoreRow)[0]
    row.button.click()
    qtbot.waitUntil(row.go.isEnabled)
    before = app.services
    row.go.click()
    qtbot.waitUntil(lambda: app.services not in (before, None) and bool(app.view.said))
    assert levels(app) == [4]


def test_two_at_once_and_a_full_disk_change_nothing(make: Make, qtbot: QtBot, backup: Path, folders: Folders):
    app = make()
    settled(app, qtbot)
    with file_lock(folders.data / "backup.lock", 0.0):
        assert "Another backup or restore is going on" in restored(app, backup, qtbot)
    with closing(open_own_diary(folders)):
        assert "Another program has the diary open" in restored(app, backup, qtbot)
    with full_disk(ROOM):
        assert "disk is full" in restored(app, backup, qtbot)
    assert levels(app) == [4, 9]
    assert not [path for path in folders.data.iterdir() if ".new" in path.name]
