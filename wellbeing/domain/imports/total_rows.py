"""Reads totals of days out of the rows of a system that gives no single contacts; no moment is made up from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo

from wellbeing.domain.clock_times import plain
from wellbeing.domain.day_totals import DayTotal
from wellbeing.domain.entries import EARLIEST
from wellbeing.domain.imports.columns import Head
from wellbeing.domain.imports.contact_rows import is_footer
from wellbeing.domain.imports.people import Own
from wellbeing.domain.imports.reading import (
    FUTURE,
    NO_FIGURE,
    NO_MOMENT,
    NOBODY,
    NOT_TAKEN,
    OTHERS,
    TOO_EARLY,
    TOTAL,
    Kept,
    Skipped,
)
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.tables.lengths import seconds_of, unit_of
from wellbeing.domain.tables.moments import MomentReader
from wellbeing.domain.tables.rows import TableRow

_WHOLE_DAY = re.compile(r"(?<!\d)(20\d\d)(?:[-./年](\d\d?)[-./月](\d\d?)日?|(\d\d)(\d\d))(?!\d)")
MOST_DAYS = 366
_NONE = {"", "-", "--", "—", "/", "n/a", "na", "none", "[none]", "null", "延迟统计", "延遲統計", "无", "無"}
_GROUPED = re.compile(r"\d{1,3}(?:(?:,\d{3})+|(?:\.(?!000$)\d{3})+)")


class TotalReader:
    """Reads one row after the other; `spoken` are the texts in which the days may stand that no column says."""

    def __init__(
        self,
        head: Head,
        sample: Sequence[TableRow],
        moments: MomentReader,
        own: Own,
        now: datetime,
        zone: tzinfo,
        spoken: Iterable[str] = (),
    ) -> None:
        self._head, self._moments, self._own, self._zone = head, moments, own, zone
        self._last = now.astimezone(zone).date()
        self._agents = head.roles.get("agent", ())
        self._day = self._day_column(sample)
        self._days = None if self._day is not None else days_in(spoken)
        if self._day is None and self._days is None:
            raise Refused(Problem("file", "problem.import_day"))
        self._columns = _figure_columns(head, sample)
        # Where a row is a ticket of which only the day is told, each counts for one.
        self._ids = head.roles.get("id", ())[:1] if "contacts" not in self._columns else ()
        if "contacts" not in self._columns and not self._ids:
            raise Refused(Problem("map", "problem.import_contacts"))
        self._rest = _rest_column(head)

    def read(self, row: TableRow) -> Kept | Skipped:
        """Return the total of a row, or why there is none."""
        cells = row.cells
        agents = [self._own.holds(cells[place]) for place in self._agents if place < len(cells)]
        whens = () if self._day is None else (self._day,)
        if is_footer(cells, whens, len(self._head.row.cells)):
            return Skipped(row.line, TOTAL)
        if self._agents and all(found is None for found in agents):
            return Skipped(row.line, NOBODY)
        if self._agents and self._own and not any(agents):
            return Skipped(row.line, OTHERS)
        when = self._when(cells)
        if when is None:
            return Skipped(row.line, NO_MOMENT)
        day, days, minute, minutes = when
        if not EARLIEST.date() <= day <= self._last:
            return Skipped(row.line, FUTURE if day > self._last else TOO_EARLY)
        if self._ids:
            given = cells[self._ids[0]].strip() if self._ids[0] < len(cells) else ""
            return Kept(row.line, DayTotal(day, 1, days), f"one/{day}/{given}", is_nameless=not given)
        figures = {role: self._figure(cells, places) for role, places in self._columns.items()}
        contacts = figures.pop("contacts")
        if contacts is None:
            said = (cells[place] for place in self._columns["contacts"] if place < len(cells))
            return Skipped(row.line, NOT_TAKEN if all(is_none(cell) for cell in said) else NO_FIGURE)
        total = DayTotal(day, contacts, days, minute, minutes, rest=self._rest_of(cells), **figures)
        # Two rows of the same time are the same total of two places: a shop, a channel.
        places = "/".join(
            cells[place] for place in self._agents + tuple(_places_of(self._head)) if place < len(cells)
        )
        return Kept(row.line, total, f"total/{day}/{days}/{minute}/{places}")

    def _day_column(self, sample: Sequence[TableRow]) -> int | None:
        for place in self._head.roles.get("day", ()):
            cells = [
                row.cells[place] for row in sample if place < len(row.cells) and row.cells[place].strip()
            ]
            if sum(self._days_of(cell) is not None for cell in cells) >= 0.5 * max(1, len(cells)):
                return place
        return None

    def _when(self, cells: Sequence[str]) -> tuple[date, int, int | None, int | None] | None:
        if self._day is None:
            return None if self._days is None else (*self._days, None, None)
        text = cells[self._day]
        moment = self._moments.read(text)
        stops = self._head.roles.get("stop", ())
        stop = self._moments.read(cells[stops[0]]) if stops and stops[0] < len(cells) else None
        if moment is not None and stop is not None and timedelta(0) < stop - moment < timedelta(days=1):
            local = moment.astimezone(self._zone)
            return (
                local.date(),
                1,
                local.hour * 60 + local.minute,
                round((stop - moment).total_seconds() / 60),
            )
        days = self._days_of(text)
        return None if days is None else (*days, None, None)

    def _days_of(self, text: str) -> tuple[date, int] | None:
        """Return the first day that a cell names, and how many."""
        day = self._moments.day(text)
        return days_in((text,)) if day is None else (day, 1)

    def _figure(self, cells: Sequence[str], places: Sequence[int]) -> int | None:
        found = [
            figure
            for place in places
            if (figure := figure_of(cells[place] if place < len(cells) else "")) is not None
        ]
        return sum(found) if found else None

    def _rest_of(self, cells: Sequence[str]) -> float | None:
        if self._rest is None or self._rest[0] >= len(cells):
            return None
        found = seconds_of(cells[self._rest[0]], self._rest[1])
        return None if found is None else round(found / 60, 2)


def days_in(texts: Iterable[str]) -> tuple[date, int] | None:
    """Return the first day and how many, out of a title or a file's name: '2026-11-23 至 2026-11-27'."""
    for text in texts:
        found = [day for match in _WHOLE_DAY.finditer(plain(text)) if (day := _date(match)) is not None]
        if found and 0 <= (found[-1] - found[0]).days < MOST_DAYS:
            return found[0], (found[-1] - found[0]).days + 1
    return None


def is_none(text: str) -> bool:
    """Tell a sign that there is no figure, or none yet."""
    return plain(text).casefold() in _NONE


def figure_of(text: str) -> int | None:
    """Return a whole figure, None for what is none."""
    line = plain(text)
    if _GROUPED.fullmatch(line):  # 1,066 and 1.066 are a thousand and more, for no figure here has parts
        return int(re.sub(r"[,.]", "", line))
    found = re.fullmatch(r"(\d{1,7})(?:[.,]0+)?", line)
    return int(found[1]) if found else None


def _date(match: re.Match[str]) -> date | None:
    year, month, day = match[1], match[2] or match[4], match[3] or match[5]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _figure_columns(head: Head, sample: Sequence[TableRow]) -> Mapping[str, tuple[int, ...]]:
    """Return the columns of each figure: of the contacts the best that holds figures, of bad ratings all of them."""
    found: dict[str, tuple[int, ...]] = {}
    for role in ("contacts", "at_once", "slow", "bad", "warned"):
        places = [
            place
            for place in head.roles.get(role, ())
            if any(place < len(row.cells) and figure_of(row.cells[place]) is not None for row in sample)
        ]
        if places:
            found[role] = tuple(places) if role == "bad" else (places[0],)
    return found


def _rest_column(head: Head) -> tuple[int, float] | None:
    places = head.roles.get("rest", ())
    return (places[0], unit_of(head.name(places[0])) or 60) if places else None


def _places_of(head: Head) -> list[int]:
    return [
        place
        for place, cell in enumerate(head.row.cells)
        if cell.strip() in ("店铺", "店铺名", "店舖", "Shop", "Queue")
    ]
