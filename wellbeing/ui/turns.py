"""Work of the window cut into pieces, one in each turn of its loop: keys and painting come in between."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from wellbeing.ui.context import Context


class Turns(QObject):
    """Does one piece after the other, in the order given; at once where the context wants nothing left for later.

    The first may be kept waiting for some milliseconds, and all of them while nobody needs them yet.
    """

    def __init__(self, ctx: Context, parent: QObject, first_ms: int = 0) -> None:
        super().__init__(parent)
        self._piecemeal = ctx.piecemeal
        self._pieces: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        # One that repeats would fire again before whatever else is due: nothing would come in between.
        self._timer.setSingleShot(True)
        self._timer.setInterval(first_ms)
        self._timer.timeout.connect(self._do_next)
        self._is_early: Callable[[], bool] = bool

    def __bool__(self) -> bool:
        """Tell whether pieces are still waiting."""
        return bool(self._pieces)

    def do(self, piece: Callable[[], object]) -> None:
        """Do this after what already waits."""
        if not self._piecemeal:
            piece()
            return
        self._pieces.append(piece)
        self.go_on()

    def wait_while(self, is_early: Callable[[], bool]) -> None:
        """Do no piece while it would be early; when that may have changed, `go_on` is to be called."""
        self._is_early = is_early

    def go_on(self) -> None:
        """Do what waits, unless it is early still."""
        if self._pieces and not self._timer.isActive():
            self._timer.start()

    def finish(self) -> None:
        """Do now whatever waits."""
        while self._pieces:
            self.do_next()

    def forget(self) -> None:
        """Leave undone whatever waits: something newer takes its place."""
        self._pieces.clear()
        self._timer.stop()

    def _do_next(self) -> None:
        if not self._is_early():
            self.do_next()

    def do_next(self) -> None:
        """Do the first of what waits, early or not."""
        if not self._pieces:
            return
        self._timer.setInterval(0)
        piece = self._pieces.popleft()
        try:
            piece()
        finally:
            if self._pieces:
                self._timer.start()
