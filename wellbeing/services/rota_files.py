"""Reads a rota from a calendar or a table in a file."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo
from functools import partial
from pathlib import Path

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
from wellbeing.domain.shifts.rota_table import reading_of_rows
from wellbeing.domain.shifts.table_rows import TableAnswers
from wellbeing.domain.shifts.tables import has_head_words, rows_of_text
from wellbeing.domain.tables.rows import TableRow
from wellbeing.services.extras import require
from wellbeing.system.limited_work import read_apart
from wellbeing.system.tables.charsets import decoded
from wellbeing.system.tables.forms import is_json, is_page, json_charset
from wellbeing.system.tables.sheet_file import is_sheet

MOST_BYTES = 10_000_000
CALENDARS = (".ics", ".ical")
_THOUSANDTHS = re.compile(r"1[5-9]\d{11}", re.ASCII)  # 2017 to 2033


def read_rota(
    file: Path, asked: TableAnswers, keep_private: bool, around: Span, zone: tzinfo, profiles: Sequence[str]
) -> RotaReading:
    """Return what a calendar or a table says of the time around; raises Refused. A large file takes seconds.

    `profiles` are the names that a shift's words may switch on.
    """
    raw = bytes_of(file)
    if is_calendar(raw) or file.suffix.lower() in CALENDARS:
        require("rota")
        reading = _of_calendar(raw, around, zone, keep_private)
    else:
        reading = reading_of_rows(rows_of(raw, zone), zone, around, asked)
    return with_profiles(checked_reading(reading, around), profiles)


def _of_calendar(raw: bytes, around: Span, zone: tzinfo, keep_private: bool) -> RotaReading:
    first, last = (edge.astimezone(zone).date().isoformat() for edge in (around.start, around.end))
    found = read_apart("calendar", raw, first, last)
    entries = (
        RotaEntry(Span(in_utc(start, zone), in_utc(end, zone)), words, mark)
        for start, end, words, mark in found["entries"]
    )
    left = [LeftOut(reason, date.fromisoformat(day) if day else None) for reason, day in found["left_out"]]
    near = [entry for entry in entries if around.holds(entry.span.start)]
    return reading_of(near, zone, keep_private, left)


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
    if not file.is_file():  # a pipe can be read once only
        return False
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
