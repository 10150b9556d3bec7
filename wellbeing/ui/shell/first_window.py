"""The window before the app is there: at its last place, in the colours that it had there last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wellbeing.ui.look.paper import Paper
from wellbeing.ui.shell.main_window import MainWindow
from wellbeing.ui.shell.window_place import WindowPlace


class FirstWindow:
    """Painted before settings and theme are read; `wanted` tells the colours where none are remembered yet."""

    def __init__(self, runtime: Path, wanted: Callable[[], Paper]) -> None:
        self.place = WindowPlace(runtime)
        self.window = MainWindow(self.place.paper() or wanted())
        self.place.restore(self.window)
