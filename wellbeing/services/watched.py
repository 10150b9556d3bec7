"""A folder and a rota's file that are watched: what is new there is offered, and never taken by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.watched_files import MOST_KNOWN, LayThere, Marks, NewerFile, WatchedPlace

if TYPE_CHECKING:
    from wellbeing.clock import Clock
    from wellbeing.domain.problems import Problem
    from wellbeing.services.preferences import PreferenceBook
    from wellbeing.storage.imports import ImportStore

FOLDER, ROTA = "import_folder", "rota_file"


class Watched:
    """The verbs of watching; of a file nothing is kept but when it came, and keyed digests of its name and content."""

    def __init__(
        self, store: ImportStore, preferences: PreferenceBook, event_bus: EventBus, clock: Clock
    ) -> None:
        self._store, self._preferences = store, preferences
        self._event_bus, self._clock = event_bus, clock
        self.waiting: tuple[NewerFile, ...] = ()

    def places(self) -> tuple[WatchedPlace, ...]:
        """Return where to look."""
        current = self._preferences.current
        given = ((ROTA, current.rota_file), (FOLDER, current.import_folder))
        return tuple(self._place(name, Path(path)) for name, path in given if path)

    def follow(self, name: str, place: str) -> Problem | None:
        """Watch a folder (FOLDER) or a file (ROTA) from now on, '' for none; what lies there already is not offered."""
        problem = self._preferences.set(name, place)
        if problem is None:
            self._keep(name, round(self._clock.now().timestamp() * 1e9), None, is_whole=False)
            self.show(())
        return problem

    def learn(self, lay_there: LayThere) -> None:
        """Remember what lay in a place when it was first looked at; raises Refused."""
        name = ROTA if lay_there.is_rota else FOLDER
        stamp, known, _ = self._kept(name)
        if known is None:
            self._keep(name, stamp, lay_there.marks, lay_there.is_whole)

    def show(self, found: tuple[NewerFile, ...]) -> None:
        """Have what was found offered."""
        if found != self.waiting:
            self.waiting = found
            self._event_bus.publish(Topic.REMINDERS)

    def leave(self, newer: NewerFile) -> None:
        """Offer a file no more: it was looked at, or the person does not want it."""
        name = ROTA if newer.is_rota else FOLDER
        stamp, known, is_whole = self._kept(name)
        marks = {**(known or {}), **newer.marks}
        while len(marks) > MOST_KNOWN:
            del marks[next(iter(marks))]
            is_whole = False
        self._keep(name, max(stamp, newer.stamp), marks, is_whole)
        self.show(tuple(other for other in self.waiting if other != newer))

    def _place(self, name: str, path: Path) -> WatchedPlace:
        return WatchedPlace(
            path, name == ROTA, self._kept(name)[0], self._store.digest_key(), *self._kept(name)[1:]
        )

    def _kept(self, name: str) -> tuple[int, Marks | None, bool]:
        found: Any = self._store.remembered(f"seen:{name}")
        if not isinstance(found, dict):  # of a version that knew the time alone
            return int(found or 0), None, False
        return found["stamp"], found["known"], found["is_whole"]

    def _keep(self, name: str, stamp: int, known: Marks | None, is_whole: bool) -> None:
        kept = {"stamp": stamp, "known": None if known is None else dict(known), "is_whole": is_whole}
        self._store.remember(f"seen:{name}", kept)
