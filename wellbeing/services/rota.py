"""The rota of a person: read from a calendar or a table, kept beside the settings, asked for the shifts of a moment."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, date, datetime, tzinfo
from functools import partial
from pathlib import Path

from wellbeing.clock import Clock
from wellbeing.domain.days import Span
from wellbeing.domain.empty_files import refuse_empty
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.reading import (
    LeftOut,
    RotaEntry,
    RotaReading,
    checked_reading,
    reading_of,
    with_profiles,
)
from wellbeing.domain.shifts.rota import as_table, from_table, is_in_force, window
from wellbeing.domain.shifts.rota_table import reading_of_rows
from wellbeing.domain.shifts.shifts import Rota, Shifts
from wellbeing.domain.shifts.table_rows import TableAnswers
from wellbeing.domain.shifts.tables import has_head_words, rows_of_text
from wellbeing.domain.tables.rows import TableRow
from wellbeing.services.disk_problems import disk_told
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.extras import require
from wellbeing.services.preferences import PreferenceBook
from wellbeing.services.profiles import Profiles
from wellbeing.services.rota_answers import RotaAnswers
from wellbeing.services.rota_before import RotaBefore
from wellbeing.system.files import private_folder, write_atomically
from wellbeing.system.limited_work import read_apart
from wellbeing.system.tables.charsets import decoded
from wellbeing.system.tables.forms import is_json, is_page, json_charset
from wellbeing.system.tables.sheet_file import is_sheet

MOST_BYTES = 10_000_000
CALENDARS = (".ics", ".ical")
_THOUSANDTHS = re.compile(r"1[5-9]\d{11}", re.ASCII)  # 2017 to 2033
NOTHING_ASKED = TableAnswers()
Mark = tuple[int, int, int]


class RotaBook:
    """The rota in force, and the verbs that change it; another process may change it too."""

    def __init__(
        self, path: Path, preferences: PreferenceBook, profiles: Profiles, event_bus: EventBus, clock: Clock
    ) -> None:
        self._path, self._profiles = path, profiles
        self._answers = RotaAnswers(path.with_name("rota-answers.json"))
        self._before = RotaBefore(path.with_name("rota-before.json"))
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

    def take(
        self, file: Path, asked: TableAnswers = NOTHING_ASKED, keep_private: bool = False
    ) -> RotaReading:
        """Read a calendar or a table and keep it in place of the old rota; Refused leaves the old one as it is."""
        reading, before = self.read(file, asked, keep_private), self.current()
        self.keep(reading.rota)
        with disk_told():
            self._before.keep(before, self._clock.now())
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

    def read(
        self, file: Path, asked: TableAnswers = NOTHING_ASKED, keep_private: bool = False
    ) -> RotaReading:
        """Return what a calendar or a table says, and keep nothing; raises Refused. A large file takes seconds."""
        around, asked = window(self._clock.now()), self._answers.with_remembered(asked)
        raw, zone = bytes_of(file), asked.zone or self._clock.zone()
        if is_calendar(raw) or file.suffix.lower() in CALENDARS:
            require("rota")
            reading = self._of_calendar(raw, zone, around, keep_private)
        else:
            reading = reading_of_rows(rows_of(raw, zone), zone, around, asked)
        return with_profiles(checked_reading(reading, around), self._profiles.names())

    def _of_calendar(self, raw: bytes, zone: tzinfo, around: Span, keep_private: bool) -> RotaReading:
        first, last = (edge.astimezone(zone).date().isoformat() for edge in (around.start, around.end))
        found = read_apart("calendar", raw, first, last)
        entries = (
            RotaEntry(Span(in_utc(start, zone), in_utc(end, zone)), words, mark)
            for start, end, words, mark in found["entries"]
        )
        left = [
            LeftOut(reason, date.fromisoformat(day) if day else None) for reason, day in found["left_out"]
        ]
        near = [entry for entry in entries if around.holds(entry.span.start)]
        return reading_of(near, zone, keep_private, left)

    def clear(self) -> bool:
        """Forget the rota, so that the weekly hours hold again; returns whether there was one. Raises Refused."""
        there = self._path.exists()
        try:
            self._path.unlink(missing_ok=True)
            self._before.forget()
        except OSError:
            raise Refused(Problem("rota", "problem.read_only")) from None
        self._event_bus.publish(Topic.PREFERENCES)
        return there

    def keep(self, rota: Rota) -> None:
        """Put a rota in force in place of the old one; Refused leaves the old one as it is."""
        with disk_told():
            private_folder(self._path.parent)
            write_atomically(self._path, json.dumps(as_table(rota)))
            self._before.forget()
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
    return refuse_empty(raw, "rota")


def is_calendar_file(file: Path) -> bool:
    """Tell a calendar by its name or its first words; a file that can't be read is told of when it is."""
    if file.suffix.lower() in CALENDARS:
        return True
    try:
        with file.open("rb") as opened:
            return is_calendar(opened.read(400))
    except OSError:
        return False


def is_calendar(raw: bytes) -> bool:
    """Tell a calendar from a table by its first words, whatever it is called."""
    return b"BEGIN:VCALENDAR" in raw[:400].replace(b"\x00", b"").upper()


def rows_of(raw: bytes, zone: tzinfo) -> list[TableRow]:
    """Return the rows of a spreadsheet, of JSON, or of a text in any charset that offices write; raises Refused."""
    if is_sheet(raw):
        require("rota")
        return [TableRow(line, tuple(cells)) for line, cells in enumerate(read_apart("sheet", raw), 1)]
    if is_json(raw[:600]):
        from wellbeing.system.tables.json_rows import json_rows

        return [
            with_written_moments(row, zone) for row in json_rows(partial(io.BytesIO, raw), json_charset(raw))
        ]
    text = None if is_page(raw[:600]) else decoded(raw, has_head_words)
    if text is None:
        raise Refused(Problem("rota", "problem.rota_text"))
    return rows_of_text(text)


def with_written_moments(row: TableRow, zone: tzinfo) -> TableRow:
    """Return a row of JSON in which a moment is written by a zone's clock, not counted in thousandths of a second."""
    return TableRow(row.line, tuple(_written(cell, zone) for cell in row.cells))


def _written(cell: str, zone: tzinfo) -> str:
    if not _THOUSANDTHS.fullmatch(cell):
        return cell
    return f"{datetime.fromtimestamp(int(cell) / 1000, zone):%Y-%m-%dT%H:%M%z}"


def in_utc(text: str, zone: tzinfo) -> datetime:
    """Return a written moment in UTC; without an offset it is one of `zone`."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
