"""A folder and a rota's file that are watched: what lies newer there is offered, and never taken by itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.preferences import PreferenceBook
from wellbeing.storage.imports import ImportStore

FOLDER, ROTA = "import_folder", "rota_file"
STILL = timedelta(seconds=2)  # what was written to just now may not be whole yet
AHEAD = timedelta(hours=1)  # a share's clock may be
MOST_FILES = 100_000
MOST_UNSETTLED = 50


@dataclass(frozen=True, slots=True)
class NewerFile:
    """A file to be offered; up to `stamp`, in nanoseconds since 1970, nothing else has come that is newer."""

    file: Path
    is_rota: bool
    stamp: int


@dataclass(frozen=True, slots=True)
class LookedFor:
    """What was found; `unsettled` are files that are empty or still being written, `is_fresh` whether just now."""

    found: tuple[NewerFile, ...] = ()
    unsettled: tuple[Path, ...] = ()
    is_fresh: bool = False


@dataclass(frozen=True, slots=True)
class WatchedPlaces:
    """Where to look, '' for nowhere, and from which stamp on a file is newer than what was offered before."""

    folder: str
    rota: str
    folder_seen: int
    rota_seen: int


class Watched:
    """The verbs of watching; of a file nothing is kept but when it was written."""

    def __init__(
        self, store: ImportStore, preferences: PreferenceBook, event_bus: EventBus, clock: Clock
    ) -> None:
        self._store, self._preferences = store, preferences
        self._event_bus, self._clock = event_bus, clock
        self.waiting: tuple[NewerFile, ...] = ()

    def places(self) -> WatchedPlaces:
        """Return where to look."""
        current = self._preferences.current
        seen = [int(self._store.remembered(f"seen:{name}") or 0) for name in (FOLDER, ROTA)]
        return WatchedPlaces(current.import_folder, current.rota_file, seen[0], seen[1])

    def follow(self, name: str, place: str) -> Problem | None:
        """Watch a folder (FOLDER) or a file (ROTA) from now on, '' for none; what lies there already is not offered."""
        problem = self._preferences.set(name, place)
        if problem is None:
            self._store.remember(f"seen:{name}", round(self._clock.now().timestamp() * 1e9))
            self.show(())
        return problem

    def show(self, found: tuple[NewerFile, ...]) -> None:
        """Have what was found offered."""
        if found != self.waiting:
            self.waiting = found
            self._event_bus.publish(Topic.REMINDERS)

    def leave(self, newer: NewerFile) -> None:
        """Offer a file no more: it was looked at, or the person does not want it."""
        self._store.remember(f"seen:{ROTA if newer.is_rota else FOLDER}", newer.stamp)
        self.show(tuple(other for other in self.waiting if other != newer))


def newer_files(places: WatchedPlaces, now: datetime) -> LookedFor:
    """Return what lies newer in the watched places, one of each at most; for a thread, since a share may be slow."""
    found, unsettled, is_fresh = [], list[Path](), False
    rota = (Path(places.rota),) if places.rota else ()
    for files, seen in ((rota, places.rota_seen), (_tables_in(places.folder), places.folder_seen)):
        newest: NewerFile | None = None
        latest = 0
        for path in files:
            written, came, is_empty = _times(path, now)
            if came <= seen and not is_empty:
                continue
            age = now.timestamp() - written / 1e9  # never as a date: a disk may give years that none has
            if age < -AHEAD.total_seconds():
                continue  # taken for the newest, it would hide all that comes after it
            fresh = abs(now.timestamp() - came / 1e9) < STILL.total_seconds()
            if fresh or is_empty:
                unsettled.append(path)
                is_fresh = is_fresh or fresh
                continue
            latest = max(latest, came)
            if newest is None or (written, path) > (newest.stamp, newest.file):
                newest = NewerFile(path, files is rota, written)
        found += [replace(newest, stamp=latest)] if newest else []
    return LookedFor(tuple(found), tuple(unsettled[:MOST_UNSETTLED]), is_fresh)


def _tables_in(folder: str) -> Iterator[Path]:
    from wellbeing.system.tables.source import TABLES

    endings = (*TABLES, ".zip", ".daylio")
    try:
        with os.scandir(folder) if folder else nullcontext(()) as entries:
            for entry in islice(entries, MOST_FILES):
                if entry.name.lower().endswith(endings) and not entry.name.startswith((".", "~")):
                    yield Path(entry.path)
    except OSError:  # away: a stick, a share
        return


def _times(path: Path, now: datetime) -> tuple[int, int, bool]:
    """Return when a file was written and when it came there, 0 for one that is not there, and whether it is empty.

    One that was moved there keeps the time of its writing; when it came, its last change of name or place tells.
    """
    try:
        found = path.stat()
    except OSError:
        return 0, 0, False
    changed = found.st_ctime_ns if found.st_ctime_ns / 1e9 < now.timestamp() + AHEAD.total_seconds() else 0
    return found.st_mtime_ns, max(found.st_mtime_ns, changed), not found.st_size
