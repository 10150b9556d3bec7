"""PySide6's helpers are read when one is asked for, and say then what they always do.

A version that is not known yet is told of here: add it to KNOWN once all of this holds for it too.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
import shiboken6

from wellbeing.ui.unread_support import KNOWN, LATER, ROOM

LATER_FIRST = """
from wellbeing.ui.source_reading import no_source_found
from wellbeing.ui.unread_support import LATER, read_support_later
from wellbeing.unread import leave_unread
leave_unread("inspect")
with no_source_found():
    assert read_support_later()
"""
UNREAD = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(["", "-platform", "offscreen"])
label = QLabel("words")
label.show()
app.processEvents()
print(sorted(name for name in LATER if type(sys.modules[name]).__name__ != "Unread"), "argparse" in sys.modules)
print([type(finder).__name__ for finder in sys.meta_path if "Zip" in type(finder).__name__])
print(type(sys.meta_path).__name__)
"""
ASKING = """
import inspect, pydoc, sys
from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QWidget
app = QApplication(["", "-platform", "offscreen"])

class Sized(QWidget):
    def sizeHint(self):
        return "x"

class Speaks(QObject):
    said = Signal(int)

ASKED = (
    lambda: QTimer.singleShot("x", "y"),
    lambda: QWidget("a", 3, 4),
    lambda: QWidget(nope=3),
    lambda: QLabel().setText(3),
    lambda: QLabel().setTxet("a"),
    lambda: QColor(object()),
    lambda: QRect(1, 2, 3, "x"),
    lambda: QRect(1, 2, 3, 4) + 3,
    lambda: Qt.NoSuch,
    lambda: QWidget().setWindowFlags("a"),
    lambda: Sized().adjustSize(),
    lambda: Speaks().said.emit("x"),
    lambda: inspect.signature(QWidget.show),
    lambda: inspect.signature(QTimer.setInterval),
    lambda: QTimer.singleShot.__signature__,
    lambda: pydoc.render_doc(QTimer.singleShot),
    lambda: QWidget.__doc__,
)
for number in map(int, sys.argv[1].split()):
    try:
        print(ASKED[number]())
    except Exception as trouble:
        print(type(trouble).__name__, trouble)
"""
COUNT = 17


def said(*program: str) -> str:
    done = subprocess.run([sys.executable, "-c", *program], capture_output=True, text=True, check=False)
    return f"{done.returncode}\n{done.stdout}\n{done.stderr}"


def test_the_version_in_use_is_known():
    assert shiboken6.__version_info__[:2] in KNOWN


def test_a_start_reads_none_of_them():
    assert said(LATER_FIRST + UNREAD) == "0\n[] False\n[]\nlist\n\n"
    assert {name.rpartition(f"{ROOM}.")[0] for name in LATER} == {""}


@pytest.mark.parametrize("first", [*range(COUNT)])
def test_they_say_what_they_always_do(first: int):
    """Whichever is asked first, for it is that which has them read."""
    numbers = " ".join(map(str, [first, *range(COUNT)]))
    lines_alike = "\n" * LATER_FIRST.count("\n")
    found = said(LATER_FIRST + ASKING, numbers)
    assert found.startswith("0\n")
    assert found == said(lines_alike + ASKING, numbers)


def test_once_qt_is_there_nothing_is_done():
    assert said("import PySide6.QtCore" + LATER_FIRST).startswith("1\n")
