"""Garbage of the window's goes in the window's thread, when the event loop rests, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.cooldown.cooldown_services import stand
from wellbeing.ui.garbage import GarbageCollector
from wellbeing.ui.pages.cooldown.player.player import Player


class Gone:
    """Knows in which thread it was deleted."""

    threads: ClassVar[list[threading.Thread]] = []

    def __del__(self) -> None:
        self.threads.append(threading.current_thread())


def window_in_a_circle() -> weakref.ref[QWidget]:
    """Leave a window behind that only a collector finds."""
    window = QWidget()
    window.gone, window.itself = Gone(), window  # type: ignore[attr-defined]
    return weakref.ref(window)


def busy() -> None:
    """Make as many objects as an import does."""
    kept = [[number] for number in range(200_000)]
    assert kept


def test_a_thread_that_makes_many_objects_deletes_no_window(
    qtbot: QtBot, collector: GarbageCollector
) -> None:
    Gone.threads.clear()
    left = window_in_a_circle()
    thread = threading.Thread(target=busy)
    thread.start()
    thread.join()
    assert left() is not None, "a thread, or an allocation, has collected"
    assert not gc.isenabled()
    kept = [[number] for number in range(2_000)]
    qtbot.waitUntil(lambda: left() is None)
    assert len(kept) == 2_000
    assert Gone.threads == [threading.main_thread()]


@pytest.fixture
def looked_through(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """A whole collection is due at each look; how many objects each could look through."""
    found = list[int]()

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            found.append(sum(len(gc.get_objects(number)) for number in range(about["generation"] + 1)))

    monkeypatch.setattr("wellbeing.ui.garbage.gc.get_count", lambda: (10_000, 10_000, 10_000))
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def test_what_stays_is_not_looked_through_again_while_a_window_is_seen(
    qtbot: QtBot, collector: GarbageCollector, looked_through: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that lives took 60 ms, in the middle of whatever the person was doing."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    collector.collect()
    stays = [[number] for number in range(100_000)]
    monkeypatch.setattr(collector, "_modules", 0)  # as if some had come since
    collector.collect()
    looked_through.clear()
    left = window_in_a_circle()
    collector.collect()
    assert left() is None, "what has become garbage since goes as ever"
    assert len(looked_through) == 1
    assert looked_through[0] < len(stays)


def test_once_no_window_is_seen_all_is_looked_through(
    qtbot: QtBot, collector: GarbageCollector, looked_through: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    left, kept = window_in_a_circle(), list[QWidget | None]()
    kept.append(left())
    monkeypatch.setattr(collector, "_modules", 0)  # as if some had come since
    collector.collect()
    kept.clear()
    collector.collect()
    assert left() is not None, "it was set apart while it was in use"
    window.hide()
    collector.collect()
    assert left() is None
    assert gc.get_freeze_count() > 0


def test_a_player_goes_as_garbage_without_a_word(light_theme: object, qtbot: QtBot, tmp_path: Path) -> None:
    """Python empties its layouts before Qt asks them for their items: an error then fails whichever test runs."""
    with qtbot.captureExceptions() as raised:
        with stand(tmp_path) as at:
            player = Player(at.ctx)
            player.show()
            player.stop()
            left = weakref.ref(player)
            del player
        gc.collect()
    assert left() is None
    assert raised == []
