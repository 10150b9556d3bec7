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


class BesideReader(QObject):
    """Reads what one part of the window shows. `answered` brings what was asked for last: an older answer is dropped,
    and so is one that could not be read, which stands in the log as `about`. It goes with its owner."""

    answered = Signal(object)

    def __init__(self, ctx: Context, about: str, owner: QObject) -> None:
        super().__init__(owner)
        self._ctx, self._about, self._asked = ctx, about, 0

    def read(self, work: Callable[[Services], object]) -> None:
        """Ask the diary something, beside the window where that is built piece by piece."""
        self._asked += 1
        services = self._ctx.services
        if self._ctx.piecemeal:
            tell = partial(self._tell_if_newest, self._asked)
            in_turn(partial(self._read_if_newest, self._asked, services, work), tell, None, self._about)
        else:
            self.answered.emit(work(services))

    def _read_if_newest(self, asked: int, services: Services, work: Callable[[Services], object]) -> object:
        """Read in the thread; what was asked for anew while it waited there is not read for nobody."""
        return read_beside(services, work) if asked == self._asked else None

    def _tell_if_newest(self, asked: int, answer: object) -> None:
        if answer is not None and asked == self._asked:
            self.answered.emit(answer)


def read_beside(services: Services, work: Callable[[Services], Answer]) -> Answer:
    """Read over a connection of its own."""
    with services.beside() as own:
        return work(own)
