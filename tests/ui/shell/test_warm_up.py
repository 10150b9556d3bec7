"""While the window rests, what the pages are made of is read; a hidden window and a damaged file cost nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from wellbeing.clock import SystemClock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import under
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import open_environment
from wellbeing.ui.shell import warm_up
from wellbeing.ui.shell.warm_up import WarmUp

# In a process of its own: here, other tests have imported the pages long ago.
ALONE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from wellbeing.clock import SystemClock
from wellbeing.content import entries
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.paths import under
from wellbeing.services.app_services import open_services
from wellbeing.services.environment import open_environment
from wellbeing.ui.pages.registry import PAGES
from wellbeing.ui.shell.warm_up import WarmUp
qt = QApplication(["wellbeing"])
services = open_services(open_environment(under(__import__("pathlib").Path(sys.argv[1])), SystemClock()))
window = QWidget()
if sys.argv[2] == "shown":
    window.show()
warm = WarmUp(window, services, "zh_CN", window)
while warm._timer.isActive():
    qt.processEvents()
before = set(sys.modules)
entries.tomllib = None  # whoever reads a file of the content now falls over
for page in PAGES:
    __import__(f"wellbeing.ui.pages.{page.key}.page")
__import__("wellbeing.ui.quick_entry.quick_checkin")
__import__("wellbeing.ui.breaks.time")
__import__("wellbeing.ui.help.help_card")
services.checkins.record(CheckInDraft(stress=4))
new = sorted(name for name in set(sys.modules) - before if name.startswith(("wellbeing.ui", "sqlite_utils")))
print(len(new))
if sys.argv[2] == "shown":
    print(len(services.library.find("", "zh_CN")) > 100, "matplotlib" in sys.modules)
"""


def alone(home: Path, how: str) -> list[str]:
    open_services(open_environment(under(home), SystemClock())).close()  # a first day reads more
    command = [sys.executable, "-c", ALONE, str(home), how]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, timeout=60)
    return done.stdout.split()


def test_nothing_is_left_to_read(tmp_path: Path):
    assert alone(tmp_path / "home", "shown") == ["0", "True", "False"]


def test_a_window_in_the_tray_reads_nothing(tmp_path: Path):
    (new,) = alone(tmp_path / "home", "hidden")
    assert int(new) > 30


def test_a_damaged_file_is_left_to_the_page(services: Services, qtbot: QtBot, monkeypatch):
    read = list[str]()

    def damaged() -> None:
        raise Refused(Problem("content", "problem.content", {"file": "x"}))

    monkeypatch.setattr(warm_up, "pieces", lambda *_: iter([damaged, lambda: read.append("next")]))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    warm = WarmUp(window, services, "en", window)
    qtbot.waitUntil(lambda: read == ["next"])
    warm.stop()
