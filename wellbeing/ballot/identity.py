"""The keys of one app: its identity, and one-period keys that die with the answer; never in the diary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from wellbeing.ballot.notes import digest
from wellbeing.domain.team.periods import LAST_DAY, Period, period_named

if TYPE_CHECKING:
    from nacl.public import PrivateKey
    from nacl.signing import SigningKey

SEED = 32
IDENTITY = "identity.key"
PERIOD = "period-"
ENDING = ".key"

Random = Callable[[int], bytes]


class KeyFiles(Protocol):
    """Private files of one team on this machine, 0600, outside diary, backup and export."""

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; None when it is not there."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Write a file wholly or not at all."""
        ...

    def delete(self, name: str) -> None:
        """Delete a file; one that is not there is no trouble."""
        ...

    def names(self) -> list[str]:
        """Return the names of the files."""
        ...


class MemoryKeyFiles:
    """Key files in memory, for one process: simulated members and tests."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; None when it is not there."""
        return self.files.get(name)

    def write(self, name: str, data: bytes) -> None:
        """Write a file."""
        self.files[name] = data

    def delete(self, name: str) -> None:
        """Delete a file; one that is not there is no trouble."""
        self.files.pop(name, None)

    def names(self) -> list[str]:
        """Return the names of the files."""
        return list(self.files)


@dataclass(frozen=True, slots=True)
class PeriodKey:
    """What opens the seals of one period, and the secret behind this app's tokens in it."""

    box: PrivateKey
    secret: bytes

    def token(self, team: bytes, period: Period) -> str:
        """Return the token under which this app's note of a period stands: it names nobody."""
        return token_of(team, period, self.secret)


def token_of(team: bytes, period: Period, secret: bytes) -> str:
    """Return sha256(team | period | random local key) in hexadecimal."""
    return digest(team, period.name.encode(), secret).hex()


def make_identity(key_files: KeyFiles, random: Random) -> SigningKey:
    """Make and keep a new identity."""
    from nacl.signing import SigningKey

    seed = random(SEED)
    key_files.write(IDENTITY, seed)
    return SigningKey(seed)


def identity(key_files: KeyFiles) -> SigningKey | None:
    """Return the identity; None when there is none, as after a diary was brought back elsewhere."""
    from nacl.signing import SigningKey

    seed = key_files.read(IDENTITY)
    return SigningKey(seed) if seed is not None and len(seed) == SEED else None


def make_period_key(key_files: KeyFiles, period: Period, random: Random) -> PeriodKey:
    """Make and keep the key of a period."""
    key_files.write(f"{PERIOD}{period.name}{ENDING}", random(2 * SEED))
    made = period_key(key_files, period)
    if made is None:
        raise OSError("a key that was written is not there")
    return made


def period_key(key_files: KeyFiles, period: Period) -> PeriodKey | None:
    """Return the key of a period; None before the hello and after the answer."""
    from nacl.public import PrivateKey

    data = key_files.read(f"{PERIOD}{period.name}{ENDING}")
    if data is None or len(data) != 2 * SEED:
        return None
    return PeriodKey(PrivateKey(data[:SEED]), data[SEED:])


def forget_period(key_files: KeyFiles, period: Period) -> None:
    """Delete the key of a period for good."""
    key_files.delete(f"{PERIOD}{period.name}{ENDING}")


def forget_late(key_files: KeyFiles, now: datetime) -> None:
    """Delete the keys of periods past their last day for answers, whether the board can be reached or not."""
    for period in kept_periods(key_files):
        if period.day(now) > LAST_DAY:
            forget_period(key_files, period)


def kept_periods(key_files: KeyFiles) -> list[Period]:
    """Return the periods whose keys are still here."""
    names = [name[len(PERIOD) : -len(ENDING)] for name in key_files.names() if name.startswith(PERIOD)]
    return [period for period in map(period_named, names) if period]
