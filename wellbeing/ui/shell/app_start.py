"""Makes the app in the turn after the bare window was painted; in the tray, where nobody waits for one, at once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.ui.shell.application import Application
    from wellbeing.ui.shell.end_signals import EndSignals
    from wellbeing.ui.shell.first_window import FirstWindow
    from wellbeing.ui.shell.renewal import Handover


class AppStart(QObject):
    """`trouble` is what kept the app from being made: the loop has ended by it."""

    def __init__(
        self, make: Callable[[FirstWindow | None], Application], word: str, first: FirstWindow | None
    ) -> None:
        super().__init__()
        self._make, self._word, self._first = make, word, first
        self._app: Application | None = None
        self._signals: EndSignals | None = None
        self.trouble: BaseException | None = None

    @property
    def handover(self) -> Handover | None:
        """What to begin anew with, None where the app ended for good; a signal always means the latter."""
        heard = self._signals is not None and self._signals.heard
        return self._app.renewal.handover if self._app is not None and not heard else None

    def begin(self) -> None:
        """Show the first window, where one is wanted."""
        if self._first is None:
            QTimer.singleShot(0, self, self._make_app)
        else:
            self._first.window.first_painted.connect(self._make_app)
            self._first.window.show()

    def _make_app(self) -> None:
        try:
            self._run_app()
        except BaseException as trouble:  # Qt would print it, and go on with an empty window
            self.trouble = trouble
            QCoreApplication.exit(1)

    def _run_app(self) -> None:
        from wellbeing.ui.shell.end_signals import EndSignals

        self._app = app = self._make(self._first)
        sys.excepthook = partial(_log_and_say, app)
        self._signals = EndSignals(app)
        app.start(self._word)


def _log_and_say(app: Application, _kind: object, trouble: BaseException, _trace: object) -> None:
    """Log where the unexpected happened, never what was in it, and say one calm sentence."""
    from wellbeing.system.log.log_file import log_trouble

    log_trouble("unexpected", trouble)
    app.say_unexpected()
