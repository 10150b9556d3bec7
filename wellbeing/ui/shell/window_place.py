"""Where the window stands: within what the screen leaves free, and where it stood last on these very screens.

The file holds sizes, places, two colours and the name of a page for each set of screens, and nothing of the person.
"""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from wellbeing.system.files import FileTrouble, write_atomically
from wellbeing.ui.look.paper import Paper, kept_paper

FILE = "window.json"
FRAME = QSize(8, 40)
"""Room for the frame that a desktop lays around a window."""
MOST_SETS = 8


def fitting(wanted: QSize, free: QRect) -> QSize:
    """Return the size wanted, made smaller where the free part of a screen and the frame leave less."""
    return wanted.boundedTo(free.size() - FRAME)


def screens_now() -> str:
    """Return a name for the screens in use: their places, sizes and scales."""
    return " ".join(
        sorted(
            f"{place.x()},{place.y()},{place.width()}x{place.height()}@{screen.devicePixelRatio():g}"
            for screen in QGuiApplication.screens()
            for place in (screen.geometry(),)
        )
    )


class WindowPlace:
    """Remembers size, place and page in one small file; a file that can't be read or written is no trouble."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._sets = _read(self._file)

    def restore(self, window: QWidget) -> None:
        """Put the window where it stood on these screens; what Qt finds off the screens it moves back."""
        kept = self._sets.get(screens_now(), {}).get("geometry")
        if isinstance(kept, str) and kept.isascii():
            window.restoreGeometry(QByteArray.fromHex(kept.encode()))
        window.resize(fitting(window.size(), window.screen().availableGeometry()))

    def page(self) -> str:
        """Return the page that was open last on these screens, '' for none."""
        page = self._sets.get(screens_now(), {}).get("page")
        return page if isinstance(page, str) else ""

    def paper(self) -> Paper | None:
        """Return in what colours the window stood here last, None where it never did."""
        return kept_paper(self._sets.get(screens_now(), {}).get("paper"))

    def keep(self, window: QWidget, page: str, paper: Paper) -> None:
        """Remember where the window stands, and how it looks before there is anything in it."""
        now: dict[str, object] = {
            "geometry": bytes(window.saveGeometry().toHex().data()).decode(),
            "page": page,
            "paper": list(paper),
        }
        name = screens_now()
        if self._sets.get(name) == now:
            return
        self._sets.pop(name, None)
        self._sets[name] = now
        self._sets = dict(list(self._sets.items())[-MOST_SETS:])
        try:
            write_atomically(self._file, json.dumps(self._sets), lasting=False)
        except (FileTrouble, OSError):
            return  # the next start stands where every first one does


def _read(file: Path) -> dict[str, dict[str, object]]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    sets = found.items() if isinstance(found, dict) else ()
    return {name: kept for name, kept in sets if isinstance(kept, dict)}
