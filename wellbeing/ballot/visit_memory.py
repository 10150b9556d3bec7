"""What an app remembers between visits: when it first saw what, which lists it chose, its one answer per period."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from wellbeing.ballot.identity import KeyFiles
from wellbeing.domain.team.periods import Period, period_named

FILE = "visits.json"
NAMES = ("visited", "seen", "frozen", "ballot", "closing", "answer", "shown", "lengths")
REVIEW_FIRST = "look-first"  # while this file is there, a ballot waits until the person has seen its bytes


@dataclass(slots=True)
class VisitMemory:
    """First sights by name, chosen lists, ballot and answer by period's name, lengths in days by block's name."""

    visited: str = ""
    seen: dict[str, str] = field(default_factory=dict)
    frozen: dict[str, str] = field(default_factory=dict)
    ballot: dict[str, str] = field(default_factory=dict)
    closing: dict[str, str] = field(default_factory=dict)
    answer: dict[str, str] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    lengths: dict[str, int] = field(default_factory=dict)

    def see(self, names: Collection[str], now: datetime) -> None:
        """Note the moment for each name that is new; one that is gone keeps its moment until its period ends."""
        for name in names:
            self.seen.setdefault(name, now.isoformat())

    def first_seen(self, name: str) -> datetime:
        """Return when a name was first seen."""
        return datetime.fromisoformat(self.seen[name])

    def last_visit(self) -> datetime | None:
        """Return when the board was last reached; None before."""
        return datetime.fromisoformat(self.visited) if self.visited else None

    def save(self, key_files: KeyFiles) -> None:
        """Write everything down."""
        key_files.write(FILE, json.dumps({name: getattr(self, name) for name in NAMES}).encode())

    def forget(self, period: Period) -> None:
        """Forget everything about a period."""
        for table in (self.frozen, self.ballot, self.closing, self.answer):
            table.pop(period.name, None)
        self.shown = [name for name in self.shown if name != period.name]
        middle = f".{period.name}."
        self.seen = {name: at for name, at in self.seen.items() if middle not in name}

    def periods(self) -> list[Period]:
        """Return the periods about which something is remembered."""
        named = {".".join(name.split(".")[1:3]) for name in self.seen} | set(self.frozen) | set(self.closing)
        return [period for period in map(period_named, sorted(named | set(self.answer))) if period]


def recall(key_files: KeyFiles) -> VisitMemory:
    """Return what is remembered; a damaged file is a fresh start, in which nothing can be answered twice.

    An answer needs the one-period key, which is deleted with the first one.
    """
    data = key_files.read(FILE)
    try:
        found = json.loads(data) if data else {}
        memory = VisitMemory(**{name: found[name] for name in NAMES if name in found})
        return memory if is_sound(memory) else VisitMemory()
    except (ValueError, TypeError, AttributeError, RecursionError):
        return VisitMemory()


def is_sound(memory: VisitMemory) -> bool:
    """Tell whether everything is of its kind; a moment that is none raises ValueError or TypeError."""
    moments = [*memory.seen.values(), *([memory.visited] if memory.visited else [])]
    texts = [
        *memory.frozen.values(),
        *memory.ballot.values(),
        *memory.closing.values(),
        *memory.answer.values(),
    ]
    days = [type(length) is int for length in memory.lengths.values()]
    zoned = all(datetime.fromisoformat(moment).tzinfo is not None for moment in moments)
    return zoned and all(days) and all(type(text) is str for text in (*texts, *memory.shown))
