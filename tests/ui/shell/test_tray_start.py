"""A start in the tray makes no page and loads nothing that only a window needs; that comes when it is asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.fakes import FakeClock
from tests.processes import Processes, read_line
from tests.ui.filled import is_filled
from tests.ui.recording import World
from tests.ui.shell.conftest import Make, words
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.services.app_services import Services
from wellbeing.ui.shell.application import Application
from wellbeing.ui.widgets.toast import Toast

TICKS = """
import sys
from wellbeing import app
HEAVY = ("numpy", "matplotlib", "sqlite_utils", "sqlite3", "click", "PySide6.QtSvg", "wellbeing.ui.shell.page_stack",
         "wellbeing.ui.pages.page", "wellbeing.ui.quick_entry.quick_checkin", "wellbeing.ui.shell.warm_up",
         "statistics", "decimal", "uuid", "ast", "nacl", "wellbeing.ui.spoken_roles")
ticks = 0
def idle():
    global ticks
    ticks += 1
    if ticks == 3:  # by then the engine's memory was saved
        print("loaded:", *[name for name in HEAVY if name in sys.modules], flush=True)
def outside():
    from wellbeing.ui.shell import reminder_driver
    reminder_driver.LONGEST_SLEEP = 0.3
    return reminder_driver.DesktopSources(None, idle, None, lambda: False)
app.outside = outside
app.main()
"""


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    found = Processes(environ, tmp_path / "logs")
    yield found
    found.end_all()


def test_it_loads_nothing_that_only_a_window_needs(processes: Processes, services: Services):
    home = services.environment.folders.data
    services.preferences.set("welcomed", True)
    services.close()
    command = (sys.executable, "-c", TICKS, "--in-tray", "--data-dir", str(home))
    app = processes.start(*command, stdout=subprocess.PIPE)
    assert app.stdout is not None
    assert read_line(app.stdout) == "loaded:"


def in_tray(make: Make, qtbot: QtBot) -> Application:
    app = make(word="tray")
    qtbot.waitUntil(lambda: app.driver is not None and app.open_time.background is not None)
    assert app.shown.pages is None
    return app


def test_the_window_is_made_when_it_is_asked_for(make: Make, qtbot: QtBot):
    app = in_tray(make, qtbot)
    app.actions.raise_window()
    assert app.shell.centralWidget() is app.shown.pages
    assert app.view.current() == "today"
    qtbot.waitUntil(lambda: is_filled(app.shell))


def test_what_nobody_could_read_is_said_with_the_first_window(make: Make, qtbot: QtBot, services: Services):
    services.diary.conn.execute("INSERT INTO notice (key) VALUES ('notice.offsets')")
    app = in_tray(make, qtbot)
    app.actions.raise_window()
    assert "time zone" in " ".join(toast.accessibleName() for toast in app.shell.findChildren(Toast))
    assert services.take_notices() == []


def test_undo_goes_back_over_what_was_entered_from_the_tray(make: Make, qtbot: QtBot):
    app = in_tray(make, qtbot)
    assert app.ctx is not None
    checkins = app.ctx.services.checkins
    change = checkins.record(CheckInDraft(stress=4))
    app.ctx.say("Saved.", lambda: checkins.undo(change))
    assert app.shown.pages is None
    app.actions.raise_window()
    app.view.undo()
    assert list(checkins.today()) == []


def test_another_theme_and_language_reach_the_window_that_is_made_later(make: Make, qtbot: QtBot):
    app = in_tray(make, qtbot)
    app.environment.preferences.set("language", "zh_TW")
    qtbot.waitUntil(lambda: not app.shown.outdated_soon.isActive())
    assert app.shown.pages is None
    assert app.driver is not None
    assert app.driver.t("Later") == "晚一點"
    app.actions.raise_window()
    qtbot.waitUntil(
        lambda: app.environment.words().t("Tip of the day") in words(app) and is_filled(app.shell)
    )
    assert app.environment.words().language == "zh_TW"


def test_a_break_from_the_tray_makes_no_window(make: Make, qtbot: QtBot, clock: FakeClock, world: World):
    app = in_tray(make, qtbot)
    app.actions.take_break()
    clock.pass_by(seconds=61)
    assert app.driver is not None
    app.driver.tick()
    assert app.shown.pages is None
