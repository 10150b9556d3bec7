"""PySide6 keeps no source text of what is imported after it; a version that reads it another way is told of here."""

from __future__ import annotations

import builtins
import subprocess
import sys

import pytest

from wellbeing.ui import source_reading

STARTS = """
import linecache, sys
import PySide6.QtCore
from wellbeing.ui.source_reading import stop_reading_sources
before = set(linecache.cache)
known = stop_reading_sources()
import PySide6.QtWidgets, wellbeing.ui.shell.application, matplotlib.figure
from PySide6.QtWidgets import *
kept = [file for file in set(linecache.cache) - before if "wellbeing" in file or "matplotlib" in file]
print(known, kept, QPushButton.__name__)
"""


def test_no_source_text_is_kept():
    done = subprocess.run([sys.executable, "-c", STARTS], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "[]", "QPushButton"]


def test_a_version_that_asks_otherwise_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(source_reading, "USUAL", "__no_such_import__")
    before = builtins.__import__
    assert not source_reading.stop_reading_sources()
    assert builtins.__import__ is before
