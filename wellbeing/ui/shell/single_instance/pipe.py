"""How a second start speaks to the first on Windows, where Qt's sockets are pipes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def ask_by_pipe(place: Path, line: bytes, answer: bytes, left: Callable[[], float]) -> bool:
    """Say a line over a Windows pipe within the seconds that are left; tell whether it was answered."""
    from PySide6.QtNetwork import QLocalSocket

    def patience() -> int:
        return max(1, int(left() * 1000))

    pipe, said = QLocalSocket(), b""
    pipe.connectToServer(str(place))
    if not pipe.waitForConnected(patience()):
        return False
    pipe.write(line)
    while len(said) < len(answer):
        if not pipe.bytesAvailable() and not pipe.waitForReadyRead(patience()):
            return False
        said += bytes(pipe.read(len(answer) - len(said)).data())
    return said == answer
