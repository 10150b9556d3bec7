"""What a resting process has read from files goes back to the machine, and nothing is lost by it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wellbeing.system import freed_memory

RESTS = """
import json, re
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from sqlcipher3 import dbapi2
from wellbeing.system import freed_memory
def held():
    text = open("/proc/self/smaps_rollup").read()
    return {name: int(re.search(f"^{name}: +([0-9]+)", text, re.M)[1]) for name in ("Rss", "Private_Dirty")}
def work():
    label = QLabel("words")
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    label.render(image)
    conn = dbapi2.connect(":memory:")
    conn.execute("PRAGMA key = 'k'")
    (total,) = conn.execute("SELECT sum(value) FROM json_each('[1, 2, 3]')").fetchone()
    return [bytes(image.constBits())[:64].hex(), total, sum(map(len, map(str, range(1000))))]
app = QApplication([])
first, before = work(), held()
freed_memory.let_files_go()
after = held()
again = []
for _ in range(3):
    again.append(work())
    freed_memory.let_files_go()
print(json.dumps([before, after, all(one == first for one in again)]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes pages back for the asking")
def test_pages_of_files_go_and_come_again():
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = (sys.executable, "-c", RESTS)
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environ)
    before, after, is_same = json.loads(done.stdout)
    assert is_same
    assert after["Rss"] < before["Rss"] - 10_000  # kB: some 30 MB of Qt's libraries and Python's
    assert abs(after["Private_Dirty"] - before["Private_Dirty"]) < 500


def test_where_the_system_can_not_nothing_happens(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(freed_memory, "MAPS", Path("/nowhere/smaps"))
    freed_memory.let_files_go()
    monkeypatch.setattr(sys, "platform", "win32")
    freed_memory.let_files_go()
