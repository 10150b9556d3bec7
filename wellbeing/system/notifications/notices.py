"""The words a reminder and the desktop exchange: a notice goes out, an answer comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

DEFAULT = "default"
"""The action of a click on the notice itself."""
DISMISSED = "dismissed"
"""The person closed the notice without choosing."""
EXPIRED = "expired"
"""The desktop took the notice away after a while."""
UNSHOWN = "unshown"
"""The notice was handed over, but the desktop then refused it: show it another way."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be shown: plain words, already translated; `actions` are (id, label) pairs.

    An action with the id DEFAULT labels a click on the notice itself (some desktops show it as a button).
    """

    key: str
    title: str
    body: str
    actions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeAnswer:
    """What became of a notice: an action's id, or DEFAULT, DISMISSED, EXPIRED or UNSHOWN.

    `token` is the desktop's leave to take the focus, where it gives one with a click.
    """

    notice_key: str
    action: str
    token: str = ""


class Notifier(Protocol):
    """Something that shows one notice at a time outside the app's own windows."""

    @property
    def source(self) -> str:
        """Return in a few words, for diagnostics, who shows the notices."""
        ...

    @property
    def can_answer(self) -> bool:
        """Return whether buttons are shown and clicks come back, as far as is known now."""
        ...

    def show(self, notice: Notice) -> bool:
        """Show the notice in place of the last one; False when it could not even be handed over."""
        ...

    def withdraw(self, key: str) -> None:
        """Take the notice away if it is still there."""
        ...

    def do_not_disturb(self) -> bool | None:
        """Return whether the person asked the desktop for quiet; None where that can't be known."""
        ...

    @property
    def quiet_source(self) -> str:
        """Return, for diagnostics, who is asked whether the person wants quiet."""
        ...

    @property
    def is_open(self) -> bool:
        """Return whether a notice is out that this process alone would hear the answer to."""
        ...

    def fileno(self) -> int | None:
        """Return the descriptor to watch for reading; ask again after `show`, it may change."""
        ...

    def receive(self) -> list[NoticeAnswer]:
        """Return the answers that have arrived, without waiting."""
        ...

    def close(self) -> None:
        """Let go of everything; the notice on the screen is left to the desktop."""
        ...
