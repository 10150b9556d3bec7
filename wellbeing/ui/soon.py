"""Something to be done in the next turn of the loop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from wellbeing.storage.database import Diary


def soon(owner: QObject, act: Callable[[], object], ms: int = 1) -> None:
    """Do something in one of the next turns, or so many milliseconds from now, unless its owner is gone by then.

    One millisecond, not none: PySide6 6.11 keeps what is called after 0 ms for ever when the owner goes first, and with
    it the whole page that it belongs to.
    """
    QTimer.singleShot(ms, owner, act)


def soon_read(owner: QObject, diary: Diary, act: Callable[[], object], ms: int = 1) -> None:
    """Do something that reads the diary in one of the next turns, unless that is closed by then, as at the very end."""
    soon(owner, partial(if_open, diary, act), ms)


def if_open(diary: Diary, act: Callable[[], object]) -> None:
    """Do something that reads the diary, unless that is closed by now."""
    if diary.is_open:
        act()
