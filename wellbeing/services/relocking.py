"""Backups that open with a key of before: given the diary's present key, taken away, or left as they are."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from wellbeing.domain.problems import Refused
from wellbeing.services.backup_copies import copies_folder
from wellbeing.services.backups import Backups, backups_in
from wellbeing.services.diary_access import former_keys, scratch
from wellbeing.services.recovery import sealed_key
from wellbeing.storage.backup_file import lock_anew, open_copy, packed, read_head, unpack
from wellbeing.storage.connection import key_fits, open_connection
from wellbeing.storage.trouble import plain_trouble
from wellbeing.system import files

if TYPE_CHECKING:
    from wellbeing.clock import Clock
    from wellbeing.paths import Folders


State = Literal["present", "relocked", "former"]


@dataclass(frozen=True, slots=True)
class OldBackups:
    """What becomes of the backups of before, also of the copies in `place`, a folder of the person's choice."""

    wish: Literal["relock", "remove", "keep"]
    place: str = ""


@dataclass(frozen=True, slots=True)
class KeyChanged:
    """How many backups of before were given the new key, taken away, or left to a key of before."""

    relocked: int = 0
    removed: int = 0
    left: int = 0


def treat_old_backups(folders: Folders, clock: Clock, key: bytes, old: OldBackups) -> KeyChanged:
    """Do with the backups of before what the person wishes, one at a time, each wholly or not at all.

    What can't be done with one is counted as left. Before any is taken away, one with the present key is made.
    """
    places = [folders.backups, *([copies_folder(folders, Path(old.place))] if old.place else [])]
    paths = sorted(path for place in places for path in backups_in(place).values())
    former = former_keys(folders, key) if old.wish == "relock" else ()
    states = {path: _state_after(folders, path, key, former) for path in paths}
    of_before = [path for path in paths if states[path] == "former"]
    gone = _removed(folders, clock, of_before) if old.wish == "remove" and of_before else 0
    relocked = sum(state == "relocked" for state in states.values())
    return KeyChanged(relocked, gone, len(of_before) - gone)


def _removed(folders: Folders, clock: Clock, paths: list[Path]) -> int:
    gone = 0
    try:
        Backups(folders, clock).make()
        for path in paths:
            path.unlink(missing_ok=True)
            gone += 1
    except (Refused, OSError):
        pass  # those that are left are counted
    return gone


def _state_after(folders: Folders, path: Path, key: bytes, former: tuple[bytes, ...]) -> State:
    try:
        return _relocked(folders, path, key, former)
    except (Refused, files.FileTrouble, OSError):
        return "former"


def _relocked(folders: Folders, path: Path, key: bytes, former: tuple[bytes, ...]) -> State:
    """Give a backup the present key where one of the former opens it; tell what opens it now."""
    head = read_head(path)
    with scratch(folders, "backup") as copy:
        unpack(path, copy)
        if key_fits(copy, key):
            return "present"
        old = next((old for old in former if key_fits(copy, old)), None)
        if old is None:
            return "former"
        lock_anew(copy, old, key)
        open_copy(copy, key).close()  # looked through, as every backup is
        new_head = replace(
            head, recovery=sealed_key(folders), shape=_shape(copy, key), size=copy.stat().st_size
        )
        files.write_atomically(path, packed(copy, new_head))
        return "relocked"


def _shape(copy: Path, key: bytes) -> int:
    with plain_trouble(copy), closing(open_connection(copy, key)) as conn:
        return int(conn.execute("PRAGMA user_version").fetchone()[0])
