"""A board in any shared folder: one file per name, made exclusively, never overwritten; foreign files are ignored."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from itertools import islice
from pathlib import Path

from wellbeing.ballot.board import (
    MOST_BYTES,
    MOST_HELD,
    MOST_NAMES,
    BoardTrouble,
    Finding,
    Name,
    NoteKind,
    name_of,
)
from wellbeing.ballot.founding import read_team
from wellbeing.ballot.notes import BadNote, digest
from wellbeing.ballot.trend import MOST_BYTES as MOST_ROW
from wellbeing.ballot.trend import is_row, merged, read_row, row_file, row_note
from wellbeing.disk import FULL, UNKNOWN_THERE, set_mode
from wellbeing.domain.team.bands import TrendRow
from wellbeing.domain.team.periods import Period

ENDING = ".wb"
CHECK = 32  # the file ends with a hash of the rest, so that half a file is known for one
READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
ABANDONED_S = 60
"""So long after its last change half a file is nobody's: to write a note takes milliseconds."""
DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)


class FolderBoard:
    """One team's files below a shared folder; the folder itself must be there, it is never made."""

    def __init__(self, root: Path, team: bytes, durable: bool = True) -> None:
        self._root, self._team, self._durable = root, team, durable
        self._folder = root / f"wellbeing-{team.hex()[:16]}"
        self._whole: dict[str, bytes] = {}

    def put(self, name: Name, data: bytes) -> bool:
        """Write bytes under a name for good; False when the name is taken. Raises BoardTrouble."""
        if len(data) > MOST_BYTES:
            raise BoardTrouble("full")
        return self._create(name.text + ENDING, data)

    def read(self) -> dict[Name, bytes]:
        """Return everything that is whole. Raises BoardTrouble."""
        files = self._files(is_note, MOST_BYTES)
        return {name: data for file, data in files if (name := name_of(file.removesuffix(ENDING)))}

    def withdraw(self, name: Name, secret: bytes) -> None:
        """Delete a ballot of one's own; in a folder nothing but manners keeps others from it."""
        self._delete([name.text + ENDING])

    def publish(self, row: TrendRow) -> None:
        """Write a period's totals beside whatever others have written. Raises BoardTrouble."""
        data = row_note(self._team, row)
        self._create(row_file(row, digest(data)), data)

    def trend(self) -> list[TrendRow]:
        """Return the opened and the void periods in order. Raises BoardTrouble."""
        rows = [read_row(self._team, data) for _, data in self._files(is_row, MOST_ROW)]
        return merged(row for row in rows if row)

    def purge(self, periods: Iterable[Period]) -> None:
        """Delete the notes of these periods; their rows stay. Raises BoardTrouble."""
        gone = set(periods)
        with folder_trouble():
            names = [(file, name_of(file.removesuffix(ENDING))) for file in self._names(is_note)]
        self._delete(file for file, name in names if name and name.period in gone)

    def site(self, first: date, last: date) -> list[TrendRow]:
        """Return this team's rows: a folder pools no teams. Raises BoardTrouble."""
        return [row for row in self.trend() if first <= row.start <= last]

    def audit(self) -> list[Finding]:
        """Return what is in the folder and who can read it. Raises BoardTrouble."""
        from wellbeing.ballot.audit import folder_findings

        with folder_trouble():
            return folder_findings(self._folder, self.read(), self.trend())

    def close(self) -> None:
        """Let go of the board: a folder needs nothing."""

    def _files(self, is_ours: Callable[[str], bool], most: int) -> Iterator[tuple[str, bytes]]:
        """Yield name and content of our whole files; what was whole once is not read again.

        Foreign files are not opened. More of ours than any team has is a board that is full.
        """
        with folder_trouble():
            names = set(islice(self._names(is_ours), MOST_NAMES + 1))
            if len(names) > MOST_NAMES:
                raise BoardTrouble("full")
            self._whole = {
                name: data for name, data in self._whole.items() if name in names or not is_ours(name)
            }
            held = 0
            for name in sorted(names):
                data = self._whole[name] if name in self._whole else whole(self._folder / name, most)
                if data is None:
                    continue
                held += len(data)
                if held > MOST_HELD:
                    raise BoardTrouble("full")
                self._whole[name] = data
                yield name, data

    def _names(self, is_ours: Callable[[str], bool]) -> Iterator[str]:
        self._root.stat()  # a drive that is not there is trouble, a team without notes is none
        with suppress(FileNotFoundError), os.scandir(self._folder) as entries:
            yield from (entry.name for entry in entries if is_ours(entry.name))

    def _create(self, file: str, data: bytes) -> bool:
        with folder_trouble():
            shared = stat.S_IMODE(self._root.stat().st_mode)
            if not self._folder.exists():
                self._folder.mkdir(exist_ok=True)
                # Colleagues read what we write: the folder's owner has decided who.
                set_mode(self._folder, shared)
            return create(self._folder / file, data + digest(data), shared & 0o666, self._durable)

    def _delete(self, files: Iterable[str]) -> None:
        for file in files:
            with suppress(OSError):  # held by another program, or no file at all: the next visit tries again
                (self._folder / file).unlink()


def is_note(file: str) -> bool:
    """Tell by its name whether a file can be a note of ours."""
    return file.endswith(ENDING) and name_of(file.removesuffix(ENDING)) is not None


def team_folders(root: Path) -> list[tuple[str, FolderBoard]]:
    """Return the boards below a shared folder with their teams' names. Raises BoardTrouble."""
    found = []
    with folder_trouble():
        folders = sorted(root.glob("wellbeing-*"))
    for folder in folders:
        for file in sorted(folder.glob(f"{NoteKind.TEAM}.*{ENDING}")):
            data = whole(file, MOST_BYTES) if is_note(file.name) else None
            try:
                team = read_team(data) if data else None
            except BadNote:
                continue
            if team and team.place.text + ENDING == file.name and folder.name.endswith(team.id.hex()[:16]):
                found.append((team.name, FolderBoard(root, team.id)))
    return found


def create(path: Path, content: bytes, mode: int, durable: bool = True) -> bool:
    """Make a file with this content at once and exclusively; False when there is one.

    Where a folder knows no links, an empty file takes the name and the whole one then takes its place: whoever is
    killed in between leaves a name without content, which whoever writes it again may have after a minute.
    """
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        write(draft, content, mode, durable)
        if not claim(draft, path, mode):
            return False
        if draft.exists():
            draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink()
    return True


def claim(draft: Path, path: Path, mode: int) -> bool:
    """Give the draft its name, or else make sure that nobody but us puts it there; False when it is taken."""
    try:
        os.link(draft, path)
        draft.unlink()
        return True
    except OSError as trouble:
        if trouble.errno != errno.EEXIST and trouble.errno not in UNKNOWN_THERE:
            raise
    with suppress(FileExistsError):
        os.close(os.open(path, WRITE, mode))
        return True
    return is_abandoned(path, draft)


def is_abandoned(path: Path, draft: Path) -> bool:
    """Tell whether what stands under a name is no whole file and will be none: by the folder's own clock."""
    if whole(path, max(MOST_BYTES, MOST_ROW)) is not None:
        return False
    found = path.lstat()
    return stat.S_ISREG(found.st_mode) and draft.stat().st_mtime - found.st_mtime > ABANDONED_S


def write(path: Path, content: bytes, mode: int, durable: bool) -> bool:
    """Write a new file; False when there is one."""
    try:
        handle = os.open(path, WRITE, mode)
    except FileExistsError:
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        if durable:
            os.fsync(file.fileno())
    set_mode(path, mode)
    return True


def whole(path: Path, most: int) -> bytes | None:
    """Return what a file holds; None for a link, a pipe, a giant, half a file, or one that can't be read."""
    try:
        handle = os.open(path, READ)
    except OSError:
        return None
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > most + CHECK:
            return None
        with os.fdopen(handle, "rb", closefd=False) as file:
            content = file.read(most + CHECK + 1)
    except OSError:
        return None
    finally:
        os.close(handle)
    data, check = content[:-CHECK], content[-CHECK:]
    return data if len(data) <= most and digest(data) == check else None


@contextmanager
def folder_trouble() -> Iterator[None]:
    """Turn what the folder did wrong into BoardTrouble."""
    try:
        yield
    except OSError as trouble:
        if trouble.errno in DENIED:
            raise BoardTrouble("denied") from None
        raise BoardTrouble("full" if trouble.errno in FULL else "away") from None
