"""Own keys in the running app: grabbed as the settings say, heard, and told where that can't be."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from wellbeing.content.strings import load_words
from wellbeing.domain.hotkeys import Hotkey
from wellbeing.domain.problems import Problem
from wellbeing.resources import resource
from wellbeing.services.environment import Environment
from wellbeing.ui.shell.watches.hotkey import HotkeyWatch, names_in


class FakeHotkeys:
    """Grabs all but one key; a test presses them over a real descriptor."""

    def __init__(self) -> None:
        self.grabbed: dict[str, Hotkey] = {}
        self.closed = False
        self._pressed: list[str] = []
        self._refused: tuple[str, ...] = ()
        self._here, self._there = socket.socketpair()

    def grab(self, keys: Mapping[str, Hotkey], names: Mapping[str, str]) -> None:
        assert names.keys() >= keys.keys()
        self.grabbed = {act: key for act, key in keys.items() if key.key != "T"}
        self._refused = tuple(act for act in keys if act not in self.grabbed)

    def refused(self) -> tuple[str, ...]:
        refused, self._refused = self._refused, ()
        return refused

    def fileno(self) -> int | None:
        return None if self.closed else self._here.fileno()

    def receive(self) -> list[str]:
        if self._here.recv(64) == b"gone":
            self.close()
        pressed, self._pressed = self._pressed, []
        return pressed

    def close(self) -> None:
        self.closed = True
        self._here.close()
        self._there.close()

    def refuse(self, act: str) -> None:
        """Say later that a key was not given."""
        self._refused = (act,)
        self._there.send(b"!")

    def go(self) -> None:
        """Go away, as a desktop that ends does."""
        self._there.send(b"gone")

    def press(self, act: str) -> None:
        self._pressed.append(act)
        self._there.send(b"!")


names = partial(names_in, lambda: load_words("zh_CN", resource("locale")))


@pytest.fixture
def hotkeys() -> FakeHotkeys:
    return FakeHotkeys()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def watch(
    environment: Environment, hotkeys: FakeHotkeys, told: list[str], qapp: QObject
) -> Iterator[HotkeyWatch]:
    parent = QObject(qapp)
    found = HotkeyWatch(environment.preferences, environment.event_bus, lambda: hotkeys, names, parent)

    def tell(problems: list[Problem]) -> None:
        told.extend(problem.key for problem in problems)

    found.wrong.connect(tell)
    found.follow()
    yield found
    found.stop()
    if not hotkeys.closed:
        hotkeys.close()
    parent.deleteLater()


def test_nothing_is_opened_before_a_key_is_chosen(watch: HotkeyWatch, told: list[str]):
    assert watch._hotkeys is None
    assert told == []


def test_a_key_of_the_settings_is_grabbed_heard_and_let_go_of(
    environment: Environment, watch: HotkeyWatch, hotkeys: FakeHotkeys, told: list[str], qtbot: QtBot
):
    book = environment.preferences
    book.set("key_checkin", "ctrl+alt+w")
    assert {act: str(key) for act, key in hotkeys.grabbed.items()} == {"key_checkin": "Ctrl+Alt+W"}
    with qtbot.waitSignal(watch.pressed) as heard:
        hotkeys.press("key_checkin")
    assert heard.args == ["key_checkin"]
    book.set("key_break", "Meta+T")
    assert told == ["problem.hotkey_taken"]
    book.set("theme", "dark")
    assert told == ["problem.hotkey_taken"]
    book.reset("key_checkin")
    assert hotkeys.grabbed == {}


def test_where_nobody_takes_keys_the_sentence_says_what_to_do(
    environment: Environment, told: list[str], qapp: QObject
):
    parent = QObject(qapp)
    watch = HotkeyWatch(environment.preferences, environment.event_bus, lambda: None, names, parent)
    keys: list[str] = []
    watch.wrong.connect(lambda problems: keys.extend(problem.key for problem in problems))
    environment.preferences.set("key_checkin", "Ctrl+Alt+W")
    assert keys == ["problem.hotkeys_none"]
    problem = environment.preferences.set("key_checkin", "Ctrl+C")
    assert problem is not None
    assert problem.key == "problem.hotkey_form"
    watch.stop()
    parent.deleteLater()


def test_a_key_refused_later_is_told_and_one_who_goes_is_left(
    environment: Environment, watch: HotkeyWatch, hotkeys: FakeHotkeys, told: list[str], qtbot: QtBot
):
    environment.preferences.set("key_checkin", "Ctrl+Alt+W")
    with qtbot.waitSignal(watch.wrong):
        hotkeys.refuse("key_checkin")
    assert told == ["problem.hotkey_taken"]
    hotkeys.go()
    qtbot.waitUntil(lambda: watch._hotkeys is None)
    assert watch._socket is None
