"""Begins the process anew once nobody has looked at the window for a while: only so does its memory come back.

Python gives no page back to the system: once every page was opened, the app holds four times what a bare window of Qt
does, and closing views, collecting garbage or trimming the heap changes nothing. All that the app knows stands in the
diary, so the process replaces itself (`exec`: the same number, the same parent) by a start in the tray. The
reminders go on from exactly where they were, without the event of a start: for them nothing has happened.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

HANDED = "WELLBEING_RENEWED"
IN_TRAY = "--in-tray"
ACTIVATION = "XDG_ACTIVATION_TOKEN"
QUIET_MS = 40_000
"""So long after the window was closed; until then it opens again in the blink of an eye, with all that stood in it."""
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Handover:
    """What one process tells the next: the diary's key, and the newest entries that the reminders know of."""

    key: bytes
    seen: tuple[int, int]


class Renewal(QObject):
    """Waits until the window has been closed for a while and nothing would be lost; then asks for it, once."""

    def __init__(self, may: Callable[[], bool], renew: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._may, self._renew = may, renew
        self._due = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._come_due)

    def window_closed(self) -> None:
        """Count from now."""
        self._due = False
        self._timer.start()

    def window_opened(self) -> None:
        """Wait for the next time that it is closed."""
        self._due = False
        self._timer.stop()

    def stop(self) -> None:
        """Begin nothing more."""
        self.window_opened()

    def look(self) -> None:
        """Look again, where something stood in the way; the reminders' tick asks for it, so it needs no timer."""
        if self._due and self._may():
            self._due = False
            self._renew()

    def _come_due(self) -> None:
        self._due = True
        self.look()


def can_renew() -> bool:
    """Tell whether this process could begin anew: only Linux keeps number and parent, and a bundle unpacks anew."""
    return sys.platform == "linux" and not hasattr(sys, "frozen") and os.access(sys.executable, os.X_OK)


def renew(handover: Handover) -> None:
    """Replace this process by a start in the tray; does not return. Raises OSError where the system refuses."""
    reads, writes = os.pipe()
    os.write(writes, handover.key)
    os.close(writes)
    os.set_inheritable(reads, True)
    os.environ.pop(ACTIVATION, None)
    os.environ[HANDED] = " ".join(map(str, (os.getpid(), reads, *handover.seen)))
    os.execv(sys.executable, command(sys.orig_argv))  # noqa: S606 - our own command line


def command(line: Sequence[str]) -> list[str]:
    """Return the command line of this process as that of a start in the tray: of two such words, the last counts."""
    return [word for word in line if word != IN_TRAY] + [IN_TRAY]


def handed_over() -> Handover | None:
    """Return what the process before has told this one, None for a start like any other."""
    told = os.environ.pop(HANDED, "").split()
    if len(told) != 4 or not all(word.isdecimal() for word in told) or int(told[0]) != os.getpid():
        return None
    with os.fdopen(int(told[1]), "rb") as pipe:
        key = pipe.read(KEY_BYTES)
    return Handover(key, (int(told[2]), int(told[3])))
