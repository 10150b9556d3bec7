"""Upkeep beside the window: in a thread, once at a time, again after a failure, and no more after the end."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.fakes import log_text
from wellbeing.domain.problems import Problem
from wellbeing.paths import LOG, beside
from wellbeing.services.app_services import Services
from wellbeing.services.backups import Backups
from wellbeing.ui.shell import diary_upkeep
from wellbeing.ui.shell.diary_upkeep import DiaryUpkeep


@pytest.fixture
def upkeep(qapp: QApplication, services: Services) -> Iterator[DiaryUpkeep]:
    made = DiaryUpkeep(services, qapp)
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


HELD = """
import ctypes, re, sys, threading
from pathlib import Path
from wellbeing.ui.shell import diary_upkeep
def held():
    return int(re.search(r"Private_Dirty: +([0-9]+)", Path("/proc/self/smaps_rollup").read_text())[1])
def work(*_given):  # as SQLCipher's pages: many small pieces, and the last of them stays
    pieces = [ctypes.create_string_buffer(4_200) for _ in range(3_000)]
    kept.append(pieces[-1])
class Stand:
    folders = clock = preferences = current = backup_place = property(lambda self: self)
kept, diary_upkeep.keep_up = [], work
before = held()
thread = threading.Thread(target=diary_upkeep._keep_up, args=(Stand(),))
thread.start()
thread.join()
print(held() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc can be asked for it")
def test_what_the_upkeep_let_go_of_is_given_back():
    done = subprocess.run(
        [sys.executable, "-c", HELD],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert int(done.stdout) < 4_000, done.stderr  # of 12,600


@pytest.mark.parametrize("seen", [True, False])
def test_what_was_read_is_let_go_where_nobody_looks(
    qtbot: QtBot, upkeep: DiaryUpkeep, services: Services, monkeypatch: pytest.MonkeyPatch, seen: bool
):
    let_go: list[str] = []
    monkeypatch.setattr(diary_upkeep, "let_files_go", lambda: let_go.append("files"))
    monkeypatch.setattr(services.diary, "let_pages_go", lambda: let_go.append("pages"))
    upkeep.let_go.connect(lambda: let_go.append("gone"))
    window = QWidget()
    qtbot.addWidget(window)
    window.setVisible(seen)
    with qtbot.waitSignal(upkeep.done):
        upkeep.run()
    qtbot.waitUntil(lambda: upkeep._timer.interval() == diary_upkeep.EVERY_MS)
    assert let_go == ([] if seen else ["pages", "files", "gone"])
    upkeep.stop()


def test_what_another_program_has_put_in_its_place_is_left_alone(
    qtbot: QtBot, upkeep: DiaryUpkeep, services: Services
):
    """Opened with a key that is not its own, SQLite would throw its log away."""
    folders = services.environment.folders
    folders.diary.rename(folders.data / "away.db")
    folders.diary.write_bytes(b"another diary" * 1_000)
    log = beside(folders.diary, LOG)
    log.write_bytes(b"its newest entries" * 1_000)
    with qtbot.waitSignal(upkeep.done) as done:
        upkeep.run()
    assert done.args == [None]
    assert folders.diary.read_bytes() == b"another diary" * 1_000
    assert log.read_bytes() == b"its newest entries" * 1_000
    upkeep.stop()
