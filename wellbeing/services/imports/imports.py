"""The verbs of imports: look at a file, take it, take it back; and what of it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.shifts import Shifts
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.imports.answers import ImportAnswers, ImportMemory
from wellbeing.services.imports.job import ImportJob, Progress
from wellbeing.services.imports.looking import look_at
from wellbeing.storage.database import Diary
from wellbeing.storage.imports import ImportStore
from wellbeing.storage.own_words import OwnWordStore

GIVEN_UP = timedelta(hours=6)  # an import that began then and has no end was killed
NOTHING_SAID = ImportAnswers()


class Imports:
    """What comes out of files."""

    def __init__(
        self, diary: Diary, event_bus: EventBus, clock: Clock, plan: Callable[[datetime], Shifts]
    ) -> None:
        """`plan` gives the shifts of a moment: they tell whether a file's clock can be the person's."""
        self._diary, self._store, self._words = diary, ImportStore(diary), OwnWordStore(diary)
        self._event_bus, self._clock, self._plan = event_bus, clock, plan

    def look(self, file: Path, answers: ImportAnswers = NOTHING_SAID) -> ImportJob:
        """Return the import of a file, of which nothing is read to its end yet; raises Refused."""
        memory = ImportMemory(self._store)
        looked = look_at(file, answers, memory, self._clock.now(), self._clock.zone())
        return ImportJob(looked, memory, self._clock, self._plan)

    @contextmanager
    def beside(self) -> Iterator[Imports]:
        """Give the same verbs over a connection of their own, for a thread, which whoever holds it has to `publish`."""
        with closing(self._diary.another()) as diary:
            yield Imports(diary, EventBus(), self._clock, self._plan)

    def read(self, job: ImportJob) -> Iterator[Progress]:
        """Read a file to its end in steps, and change nothing; raises Refused where nothing can be taken."""
        return job.read(self._store)

    def write(self, job: ImportJob) -> Iterator[Progress]:
        """Write an import that was read, in steps; a stop between them takes back what was written."""
        self._take_back_killed()
        whole = False
        try:
            yield from job.write(self._store, self._words)
            whole = True
        finally:
            if not whole and job.report.run is not None:
                for _ in self._taken_back(job.report.run):
                    pass
        self.publish()

    def take_back(self, number: int | None = None) -> Iterator[int]:
        """Take a whole import back, the newest if none is named, in steps that say how many rows are gone."""
        runs = [run for run in self._store.runs() if number in (None, run[0])]
        if not runs:
            raise Refused(Problem("undo", "problem.import_no_run"))
        yield from self._taken_back(runs[0][0])
        self.publish()

    def runs(self) -> list[tuple[int, datetime, str, int]]:
        """Return number, moment, kind and how many rows of the imports that can be taken back, the newest first."""
        return self._store.runs()

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

    def publish(self) -> None:
        """Tell whoever shows entries that some have come or gone."""
        for topic in (Topic.CHECKINS, Topic.CONTACTS):
            self._event_bus.publish(topic)
