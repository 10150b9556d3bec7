"""What a board is: write-once names that hold bytes; every text on it was written by somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from wellbeing.domain.team.bands import TrendRow
from wellbeing.domain.team.periods import Period, period_named

MOST_BYTES = 262_144  # a list of 300 hellos; nothing larger is read or written
MOST_NAMES = 8_192
MOST_HELD = 167_772_160  # three periods of 300 ballots that never opened; 48 members need 1.3 MB a period
TOKEN = re.compile(r"[0-9a-f]{64}")


class NoteKind(StrEnum):
    """What a name on the board holds."""

    TEAM = "team"
    JOIN = "join"
    LEAVE = "leave"
    HELLO = "hello"
    FROZEN = "frozen"
    BALLOT = "ballot"
    WITHDRAWAL = "withdrawal"
    CLOSING = "closing"
    ANSWER = "answer"


KINDS = frozenset(kind.value for kind in NoteKind)
LASTING = (NoteKind.TEAM, NoteKind.JOIN, NoteKind.LEAVE)  # these belong to no period


class BoardTrouble(Exception):  # noqa: N818 - reads as what happened
    """The board could not do what was asked; `key` names the sentence: away, denied, wrong, full."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name on the board: what it holds, of which period, and 64 hexadecimal figures."""

    kind: NoteKind
    period: Period | None
    token: str

    @property
    def text(self) -> str:
        """The name as written."""
        return f"{self.kind}.{self.period.name if self.period else 'team'}.{self.token}"


@lru_cache(maxsize=4_096)
def name_of(text: str) -> Name | None:
    """Return the name that a text writes; None for anything else, such as a copy that a sync has made."""
    kind, _, rest = text.partition(".")
    period, _, token = rest.rpartition(".")
    if kind not in KINDS or not TOKEN.fullmatch(token):
        return None
    if NoteKind(kind) in LASTING:
        return Name(NoteKind(kind), None, token) if period == "team" else None
    found = period_named(period)
    return Name(NoteKind(kind), found, token) if found else None


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of an audit: what was looked at, and what was found."""

    what: str
    found: str


class Board(Protocol):
    """One team's board. Every call raises BoardTrouble when the board is away or refuses."""

    def put(self, name: Name, data: bytes) -> bool:
        """Write bytes under a name for good; False when the name is taken."""
        ...

    def read(self) -> dict[Name, bytes]:
        """Return everything that is whole; what is foreign, half-written or too large is left out."""
        ...

    def withdraw(self, name: Name, secret: bytes) -> None:
        """Delete a ballot of one's own: only who knows the secret behind its token can."""
        ...

    def publish(self, row: TrendRow) -> None:
        """Write a period's totals; None as tally marks it void."""
        ...

    def trend(self) -> list[TrendRow]:
        """Return the opened and the void periods in order; two rows that disagree make a void one."""
        ...

    def purge(self, periods: Iterable[Period]) -> None:
        """Delete what belongs to periods that are opened, void or more than 28 days old."""
        ...

    def site(self, first: date, last: date) -> list[TrendRow]:
        """Return the totals of all teams on this board by period; a board that knows one team alone has its rows."""
        ...

    def audit(self) -> list[Finding]:
        """Return what is on the board, how large it is, and who can read what."""
        ...

    def close(self) -> None:
        """Let go of the board."""
        ...
