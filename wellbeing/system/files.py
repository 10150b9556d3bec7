"""Files and folders that only their owner can read, and writes that happen wholly or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from wellbeing import disk
from wellbeing.disk import set_mode
from wellbeing.paths import ENDINGS

FOLDER_MODE = 0o700
FILE_MODE = 0o600


class FileTrouble(Exception):  # noqa: N818 - the parent of the three below
    """A file or folder could not be written; `path` says which, the message never quotes its content."""

    def __init__(self, path: Path) -> None:
        super().__init__(type(self).__doc__)
        self.path = path


class DiskFull(FileTrouble):
    """There is no space left to write in."""


class NotWritable(FileTrouble):
    """This place can't be written to: read-only, or another person's."""


class WriteFailed(FileTrouble):
    """The disk or the network failed while writing."""


class PerhapsWritten(FileTrouble):
    """The content is in its place, but the disk failed before it promised to keep it there."""


class NoLocks(FileTrouble):
    """This folder knows no locks: two programs could write over one another here."""


# Locks come on top: a drive may know modes and links, and none of those.
UNKNOWN_THERE = disk.UNKNOWN_THERE | {errno.ENOLCK}
DRAFT = re.compile(rf"[0-9a-f]{{16}}\.(new|id)({'|'.join(ENDINGS)})|\..+\.[a-z0-9_]{{8}}\.new|\..+\.claim")
CLAIM_S, PAUSE_S = 5.0, 0.05

TROUBLES: dict[int, type[FileTrouble]] = {
    **dict.fromkeys(disk.FULL, DiskFull),
    errno.EROFS: NotWritable,
    errno.EACCES: NotWritable,
    errno.EPERM: NotWritable,
    errno.ENOTDIR: NotWritable,
    errno.EISDIR: NotWritable,
    errno.EEXIST: NotWritable,
}


@contextmanager
def named_trouble(path: Path) -> Iterator[None]:
    """Turn an OSError inside the block into DiskFull, NotWritable or WriteFailed."""
    try:
        yield
    except OSError as trouble:
        raise TROUBLES.get(trouble.errno or 0, WriteFailed)(path) from trouble


def private_folder(path: Path) -> Path:
    """Make the folder, and each missing one above it, 0700 whatever the umask; raises FileTrouble.

    One that is there was made by somebody for a purpose we don't know, and keeps its mode: the files that we put
    into it are for this person alone all the same.
    """
    with named_trouble(path):
        missing = [place for place in (path, *path.parents) if not place.exists()]
        for place in reversed(missing):
            place.mkdir(FOLDER_MODE, exist_ok=True)
            set_mode(place, FOLDER_MODE)
        if not path.is_dir():
            raise NotWritable(path)
    return path


def private_file(path: Path) -> Path:
    """Make the file if it is missing, 0600 whatever the umask, and mend it if it is ours.

    Raises FileTrouble. A file that exists keeps its content.
    """
    with named_trouble(path):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), FILE_MODE))
        found = path.stat()
        ours = sys.platform == "win32" or found.st_uid == os.geteuid()
        if ours and stat.S_IMODE(found.st_mode) != FILE_MODE:
            set_mode(path, FILE_MODE)
    return path


def write_atomically(path: Path, content: str | bytes | Iterable[bytes], lasting: bool = True) -> None:
    """Replace the file's content wholly or not at all, on disk when this returns, readable by us alone.

    A link is followed, so that a settings file kept elsewhere stays there. Raises FileTrouble, and the old
    content is then untouched, but for PerhapsWritten: the new one is there. A large content may come in pieces.
    For what need not outlive the loss of power, not `lasting`, no disk is waited for.
    """
    import tempfile  # takes a while to import, and a start without a write doesn't need it

    data = content.encode() if isinstance(content, str) else content
    pieces = (data,) if isinstance(data, bytes) else data
    with named_trouble(path):
        target = Path(os.path.realpath(path))  # a link that leads to itself is replaced
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".new")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(pieces)
                file.flush()
                if lasting:
                    os.fsync(file.fileno())
            set_mode(Path(name), FILE_MODE)
            Path(name).replace(target)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    if lasting:
        promise(target)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not be there yet, for this person alone; raises FileTrouble, and then nothing is left.

    But for PerhapsWritten: the file is there.
    """
    with named_trouble(path), path.open("xb") as file:
        try:
            set_mode(path, FILE_MODE)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            take_away(path)
            raise
    promise(path)


def take_away(path: Path) -> None:
    """Take a file away that was not written to its end; raises PerhapsWritten where the disk refuses that too."""
    try:
        path.unlink(missing_ok=True)
    except OSError as trouble:
        raise PerhapsWritten(path) from trouble


def promise(path: Path) -> None:
    """Have the name of a file that was written on disk as well; raises PerhapsWritten."""
    try:
        sync_folder(path.parent)
    except OSError as trouble:
        raise PerhapsWritten(path) from trouble


def held_by_another(path: Path) -> bool:
    """Tell whether another program has an SQLite file open: each holds the file's shared range locked.

    Only POSIX tells; elsewhere a file that is open can't be renamed, and that says the same. Raises OSError.
    """
    if sys.platform == "win32":
        return False
    import fcntl
    import struct

    shape, shared_first, shared_size = "hhqqi4x", 0x40000002, 510  # the lock bytes of SQLite's file format
    with path.open("rb+") as file:
        asked = struct.pack(shape, fcntl.F_WRLCK, os.SEEK_SET, shared_first, shared_size, 0)
        found: int = struct.unpack(shape, fcntl.fcntl(file, fcntl.F_GETLK, asked))[0]
    return found != fcntl.F_UNLCK


def sync_folder(path: Path) -> None:
    """Have the folder's list of names on disk; systems that can't open a folder are left alone."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    except OSError as trouble:
        if trouble.errno not in UNKNOWN_THERE:  # some network folders know no such thing
            raise
    finally:
        os.close(handle)


def is_private(path: Path) -> bool:
    """Tell whether a file or folder is for its owner alone; a drive that keeps no modes can't say so."""
    return sys.platform == "win32" or not path.stat().st_mode & 0o077


def publish(draft: Path, target: Path) -> None:
    """Give a finished file its name, unless somebody was first: raises FileExistsError then, else OSError.

    An exclusive link does it in one step. A folder without hard links has a claim beside the name instead, which
    whoever comes second waits for; one that a killed start left behind is cleared away.
    """
    try:
        os.link(draft, target)
    except OSError as trouble:
        if isinstance(trouble, FileExistsError) or trouble.errno not in UNKNOWN_THERE:
            raise
        _publish_by_claim(draft, target)


def move_to_free(path: Path, places: Iterable[Path]) -> Path:
    """Give a file the first of these names that is free, and return that; what has one already keeps it.

    Raises OSError.
    """
    for place in places:
        with suppress(FileExistsError):
            publish(path, place)
            path.unlink(missing_ok=True)
            return place
    raise FileExistsError(errno.EEXIST, "no name is free", str(path))


def _publish_by_claim(draft: Path, target: Path) -> None:
    claim = target.with_name(f".{target.name}.claim")
    for _ in range(round(CLAIM_S / PAUSE_S)):
        try:
            os.close(os.open(claim, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
            break
        except FileExistsError:
            time.sleep(PAUSE_S)  # whoever holds it needs a moment
    try:
        if target.exists():
            raise FileExistsError(errno.EEXIST, "somebody was first", str(target))
        draft.replace(target)
    finally:
        claim.unlink(missing_ok=True)


def sweep_drafts(folder: Path, before: datetime) -> None:
    """Clear away the unfinished files that killed starts and writes have left in a folder before a moment."""
    with suppress(OSError):
        for path in folder.iterdir():
            if DRAFT.fullmatch(path.name) and path.lstat().st_mtime < before.timestamp():
                path.unlink(missing_ok=True)
