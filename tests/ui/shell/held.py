"""What a process with the app in it holds at one moment."""

from __future__ import annotations

import ctypes
import gc
import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wellbeing.ui.shell.application import Application


@dataclass(frozen=True)
class Held:
    """What a process holds at one moment."""

    objects: int
    timers: int
    threads: int
    files: tuple[str, ...]
    mib: float


def held(app: Application) -> Held:
    """Count it, once what is garbage has gone."""
    gc.collect()
    QTest.qWait(50)
    ctypes.CDLL(None).malloc_trim(0)  # what the C library keeps in reserve is held by nobody
    roots = [app, app.shell, QApplication.instance(), *QApplication.topLevelWidgets()]
    objects = {id(found): found for root in roots if root is not None for found in root.findChildren(QObject)}
    timers = sum(isinstance(found, QTimer) for found in objects.values())
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    mib = pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    return Held(len(objects), timers, threading.active_count(), open_files(), mib)


def open_files() -> tuple[str, ...]:
    """Return what each open descriptor leads to."""
    found = []
    for descriptor in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the one of the listing itself
            found.append(str(descriptor.readlink()))
    return tuple(found)
