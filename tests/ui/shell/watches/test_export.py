"""A newer export in the watched folder becomes an offer on Today, by the file system's own word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
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
