"""Back the diary up and restore it: made daily and before anything risky, looked through, never the last one lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.domain.backups import BackupName, TableDifference, kept, next_name, read_name
from wellbeing.domain.days import day_of
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import Folders
from wellbeing.services.diary_access import (
    find_key,
    former_keys,
    is_short,
    keep_key,
    known_diary_id,
    read_diary_id,
    scratch,
)
from wellbeing.services.disk_problems import disk_told
from wellbeing.services.recovery import key_behind, sealed_key
from wellbeing.services.set_aside import put_in_place
from wellbeing.storage.backup_file import (
    contents,
    copy_of,
    damage_confirmed,
    differences,
    lock_anew,
    open_copy,
    packed,
    read_head,
    replace_content,
    unpack,
)
from wellbeing.storage.connection import key_fits
from wellbeing.storage.inner_keys import carry_over
from wellbeing.storage.left_log import is_of_another
from wellbeing.system import files

if TYPE_CHECKING:
    from wellbeing.clock import Clock

PATIENCE = 2.0
KEY_AWAY = frozenset(
    {
        "problem.key_missing",
        "problem.key_file",
        "problem.key_reset",
        "problem.key_no_store",
        "problem.key_locked",
        "problem.key_not_unlocked",
        "problem.key_slow",
    }
)
"""Why a diary's own key can't be had; one that a code brings may take its place."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore changes, or changed; `undo` is the backup that takes it back, None where nothing was done.

    `is_strange` where another diary than the one here made the backup: an earlier computer's, or somebody else's.
    """

    tables: tuple[TableDifference, ...]
    undo: Path | None = None
    is_strange: bool = False

    @property
    def changes(self) -> bool:
        """Whether the diary and the backup differ at all."""
        return any(table.goes or table.comes for table in self.tables)


def backups_in(folder: Path) -> dict[BackupName, Path]:
    """Return the backups that lie in a folder, which may not be there."""
    paths = folder.iterdir() if folder.is_dir() else ()
    return {name: path for path in paths if (name := read_name(path.name)) is not None}


def let_go(folder: Path) -> None:
    """Take away the backups in a folder that are no longer kept."""
    known = backups_in(folder)
    for name in set(known) - kept(known):
        with suppress(OSError):
            known[name].unlink()


class Backups:
    """The verbs of backups; each opens a connection of its own, so that a thread may call it."""

    def __init__(self, folders: Folders, clock: Clock) -> None:
        self._folders, self._clock = folders, clock

    def all(self) -> list[tuple[BackupName, Path]]:
        """Return the backups in the app's own folder, the newest first."""
        return sorted(backups_in(self._folders.backups).items(), reverse=True)

    def newest(self) -> tuple[BackupName, Path] | None:
        """Return the newest backup in the app's own folder."""
        return next(iter(self.all()), None)

    def due(self) -> bool:
        """Tell whether the day under way has no backup yet; without a diary there is nothing to back up."""
        if not self._folders.diary.exists():
            return False
        newest = self.newest()
        return newest is None or newest[0].day != self._today()

    @disk_told("backup")
    def make(self, place: Path | None = None) -> Path:
        """Write a backup, look it through, and let go of those that are no longer kept; returns its file.

        `place` is a folder or a file elsewhere, where nothing is let go of. Raises Refused, and then no backup
        was written and none taken away.
        """
        if not self._folders.diary.exists():
            raise Refused(Problem("backup", "problem.backup_no_diary"))
        with self._alone(), scratch(self._folders, "backup") as copy:
            target = self._elsewhere(place) if place else self._next_own()
            self._write(copy, target)
            if place is None:
                let_go(self._folders.backups)
        return target

    @disk_told("backup")
    def held_in(self, path: Path) -> tuple[TableDifference, ...]:
        """Return how many rows each table of a backup of our own brings, for a list of them. Raises Refused.

        It is not looked through, which takes ten times as long; a preview does that.
        """
        with scratch(self._folders, "backup") as copy:
            unpack(path, copy)
            return tuple(contents(copy, self._key_of(copy)))

    @disk_told("backup")
    def preview(self, path: Path, code: str = "") -> Restored:
        """Return what a restore of that file would change; nothing is. Raises Refused."""
        with scratch(self._folders, "backup") as copy:
            key = self._unpacked(path, copy, code)
            is_strange = read_head(path).diary_id != known_diary_id(self._folders)
            if not self._opens(key):
                return Restored(tuple(contents(copy, key)), is_strange=is_strange)
            own = self._locked_as_here(copy, key)
            with damage_confirmed(self._folders.diary, own):
                found = differences(self._folders.diary, copy, own)
            return Restored(tuple(found), is_strange=is_strange)

    @disk_told("backup")
    def restore(self, path: Path, code: str = "") -> Restored:
        """Put a backup in place of the diary, having backed that up first; where none can be opened make it the diary.

        What lay in its place is set aside then, never written over. The recovery code opens a backup that another
        key has locked. Raises Refused, and then the diary is as it was: a file that is no backup, another diary's,
        damaged or a newer version's; a wrong code; the app is open; another restore goes on; the disk is full.
        """
        with scratch(self._folders, "backup") as copy:
            key = self._unpacked(path, copy, code)
            if not self._opens(key):
                return self._move_in(copy, key, read_head(path).recovery)
            with self._alone():
                own = self._kept_here(copy, key)  # or nothing would open the diary, restored or not
            with damage_confirmed(self._folders.diary, own):
                return self._replace_content(copy, own)

    def _replace_content(self, copy: Path, key: bytes) -> Restored:
        """Put a copy that has the diary's key in its place, having backed it up; a copy that is alike is left."""
        found = Restored(tuple(differences(self._folders.diary, copy, key)))
        if not found.changes:
            return found
        undo = self.make()
        with self._alone():
            carry_over(self._folders.diary, copy, key)
            replace_content(self._folders.diary, copy, key)
        return replace(found, undo=undo)

    def _unpacked(self, path: Path, copy: Path, code: str) -> bytes:
        """Write a backup's copy out, look it through, and return its key."""
        head = read_head(path)
        if not code and not self._folders.diary_id.exists():
            raise Refused(Problem("backup", "problem.backup_needs_code"))
        known = key_behind(head.recovery, code) if code else None
        unpack(path, copy)
        key = known or self._key_of(copy)
        open_copy(copy, key).close()
        return key

    def _key_of(self, copy: Path) -> bytes:
        """Return the diary's key, or the one of before that opens a copy made at that time."""
        key = self._key()
        if key_fits(copy, key):
            return key
        return next((old for old in former_keys(self._folders, key) if key_fits(copy, old)), key)

    def _opens(self, key: bytes) -> bool:
        """Tell whether there is a diary here that its key opens, or the backup's where its own is lost."""
        diary = self._folders.diary
        if not self._folders.diary_id.exists() or not diary.exists() or is_short(diary):
            return False
        own = self._own_key(key)
        return key_fits(diary, own) and not is_of_another(diary, own)

    def _own_key(self, key: bytes) -> bytes:
        """Return the diary's key; the backup's, which a code has opened, where the diary's own is lost."""
        try:
            return find_key(self._folders) or key
        except Refused as refused:
            if refused.problem.key not in KEY_AWAY:
                raise
            return key

    def _locked_as_here(self, copy: Path, key: bytes) -> bytes:
        own = self._own_key(key)
        if key != own:
            lock_anew(copy, key, own)
        return own

    def _move_in(self, copy: Path, key: bytes, recovery: str) -> Restored:
        """Make the copy the diary: under a new id on a new computer, else under the id that is here."""
        found = Restored(tuple(contents(copy, key)))
        with self._alone():
            if self._folders.diary_id.exists():
                key = self._kept_here(copy, key)
            put_in_place(self._folders, key, copy)
            if recovery and not self._folders.recovery.exists():
                files.write_atomically(self._folders.recovery, recovery)
        return found

    def _kept_here(self, copy: Path, key: bytes) -> bytes:
        """Lock the copy with the diary's key, or keep the backup's in its place where that is lost; returns it."""
        own = self._locked_as_here(copy, key)
        try:
            find_key(self._folders)
        except Refused:
            keep_key(self._folders, read_diary_id(self._folders), own)
        return own

    def _write(self, copy: Path, target: Path) -> None:
        head = replace(
            copy_of(self._folders.diary, self._key(), copy),
            diary_id=read_diary_id(self._folders),
            recovery=sealed_key(self._folders),
        )
        files.write_atomically(target, packed(copy, head))

    def _next_own(self) -> Path:
        return files.private_folder(self._folders.backups) / self._next_name([])

    def _next_name(self, more: Iterable[BackupName]) -> str:
        return str(next_name([*(name for name, _ in self.all()), *more], self._today()))

    def _elsewhere(self, place: Path) -> Path:
        """Return the file to write elsewhere, never one that is there.

        In a folder its name is of its own: beside earlier ones and those of other diaries.
        """
        target = place / self._next_name(backups_in(place)) if place.is_dir() else place
        if target.exists() or not target.parent.is_dir():
            raise Refused(Problem("backup", "problem.backup_place"))
        return target

    def _key(self) -> bytes:
        key = find_key(self._folders)
        if key is None:
            raise Refused(Problem("backup", "problem.backup_no_diary"))
        return key

    def _today(self) -> date:
        return day_of(self._clock.now(), self._clock.zone())

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the one lock of backups: two of them never count or replace at the same time."""
        from wellbeing.system.file_lock import Busy, file_lock

        try:
            with file_lock(self._folders.data / "backup.lock", PATIENCE):
                yield
        except Busy:
            raise Refused(Problem("backup", "problem.backup_busy")) from None
