"""A newer export in the watched folder becomes an offer on Today, by the file system's own word."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher, QObject
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.recording import RecordingNavigator, context_of
from wellbeing.content.strings import load_words
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.services.watched import FOLDER
from wellbeing.ui.in_thread import is_busy
from wellbeing.ui.pages.today.offer_slot import OfferSlot
from wellbeing.ui.shell.watches import export as export_watch
from wellbeing.ui.shell.watches.export import ExportWatch
from wellbeing.ui.widgets.messages import SuggestionCard


def test_it_is_offered_with_one_press(
    qtbot: QtBot, light_theme: object, services: Services, clock: FakeClock, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(export_watch, "SETTLE_MS", 10)
    owner, navigator = QObject(), RecordingNavigator()
    watch = ExportWatch(services, owner)
    slot = OfferSlot(
        context_of(services, load_words("en", resource("locale")), lambda *said: None, navigator)
    )
    qtbot.addWidget(slot)
    services.watched.follow(FOLDER, str(tmp_path))
    clock.pass_by(seconds=60)
    (tmp_path / "calls.csv").write_text("x")
    at = clock.now().timestamp() - 10
    os.utime(tmp_path / "calls.csv", (at, at))
    qtbot.waitUntil(lambda: bool(services.watched.waiting))
    qtbot.waitUntil(lambda: not is_busy())
    slot.refresh()
    (card,) = slot.findChildren(SuggestionCard)
    assert card.accessibleName() == "A newer export has come"
    card.started.emit()
    assert navigator.asked == [("take_file", "calls.csv", False)]
    assert services.watched.waiting == ()
    watch.stop()
    assert services.contacts.between(None, None) == []


@pytest.fixture
def watch(services: Services, light_theme: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[ExportWatch]:
    monkeypatch.setattr(export_watch, "SETTLE_MS", 10)
    owner = QObject()
    watch = ExportWatch(services, owner)
    yield watch
    watch.stop()


def put(place: Path, clock: FakeClock, text: str, ago: float = 10) -> None:
    place.write_text(text)
    at = clock.now().timestamp() - ago
    os.utime(place, (at, at))


def offered(services: Services) -> list[str]:
    return [newer.file.name for newer in services.watched.waiting]


def test_what_is_written_slowly_is_offered_once_it_is_whole(
    qtbot: QtBot, watch: ExportWatch, services: Services, clock: FakeClock, tmp_path: Path
):
    services.watched.follow(FOLDER, str(tmp_path))
    clock.pass_by(seconds=60)
    export = tmp_path / "calls.csv"
    put(export, clock, "")
    qtbot.waitUntil(lambda: watch.findChild(QFileSystemWatcher).files() == [str(export)])
    put(export, clock, "half", ago=0)
    qtbot.wait(100)
    assert offered(services) == []
    clock.pass_by(seconds=5)  # no event tells of it any more
    qtbot.waitUntil(lambda: offered(services) == ["calls.csv"])
    services.watched.leave(services.watched.waiting[0])
    clock.pass_by(seconds=5)
    put(export, clock, "half and the rest", ago=3)  # its writer had stopped for a while
    qtbot.waitUntil(lambda: offered(services) == ["calls.csv"])


def test_a_file_put_in_another_ones_place_is_offered(
    qtbot: QtBot, watch: ExportWatch, services: Services, clock: FakeClock, tmp_path: Path
):
    put(tmp_path / "calls.csv", clock, "old")
    services.watched.follow(FOLDER, str(tmp_path))
    clock.pass_by(seconds=60)
    put(tmp_path / ".calls.csv.part", clock, "new")
    (tmp_path / ".calls.csv.part").replace(tmp_path / "calls.csv")
    qtbot.waitUntil(lambda: offered(services) == ["calls.csv"])


@pytest.mark.parametrize("is_there", [True, False], ids=["goes away", "is not there yet"])
def test_a_folder_that_comes_back_is_watched_again(
    qtbot: QtBot, watch: ExportWatch, services: Services, clock: FakeClock, tmp_path: Path, is_there: bool
):
    folder = tmp_path / "stick" / "exports"
    if is_there:
        folder.mkdir(parents=True)
    services.watched.follow(FOLDER, str(folder))
    clock.pass_by(seconds=60)
    if is_there:
        put(folder / "a.csv", clock, "x")
        qtbot.waitUntil(lambda: offered(services) == ["a.csv"])
        (folder / "a.csv").unlink()
        folder.rmdir()
        folder.parent.rmdir()
        qtbot.waitUntil(lambda: offered(services) == [])
    for made in (folder.parent, folder):
        made.mkdir()
        qtbot.wait(50)
    put(folder / "b.csv", clock, "x", ago=5)
    qtbot.waitUntil(lambda: offered(services) == ["b.csv"])
