"""How a second start speaks to the first on Windows, where Qt's sockets are pipes."""

from __future__ import annotations


def ask_by_pipe(place: str, line: bytes, answer: bytes, patience: float) -> bool:
    """Say a line over a Windows pipe, no wait longer than these seconds; tell whether it was answered."""
    from PySide6.QtNetwork import QLocalSocket

    pipe, said, longest = QLocalSocket(), b"", max(1, int(patience * 1000))
    pipe.connectToServer(place)
    if not pipe.waitForConnected(longest):
        return False
    pipe.write(line)
    while len(said) < len(answer):
        if not pipe.bytesAvailable() and not pipe.waitForReadyRead(longest):
            return False
        said += bytes(pipe.read(len(answer) - len(said)).data())
    return said == answer
