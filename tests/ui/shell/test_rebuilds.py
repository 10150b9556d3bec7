"""Another theme or language, over and over, with every page made: nothing of the pages before stays in memory."""

from __future__ import annotations

import gc

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import Make, settled
from wellbeing.ui.in_thread import is_busy
from wellbeing.ui.shell.application import Application
from wellbeing.ui.shell.diary_upkeep import DiaryUpkeep
from wellbeing.ui.shell.warm_up import WarmUp

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


def imported(app: Application, qtbot: QtBot) -> None:
    """Wait until all is imported that comes by itself: what the window reads at rest, and the first upkeep."""
    assert app.open_time.background is not None
    watches = app.open_time.background.watches
    (upkeep,) = (watch for watch in watches if isinstance(watch, DiaryUpkeep))
    with qtbot.waitSignal(upkeep.done, timeout=60_000):
        upkeep.run()
    (warm_up,) = (watch for watch in watches if isinstance(watch, WarmUp))
    qtbot.waitUntil(lambda: not warm_up._timer.isActive(), timeout=60_000)


def test_a_change_of_theme_or_language_keeps_nothing(make: Make, qtbot: QtBot):
    app = make()
    settled(app, qtbot)
    for page in PAGES:
        app.view.go(page)
        QTest.qWait(200)
    imported(app, qtbot)
    for name, values in {"theme": ("dark", "light"), "language": ("zh_CN", "en")}.items():
        for value in values * 2:  # what is read once for each
            change(app, qtbot, name, value)
        before = objects()
        for value in values * TURNS:
            change(app, qtbot, name, value)
        assert objects() - before <= MOST_KEPT * TURNS * len(values), name
