"""What moment a cell names, in the writing of any exporting program: with an offset, an epoch, or by a zone's clock."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from wellbeing.domain.clock_times import plain, read_cell_time
from wellbeing.domain.tables.cells import DayCell, day_cell

_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?", re.ASCII
)
_EPOCH = re.compile(r"\d{10}(?:\.\d+)?|\d{13}", re.ASCII)
_RUN = re.compile(r"(20\d\d)(0\d|1[0-2])([0-3]\d)[ T]?([0-2]\d)([0-5]\d)([0-5]\d)?", re.ASCII)
_SERIAL = re.compile(r"[34]\d{4}\.\d+", re.ASCII)
_CLOCK = re.compile(
    r"(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE | re.ASCII,
)
_OFFSET = re.compile(r"\s*(?:(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?|Z|UTC|GMT)$")
_EXCEL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a clock's reading, put into a zone below
_MONTHS_ZH = {
    "十一月": "Nov", "十二月": "Dec", "一月": "Jan", "二月": "Feb", "三月": "Mar", "四月": "Apr", "五月": "May",
    "六月": "Jun", "七月": "Jul", "八月": "Aug", "九月": "Sep", "十月": "Oct",
}  # fmt: skip
_MONTH_ZH = re.compile("|".join(_MONTHS_ZH))
# Some writers put the weekday and the month's name behind the year: 2026 Wed Jul 22 11:36 PM.
_YEAR_NAMED = re.compile(r"(\d{4})\s+(?:[A-Z][a-z]{2,8}\s+)?([A-Z][a-z]{2,8})\s+(\d\d?)\s+(.*)")


class MomentReader:
    """Reads moments of one column: `order` says what comes first in 01/12/2026, `zone` whose clock is meant."""

    def __init__(self, zone: tzinfo, order: str | None, today: date) -> None:
        self._zone, self._order, self._today = zone, order, today

    def read(self, text: str) -> datetime | None:
        """Return the moment in UTC, None where the cell names none with day and clock."""
        text = text.strip()
        found = _ISO.fullmatch(text)
        if found is not None:
            return self._iso(found)
        if _EPOCH.fullmatch(text):
            return _of_epoch(text)
        if run := _RUN.fullmatch(text):
            year, month, day, hour, minute, second = (part or "00" for part in run.groups())
            found = _ISO.fullmatch(f"{year}-{month}-{day} {hour}:{minute}:{second}")
            return self._iso(found) if found else None
        if _SERIAL.fullmatch(text):
            return self._here(_EXCEL_ZERO + timedelta(seconds=round(float(text) * 86_400)))
        return self._written(text)

    def read_parts(self, day: str, clock: str) -> datetime | None:
        """Return the moment that two cells name, the day in one and the time in the other."""
        found, at = self.day(day), clock_of(clock)
        return None if found is None or at is None else self._here(datetime.combine(found, at))

    def day(self, text: str) -> date | None:
        """Return the day that a cell names, whatever clock stands behind it."""
        text = text.strip()
        if _EPOCH.fullmatch(text):
            moment = _of_epoch(text)
            return None if moment is None else moment.astimezone(self._zone).date()
        cell = _day_cell(text)
        return cell.day(self._order, self._today) if cell else None

    def _iso(self, found: re.Match[str]) -> datetime | None:
        day, clock, offset = found.groups()
        try:
            if offset is None:
                return self._here(datetime.fromisoformat(f"{day}T{clock}"))
            ahead = "+00:00" if offset in ("Z", "UTC", "GMT") else offset
            return datetime.fromisoformat(f"{day}T{clock}{ahead}").astimezone(UTC)
        except (ValueError, OverflowError):
            return None

    def _written(self, text: str) -> datetime | None:
        cell = _day_cell(text)
        if cell is None or not cell.rest:
            return None
        rest = cell.rest
        offset = _OFFSET.search(rest)
        at = clock_of(rest[: offset.start()] if offset else rest)
        day = cell.day(self._order, self._today)
        if at is None or day is None:
            return None
        if offset:
            return datetime.combine(day, at, _zone_of(offset)).astimezone(UTC)
        return self._here(datetime.combine(day, at))

    def _here(self, clock: datetime) -> datetime | None:
        try:
            return clock.replace(tzinfo=self._zone).astimezone(UTC)
        except OverflowError:
            return None


def day_part(text: str) -> DayCell | None:
    """Return the day of a cell as it is written, for whoever decides on the order of a whole column."""
    text = text.strip()
    return None if _ISO.fullmatch(text) or _EPOCH.fullmatch(text) else _day_cell(text)


def clock_of(text: str) -> time | None:
    """Return the time of day that a text names, with seconds where it has them."""
    line = plain(text)
    found = _CLOCK.fullmatch(line)
    if found is None:
        return read_cell_time(line)
    hour, half = int(found["hour"]), (found["half"] or "")[:1].lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return read_cell_time(line)


def _day_cell(text: str) -> DayCell | None:
    text = _MONTH_ZH.sub(lambda month: _MONTHS_ZH[month[0]], text)
    if named := _YEAR_NAMED.fullmatch(text):
        text = f"{named[3]} {named[2]} {named[1]} {named[4]}"
    return day_cell(text)


def _of_epoch(text: str) -> datetime | None:
    figure = float(text)
    try:
        return datetime.fromtimestamp(figure / 1000 if len(text) == 13 else figure, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _zone_of(found: re.Match[str]) -> timezone:
    if not found["sign"]:
        return UTC
    ahead = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return timezone(ahead if found["sign"] == "+" else -ahead)
