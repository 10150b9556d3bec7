"""The verbs of imports: look at a file, take it, take it back; and what of it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from wellbeing.clock import Clock
from wellbeing.domain.day_totals import DayTotal
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.imports.answers import DIARY, ImportAnswers, ImportMemory
from wellbeing.services.imports.job import ImportJob
from wellbeing.services.imports.looking import look_at
from wellbeing.storage.database import Diary
from wellbeing.storage.imports import ImportStore

GIVEN_UP = timedelta(hours=6)  # an import that began then and has no end was killed
NOTHING_SAID = ImportAnswers()


class Imports:
    """What comes out of files."""

    def __init__(self, diary: Diary, event_bus: EventBus, clock: Clock) -> None:
        self._store = ImportStore(diary)
        self._event_bus, self._clock = event_bus, clock

    def look(self, file: Path, answers: ImportAnswers = NOTHING_SAID) -> ImportJob:
        """Return the import of a file, of which nothing is read to its end yet; raises Refused."""
        memory = ImportMemory(self._store)
        looked = look_at(file, answers, memory, self._clock.now(), self._clock.zone())
        return ImportJob(looked, self._store, memory, self._clock)

    def write(self, job: ImportJob) -> Iterator[object]:
        """Write an import that was read, in steps; a stop between them takes back what was written."""
        self._take_back_killed()
        whole = False
        try:
            yield from job.write()
            whole = True
        finally:
            if not whole and job.report.run is not None:
                for _ in self._taken_back(job.report.run):
                    pass
        self._publish(job.report.kind)

    def take_back(self, number: int | None = None) -> Iterator[int]:
        """Take a whole import back, the newest if none is named, in steps that say how many rows are gone."""
        runs = [run for run in self._store.runs() if number in (None, run[0])]
        if not runs:
            raise Refused(Problem("undo", "problem.import_no_run"))
        yield from self._taken_back(runs[0][0])
        self._publish(runs[0][2])

    def runs(self) -> list[tuple[int, datetime, str, int]]:
        """Return number, moment, kind and how many rows of the imports that can be taken back, the newest first."""
        return self._store.runs()

    def totals(self, first: date, last: date) -> list[DayTotal]:
        """Return the totals that touch some days."""
        return self._store.totals(first, last)

    def own_words(self, kind: str) -> dict[str, str]:
        """Return id -> word of the person's own causes or feelings."""
        return self._store.own_words(kind)

    def _taken_back(self, run: int) -> Iterator[int]:
        gone = 0
        while some := self._store.take_back_some(run):
            gone += some
            yield gone

    def _take_back_killed(self) -> None:
        for number, at, _, _ in self._store.runs(finished=False):
            if self._clock.now() - at > GIVEN_UP:
                for _ in self._taken_back(number):
                    pass

    def _publish(self, kind: str) -> None:
        self._event_bus.publish(Topic.CHECKINS if kind == DIARY else Topic.CONTACTS)
