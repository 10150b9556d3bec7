"""Keeps the keys of the settings grabbed, and tells which act one asks for; a key that another has is told once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from wellbeing.content.strings import Words
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
        self,
        book: PreferenceBook,
        bus: EventBus,
        choose: Callable[[], Hotkeys | None],
        names: Callable[[], Mapping[str, str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._book, self._bus, self._choose, self._names = book, bus, choose, names
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
        if self._hotkeys is not None:
            self._hotkeys.grab(keys, self._names())
            self._tell_refused()

    def stop(self) -> None:
        """Let go of every key."""
        self._bus.unsubscribe(self._on_topic)
        self._close_socket()
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
        if self._hotkeys is None:
            return
        for act in self._hotkeys.receive():
            self.pressed.emit(act)
        self._tell_refused()
        if (
            self._hotkeys.fileno() is None
        ):  # whoever grabbed them is gone; the next change of a key looks anew
            self._close_socket()
            self._hotkeys, self._keys = None, {}

    def _tell_refused(self) -> None:
        refused = self._hotkeys.refused() if self._hotkeys is not None else ()
        if refused:
            keys = [str(self._keys[act]) for act in refused]
            self.wrong.emit([Problem("keys", "problem.hotkey_taken", {"key": key}) for key in keys])

    def _close_socket(self) -> None:
        if self._socket is not None:
            self._socket.setEnabled(False)
            self._socket.deleteLater()
        self._socket = None

    def _on_topic(self, topic: Topic) -> None:
        if topic is Topic.PREFERENCES:
            self.follow()


def names_in(words: Callable[[], Words]) -> dict[str, str]:
    """Return what each act is called, for a desktop that shows it in its own settings."""
    from wellbeing.ui.pages.settings.words import NAMES

    t = words().t
    return {act: t(NAMES[act][0]) for act in ACTS}
