"""Keeps the books of one desktop's notices: which of its numbers belongs to which of our keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from wellbeing.system.notifications.notices import DISMISSED, EXPIRED, UNSHOWN, NoticeAnswer

REMEMBERED = 8
"""How many old numbers are kept: some desktops tell of the closing before they tell of the click."""

CLOSED_BY_PERSON = 2
CLOSED_BY_US = 3


@dataclass(slots=True)
class NotificationIds:
    """Pure bookkeeping, fed with what was sent and what was heard; nothing here touches a bus."""

    current_key: str = ""
    current_number: int = 0
    _asked: dict[int, str] = field(default_factory=dict)
    _keys: dict[int, str] = field(default_factory=dict)
    _token: tuple[int, str] = (0, "")

    @property
    def is_open(self) -> bool:
        """Tell whether a notice may still be on the screen, or on its way there."""
        return bool(self.current_key or self._asked)

    def asked(self, serial: int, key: str) -> None:
        """A notice was sent; its number comes later, in the reply to `serial`."""
        self._asked[serial] = key
        self.current_key = key

    def numbered(self, serial: int, number: int) -> int:
        """Take the number a desktop gave, and return it when that notice is no longer wanted, else 0."""
        key = self._asked.pop(serial, "")
        if not key:
            return 0
        self._keys.pop(number, None)
        self._keys[number] = key
        while len(self._keys) > REMEMBERED:
            del self._keys[next(iter(self._keys))]
        if key != self.current_key:
            return number if number != self.current_number else 0
        self.current_number = number
        return 0

    def refused(self, serial: int) -> NoticeAnswer | None:
        """Say that the desktop answered `serial` with an error."""
        key = self._asked.pop(serial, "")
        if not key or key != self.current_key:
            return None
        self.current_key = ""
        return NoticeAnswer(key, UNSHOWN)

    def withdrawn(self, key: str) -> int:
        """The notice isn't wanted any more: return the number to close, 0 when there is none (yet)."""
        if key != self.current_key:
            return 0
        number, self.current_key, self.current_number = self.current_number, "", 0
        return number if self._keys.get(number) == key else 0

    def allowed(self, number: int, token: str) -> None:
        """Take the leave to take the focus, which comes before the click that it belongs to."""
        self._token = (number, token)

    def clicked(self, number: int, action: str) -> NoticeAnswer | None:
        """Turn a click into an answer; None for another program's notice, or a second click on ours."""
        key = self._keys.pop(number, None)
        if key is None:
            return None
        self._gone(number, key)
        token = self._token[1] if self._token[0] == number else ""
        self._token = (0, "")
        return NoticeAnswer(key, action, token)

    def closed(self, number: int, reason: int) -> NoticeAnswer | None:
        """Turn a closing into an answer; None for another's notice, after a click, or when we closed it."""
        key = self._keys.get(number)
        if key is None or number != self.current_number:
            return None
        self._gone(number, key)
        if reason == CLOSED_BY_US:
            return None
        return NoticeAnswer(key, DISMISSED if reason == CLOSED_BY_PERSON else EXPIRED)

    def forget(self) -> None:
        """The desktop's notifier went away, and its numbers with it."""
        self.current_key, self.current_number = "", 0
        self._asked.clear()
        self._keys.clear()

    def _gone(self, number: int, key: str) -> None:
        if number == self.current_number:
            self.current_number = 0
        if key == self.current_key:  # else another notice is already on its way
            self.current_key = ""
