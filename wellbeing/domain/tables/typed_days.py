"""The one reader of a day or a moment that a person types, on the screen and on the command line alike."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo

from wellbeing.domain.clock_times import plain
from wellbeing.domain.problems import Problem
from wellbeing.domain.tables.cells import DAY_FIRST, MONTH_FIRST, DayCell
from wellbeing.domain.tables.moments import clock_of, day_part

# No entry lies outside: an earlier or later moment means the same, and the calendar has room to reckon.
FIRST, LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)
LONGEST = 60  # signs of a day and a time with its weekday, however they are written
_BARE_NUMBER = re.compile(r"\d{1,7}|\d{5}\.\d*")  # 46353 is a day to a spreadsheet alone
_SHORT_YEAR = re.compile(r"(\d\d)([-/.])(\d\d?)\2(\d\d)(?!\d)")
_YEARS_BACK = range(9)  # a 29th of February lies no further back


def typed_day(text: str, today: date, field: str) -> date | Problem:
    """Return the day that somebody typed; without a year it is the last of that name up to today.

    What can be two days is refused with both, so that one of them can be typed.
    """
    line = plain(text)
    if (day := _iso_day(line)) is not None:
        return day
    cell = _cell(line)
    days = _days(cell, line, today) if cell is not None and not cell.rest else []
    return _the_one(days, line, Problem(field, "problem.day_form"))


def typed_moment(text: str, zone: tzinfo, today: date, field: str) -> datetime | date | Problem:
    """Return the moment in UTC that somebody typed, by a zone's clock where it has no offset; a day without a time."""
    line, unread = plain(text), Problem(field, "problem.moment_form")
    if (day := _iso_day(line)) is not None:
        return day
    try:
        return _in_utc(datetime.fromisoformat(line), zone)
    except (ValueError, OverflowError):
        cell = _cell(line)
    at = clock_of(cell.rest) if cell is not None and cell.rest else None
    if cell is None or (cell.rest and at is None):
        return unread
    found = _the_one(_days(cell, line, today), line, unread)
    return found if at is None or isinstance(found, Problem) else _in_utc(datetime.combine(found, at), zone)


def _iso_day(line: str) -> date | None:
    try:
        return min(max(date.fromisoformat(line), FIRST.date()), LAST.date())
    except ValueError:
        return None


def _in_utc(moment: datetime, zone: tzinfo) -> datetime:
    if not FIRST.year <= moment.year < LAST.year:
        return FIRST if moment.year < FIRST.year else LAST
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _cell(line: str) -> DayCell | None:
    return None if len(line) > LONGEST or _BARE_NUMBER.fullmatch(line) else day_part(line)


def _days(cell: DayCell, line: str, today: date) -> list[date]:
    """Return the days that a text can be, the first one first; a weekday beside it decides where it can."""
    orders = (None,) if cell.is_sure else (DAY_FIRST, MONTH_FIRST)
    found = {day for order in orders if (day := _day(cell, order, today)) is not None}
    if short := _SHORT_YEAR.match(line):  # 26-11-27 is how a Chinese hand shortens 2026-11-27
        year_first = DayCell(int(short[3]), int(short[4]), 2000 + int(short[1]), True).day(None, today)
        found |= {year_first} if year_first is not None else set()
        found = {day for day in found if day <= today} or found
    right = {day for day in found if cell.weekday in (None, day.weekday())}
    return sorted(right or found)


def _day(cell: DayCell, order: str | None, today: date) -> date | None:
    if cell.year is not None:
        return cell.day(order, today)
    found = (replace(cell, year=today.year - back).day(order, today) for back in _YEARS_BACK)
    return next((day for day in found if day is not None and day <= today), None)


def _the_one(days: list[date], line: str, unread: Problem) -> date | Problem:
    if len(days) > 1:
        said = " / ".join(day.isoformat() for day in days)
        return Problem(unread.field, "problem.day_ways", {"typed": line, "days": said})
    return days[0] if days else unread
