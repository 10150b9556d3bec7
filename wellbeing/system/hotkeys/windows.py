"""Has Windows tell of keys: RegisterHotKey in a thread of its own, which alone gets the messages of its keys.

By Microsoft's documentation of user32; it has not been run on Windows.
"""

from __future__ import annotations

import ctypes
import socket
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from ctypes import wintypes
from threading import Event, Thread
from typing import Any

from wellbeing.domain.hotkeys import Hotkey

HELD = {"Alt": 0x1, "Ctrl": 0x2, "Shift": 0x4, "Meta": 0x8}
NO_REPEAT = 0x4000
HOTKEY, QUIT, NO_REMOVE = 0x0312, 0x0012, 0
SPACE, F1 = 0x20, 0x70
PATIENCE = 1.0
"""Seconds that Windows may take to give the keys out or to take them back; it takes thousandths."""


class WindowsHotkeys:
    """The keys that Windows has given out to us, and which of them were pressed."""

    source = "Windows (RegisterHotKey)"

    def __init__(self, user: Any = None, kernel: Any = None) -> None:
        self._user, self._kernel = user or _library("user32"), kernel or _library("kernel32")
        self._ends: tuple[socket.socket, ...] = socket.socketpair() if self.works else ()
        for end in self._ends:
            end.setblocking(False)
        self._pressed: deque[str] = deque()
        self._refused: tuple[str, ...] = ()
        self._thread: Thread | None = None
        self._number = 0

    @property
    def works(self) -> bool:
        """Whether this is Windows."""
        return self._user is not None and self._kernel is not None

    def grab(self, keys: Mapping[str, Hotkey], names: Mapping[str, str]) -> None:
        """Grab these keys instead of those before; Windows asks for no names."""
        self.release()
        if not keys or not self.works:
            return
        ready = Event()
        self._thread = Thread(target=self._run, args=(dict(keys), ready), daemon=True, name="hotkeys")
        self._thread.start()
        ready.wait(PATIENCE)

    def refused(self) -> tuple[str, ...]:
        """Return the acts whose key another program has, since this was last asked."""
        refused, self._refused = self._refused, ()
        return refused

    def release(self) -> None:
        """Let go of every key: they go with their thread."""
        if self._thread is not None:
            self._user.PostThreadMessageW(self._number, QUIT, 0, 0)
            self._thread.join(PATIENCE)
        self._thread = None

    def fileno(self) -> int | None:
        """Return the descriptor that becomes readable when a key was pressed."""
        return self._ends[0].fileno() if self._ends else None

    def receive(self) -> list[str]:
        """Return the acts whose keys were pressed since the last call, without waiting."""
        with suppress(OSError):  # nothing was told
            self._ends[0].recv(4096)
        return [self._pressed.popleft() for _ in range(len(self._pressed))]

    def close(self) -> None:
        """Let go of every key for good; may be called twice."""
        self.release()
        for end in self._ends:
            end.close()
        self._ends = ()

    def _run(self, keys: Mapping[str, Hotkey], ready: Event) -> None:
        message, acts = wintypes.MSG(), list(keys)
        self._user.PeekMessageW(ctypes.byref(message), None, 0, 0, NO_REMOVE)  # so that there is a queue
        self._number = self._kernel.GetCurrentThreadId()
        refused = [act for place, act in enumerate(acts) if not self._register(place, keys[act])]
        self._refused = tuple(refused)
        ready.set()
        while self._user.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            if message.message == HOTKEY and message.wParam < len(acts):
                self._pressed.append(acts[message.wParam])
                with suppress(OSError):  # full: whoever reads has been told already
                    self._ends[1].send(b".")
        for place in range(len(acts)):
            self._user.UnregisterHotKey(None, place)

    def _register(self, place: int, hotkey: Hotkey) -> bool:
        held = sum(HELD[name] for name in hotkey.held)
        return bool(self._user.RegisterHotKey(None, place, held | NO_REPEAT, code_of(hotkey.key)))


def code_of(key: str) -> int:
    """Return the virtual code of a key as it is written: a letter's and a digit's are those of its sign."""
    if key == "Space":
        return SPACE
    return F1 + int(key[1:]) - 1 if len(key) > 1 else ord(key)


def _library(name: str) -> Any:
    windows = getattr(ctypes, "windll", None)
    return None if windows is None else getattr(windows, name)
