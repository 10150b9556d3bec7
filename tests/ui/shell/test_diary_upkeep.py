"""Upkeep beside the window: in a thread, once at a time, again after a failure, and no more after the end."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes import log_text
from wellbeing.domain.problems import Problem
from wellbeing.services.app_services import Services
from wellbeing.services.backups import Backups
from wellbeing.ui.shell import diary_upkeep
from wellbeing.ui.shell.diary_upkeep import DiaryUpkeep


@pytest.fixture
def upkeep(qapp: QApplication, services: Services) -> Iterator[DiaryUpkeep]:
    made = DiaryUpkeep(services.environment, qapp)
    yield made
    made.stop()
    made.deleteLater()


def test_the_day_gets_its_backup_and_the_next_round_waits(
    qtbot: QtBot, upkeep: DiaryUpkeep, services: Services
):
    with qtbot.waitSignal(upkeep.done):
        upkeep.run()
    qtbot.waitUntil(lambda: upkeep._timer.interval() == diary_upkeep.EVERY_MS)
    assert len(Backups(services.environment.folders, services.clock).all()) == 1
    upkeep.stop()


def test_one_at_a_time_and_a_failure_is_not_the_end(
    qtbot: QtBot, upkeep: DiaryUpkeep, caplog: pytest.LogCaptureFixture
):
    calls, gate = [], threading.Event()

    def work() -> None:
        calls.append(threading.current_thread())
        gate.wait(5)
        raise OSError("/secret/place")

    upkeep._work = work  # type: ignore[assignment]
    with qtbot.waitSignal(upkeep.done):
        upkeep.run()
        upkeep.run()
        gate.set()
    assert len(calls) == 1
    assert calls[0] is not threading.main_thread()
    assert "secret" not in log_text(caplog)
    with qtbot.waitSignal(upkeep.done):
        upkeep.run()
    assert len(calls) == 2
    upkeep.stop()


def test_after_the_end_nothing_begins(qtbot: QtBot, upkeep: DiaryUpkeep):
    upkeep.stop()
    upkeep.run()
    assert not [timer for timer in upkeep.findChildren(QTimer) if timer.isActive()]
    assert not upkeep._busy


def test_what_a_person_should_know_is_told_once(qtbot: QtBot, upkeep: DiaryUpkeep):
    told: list[object] = []
    problem = Problem("diary", "problem.diary_pages")
    upkeep.wrong.connect(told.append)
    upkeep._work = lambda: problem  # type: ignore[assignment]
    for _ in range(2):
        with qtbot.waitSignal(upkeep.done):
            upkeep.run()
        qtbot.waitUntil(lambda: not upkeep._busy)
    assert told == [[problem]]
