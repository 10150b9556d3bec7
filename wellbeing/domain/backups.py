"""Backups of the diary: how one is named, and which of them are kept."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

NEWEST, DAYS, WEEKS, MONTHS = 3, 7, 4, 12
NAME = re.compile(r"wellbeing-(\d{6,})-(\d{4}-\d{2}-\d{2})\.backup")


@dataclass(frozen=True, slots=True, order=True)
class BackupName:
    """One backup: its running number, which never goes back, and the day on which it was made."""

    number: int
    day: date

    def __str__(self) -> str:
        """Return the file's name; it tells nothing but number and day."""
        return f"wellbeing-{self.number:06}-{self.day.isoformat()}.backup"


def read_name(text: str) -> BackupName | None:
    """Return what a file's name says, None for a file that is no backup of ours."""
    found = NAME.fullmatch(text)
    if found is None:
        return None
    try:
        return BackupName(int(found[1]), date.fromisoformat(found[2]))
    except ValueError:
        return None


def next_name(known: Iterable[BackupName], day: date) -> BackupName:
    """Return the name of the next backup: one number above the highest, whatever the clock says."""
    return BackupName(max((backup.number for backup in known), default=0) + 1, day)


def kept(known: Iterable[BackupName]) -> set[BackupName]:
    """Return the backups to keep: the newest three, and the last of each of 7 days, 4 weeks and 12 months.

    Counted from the newest number down, by the labels that were met and never by today's date: a clock that
    jumps for an hour makes one label more and takes no old backup away but the one it pushes out.
    """
    newest_first = sorted(known, reverse=True)
    return (
        set(newest_first[:NEWEST])
        | _last_of(newest_first, [backup.day for backup in newest_first], DAYS)
        | _last_of(newest_first, [backup.day.isocalendar()[:2] for backup in newest_first], WEEKS)
        | _last_of(newest_first, [(backup.day.year, backup.day.month) for backup in newest_first], MONTHS)
    )


def _last_of(backups: Sequence[BackupName], labels: Sequence[Hashable], most: int) -> set[BackupName]:
    """Return the first backup of each label in this order, for so many labels."""
    first: dict[Hashable, BackupName] = {}
    for backup, label in zip(backups, labels, strict=True):
        if len(first) < most or label in first:
            first.setdefault(label, backup)
    return set(first.values())


@dataclass(frozen=True, slots=True)
class TableDifference:
    """What a restore would change in one table: rows only in the diary go, rows only in the backup come."""

    table: str
    goes: int
    comes: int
