"""The rota of a person: read from a calendar or a table, kept beside the settings, asked for the shifts of a moment."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.rota import as_table, checked, from_table, is_in_force, rota_of, window
from wellbeing.domain.shifts.shifts import Rota, Shifts
from wellbeing.services.disk_problems import problem_of
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.preferences import PreferenceBook
from wellbeing.system.files import FileTrouble, private_folder, write_atomically

MOST_BYTES = 10_000_000
CHARSETS = ("utf-8-sig", "gb18030")
Mark = tuple[int, int, int]


class RotaBook:
    """The rota in force, and the verbs that change it; another process may change it too."""

    def __init__(self, path: Path, preferences: PreferenceBook, event_bus: EventBus, clock: Clock) -> None:
        self._path = path
        self._preferences = preferences
        self._event_bus = event_bus
        self._clock = clock
        self._mark: Mark | None = None
        self._rota: Rota | None = None

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

    def take(self, file: Path) -> Rota:
        """Read a calendar or a CSV and keep it in place of the old rota; Refused leaves the old one as it is."""
        rota = self.read(file)
        self.keep(rota)
        return rota

    def read(self, file: Path) -> Rota:
        """Return what a calendar or a CSV says, and keep nothing; raises Refused. A large file takes seconds."""
        around = window(self._clock.now())
        raw = bytes_of(file)
        if is_calendar(file, raw):
            from wellbeing.system.calendar_file import entries_of

            rota = rota_of(entries_of(raw, around, self._clock.zone()))
        else:
            from wellbeing.domain.shifts.rota_csv import rota_of_rows

            rota = rota_of_rows(text_of(raw), self._clock.zone(), around)
        return checked(rota, around)

    def clear(self) -> bool:
        """Forget the rota, so that the weekly hours hold again; returns whether there was one. Raises Refused."""
        there = self._path.exists()
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            raise Refused(Problem("rota", "problem.read_only")) from None
        self._event_bus.publish(Topic.PREFERENCES)
        return there

    def keep(self, rota: Rota) -> None:
        """Put a rota in force in place of the old one; Refused leaves the old one as it is."""
        try:
            private_folder(self._path.parent)
            write_atomically(self._path, json.dumps(as_table(rota)))
        except (FileTrouble, OSError) as trouble:
            raise Refused(problem_of(trouble)) from None
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


def bytes_of(file: Path) -> bytes:
    """Return the bytes of a file of a bearable size; raises Refused."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES)
    except OSError:
        raise Refused(Problem("rota", "problem.file_unreadable")) from None
    if len(raw) == MOST_BYTES:
        raise Refused(Problem("rota", "problem.rota_large", {"most": MOST_BYTES // 1_000_000}))
    return raw


def is_calendar(file: Path, raw: bytes) -> bool:
    """Tell a calendar from a table, by its name or its first words."""
    return file.suffix.lower() in (".ics", ".ical") or b"BEGIN:VCALENDAR" in raw[:200].upper()


def text_of(raw: bytes) -> str:
    """Return the text of a table in UTF-8 or GB 18030; raises Refused."""
    for charset in CHARSETS:
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    raise Refused(Problem("rota", "problem.rota_text"))
