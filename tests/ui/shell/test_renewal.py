"""When the process may begin anew, what it hands over, and that the engine does not notice."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.reminders.events import DoNotDisturb, Locked, Sharing, Tick
from wellbeing.paths import Folders
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import open_environment
from wellbeing.ui.shell import renewal
from wellbeing.ui.shell.open_work import is_under_way, is_work_open
from wellbeing.ui.shell.renewal import HANDED, Handover, Renewal, command, handed_over
from wellbeing.ui.widgets.search_field import SearchField

KEY = bytes(range(32))
NEXT = """
import os, sys
from wellbeing.ui.shell.renewal import Handover, handed_over, renew
handed = handed_over()
if handed is None:
    print(os.getpid(), flush=True)
    renew(Handover(bytes(range(32)), (7, 0)))
print(os.getpid(), handed.key == bytes(range(32)), handed.seen, "WELLBEING_RENEWED" in os.environ, sys.argv[1:])
"""


def work(services: Services, clock: FakeClock, minutes: int) -> list[object]:
    """Work for a while; returns what the engine asked for."""
    said: list[object] = []
    for _ in range(2 * minutes):
        clock.pass_by(seconds=30)
        said += services.reminders.feed(Tick(1.0))
    return said


def test_the_engine_goes_on_as_if_nothing_had_been(folders: Folders, clock: FakeClock):
    services = open_services(open_environment(folders, clock))
    services.reminders.begin()
    work(services, clock, 40)
    for event in (DoNotDisturb(True), Sharing(True)):
        services.reminders.feed(event)
    clock.pass_by(seconds=20)
    services.reminders.feed(Tick(21.0))  # a plain tick is not saved at once
    assert services.reminders.keep()
    before, seen = services.reminders._state, services.reminders.seen
    services.checkins.record(CheckInDraft(stress=9))  # written between the two
    services.close()
    services = open_services(open_environment(folders, clock))
    clock.pass_by(seconds=1)
    services.reminders._read_state()
    assert services.reminders._state == before
    services.reminders.begin(seen)
    after = services.reminders._state
    assert after.work.since == pytest.approx(before.work.since + 1, abs=0.01)
    assert services.reminders.told_quiet() == (True, False)
    assert services.reminders.is_sharing()
    assert services.reminders.seen[0] == seen[0] + 1, "the check-in written meanwhile was fed"
    services.close()


def test_it_rests_only_unlocked_and_outside_a_contact(services: Services, clock: FakeClock):
    services.reminders.begin()
    assert services.reminders.is_at_rest()
    services.reminders.feed(Locked())
    assert not services.reminders.is_at_rest()


def test_the_next_process_has_the_number_the_key_and_starts_in_the_tray():
    done = subprocess.run(
        [sys.executable, "-c", NEXT, "--data-dir", "x", "--in-tray"],
        capture_output=True,
        text=True,
        check=True,
    )
    first, second = done.stdout.splitlines()
    assert second == f"{first} True (7, 0) False ['--data-dir', 'x', '--in-tray']"


@pytest.mark.parametrize("told", ["", "1 2", "99999999 3 0 0", "a b c d", "1 -2 0 0"])
def test_what_was_not_handed_to_this_process_is_left_alone(told: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(HANDED, told)
    assert handed_over() is None
    assert HANDED not in os.environ


def test_the_command_line_asks_for_the_tray_once():
    line = ["python", "-m", "wellbeing", "--check-in", "--in-tray"]
    assert command(command(line)) == ["python", "-m", "wellbeing", "--check-in", "--in-tray"]


def test_it_waits_until_nothing_stands_in_the_way(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(renewal, "QUIET_MS", 20)
    free, done = [False], []
    parent = QWidget()
    qtbot.addWidget(parent)
    found = Renewal(lambda: free[0], lambda: done.append(Handover(KEY, (0, 0))), parent)
    found.look()
    found.window_closed()
    found.window_opened()
    qtbot.wait(60)
    free[0] = True
    found.look()
    assert done == [], "it was opened again"
    free[0] = False
    found.window_closed()
    qtbot.wait(60)
    assert done == [], "something stood in the way"
    free[0] = True
    found.look()
    found.look()
    assert len(done) == 1
    found.stop()


def test_what_is_typed_copied_or_shown_is_open_work(qapp: QApplication, qtbot: QtBot):
    line, text, box, search = QLineEdit(), QPlainTextEdit(), QSpinBox(), SearchField("find")
    for widget in (line, text, box, search):
        qtbot.addWidget(widget)
        assert not is_under_way(widget)
    line.setText("set, not typed")
    text.setPlainText("set, not typed")
    assert not is_under_way(line)
    assert not is_under_way(text)
    for widget in (line, text, search):
        qtbot.keyClicks(widget, "a")
    assert is_under_way(line)
    assert is_under_way(text)
    assert not is_under_way(search)
    box.lineEdit().setModified(True)
    assert not is_under_way(box.lineEdit())
    qapp.clipboard().setText("a phrase")
    assert is_work_open(qapp)
    qapp.clipboard().clear()
