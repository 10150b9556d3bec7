"""Ends the app in good order on Ctrl+C, when its terminal goes, and on the system's own word.

Also while Qt or a tick holds the thread.

Python would raise KeyboardInterrupt in whatever slot happens to run next, and Qt would swallow it there: the app
would stay, with a timer that was never set again. So the handlers do nothing. Python writes a byte into a pipe
instead, which Qt's loop watches and a thread as well: should the loop not come round in time, the thread ends the
process as a kill does, which the diary survives.
"""

from __future__ import annotations

import _thread
import os
import select
import signal
import sys
import threading

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

ENDS = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
GRACE = 1.7
"""Seconds for ending in good order."""
HARD_EXIT = 130


class EndSignals(QObject):
    """Ends the app on a signal within two seconds; make it once, in the main thread.

    What whoever started the app had it ignore stays ignored: that is how nohup outlives its terminal.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ear, told = _ear_and_mouth()
        for number in ENDS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _leave_it_to_the_loop)
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._ear, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)
        # It never touches Qt: a call from there can wait for the main thread, and the main thread for it. Nor does
        # it import: it is none of Python's counted threads, before which the storage would have to load numpy whole.
        _thread.start_new_thread(_end_hard, (self._ear,))

    @property
    def heard(self) -> bool:
        """Whether the app was told to end, also after its loop has ended."""
        return bool(select.select([self._ear], [], [], 0)[0])

    def _end(self) -> None:
        self._notifier.setEnabled(False)  # the byte stays, so that the thread sees it, too
        QCoreApplication.exit(0)


def _ear_and_mouth() -> tuple[int, int]:
    """Return what is heard and what is written into, which waits for nobody; Windows watches nothing but sockets."""
    if sys.platform == "win32":
        from socket import socketpair

        heard, told = socketpair()
        told.setblocking(False)
        return heard.detach(), told.detach()
    ear, mouth = os.pipe()
    os.set_blocking(mouth, False)
    return ear, mouth


def _leave_it_to_the_loop(_number: int, _frame: object) -> None:
    """Keep Python from raising in the middle of a slot."""


def _end_hard(heard: int) -> None:
    select.select([heard], [], [])
    threading.Event().wait(GRACE)
    os._exit(HARD_EXIT)
