"""Reading the diary beside the window, for one part of it that shows the newest answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.in_thread import in_turn

Answer = TypeVar("Answer")


class _Newest:
    """The number of what was asked for last: the thread that reads looks at it, and at no widget."""

    number = 0

    def next(self) -> int:
        self.number += 1
        return self.number


class BesideReader(QObject):
    """Reads what one part of the window shows. `answered` brings what was asked for last: what was asked before it is
    read no more where it still waits, and its answer is dropped, as is one that could not be read, which stands in the
    log as `about`. It goes with its owner."""

    answered = Signal(object)

    def __init__(self, ctx: Context, about: str, owner: QObject) -> None:
        super().__init__(owner)
        self._ctx, self._about, self._newest = ctx, about, _Newest()

    def read(self, work: Callable[[Services], object]) -> None:
        """Ask the diary something, beside the window where that is built piece by piece."""
        asked, services = self._newest.next(), self._ctx.services
        if self._ctx.piecemeal:
            newest = partial(_read_if_newest, self._newest, asked, services, work)
            in_turn(newest, partial(self._tell_if_newest, asked), None, self._about, waits=True)
        else:
            self.answered.emit(work(services))

    def forget(self) -> None:
        """Want no answer any more to what was asked until now."""
        self._newest.next()

    def _tell_if_newest(self, asked: int, answer: object) -> None:
        if answer is not None and asked == self._newest.number:
            self.answered.emit(answer)


def _read_if_newest(
    newest: _Newest, asked: int, services: Services, work: Callable[[Services], Answer]
) -> Answer | None:
    """Read unless something newer was asked for meanwhile: keys come faster than a diary of years is read."""
    return read_beside(services, work) if asked == newest.number else None


def read_beside(services: Services, work: Callable[[Services], Answer]) -> Answer:
    """Read over a connection of its own."""
    with services.beside() as own:
        return work(own)
