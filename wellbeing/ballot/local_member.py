"""What one app brings to the board: its team, keys, files, ledger and source of randomness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wellbeing.ballot.founding import Team
from wellbeing.ballot.identity import KeyFiles
from wellbeing.ballot.team_ledger import TeamLedger

if TYPE_CHECKING:
    from nacl.signing import SigningKey


@dataclass(frozen=True, slots=True)
class RandomSource:
    """Where randomness comes from: bytes for keys, `below(n)` for the die and the shares."""

    octets: Callable[[int], bytes]
    below: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class LocalMember:
    """Everything one app brings along: team, keys, files, its diary's ledger, and its source of randomness."""

    team: Team
    identity: SigningKey
    key_files: KeyFiles
    ledger: TeamLedger
    random_source: RandomSource

    @property
    def key(self) -> bytes:
        """This app's identity on every list."""
        return self.identity.verify_key.encode()
