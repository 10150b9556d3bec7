"""What is not there yet when the window is first painted: whatever of it came before would keep a person waiting."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.processes import Processes, read_line

PAINTS = """
import sys
import PySide6.QtCore
from wellbeing.ui import startup_trace
LATER = ("numpy", "matplotlib", "sqlite_utils", "keyring", "jeepney", "click", "wellbeing.services.app_services",
         "wellbeing.ui.shell.page_stack", "wellbeing.ui.pages.page", "wellbeing.ui.shell.reminder_driver")
def mark(name):
    if name == "painted":
        found = [name for name in LATER if name in sys.modules]
        # All of Qt's own names at once, some hundred enums, are made when somebody first takes one.
        found += ["Qt"] if "Qt" in vars(PySide6.QtCore) else []
        print("there:", *found, flush=True)
startup_trace.mark = mark
from wellbeing.app import main
main()
"""


def test_nothing_of_the_pages_and_none_of_qts_names(tmp_path: Path):
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    processes = Processes(environ, tmp_path / "logs")
    try:
        command = (sys.executable, "-c", PAINTS, "--data-dir", str(tmp_path / "home"))
        app = processes.start(*command, stdout=subprocess.PIPE)
        assert app.stdout is not None
        assert read_line(app.stdout) == "there:"
    finally:
        processes.end_all()
