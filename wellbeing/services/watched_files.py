"""Looks into the watched places for what is new there: told by what a file holds, not by its time alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from operator import attrgetter
from pathlib import Path

from wellbeing.domain.digests import digest_of

STILL = timedelta(seconds=2)  # what was written to just now may not be whole yet
AHEAD = timedelta(hours=1)  # a share's clock may be
MOST_FILES = 100_000
MOST_UNSETTLED = 50
MOST_KNOWN = 2_000  # files of one place whose contents are known
MOST_READ = 64 << 20  # bytes of them that are read in one look
PIECE = 1 << 20

Marks = Mapping[str, str]
"""Keyed digests of names, each with that of the content it had; '' where that was too much to read."""


@dataclass(frozen=True, slots=True)
class WatchedPlace:
    """A folder, or a rota's file; `stamp` is when it was last looked at with the person's word, ns since 1970.

    `known` holds what lay there by then and what was offered since, None where nobody has looked yet; `is_whole` says
    that nothing else lay there. `key` is that of its digests.
    """

    path: Path
    is_rota: bool
    stamp: int
    key: bytes
    known: Marks | None = None
    is_whole: bool = False

    def name_mark(self, file: Path) -> str:
        """Return the digest of a file's name."""
        return digest_of(file.name, self.key, 8).hex()

    def content_mark(self, file: Path) -> str | None:
        """Return the digest of what a file holds, None where it can't be read."""
        from hashlib import blake2b

        digest = blake2b(key=self.key, digest_size=12)
        try:
            with file.open("rb") as read:
                while piece := read.read(PIECE):
                    digest.update(piece)
        except OSError:
            return None
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class NewerFile:
    """A file to be offered; `marks` are those of all that is new in its place, up to `stamp`."""

    file: Path
    is_rota: bool
    stamp: int
    marks: Marks = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LayThere:
    """What lay in a place when it was first looked at, and whether that is all of it."""

    is_rota: bool
    marks: Marks
    is_whole: bool


@dataclass(frozen=True, slots=True)
class LookedFor:
    """What was found; `unsettled` are files that are empty or still being written, `is_fresh` whether just now."""

    found: tuple[NewerFile, ...] = ()
    unsettled: tuple[Path, ...] = ()
    is_fresh: bool = False
    lay_there: tuple[LayThere, ...] = ()


@dataclass(frozen=True, slots=True)
class _FileThere:
    path: Path
    written: int
    came: int
    size: int


def newer_files(places: tuple[WatchedPlace, ...], now: datetime) -> LookedFor:
    """Return what is new in the watched places, one of each at most; for a thread, since a share may be slow."""
    found, unsettled, lay_there, is_fresh = [], list[Path](), [], False
    for place in places:
        files = [seen for path in _files_of(place) if (seen := _look(path, now)) is not None]
        waiting = [seen for seen in files if not seen.size or _is_fresh(seen, now)]
        waiting = [seen for seen in waiting if not seen.size or _may_be_new(place, seen)]
        unsettled += [seen.path for seen in waiting]
        is_fresh = is_fresh or any(_is_fresh(seen, now) for seen in waiting)
        settled = [seen for seen in files if seen.size and not _is_fresh(seen, now)]
        if place.known is None:
            lay_there.append(_lying_there(place, [seen for seen in settled if seen.came <= place.stamp]))
        newest = _newest(place, [seen for seen in settled if _may_be_new(place, seen)])
        found += [newest] if newest else []
    return LookedFor(tuple(found), tuple(unsettled[:MOST_UNSETTLED]), is_fresh, tuple(lay_there))


def _newest(place: WatchedPlace, files: list[_FileThere]) -> NewerFile | None:
    """Return the newest whose content is not known; a file that was only touched, linked or moved is none."""
    marks = _marks(place, files)
    known = set((place.known or {}).values()) - {""}
    newest = next((seen.path for seen, mark in marks.items() if mark not in known), None)
    if newest is None:
        return None
    named = {place.name_mark(seen.path): mark for seen, mark in marks.items()}
    return NewerFile(newest, place.is_rota, max(seen.came for seen in files), named)


def _lying_there(place: WatchedPlace, files: list[_FileThere]) -> LayThere:
    marks = {place.name_mark(seen.path): mark for seen, mark in _marks(place, files).items()}
    return LayThere(place.is_rota, dict(islice(marks.items(), MOST_KNOWN)), len(marks) <= MOST_KNOWN)


def _marks(place: WatchedPlace, files: list[_FileThere]) -> dict[_FileThere, str]:
    """Return the content's digest of each file, the newest first; '' for what is too much to read."""
    marks, read = dict[_FileThere, str](), 0
    for seen in sorted(files, key=attrgetter("written", "path"), reverse=True):
        read += seen.size
        mark = place.content_mark(seen.path) if read <= MOST_READ and len(marks) < MOST_KNOWN else ""
        if mark is not None:
            marks[seen] = mark
    return marks


def _may_be_new(place: WatchedPlace, seen: _FileThere) -> bool:
    """Tell whether a file may be new: by when it came, or by its name where all are known.

    A disk may not say when a file was moved there, and a clock that was set back tells it wrongly.
    """
    if seen.came > place.stamp:
        return True
    return place.is_whole and place.known is not None and place.name_mark(seen.path) not in place.known


def _is_fresh(seen: _FileThere, now: datetime) -> bool:
    return abs(now.timestamp() - seen.came / 1e9) < STILL.total_seconds()


def _files_of(place: WatchedPlace) -> Iterator[Path]:
    if place.is_rota:
        yield place.path
        return
    from wellbeing.system.tables.source import TABLES

    endings = (*TABLES, ".zip", ".daylio")
    try:
        with os.scandir(place.path) as entries:
            for entry in islice(entries, MOST_FILES):
                if entry.name.lower().endswith(endings) and not entry.name.startswith((".", "~")):
                    yield Path(entry.path)
    except OSError:  # away: a stick, a share
        return


def _look(path: Path, now: datetime) -> _FileThere | None:
    """Return when a file was written and when it came there; None for what is none, is away, or of a time to come.

    One that was moved there keeps the time of its writing; when it came, its last change of name or place tells.
    """
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    # Compared as seconds, never as a date: a disk may give years that none has.
    latest = now.timestamp() + AHEAD.total_seconds()
    if not stat.S_ISREG(found.st_mode) or found.st_mtime_ns / 1e9 > latest:
        return None  # taken for the newest, it would hide all that comes after it
    changed = found.st_ctime_ns if found.st_ctime_ns / 1e9 < latest else 0
    return _FileThere(path, found.st_mtime_ns, max(found.st_mtime_ns, changed), found.st_size)
