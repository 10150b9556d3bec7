"""Something to be done in the next turn of the loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def soon(owner: QObject, act: Callable[[], object]) -> None:
    """Do something in one of the next turns, unless its owner is gone by then.

    One millisecond, not none: PySide6 6.11 keeps what is called after 0 ms for ever when the owner goes first, and with
    it the whole page that it belongs to.
    """
    QTimer.singleShot(1, owner, act)
