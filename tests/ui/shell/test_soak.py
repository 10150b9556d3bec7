"""Eight hours of work in one process, once it is warm: what it holds at their end is what it held before."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter

import pytest
from PySide6.QtGui import QPixmapCache
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.fakes import FakeClock
from tests.ui.recording import World
from tests.ui.shell.conftest import Make, settled
from tests.ui.shell.held import Held, held, open_files
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.ui.in_thread import is_busy
from wellbeing.ui.shell.application import Application

ALONE = "WELLBEING_TESTS_SOAK"
WARM_HOURS, HOURS, TICK_S = 10, 8, 60
PAGES = ("trends", "cooldown", "library", "practice", "team", "settings", "today")
REST_MS = 300  # what an hour leaves to be done is done in it
GROWN_MIB = 2.0
SMALL_KIB = 256
PASSING = 2  # files that a thread has open just now


def an_hour(app: Application, clock: FakeClock, world: World) -> Held:
    """Type, log a check-in every ten minutes, look at each page once, rest a while; returns what is held then."""
    assert app.driver is not None
    assert app.ctx is not None
    for number in range(3600 // TICK_S):
        clock.pass_by(seconds=TICK_S)
        world.idle = 400.0 if number % 20 > 16 else 1.0
        app.driver.tick()
        if number % 10 == 0:
            app.ctx.services.checkins.record(CheckInDraft(stress=number % 11))
        if number % 8 == 0:
            app.view.go(PAGES[number // 8 % len(PAGES)])
        QTest.qWait(1)
    while is_busy():  # a thread that still reads or draws is no leak
        time.sleep(0.02)  # waiting in Qt would keep the interpreter from it
        QTest.qWait(1)
    QTest.qWait(REST_MS)
    return held(app)


def more_files(before: Held) -> Counter[str]:
    """Return what is open now and was not before; what a thread is about to close has ten seconds for it."""
    for _ in range(100):
        found = Counter(open_files()) - Counter(before.files)
        if found.total() <= PASSING:
            break
        QTest.qWait(100)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what a process holds")
@pytest.mark.timeout(300)
def test_a_day_of_work_leaves_nothing_behind():
    """In a process of its own: what earlier tests have left there to be reused would hide a leak, or look like one."""
    if os.environ.get(ALONE):
        pytest.skip("this is that process")
    here = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:cov",
        "-o",
        "addopts=",
        __file__,
    ]
    done = subprocess.run(
        here, cwd=ROOT, env=os.environ | {ALONE: "1"}, capture_output=True, text=True, timeout=280
    )
    assert done.returncode == 0, done.stdout[-2000:]
    assert "1 passed" in done.stdout


@pytest.mark.skipif(ALONE not in os.environ, reason="the test above runs it")
@pytest.mark.timeout(300)
def test_eight_hours(
    make: Make, clock: FakeClock, world: World, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("wellbeing.ui.shell.diary_upkeep.FIRST_MS", 500)
    QPixmapCache.setCacheLimit(
        SMALL_KIB
    )  # it would fill slowly up to its limit of ten mebibytes, and then stay
    app = make()
    settled(app, qtbot)
    # Pages, charts and libraries are there, the first backup is made, SQLite's cache and the heap is full.
    for _ in range(WARM_HOURS):
        before = an_hour(app, clock, world)
    for _ in range(HOURS):
        after = an_hour(app, clock, world)
    assert (after.timers, after.threads) == (before.timers, before.threads)
    assert more_files(before).total() <= PASSING, more_files(before)
    assert after.objects <= before.objects
    assert after.mib - before.mib <= GROWN_MIB
