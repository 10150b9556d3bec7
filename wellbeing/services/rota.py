"""The rota of a person: kept beside the settings, asked for the shifts of a moment, read from a file that is given."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.rota import as_table, from_table, is_in_force, window
from wellbeing.domain.shifts.shifts import Rota, Shifts
from wellbeing.services.disk_problems import disk_told
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.preferences import PreferenceBook
from wellbeing.services.profiles import Profiles
from wellbeing.system.files import private_folder, write_atomically

# What only a new file needs is imported when one comes: the app in the tray asks for shifts alone.
if TYPE_CHECKING:
    from wellbeing.domain.shifts.reading import RotaReading
    from wellbeing.domain.shifts.table_rows import TableAnswers
    from wellbeing.services.rota_answers import RotaAnswers
    from wellbeing.services.rota_before import RotaBefore

Mark = tuple[int, int, int]


class RotaBook:
    """The rota in force, and the verbs that change it; another process may change it too."""

    def __init__(
        self, path: Path, preferences: PreferenceBook, profiles: Profiles, event_bus: EventBus, clock: Clock
    ) -> None:
        self._path, self._profiles = path, profiles
        self._preferences = preferences
        self._event_bus = event_bus
        self._clock = clock
        self._mark: Mark | None = None
        self._rota: Rota | None = None

    @cached_property
    def _answers(self) -> RotaAnswers:
        from wellbeing.services.rota_answers import RotaAnswers

        return RotaAnswers(self._path.with_name("rota-answers.json"))

    @cached_property
    def _before(self) -> RotaBefore:
        from wellbeing.services.rota_before import RotaBefore

        return RotaBefore(self._path.with_name("rota-before.json"))

    def current(self) -> Rota | None:
        """Return the rota that is kept, or None; read anew only when the file has changed."""
        mark = self._mark_now()
        if mark != self._mark:
            self._rota, self._mark = (self._read() if mark else None), mark
        return self._rota

    @property
    def is_damaged(self) -> bool:
        """Whether a rota is kept that cannot be read; the weekly hours hold meanwhile."""
        return self.current() is None and self._mark is not None

    def shifts(self, moment: datetime) -> Shifts:
        """Return the rota where it says something about a moment, else the weekly hours, if there are any."""
        rota = self.current()
        return rota if rota and is_in_force(rota, moment) else self._preferences.weekly_plan()

    def take(self, file: Path, asked: TableAnswers | None = None, keep_private: bool = False) -> RotaReading:
        """Read a calendar or a table and keep it in place of the old rota; Refused leaves the old one as it is."""
        reading, before = self.read(file, asked, keep_private), self.current()
        self.keep(reading.rota)
        with disk_told():
            self._before.keep(before, self._clock.now())
        if asked is not None:
            self.remember(asked)
        return reading

    def taken_at(self) -> datetime | None:
        """Return when a file was taken in place of the rota, None where that can't be taken back any more."""
        found = self._before.found()
        return found[0] if found else None

    def take_back(self) -> Rota | None:
        """Put what was in force before the last file in force again, and return it; raises Refused."""
        found = self._before.found()
        if found is None:
            raise Refused(Problem("undo", "problem.import_no_run"))
        if found[1] is None:
            self.clear()
        else:
            self.keep(found[1])
        return found[1]

    def remember(self, asked: TableAnswers) -> None:
        """Keep what was answered about a file for the ones to come; raises Refused."""
        with disk_told():
            self._answers.keep(asked)

    def read(self, file: Path, asked: TableAnswers | None = None, keep_private: bool = False) -> RotaReading:
        """Return what a calendar or a table says, and keep nothing; raises Refused. A large file takes seconds."""
        from wellbeing.services.rota_files import read_rota

        around, answers = window(self._clock.now()), self._answers.with_remembered(asked)
        zone = answers.zone or self._clock.zone()
        return read_rota(file, answers, keep_private, around, zone, self._profiles.names())

    def clear(self) -> bool:
        """Forget the rota, so that the weekly hours hold again; returns whether there was one. Raises Refused."""
        there = self._path.exists()
        try:
            self._path.unlink(missing_ok=True)
            self._before.forget()
        except OSError:
            raise Refused(Problem("rota", "problem.read_only")) from None
        self.announce()
        return there

    def keep(self, rota: Rota) -> None:
        """Put a rota in force in place of the old one; Refused leaves the old one as it is."""
        self.write(rota)
        self.announce()

    def write(self, rota: Rota) -> None:
        """Do that from any thread, so that nobody hears of it yet."""
        with disk_told():
            private_folder(self._path.parent)
            write_atomically(self._path, json.dumps(as_table(rota)))
            self._before.forget()

    def announce(self) -> None:
        """Say that another rota is in force."""
        self._event_bus.publish(Topic.PREFERENCES)

    def _mark_now(self) -> Mark | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _read(self) -> Rota | None:
        try:
            return from_table(json.loads(self._path.read_text("utf-8")))
        except (OSError, ValueError, RecursionError):
            return None
