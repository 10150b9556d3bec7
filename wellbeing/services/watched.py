"""A folder and a rota's file that are watched: what lies newer there is offered, and never taken by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.preferences import PreferenceBook
from wellbeing.storage.imports import ImportStore

FOLDER, ROTA = "import_folder", "rota_file"
STILL = timedelta(seconds=2)  # what was written to just now may not be whole yet
MOST_FILES = 5_000


@dataclass(frozen=True, slots=True)
class NewerFile:
    """A file to be offered; `stamp` is when it was written, in nanoseconds since 1970."""

    file: Path
    is_rota: bool
    stamp: int


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


def newer_files(places: WatchedPlaces, now: datetime) -> tuple[NewerFile, ...]:
    """Return what lies newer in the watched places, one of each at most; for a thread, since a share may be slow."""
    found = []
    if places.rota and (stamp := _stamp(Path(places.rota), now)) is not None and stamp > places.rota_seen:
        found.append(NewerFile(Path(places.rota), True, stamp))
    newest = max(_in_folder(places.folder, now), key=lambda each: each.stamp, default=None)
    if newest is not None and newest.stamp > places.folder_seen:
        found.append(newest)
    return tuple(found)


def _in_folder(folder: str, now: datetime) -> Iterator[NewerFile]:
    if not folder:
        return
    from wellbeing.system.tables.source import TABLES

    try:
        names = sorted(Path(folder).iterdir())[:MOST_FILES]
    except OSError:  # away: a stick, a share
        return
    for path in names:
        if path.suffix.lower() in (*TABLES, ".zip", ".daylio") and not path.name.startswith((".", "~")):
            stamp = _stamp(path, now)
            if stamp is not None:
                yield NewerFile(path, False, stamp)


def _stamp(path: Path, now: datetime) -> int | None:
    """Return when a file was written; None for one that is not there, or still being written."""
    try:
        found = path.stat()
    except OSError:
        return None
    written = datetime.fromtimestamp(found.st_mtime, UTC)
    return found.st_mtime_ns if found.st_size and now - written >= STILL else None
