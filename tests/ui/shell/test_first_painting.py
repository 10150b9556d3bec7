"""What is not there yet when the window is first painted: whatever of it came before would keep a person waiting."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.processes import Processes, read_line

PAINTS = """
import sys
import PySide6.QtCore
from wellbeing.ui import startup_trace
LATER = ("numpy", "matplotlib", "sqlite_utils", "keyring", "jeepney", "click", "wellbeing.services.app_services",
         "wellbeing.ui.shell.page_stack", "wellbeing.ui.pages.page", "wellbeing.ui.shell.reminder_driver",
         *{known})
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


READY = """
import sys
import PySide6.QtWidgets
from wellbeing.ui import startup_trace
def mark(name):
    if name == "ready":
        # Asked for a widget that Qt has made itself, PySide6 makes each class of widget there is, to find its own.
        print("there:", *(name for name in ("QWizard", "QMdiArea", "QStyle") if name in vars(PySide6.QtWidgets)),
              flush=True)
startup_trace.mark = mark
from wellbeing.app import main
main()
"""


# Where the window has stood before, its colours are known without settings, theme and application.
ALSO_LATER = (
    "wellbeing.domain.preferences",
    "wellbeing.domain.themes",
    "wellbeing.ui.shell.application",
    "hashlib",
)


@pytest.mark.parametrize("known", [(), ALSO_LATER])
def test_nothing_of_the_pages_and_none_of_qts_names(tmp_path: Path, known: tuple[str, ...]):
    home = tmp_path / "home"
    if known:
        home.mkdir(0o700)
        (home / "window.json").write_text(
            json.dumps({"0,0,800x800@1": {"paper": ["#202428", "#101418", 196]}})
        )
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    processes = Processes(environ, tmp_path / "logs")
    try:
        command = (sys.executable, "-c", PAINTS.replace("{known}", repr(known)), "--data-dir", str(home))
        app = processes.start(*command, stdout=subprocess.PIPE)
        assert app.stdout is not None
        assert read_line(app.stdout) == "there:"
    finally:
        processes.end_all()


def test_no_class_of_qts_that_nobody_asked_for_until_the_scale_takes_keys(tmp_path: Path):
    home = tmp_path / "home"
    home.mkdir(0o700)
    (home / "settings.toml").write_text("[seen]\nwelcomed = true\n")
    environ = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(tmp_path),
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/dev/null/none",  # no key store is waited for
    }
    first_entry = [sys.executable, "-m", "wellbeing", "--data-dir", str(home), "checkin", "--stress", "5"]
    subprocess.run(
        first_entry, env=environ, check=True, capture_output=True
    )  # from now on its key is in a file
    processes = Processes(environ, tmp_path / "logs")
    try:
        app = processes.start(sys.executable, "-c", READY, "--data-dir", str(home), stdout=subprocess.PIPE)
        assert app.stdout is not None
        assert read_line(app.stdout) == "there:"
    finally:
        processes.end_all()
