"""Shows notices through the desktop's own notification service, with buttons, never making anyone wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from wellbeing.clock import SystemClock
from wellbeing.system.dbus.messages import Heard, MessageKind, Target
from wellbeing.system.dbus.notification_server import DESKTOP, NotificationServer
from wellbeing.system.notifications.notices import DEFAULT, Notice, NoticeAnswer
from wellbeing.system.notifications.notification_ids import NotificationIds

if TYPE_CHECKING:
    from jeepney import Message

APP = "wellbeing"
DUNST = Target(DESKTOP.owner, DESKTOP.path, "org.dunstproject.cmd0")

PATIENCE = 0.5
"""Seconds to wait for the bus and for the desktop's first word."""
BRIEF = 0.03
"""Seconds to wait where a person may be at the keys."""


class DBusNotifier:
    """Talks to org.freedesktop.Notifications; follows it when it dies, hangs and comes back."""

    def __init__(
        self,
        environ: Mapping[str, str],
        icon: str = "",
        monotonic: Callable[[], float] | None = None,
        patience: float = PATIENCE,
        first_word: float = PATIENCE,
    ) -> None:
        self._icon = icon
        self._ledger = NotificationIds()
        self._answers: list[NoticeAnswer] = []
        self._quiet: bool | None = None
        self._told_quiet: list[bool] = []
        clock = monotonic or SystemClock().monotonic
        self._link = NotificationServer(environ, self._on_signal, self._ledger.forget, clock)
        self._link.open(patience, first_word)

    @property
    def source(self) -> str:
        """Return who shows the notices, for diagnostics."""
        if not self._link.connected:
            return "desktop notifications (no message bus)"
        return f"desktop notifications ({self._link.server or 'nobody has answered'})"

    @property
    def connected(self) -> bool:
        """Return whether there is a message bus to ask."""
        return self._link.connected

    @property
    def reachable(self) -> bool:
        """Return whether a notice would reach somebody who isn't hanging."""
        return self._link.reachable

    @property
    def can_answer(self) -> bool:
        """Return whether the desktop knows buttons and is answering."""
        return self._link.reachable and "actions" in self._link.skills

    @property
    def is_alone(self) -> bool:
        """Return whether the bus works, and nobody on it shows notices: another way is worth a try."""
        return self._link.connected and not self._link.hanging and not self._link.reachable

    def show(self, notice: Notice) -> bool:
        """Show the notice in place of the last one; False when nobody is there, or nobody replies."""
        if not self._link.connected:
            self._link.open(BRIEF, 0)
        self._link.receive()
        self._wake_listener()
        if not self._link.reachable:
            return False
        serial = self._link.send(self._message(notice), self._on_number)
        if serial:
            self._ledger.asked(serial, notice.key)
        return bool(serial)

    def withdraw(self, key: str) -> None:
        """Take the notice away if it is still there."""
        self._close_number(self._ledger.withdrawn(key))

    def do_not_disturb(self) -> bool | None:
        """Return whether the desktop was asked for quiet; None when it doesn't tell (GNOME) or is gone.

        One that is slow to answer is taken at its last word.
        """
        self._hear_quiet()
        if not self._link.alive:
            self._quiet = None
            return None
        self._link.send(DESKTOP.get("Inhibited"), self._on_quiet)
        self._link.send(DUNST.get("paused"), self._on_quiet)
        self._link.wait_for(self._on_quiet, BRIEF)
        self._wake_listener()
        self._hear_quiet()
        return self._quiet

    def _hear_quiet(self) -> None:
        if self._told_quiet:
            self._quiet = any(self._told_quiet)
            self._told_quiet.clear()

    @property
    def is_open(self) -> bool:
        """Return whether a notice is on the screen whose answer would be heard by this connection alone."""
        return self._ledger.is_open

    def fileno(self) -> int | None:
        """Return the bus connection's descriptor, None while there is none."""
        return self._link.fileno()

    def receive(self) -> list[NoticeAnswer]:
        """Return the answers that have arrived, without waiting."""
        self._link.receive()
        answers, self._answers = self._answers, []
        return answers

    def close(self) -> None:
        """Hang up; a notice on the screen is left to the desktop."""
        self._link.close()

    def _message(self, notice: Notice) -> Message:
        from html import escape  # with its table of all entities; most days begin without a notice

        actions = dict(notice.actions) if self.can_answer else {}
        if actions:
            actions.setdefault(DEFAULT, APP)
        flat = [word for pair in actions.items() for word in pair]
        plain = bool(self._link.skills) and "body-markup" not in self._link.skills
        body = notice.body if plain else escape(notice.body, quote=False)
        hints = {"urgency": ("y", 1), "desktop-entry": ("s", APP), "suppress-sound": ("b", True)}
        values = (APP, self._ledger.current_number, self._icon, notice.title, body, flat, hints, -1)
        return DESKTOP.call("Notify", "susssasa{sv}i", *values)

    def _on_signal(self, heard: Heard) -> None:
        if heard.name == "ActivationToken":
            self._ledger.allowed(*heard.body[:2])
        elif heard.name == "ActionInvoked":
            self._note(self._ledger.clicked(*heard.body[:2]))
        elif heard.name == "NotificationClosed":
            self._note(self._ledger.closed(*heard.body[:2]))

    def _on_number(self, heard: Heard) -> None:
        if heard.kind is MessageKind.ERROR:
            self._note(self._ledger.refused(heard.serial))
        else:
            self._close_number(self._ledger.numbered(heard.serial, heard.body[0]))

    def _on_quiet(self, heard: Heard) -> None:
        if heard.kind is MessageKind.REPLY:
            self._told_quiet.append(heard.body[0][1] is True)

    def _close_number(self, number: int) -> None:
        if number:
            self._link.send(DESKTOP.call("CloseNotification", "u", number), _ignore)

    def _note(self, answer: NoticeAnswer | None) -> None:
        if answer is not None:
            self._answers.append(answer)

    def _wake_listener(self) -> None:
        """Answers heard outside `receive` would lie there until the next message: make one come."""
        if self._answers:
            self._link.nudge()


def _ignore(heard: Heard) -> None:
    """A reply that tells nothing."""
