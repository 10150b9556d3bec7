"""Reads a rota from the rows of a table: date,start,end[,paid_break_start,paid_break_end] in local time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from wellbeing.domain.days import Span
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.rota import is_inside, rota_from_spans
from wellbeing.domain.shifts.shifts import Rota

NEEDED = ("date", "start", "end")
PAID = ("paid_break_start", "paid_break_end")
COLUMNS = NEEDED + PAID
SEPARATORS = (",", ";", "\t")


def rota_of_rows(text: str, zone: tzinfo, around: Span) -> Rota:
    """Return the rota of a CSV text, as far as it lies around; Refused names the column or the first bad line.

    An end at or before the start lies on the next day, and so does a break before the start of a night shift.
    """
    shifts: list[Span] = []
    breaks: list[Span] = []
    for line, row in _rows(text):
        shift = _span(row, ("start", "end"), line, zone)
        paid = _paid_break(row, shift, line, zone)
        if shift.end > around.start and shift.start < around.end:
            shifts.append(shift)
            breaks += paid
    return rota_from_spans(shifts, breaks)


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(SEPARATORS, key=head.count))
    try:
        columns = _checked_columns([name.strip().lower() for name in next(reader, [])])
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(columns):
                raise _bad(reader.line_num, columns[min(len(cells), len(columns) - 1)])
            yield reader.line_num, dict(zip(columns, (cell.strip() for cell in cells), strict=True))
    except csv.Error:
        raise _bad(reader.line_num, "date") from None


def _checked_columns(columns: list[str]) -> list[str]:
    missing = [name for name in NEEDED if name not in columns]
    strange = [name for name in columns if name not in COLUMNS or columns.count(name) > 1]
    halves = [name for name in PAID if name not in columns] if set(PAID) & set(columns) else []
    if missing or halves or strange:
        key = "problem.rota_column_missing" if missing or halves else "problem.rota_column"
        name = [*missing, *halves, *strange][0][:40]
        raise Refused(Problem("rota", key, {"name": name, "known": ", ".join(COLUMNS)}))
    return columns


def _span(row: dict[str, str], names: tuple[str, str], line: int, zone: tzinfo) -> Span:
    day = _day(row["date"], line)
    start, end = (_time(row[name], name, line) for name in names)
    return Span(_moment(day, start, zone), _moment(day if end > start else _next(day), end, zone))


def _paid_break(row: dict[str, str], shift: Span, line: int, zone: tzinfo) -> list[Span]:
    if not any(row.get(name) for name in PAID):
        return []
    paid = _span(row, PAID, line, zone)
    if paid.start < shift.start:
        night = {**row, "date": _next(_day(row["date"], line)).isoformat()}
        paid = _span(night, PAID, line, zone)
    if not is_inside(paid, (shift,)):
        raise _bad(line, PAID[0])
    return [paid]


def _day(text: str, line: int) -> date:
    try:
        year, month, day = (int(part) for part in text.replace("/", "-").split("-"))
        if not 2000 <= year <= 9000:
            raise ValueError("no year of a rota")
        return date(year, month, day)
    except ValueError:
        raise _bad(line, "date") from None


def _time(text: str, name: str, line: int) -> time:
    try:
        hour, minute = (int(part) for part in text.split(":"))
        return time(hour, minute)
    except ValueError:
        raise _bad(line, name) from None


def _moment(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _bad(line: int, name: str) -> Refused:
    return Refused(Problem("rota", "problem.rota_row", {"line": line, "name": name}))
