"""Reads, while the window rests, what a first entry or page would read: its modules and the content's files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from wellbeing.domain.problems import Refused
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.registry import PAGES

BELOW = {"team": ("wellbeing.domain.team", "wellbeing.services.team")}
"""Rooms on other floors that a page asks for only once it is shown."""
PRESSED = ("wellbeing.ui.quick_entry", "wellbeing.ui.breaks", "wellbeing.ui.help")
"""Rooms that a key or a button opens."""
REST_MS = 20
"""Between two pieces, so that a key or a click comes through."""


class WarmUp(QObject):
    """Does a piece of a few milliseconds at a time, and only while a person has the window on the screen.

    What this has not reached yet is read when a page is opened, as before.
    """

    def __init__(self, window: QWidget, services: Services, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._pieces = pieces(services, language)
        self._timer = QTimer(self)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def stop(self) -> None:
        """Read no more."""
        self._timer.stop()

    def _next(self) -> None:
        piece = next(self._pieces, None) if self._window.isVisible() else None
        if piece is None:
            self._timer.stop()
            return
        try:
            piece()
        except Refused:
            return  # a damaged file is told by the page that needs it


def pieces(services: Services, language: str) -> Iterator[Callable[[], object]]:
    """Yield what there is to read: what the first entry needs, what a key opens, then the pages in their order."""
    yield from services.parts_to_write_with()
    for place in PRESSED:
        yield from (partial(import_module, name) for name in modules_of(place))
    for page in PAGES:
        for place in (*BELOW.get(page.key, ()), f"wellbeing.ui.pages.{page.key}"):
            yield from (partial(import_module, name) for name in modules_of(place))
    yield from services.library.parts_to_read(language)


def modules_of(place: str) -> Iterator[str]:
    """Yield the names of the modules in a room, a page last: it is made of the others."""
    folder = import_module(place)
    names = sorted(found.name for found in iter_modules(folder.__path__, f"{place}.") if not found.ispkg)
    return iter(sorted(names, key=lambda name: name.endswith(".page")))
