"""Work beside the window: in a thread that holds up no exit, answered in the window's thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import cache, partial
from types import BuiltinMethodType, MethodType
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from wellbeing.ui.giving_way import giving_way

if TYPE_CHECKING:
    from queue import PriorityQueue

Answer = TypeVar("Answer")
HEARD_S = 0.25
"""So long the thread that stays waits for the window to hear an answer; a window that is held up holds up no more."""
log = logging.getLogger(__name__)


class _Job:
    """What a thread is to do, whom its answer is told, and by which thread it is done."""

    def __init__(
        self, work: Callable[[], object], tell: Callable[..., object], otherwise: object, about: str
    ) -> None:
        self.work, self.tell, self.answer, self.about = work, tell, otherwise, about
        self.thread: threading.Thread | None = None
        self.done, self.heard = threading.Event(), threading.Event()

    def carry_out(self) -> None:
        """Outer door of the thread: where the work fails, the answer stays what it is otherwise."""
        try:
            with giving_way():
                self.answer = self.work()
        except Exception as trouble:
            log.error(self.about, exc_info=trouble)
        finally:
            self.done.set()


class _Relay(QObject):
    """Carries answers from threads into the window's thread; it lives as long as the process.

    A thread must never touch a widget: the one that asked may be deleted at that very moment, and whoever lets go of
    a widget last deletes it. So a thread touches this object alone, and what it worked with is kept here, under a
    number, until the thread holds nothing of it any more.
    """

    answered = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[int, _Job] = {}
        self._last = 0
        self._in_turn: PriorityQueue[tuple[bool, int, _Job]] | None = None
        from PySide6.QtCore import Qt  # not before the first painting: with it some hundred enums are made

        self.answered.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)

    @property
    def kept(self) -> bool:
        """Whether anything is held for a thread."""
        return bool(self._kept)

    def do_alone(self, job: _Job) -> threading.Thread:
        """Do it in a thread of its own."""
        number = self._keep(job)
        job.thread = threading.Thread(target=self._carry_out, args=(number, job), daemon=True, name=job.about)
        job.thread.start()
        return job.thread

    def do_in_turn(self, job: _Job, waits: bool) -> None:
        """Do it in the one thread that stays, after what it was given before; what waits, after all else."""
        number = self._keep(job)
        if self._in_turn is None:
            from queue import PriorityQueue

            self._in_turn = PriorityQueue()
            threading.Thread(target=self._stay, args=(self._in_turn,), daemon=True, name="in turn").start()
        self._in_turn.put((waits, number, job))

    def tell_nobody(self) -> None:
        """Let the threads go on, and tell none of those who have asked until now."""
        for job in self._kept.values():
            job.tell = _unheard

    def others(self) -> list[_Job]:
        """Return what threads are to do, but for the one that asks."""
        return [job for job in list(self._kept.values()) if job.thread is not threading.current_thread()]

    def _keep(self, job: _Job) -> int:
        self._last += 1
        self._kept[self._last] = job
        return self._last

    def _stay(self, jobs: PriorityQueue[tuple[bool, int, _Job]]) -> None:
        """Do one after the other, each once the answer before it was heard: it may ask for something more urgent."""
        while True:
            number, heard = _carried_out(*jobs.get()[1:])
            self.answered.emit(number)
            heard.wait(HEARD_S)

    def _carry_out(self, number: int, job: _Job) -> None:
        self.answered.emit(_carried_out(number, job)[0])

    def _hand_on(self, number: int) -> None:
        job = self._kept.pop(number)
        if job.thread is not None:
            job.thread.join()  # it has nothing left to do
        try:
            if is_there(job.tell):  # else whoever asked was closed meanwhile
                job.tell(job.answer)
        finally:
            job.heard.set()


def _carried_out(number: int, job: _Job) -> tuple[int, threading.Event]:
    """Do it, and return its number and what tells that its answer was heard.

    The thread holds nothing else of it once it is done: with this frame its last hold goes.
    """
    job.carry_out()
    return number, job.heard


def _unheard(_answer: object) -> None:
    """Take an answer that nobody wants any more."""


def is_busy() -> bool:
    """Tell whether a thread is at work, or its answer still on the way."""
    return _relay().kept


@cache
def _relay() -> _Relay:
    return _Relay()


def in_thread(
    work: Callable[[], Answer], tell: Callable[[Answer], object], otherwise: Answer, about: str
) -> threading.Thread:
    """Do `work` in a thread that holds up no exit; `tell` gets its answer in the thread of the window, which asks.

    Where the work fails, `about` and the way to the trouble stand in the log, never its text, and `otherwise` is
    told instead. `tell` is a method of the object that asks: where that is gone by then, nobody is told.
    """
    return _relay().do_alone(_Job(work, tell, otherwise, about))


def in_turn(
    work: Callable[[], Answer],
    tell: Callable[[Answer], object],
    otherwise: Answer,
    about: str,
    waits: bool = False,
) -> None:
    """Do likewise in the one thread that draws and reads beside the window, after what was asked before.

    What waits is done after all that does not: the first card's picture is drawn before the next card is read.

    Side by side all would come late; and the drawing library opens its fonts anew for each thread that draws and
    keeps them: half a mebibyte and two files a thread, up to sixty-four.
    """
    _relay().do_in_turn(_Job(work, tell, otherwise, about), waits)


def tell_nobody() -> None:
    """Tell no answer that was asked for until now: the diary is closed, and whoever hears one would read on in it."""
    _relay().tell_nobody()


def wait_for_others(seconds: float) -> None:
    """Wait in one thread until what goes on in the others is over, each at most so long."""
    for job in _relay().others():
        job.done.wait(seconds)


def is_there(tell: Callable[..., object]) -> bool:
    """Tell whether whoever is to be told still exists: a page goes when the language changes."""
    method = tell.func if isinstance(tell, partial) else tell
    owner = method.__self__ if isinstance(method, MethodType | BuiltinMethodType) else None
    return not isinstance(owner, QObject) or isValid(owner)
