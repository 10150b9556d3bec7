"""Finds the key that the diary opens with: in the key store, beside the diary, or made on the first day."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from wellbeing.domain.problems import Problem, answer_of
from wellbeing.paths import Folders
from wellbeing.services.diary_access import begin_diary, kept_in_ring, was_made
from wellbeing.services.locked_key import is_locked
from wellbeing.ui.in_thread import in_thread

if TYPE_CHECKING:
    from wellbeing.ui.shell.closed.ring_reader import RingReader

FAILED: bytes | Problem = Problem("diary", "problem.disk_error")


class KeyFinder(QObject):
    """Answers each question with one signal; a key store, and the making of a key, are waited for beside the window."""

    found = Signal(object)  # the key
    beside = Signal()  # the diary's own file of it is there: the diary opens by itself, or says why not
    locked = Signal()  # a passphrase is wanted
    refused = Signal(object)  # the key store gave none: a problem
    waiting = Signal()  # it takes its time

    def __init__(self, folders: Folders, parent: QObject) -> None:
        super().__init__(parent)
        self._folders = folders

    def find(self, prompt_patience: float = 0.0) -> None:
        """Look for the key; a key store asks the person only when given seconds.

        On the first day the key is made beside the window too: a key store may ask the person for a password then.
        """
        if kept_in_ring(self._folders):
            self.reader.read(prompt_patience)
        elif is_locked(self._folders):
            self.locked.emit()
        elif not was_made(self._folders):
            self._slow.start()
            work = partial(answer_of, partial(begin_diary, self._folders))
            in_thread(work, self._made, FAILED, "no diary could be begun")
        else:
            self.beside.emit()

    def stop(self) -> None:
        """Ask and hear no more."""
        if "reader" in self.__dict__:
            self.reader.stop()

    @cached_property
    def reader(self) -> RingReader:
        """What reads the key from the key store, and goes on by itself when that is unlocked."""
        from wellbeing.ui.shell.closed.ring_reader import RingReader

        ring = RingReader(self._folders, self)
        ring.found.connect(self.found)
        ring.refused.connect(self.refused)
        ring.waiting.connect(self.waiting)
        return ring

    @cached_property
    def _slow(self) -> QTimer:
        """What says after a moment that the key store takes its time on the first day."""
        from wellbeing.ui.shell.closed.ring_reader import SLOW_MS

        slow = QTimer(self)
        slow.setSingleShot(True)
        slow.setInterval(SLOW_MS)
        slow.timeout.connect(self.waiting)
        return slow

    def _made(self, answer: bytes | Problem) -> None:
        self._slow.stop()
        if isinstance(answer, Problem):
            self.beside.emit()  # opening it fails again or goes well, and either is told
        else:
            self.found.emit(answer)
