"""Reads the diary's key from the key store beside the window, and reads it anew when the store tells of a change."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from wellbeing.domain.problems import Problem, answer_of
from wellbeing.paths import Folders
from wellbeing.services.diary_access import known_diary_id
from wellbeing.services.key_ring import DISMISSED, LOCKED, SLOW, WAITED_FOR, key_from_ring
from wellbeing.system.dbus.messages import BusGone
from wellbeing.system.keys.ring_signals import RingSignals, listen_to_ring
from wellbeing.ui.in_thread import in_thread

PATIENCE = 30.0
"""Seconds that one step of a slow store may take; nobody stands still meanwhile."""
FAILED: bytes | Problem = Problem("diary", SLOW)
SLOW_MS = 400  # an ordinary store has answered long before
SOON_MS = 200  # a store tells of one change several times


class RingReader(QObject):
    """One question at a time, in a thread; a store that may still be unlocked or started is listened to."""

    found = Signal(object)  # the key
    refused = Signal(object)  # a problem that the person does not know of yet
    waiting = Signal()  # the store takes its time

    def __init__(self, folders: Folders, parent: QObject) -> None:
        super().__init__(parent)
        self._folders = folders
        self._busy = self._again = self._stopped = self._listens = False
        self._told = ""
        self._wanted: float | None = None
        self._ear: RingSignals | None = None
        self._socket: QSocketNotifier | None = None
        self._slow, self._soon = QTimer(self), QTimer(self)
        for timer, pause, act in (
            (self._slow, SLOW_MS, self.waiting.emit),
            (self._soon, SOON_MS, self._look),
        ):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(act)

    def read(self, prompt_patience: float = 0.0) -> None:
        """Ask for the key; the store asks the person only with a `prompt_patience` (seconds)."""
        self._told = ""
        self._slow.start()
        if self._busy:  # with a look that nobody asked for: this question comes next
            self._wanted = prompt_patience
        else:
            self._ask(prompt_patience)

    def stop(self) -> None:
        """Ask and hear no more."""
        self._stopped = True
        self._slow.stop()
        self._soon.stop()
        self._hear_no_more()

    def _look(self) -> None:
        """Ask again without a word to the person, unless the answer is another one now."""
        if self._busy:
            self._again = True
        elif not self._stopped:
            self._ask(0.0)

    def _ask(self, prompt_patience: float) -> None:
        self._busy, self._again, self._wanted = True, False, None
        ask = partial(key_from_ring, known_diary_id(self._folders), PATIENCE, prompt_patience)
        in_thread(partial(answer_of, ask), self._answered, FAILED, "the key store could not be asked")

    def _answered(self, answer: bytes | Problem) -> None:
        self._busy = False
        if self._stopped:
            return
        if isinstance(answer, Problem) and self._wanted is not None:
            self._ask(self._wanted)
            return
        self._slow.stop()
        if not isinstance(answer, Problem):
            self._hear_no_more()
            self.found.emit(answer)
            return
        # Whoever did not unlock it knows that it is locked.
        if answer.key != self._told and (self._told, answer.key) != (DISMISSED, LOCKED):
            self._told = answer.key
            self.refused.emit(answer)
        if answer.key in WAITED_FOR and not self._listens:
            self._listens = True
            in_thread(partial(listen_to_ring, os.environ), self._hear, None, "the key store is not heard")
        elif self._again:
            self._soon.start()

    def _hear(self, ear: RingSignals | None) -> None:
        if ear is None:
            self._listens = False
            return
        if self._stopped or not self._listens:
            ear.close()
            return
        self._ear = ear
        self._socket = QSocketNotifier(ear.fileno(), QSocketNotifier.Type.Read, self)
        self._socket.activated.connect(self._heard)
        self._look()  # it may have been unlocked before anybody listened

    def _heard(self) -> None:
        try:
            if self._ear is not None and self._ear.changed():
                self._soon.start()
        except BusGone:
            self._hear_no_more()

    def _hear_no_more(self) -> None:
        self._listens = False
        if self._socket is not None:
            self._socket.setEnabled(False)
            self._socket.deleteLater()
            self._socket = None
        if self._ear is not None:
            self._ear.close()
            self._ear = None
