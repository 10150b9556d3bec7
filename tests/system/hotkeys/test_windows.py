"""Windows by its documentation: which keys are asked for, and what a press of one becomes; it has not been run."""

from __future__ import annotations

import ctypes
import select
from ctypes import wintypes
from queue import Queue
from typing import Any

import pytest

from wellbeing.domain.hotkeys import read_hotkey
from wellbeing.system.hotkeys.choose import choose_hotkeys
from wellbeing.system.hotkeys.windows import HOTKEY, QUIT, WindowsHotkeys, code_of


class FakeUser:
    """user32 as far as it is asked: another program has Ctrl+Alt+X."""

    def __init__(self) -> None:
        self.messages: Queue[tuple[int, int]] = Queue()
        self.taken: dict[int, tuple[int, int]] = {}

    def PeekMessageW(self, *_given: Any) -> int:  # noqa: N802
        return 0

    def RegisterHotKey(self, _window: None, number: int, held: int, code: int) -> int:  # noqa: N802
        if code == ord("X"):
            return 0
        self.taken[number] = (held, code)
        return 1

    def UnregisterHotKey(self, _window: None, number: int) -> int:  # noqa: N802
        return int(self.taken.pop(number, None) is not None)

    def GetMessageW(self, found: Any, *_given: Any) -> int:  # noqa: N802
        kind, number = self.messages.get(timeout=5)
        message = ctypes.cast(found, ctypes.POINTER(wintypes.MSG)).contents
        message.message, message.wParam = kind, number
        return int(kind != QUIT)

    def PostThreadMessageW(self, thread: int, kind: int, *_given: int) -> int:  # noqa: N802
        assert thread == 7
        self.messages.put((kind, 0))
        return 1


class FakeKernel:
    def GetCurrentThreadId(self) -> int:  # noqa: N802
        return 7


def test_a_key_is_asked_for_heard_and_given_back():
    user = FakeUser()
    hotkeys = WindowsHotkeys(user, FakeKernel())
    keys = {
        act: read_hotkey(text)
        for act, text in (("one", "Ctrl+Alt+W"), ("two", "Meta+F2"), ("three", "Ctrl+Alt+X"))
    }
    hotkeys.grab({act: key for act, key in keys.items() if key is not None}, {})
    assert user.taken == {0: (0x4003, ord("W")), 1: (0x4008, 0x71)}
    assert hotkeys.refused() == ("three",)
    assert hotkeys.refused() == ()
    user.messages.put((HOTKEY, 1))
    number = hotkeys.fileno()
    assert number is not None
    assert select.select([number], [], [], 5)[0] == [number]
    assert hotkeys.receive() == ["two"]
    assert hotkeys.receive() == []
    hotkeys.close()
    assert user.taken == {}
    assert hotkeys.fileno() is None
    hotkeys.close()


@pytest.mark.parametrize(
    ("key", "code"), [("A", 0x41), ("7", 0x37), ("F1", 0x70), ("F12", 0x7B), ("Space", 0x20)]
)
def test_the_code_of_a_key(key: str, code: int):
    assert code_of(key) == code


def test_elsewhere_nobody_takes_keys_that_way():
    assert choose_hotkeys({}, "win32") is None
