"""Another theme or language, over and over, with every page made: nothing of the pages before stays in memory."""

from __future__ import annotations

import gc

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import Make, settled
from wellbeing.ui.in_thread import is_busy
from wellbeing.ui.shell.application import Application

PAGES = ("trends", "cooldown", "library", "practice", "team", "settings", "today")
MOST_KEPT = 60  # objects of Python's for each change; some 350 were kept once, and 26 weak references are now
TURNS = 3
STILL = 10


def change(app: Application, qtbot: QtBot, name: str, value: str) -> None:
    app.environment.preferences.set(name, value)
    qtbot.waitUntil(lambda: not app.shown.outdated_soon.isActive())
    QTest.qWait(200)


def objects() -> int:
    """Count them once they no longer change: pages are made in pieces, and more is read while the window rests."""
    counts = [0]
    while len(counts) < 20:
        while is_busy():
            QTest.qWait(10)
        QTest.qWait(300)
        gc.collect()
        counts.append(len(gc.get_objects()))
        if abs(counts[-1] - counts[-2]) < STILL:
            break
    return counts[-1]


def test_a_change_of_theme_or_language_keeps_nothing(make: Make, qtbot: QtBot):
    app = make()
    settled(app, qtbot)
    for page in PAGES:
        app.view.go(page)
        QTest.qWait(200)
    for name, values in {"theme": ("dark", "light"), "language": ("zh_CN", "en")}.items():
        for value in values * 2:  # what is read once for each
            change(app, qtbot, name, value)
        before = objects()
        for value in values * TURNS:
            change(app, qtbot, name, value)
        assert objects() - before <= MOST_KEPT * TURNS * len(values), name
