"""What the diary keeps of a team for the protocol, and a ledger without a diary for simulated members."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from wellbeing.ballot.board import Name
from wellbeing.domain.team.bands import Band
from wellbeing.domain.team.periods import Period
from wellbeing.domain.team.roster import Member, Sent


class TeamLedger(Protocol):
    """What the diary keeps of a team; keys that could open or sign anything are not among it."""

    def consents(self) -> bool:
        """Tell whether the person shares."""
        ...

    def compared(self) -> str:
        """Return the roster number that was compared aloud; empty before."""
        ...

    def members(self) -> list[Member]:
        """Return the pinned members."""
        ...

    def keep_member(self, member: Member) -> None:
        """Pin a member, or write a new standing over the old."""
        ...

    def sent(self, period: Period) -> Sent | None:
        """Return the roll of a period."""
        ...

    def keep_sent(self, sent: Sent) -> None:
        """Keep a roll; the first one of a period stays."""
        ...

    def band(self, period: Period) -> Band | None:
        """Return the period's true band; None when there are too few entries."""
        ...

    def log(self, at: datetime, name: Name, data: bytes) -> None:
        """Keep what leaves, byte for byte."""
        ...


class MemoryTeamLedger:
    """A ledger for one process: somebody who shares, and whose bands are known."""

    def __init__(self, band: Callable[[Period], Band | None]) -> None:
        self.band = band
        self.sharing = True
        self.number = ""
        self.pinned: dict[bytes, Member] = {}
        self.dice_log: dict[str, Sent] = {}
        self.left: dict[Name, bytes] = {}

    def consents(self) -> bool:
        """Tell whether the person shares."""
        return self.sharing

    def compared(self) -> str:
        """Return the roster number that was compared aloud; empty before."""
        return self.number

    def members(self) -> list[Member]:
        """Return the pinned members."""
        return list(self.pinned.values())

    def keep_member(self, member: Member) -> None:
        """Pin a member, or write a new standing over the old."""
        self.pinned[member.key] = member

    def sent(self, period: Period) -> Sent | None:
        """Return the roll of a period."""
        return self.dice_log.get(period.name)

    def keep_sent(self, sent: Sent) -> None:
        """Keep a roll; the first one of a period stays."""
        self.dice_log.setdefault(sent.period, sent)

    def log(self, at: datetime, name: Name, data: bytes) -> None:
        """Keep what leaves, byte for byte."""
        self.left[name] = data
