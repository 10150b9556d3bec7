"""Garbage of the window's goes in the window's thread, when the event loop rests, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref
from pathlib import Path
from typing import ClassVar

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
