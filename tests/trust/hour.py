"""One real hour of the whole app by the computer's own clock, once it is warm: what it holds more at the hour's end."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.ui.recording import World
from tests.ui.shell.held import Held, held
from wellbeing.clock import SystemClock
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.paths import under
from wellbeing.services.app_services import open_services
from wellbeing.services.environment import open_environment
from wellbeing.ui.shell.application import Application
from wellbeing.ui.source_reading import stop_reading_sources

WARM_MIN, HOUR_MIN = 20, 60
LOOK_S, CHECKINS_EACH, REST_EACH = 10, 12, 30  # a page every ten seconds, an answer every two minutes
PAGES = ("trends", "cooldown", "library", "practice", "team", "settings", "today")


@dataclass(frozen=True)
class Hour:
    """What the process held before and after."""

    before: Held
    after: Held

    @property
    def grown(self) -> dict[str, float]:
        """How much more of each thing it holds."""
        first, last = (asdict(held) | {"files": len(held.files)} for held in (self.before, self.after))
        return {name: last[name] - first[name] for name in first}


def lived_hour(folder: Path, warm_min: int = WARM_MIN, minutes: int = HOUR_MIN) -> Hour:
    """Live it, offscreen; returns what was held when it was warm, and at the end."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from wellbeing.ui.garbage import GarbageCollector

    stop_reading_sources()  # as the app does
    qt = QApplication(["wellbeing"])
    GarbageCollector(qt)
    world = World()
    environment = open_environment(under(folder), SystemClock())
    for name, value in (("welcomed", True), ("language", "en"), ("theme", "light")):
        environment.preferences.set(name, value)
    app = Application(qt, environment, open_services, world.outside, None)
    app.start("raise")
    used(app, world, warm_min)
    before = held(app)
    used(app, world, minutes)
    after = held(app)
    app.close()
    return Hour(before, after)


def used(app: Application, world: World, minutes: int) -> None:
    """Look at a page every few seconds, answer every two minutes, rest for a minute in every five."""
    for number in range(minutes * 60 // LOOK_S):
        let_run(LOOK_S)
        if app.ctx is None:
            continue
        world.idle = 400.0 if number % REST_EACH > REST_EACH - 7 else 1.0
        app.view.go(PAGES[number % len(PAGES)])
        if number % CHECKINS_EACH == 0:
            app.ctx.services.checkins.record(CheckInDraft(stress=number % 11))


def let_run(seconds: int) -> None:
    """Let the app live for a while, its threads too: QTest.qWait would keep Python's lock from them all the time."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(seconds * 1000, loop.quit)
    loop.exec()
