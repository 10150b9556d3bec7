"""What erasing would take, and what it has left: values that are told in words before and afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ErasePlan:
    """What would go: files, the number of teams left, and whether a key in the key store and a start at login do."""

    files: tuple[Path, ...]
    teams: int
    key_store: bool
    at_login: bool
    copies: Path | None = None
    """The folder elsewhere that the settings copy backups to; it is named, not reached."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of ours here."""
        return not (self.files or self.at_login)


@dataclass(frozen=True, slots=True)
class Erased:
    """How many files went, which of ours are left all the same, and whether the start at login is."""

    gone: int
    left: tuple[Path, ...]
    at_login: bool
    folders: tuple[tuple[Path, int | None], ...] = ()
    """Each folder that was looked through afterwards: how many files of others lie in it, None where it is gone."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing of ours is left."""
        return not (self.left or self.at_login)
