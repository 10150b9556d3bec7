"""What an import came to: how many rows were read, taken, known, left out and why; never a word out of a row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.day_totals import DayTotal
from wellbeing.domain.imports.reading import JOINED, OTHERS, Kept, Skipped
from wellbeing.domain.imports.zone_doubt import ZoneDoubt
from wellbeing.domain.volume import most_at_once

PREVIEW = 8
MOST_TOLD = 200
MOST_SPANS = 20_000
MOST_MOMENTS = 2_000


@dataclass(slots=True)
class ImportReport:
    """The figures of one import, filled row by row; `contacts` is the sum of totals, `known` was there already.

    `logged` contacts stand in the diary as the person logged them herself, as it seems, and stay so.
    """

    kind: str
    zone: str
    columns: dict[str, str]
    read: int = 0
    mine: int = 0
    added: int = 0
    known: int = 0
    logged: int = 0
    contacts: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    faults: list[Skipped] = field(default_factory=list)
    rejected: int = 0
    first: datetime | date | None = None
    last: datetime | date | None = None
    heavy: list[tuple[datetime, int, tuple[str, ...]]] = field(default_factory=list)
    preview: list[Contact | DayTotal | CheckIn] = field(default_factory=list)
    unknown_moods: int = 0
    run: int | None = None
    spans: list[tuple[datetime, int]] = field(default_factory=list)
    moments: list[datetime] = field(default_factory=list)
    doubt: ZoneDoubt | None = None

    @property
    def new(self) -> int:
        """How many rows would come in."""
        return self.mine - self.known - self.logged

    @property
    def of_others(self) -> int:
        """How many rows were somebody else's."""
        return self.left_out[OTHERS]

    @property
    def passed_over(self) -> int:
        """How many rows were left out for any other reason."""
        return sum(self.left_out.values()) - self.of_others

    @property
    def at_once(self) -> int:
        """How many contacts ran at the same time at most, as far as their ends are told."""
        return most_at_once((at.timestamp(), seconds) for at, seconds in self.spans)

    def take(self, found: Kept | Skipped, outside: int = 0) -> None:
        """Count one row."""
        self.read += 1
        if isinstance(found, Kept):
            self._keep(found, outside)
        elif found.is_fault:
            self.rejected += 1
            if len(self.faults) < MOST_TOLD:
                self.faults.append(found)
        else:
            self.left_out[found.reason] += 1

    def _keep(self, found: Kept, outside: int) -> None:
        self.mine += 1
        entry = found.entry
        if len(self.preview) < PREVIEW:
            self.preview.append(entry)
        if isinstance(entry, DayTotal):
            self._reach(entry.day, entry.day + timedelta(days=entry.days - 1))
            self.contacts += entry.contacts
            return
        self._reach(entry.at, entry.at)
        if isinstance(entry, CheckIn):
            self.unknown_moods += entry.pleasant is None
            return
        if len(self.moments) < MOST_MOMENTS:
            self.moments.append(entry.at)
        if found.hints and len(self.heavy) < MOST_TOLD:
            self.heavy.append((entry.at, outside, found.hints))
        if entry.seconds and len(self.spans) < MOST_SPANS:
            self.spans.append((entry.at, entry.seconds))

    def _reach(self, when: datetime | date, until: datetime | date) -> None:
        self.first = when if self.first is None else min(self.first, when)
        self.last = until if self.last is None else max(self.last, until)

    def leave_logged(self, outside: set[int]) -> None:
        """Count contacts that are logged already, by the digests of their ids."""
        self.logged += len(outside)
        self.heavy = [told for told in self.heavy if told[1] not in outside]

    def join(self) -> None:
        """Count a further row of a contact that was taken already."""
        self.read += 1
        self.left_out[JOINED] += 1
