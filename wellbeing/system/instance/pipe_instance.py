"""The claim of single_instance on Windows: a named pipe, which only its creator may write to."""

from __future__ import annotations

import queue
import socket
import threading
from contextlib import suppress
from multiprocessing.connection import Client, Connection, Listener
from typing import Any

STOP = b"."
LONGEST = 64


class PipeClaim:
    """A thread waits on the pipe and wakes a socket, because a pipe can't be watched by an event loop."""

    source = "named pipe"

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._closed = False
        self._words: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._bell, self._ear = socket.socketpair()
        self._ear.setblocking(False)
        self._thread = threading.Thread(target=self._serve, daemon=True, name="single instance")
        self._thread.start()

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when a word has arrived."""
        return self._ear.fileno()

    def receive(self) -> list[str]:
        """Return the words that have arrived, without waiting."""
        with suppress(BlockingIOError):
            self._ear.recv(4096)
        words = []
        with suppress(queue.Empty):
            while True:
                words.append(self._words.get_nowait())
        return words

    def close(self) -> None:
        """Let the pipe go; may be called twice."""
        self._closed = True
        if self._thread.is_alive():
            with suppress(OSError, EOFError), Client(self._listener.address) as caller:
                caller.send_bytes(STOP)
            self._thread.join(2)
        self._listener.close()
        self._bell.close()
        self._ear.close()

    def _serve(self) -> None:
        while not self._closed:
            try:
                with self._listener.accept() as caller:
                    said = _hear(caller)
            except (OSError, EOFError):
                continue
            if said == STOP:
                return
            self._words.put(said.decode("ascii", "replace"))
            self._bell.send(b"!")


def claim_pipe(name: str, address: str | None = None) -> PipeClaim | None:
    """Claim the name, None when another app holds it."""
    try:
        return PipeClaim(Listener(address or _pipe(name)))
    except OSError:
        return None


def ask_pipe(name: str, word: str, address: str | None = None) -> bool:
    """Hand a word to the app that holds the name; False when nobody does."""
    try:
        with Client(address or _pipe(name)) as first:
            first.send_bytes(word.encode())
    except (OSError, EOFError):
        return False
    return True


def _hear(caller: Connection[Any, Any]) -> bytes:
    return caller.recv_bytes(LONGEST) if caller.poll(1.0) else b""


def _pipe(name: str) -> str:
    return rf"\\.\pipe\wellbeing-{name}"
