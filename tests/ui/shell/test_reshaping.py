"""A diary that an older version wrote: the window says that it is being made ready, and its thread does not do it."""

from __future__ import annotations

import threading
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.storage.connected import connect
from tests.trust.sweeps import OLD_SCHEMA, SCHEMAS
from tests.ui.shell.conftest import Make, settled, words
from wellbeing.paths import Folders
from wellbeing.services.app_services import open_services
from wellbeing.services.backups import Backups
from wellbeing.services.diary_access import find_key, is_of_older_shape
from wellbeing.services.environment import open_environment
from wellbeing.storage import migrations
from wellbeing.system.file_lock import file_lock


@pytest.fixture
def old_notes(folders: Folders, clock: FakeClock) -> list[str]:
    """A diary of the first version, as a start today finds it; returns its notes."""
    open_services(open_environment(folders, clock)).close()
    key = find_key(folders)
    assert key is not None
    assert not is_of_older_shape(folders)
    folders.diary.unlink()
    with closing(connect(folders.diary, key)) as db:
        db.conn.executescript((SCHEMAS / OLD_SCHEMA).read_text("utf-8"))
        return [note for (note,) in db.conn.execute("SELECT note FROM checkin ORDER BY at")]


def test_it_is_made_ready_beside_the_window(
    make: Make,
    qtbot: QtBot,
    old_notes: list[str],
    folders: Folders,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
):
    threads = []
    apply = migrations.steps

    def seen(*zone: object) -> object:
        threads.append(threading.current_thread())
        return apply(*zone)  # type: ignore[arg-type]

    monkeypatch.setattr(migrations, "steps", seen)
    assert is_of_older_shape(folders)
    app = make()
    qtbot.waitUntil(lambda: "Getting your diary ready" in words(app))
    settled(app, qtbot)
    assert app.services is not None
    assert [entry.note for entry in app.services.checkins.between(None, None)] == old_notes
    assert threading.main_thread() not in threads
    assert len(Backups(folders, clock).all()) == 1
    assert not is_of_older_shape(folders)


def test_what_goes_wrong_is_told_and_can_be_tried_again(
    make: Make, qtbot: QtBot, old_notes: list[str], folders: Folders
):
    with file_lock(folders.data / "backup.lock", 0.0):
        app = make()
        qtbot.waitUntil(lambda: "Another backup or restore is going on" in words(app))
        assert app.services is None
    app.opening.begin("raise")
    settled(app, qtbot)
    assert app.services is not None
    assert [entry.note for entry in app.services.checkins.between(None, None)] == old_notes
