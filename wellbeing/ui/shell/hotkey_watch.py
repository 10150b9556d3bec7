"""Keeps the keys of the settings grabbed, and tells which act one asks for; a key that another has is told once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from wellbeing.domain.hotkeys import Hotkey, chosen
from wellbeing.domain.problems import Problem
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.preferences import PreferenceBook
from wellbeing.system.hotkeys.choose import Hotkeys

ACTS = ("key_checkin", "key_contact", "key_start_end", "key_break")


class HotkeyWatch(QObject):
    """`pressed` brings the act, `wrong` problems to be told. Nothing is opened before a key is chosen."""

    pressed = Signal(str)
    wrong = Signal(list)

    def __init__(
        self, book: PreferenceBook, bus: EventBus, choose: Callable[[], Hotkeys | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._book, self._bus, self._choose = book, bus, choose
        self._hotkeys: Hotkeys | None = None
        self._socket: QSocketNotifier | None = None
        self._keys: dict[str, Hotkey] = {}
        bus.subscribe(self._on_topic)

    def follow(self) -> None:
        """Grab the keys that the settings have now."""
        keys = chosen({act: str(self._book.current.value(act)) for act in ACTS})
        if keys == self._keys:
            return
        self._keys = keys
        if self._hotkeys is None and not self._open():
            self.wrong.emit([Problem("keys", "problem.hotkeys_none")])
            return
        if self._hotkeys is not None and (taken := self._hotkeys.grab(keys)):
            self.wrong.emit(
                [Problem("keys", "problem.hotkey_taken", {"key": str(keys[act])}) for act in taken]
            )

    def stop(self) -> None:
        """Let go of every key."""
        self._bus.unsubscribe(self._on_topic)
        if self._socket is not None:
            self._socket.setEnabled(False)
        if self._hotkeys is not None:
            self._hotkeys.close()
        self._hotkeys = None

    def _open(self) -> bool:
        self._hotkeys = self._choose()
        if self._hotkeys is None or (number := self._hotkeys.fileno()) is None:
            return False
        self._socket = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
        self._socket.activated.connect(self._hear)
        return True

    def _hear(self) -> None:
        for act in self._hotkeys.receive() if self._hotkeys is not None else []:
            self.pressed.emit(act)

    def _on_topic(self, topic: Topic) -> None:
        if topic is Topic.PREFERENCES:
            self.follow()
