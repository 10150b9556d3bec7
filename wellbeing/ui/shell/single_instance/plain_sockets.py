"""Local sockets as Qt's network has them, in what a server of few short words needs, without its 1.5 MiB.

On Windows, where they are pipes, Qt's own serve. Names and manners are Qt's, so that either will do.
"""

from __future__ import annotations

import socket
from collections import deque
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSocketNotifier, QTimer, Signal

from wellbeing.system.files import FILE_MODE

WAITING_MOST = 30
REST_MS = 1_000
"""So long nobody is taken in where the system has no room for another caller: the loop would come round for nothing."""


class PlainSocket(QObject):
    """One caller."""

    readyRead = Signal()
    disconnected = Signal()

    def __init__(self, taken: socket.socket, parent: QObject) -> None:
        super().__init__(parent)
        taken.setblocking(False)
        self._socket, self._said, self._most = taken, b"", 0
        self._notifier = QSocketNotifier(taken.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def setReadBufferSize(self, most: int) -> None:
        """Read no more than this before it is taken."""
        self._most = most

    def bytesAvailable(self) -> int:
        """Return how much waits to be taken."""
        return len(self._said)

    def canReadLine(self) -> bool:
        """Tell whether a whole line waits."""
        return b"\n" in self._said

    def readLine(self) -> QByteArray:
        """Take a line."""
        line, end, self._said = self._said.partition(b"\n")
        return QByteArray(line + end)

    def write(self, words: bytes) -> None:
        """Say few words, which the system keeps for the caller; one who has gone hears nothing."""
        with suppress(OSError):
            self._socket.send(words)

    def flush(self) -> None:
        """Nothing waits here."""

    def abort(self) -> None:
        """Hang up; may be done twice."""
        if self._socket.fileno() >= 0:
            self._notifier.setEnabled(False)
            self._socket.close()
            self.disconnected.emit()

    disconnectFromServer = abort

    def _read(self) -> None:
        try:
            more = self._socket.recv(self._most - len(self._said))
        except BlockingIOError:
            return
        except OSError:
            more = b""
        if not more:  # gone, or there is no room for more of it
            self.abort()
            return
        self._said += more
        self.readyRead.emit()


class PlainServer(QObject):
    """Listens at a file that only the same person can open."""

    newConnection = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._came: deque[PlainSocket] = deque()
        self._socket: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None

    def listen(self, place: str) -> bool:
        """Begin; tell whether that could be."""
        own = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        own.setblocking(False)
        try:
            own.bind(place)
            Path(place).chmod(FILE_MODE)  # before anybody is listened to
            own.listen(WAITING_MOST)
        except OSError:
            own.close()
            return False
        self._socket, self._place = own, place
        self._notifier = QSocketNotifier(own.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)
        return True

    def close(self) -> None:
        """Listen no more; the file goes. May be done twice."""
        if self._socket is not None and self._notifier is not None:
            self._notifier.setEnabled(False)
            self._socket.close()
            self._socket = None
            self.removeServer(self._place)

    def nextPendingConnection(self) -> PlainSocket | None:
        """Return the next who has called."""
        return self._came.popleft() if self._came else None

    @staticmethod
    def removeServer(place: str) -> None:
        """Take away the file of a server that is no more."""
        with suppress(OSError):
            Path(place).unlink()

    def _take(self) -> None:
        if self._socket is None or self._notifier is None:
            return
        try:
            taken, _ = self._socket.accept()
        except BlockingIOError:
            return
        except OSError:
            self._notifier.setEnabled(False)
            QTimer.singleShot(REST_MS, self, self._go_on)
            return
        self._came.append(PlainSocket(taken, self))
        self.newConnection.emit()

    def _go_on(self) -> None:
        if self._socket is not None and self._notifier is not None:
            self._notifier.setEnabled(True)
