"""Where the words of later starts arrive: few at a time, short, and only from the same person."""

from __future__ import annotations

import os
import sys
from collections import deque
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from wellbeing.system.files import FileTrouble, NotWritable, named_trouble, private_folder
from wellbeing.ui.shell.single_instance.second_start import (
    ANSWER,
    LONGEST_LINE,
    MOST_WORDS,
    SOCKET,
    SPAN_MS,
    asked_in,
    places,
)

MOST_CALLERS = 8
SPEAK_MS = 1_000
"""How long a caller may stay on the line without having said its word."""


class InstanceServer(QObject):
    """Listens beside a lock that is already ours."""

    asked = Signal(str, str)  # a word, and the leave to take the focus ('' for none)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take_callers)
        self._callers: list[QLocalSocket] = []
        self._ran = QElapsedTimer()
        self._ran.start()
        self._heard: deque[int] = deque(maxlen=MOST_WORDS)
        self.place = next((place for place in map(Path, places(str(folder))) if self._listens(place)), None)

    def close(self) -> None:
        """Listen no more; the socket's file goes. May be called twice."""
        self._server.close()
        for caller in tuple(self._callers):
            caller.abort()

    def _listens(self, place: Path) -> bool:
        try:
            make_way(place)
        except FileTrouble:
            return False
        QLocalServer.removeServer(
            str(place)
        )  # a killed app left it: the lock is ours, so nobody listens there
        return self._server.listen(str(place))

    def _take_callers(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(self._forget)
            if len(self._callers) >= MOST_CALLERS:
                caller.abort()
                caller.deleteLater()
                continue
            self._callers.append(caller)
            caller.setReadBufferSize(LONGEST_LINE)
            caller.readyRead.connect(self._hear)
            QTimer.singleShot(SPEAK_MS, caller, caller.abort)
            if caller.bytesAvailable():
                self._listen_to(caller)

    def _hear(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket):
            self._listen_to(caller)

    def _listen_to(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() >= LONGEST_LINE:
                caller.abort()
            return
        asked = asked_in(bytes(caller.readLine().data()))
        if asked is None or not self._has_room():
            caller.abort()
            return
        caller.write(ANSWER)
        caller.flush()
        caller.disconnectFromServer()
        self.asked.emit(asked.word, asked.token)

    def _has_room(self) -> bool:
        now = self._ran.elapsed()
        if len(self._heard) == MOST_WORDS and now - self._heard[0] < SPAN_MS:
            return False
        self._heard.append(now)
        return True

    def _forget(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket) and caller in self._callers:
            self._callers.remove(caller)
            caller.deleteLater()


def make_way(place: Path) -> None:
    """Make sure that nobody else could have made the folder of a socket to read our words. Raises FileTrouble."""
    if sys.platform == "win32":
        return
    if place.name != SOCKET:
        private_folder(place.parent)
    with named_trouble(place.parent):
        shared = place.name != SOCKET and place.parent.is_symlink()
        if shared or place.parent.stat().st_uid != os.getuid():
            raise NotWritable(place.parent)
