"""What one app has before it on one visit to one period: the notes, what it remembers, and the way to put its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from wellbeing.ballot.ballot import read_withdrawal
from wellbeing.ballot.board import Board, Name, NoteKind
from wellbeing.ballot.local_member import LocalMember
from wellbeing.ballot.note_cache import NoteCache
from wellbeing.ballot.visit_memory import VisitMemory
from wellbeing.domain.team.periods import SETTLE, Period

Read = TypeVar("Read")
Made = tuple[Name, bytes]


@dataclass(slots=True)
class PeriodNotes:
    """One app, one period, one visit. `notes` grows by what is put during the visit."""

    local: LocalMember
    board: Board
    reader: NoteCache
    memory: VisitMemory
    period: Period
    notes: dict[Name, bytes]
    now: datetime

    @property
    def day(self) -> float:
        """How many days behind the period's end it is."""
        return self.period.day(self.now)

    def settled(self, fit: list[Name]) -> Name | None:
        """Return the lowest of the lists that fit, once a day has passed since the first was seen."""
        if not fit or self.now - min(self.memory.first_seen(name.text) for name in fit) < SETTLE:
            return None
        return min(fit, key=lambda name: name.token)

    def of_kind(
        self, kind: NoteKind, how: Callable[[Name], Callable[[bytes], Read]], context: bytes = b""
    ) -> dict[Name, Read]:
        """Return what can be read of a kind of notes."""
        found = {}
        for name, data in self.notes.items():
            if name.kind is kind:
                value = self.reader.read(data, context + name.text.encode(), how(name))
                if value is not None:
                    found[name] = value
        return found

    def withdrawn(self) -> set[bytes]:
        """Return who took a ballot back."""
        how = partial(read_withdrawal, self.local.team.id, self.period)
        return set(self.of_kind(NoteKind.WITHDRAWAL, lambda _: how).values())

    def first_seen(self, kind: NoteKind, data: bytes) -> datetime:
        """Return when a note of these bytes was first seen, under whatever name."""
        moments = [
            self.memory.first_seen(name.text)
            for name, held in self.notes.items()
            if name.kind is kind and held == data
        ]
        return min(moments)

    def put(self, made: Made | None) -> None:
        """Log and put a note, unless there is none or it is there."""
        if made is None or made[0] in self.notes:
            return
        name, data = made
        self.local.ledger.log(self.now, name, data)
        if self.board.put(name, data):
            self.notes[name] = data
            self.memory.see([name.text], self.now)
