"""Keys that work in every window, on a real X server: pressed, taken by another, let go of."""

from __future__ import annotations

import select
from collections.abc import Iterator

import pytest

from tests.desktop import PrivateDesktop
from wellbeing.domain.hotkeys import Hotkey, chosen, read_hotkey, written_hotkey
from wellbeing.system.hotkeys.choose import choose_hotkeys
from wellbeing.system.hotkeys.x11 import X11Hotkeys

W = Hotkey(("Ctrl", "Alt"), "W")
KEYS = {
    "key_checkin": W,
    "key_break": Hotkey(("Shift", "Meta"), "F9"),
    "key_contact": Hotkey(("Meta",), "Space"),
}


@pytest.fixture
def hotkeys(desktop: PrivateDesktop) -> Iterator[X11Hotkeys]:
    found = X11Hotkeys(desktop.environ["DISPLAY"])
    assert found.works
    yield found
    found.close()


def heard(hotkeys: X11Hotkeys, patience: float = 5) -> list[str]:
    number = hotkeys.fileno()
    assert number is not None
    found: list[str] = []
    while select.select([number], [], [], patience)[0]:
        found += hotkeys.receive()
        patience = 0.3
    return found


def test_each_key_is_its_act_with_any_lock_on(desktop: PrivateDesktop, hotkeys: X11Hotkeys):
    hotkeys.grab(KEYS, {})
    assert hotkeys.refused() == ()
    desktop.run("xdotool", "key", "ctrl+alt+w")
    assert heard(hotkeys) == ["key_checkin"]
    desktop.run("xdotool", "key", "Num_Lock")
    desktop.run("xdotool", "key", "shift+super+F9", "super+space")
    desktop.run("xdotool", "key", "Num_Lock")
    assert heard(hotkeys) == ["key_break", "key_contact"]
    desktop.run("xdotool", "key", "w", "ctrl+w", "alt+w", "ctrl+alt+shift+w")
    assert heard(hotkeys, 0.5) == []


def test_a_key_that_another_program_has_is_told_and_free_again_afterwards(
    desktop: PrivateDesktop, hotkeys: X11Hotkeys
):
    other = X11Hotkeys(desktop.environ["DISPLAY"])
    other.grab({"theirs": W}, {})
    assert other.refused() == ()
    hotkeys.grab(KEYS, {})
    assert hotkeys.refused() == ("key_checkin",)
    desktop.run("xdotool", "key", "ctrl+alt+w", "super+space")
    assert heard(hotkeys) == ["key_contact"]
    other.close()
    hotkeys.grab(KEYS, {})
    assert hotkeys.refused() == ()
    hotkeys.release()
    desktop.run("xdotool", "key", "ctrl+alt+w")
    assert heard(hotkeys, 0.5) == []


def test_where_nobody_can_take_keys(desktop: PrivateDesktop):
    assert choose_hotkeys({}) is None
    assert choose_hotkeys({"DISPLAY": ":98765"}) is None
    assert choose_hotkeys(desktop.environ | {"WAYLAND_DISPLAY": "wayland-0"}) is None
    assert not X11Hotkeys(":98765").works


@pytest.mark.parametrize(
    ("text", "kept"),
    [("ctrl + alt + w", "Ctrl+Alt+W"), ("meta+f9", "Meta+F9"), ("alt+shift+ctrl+space", "Ctrl+Alt+Shift+Space"),
     ("", ""), ("Ctrl+C", None), ("Alt+F4", None), ("W", None), ("Ctrl+Alt", None), ("Ctrl+Alt+é", None),
     ("Ctrl+Alt+Delete", None), ("Ctrl+Ctrl+Alt+W", None)],
)  # fmt: skip
def test_no_key_that_a_chat_needs(text: str, kept: str | None):
    assert written_hotkey(text) == kept


def test_of_two_acts_with_one_key_the_first_has_it():
    assert chosen({"a": "Ctrl+Alt+W", "b": "Ctrl+Alt+W", "c": ""}) == {"a": read_hotkey("Ctrl+Alt+W")}
