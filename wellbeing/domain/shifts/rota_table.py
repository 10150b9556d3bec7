"""Reads a rota from the rows of a table: a line a shift, in the columns and forms that offices write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from wellbeing.domain.clock_times import is_end_of_day, plain, read_cell_time
from wellbeing.domain.days import Span
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.entry_words import ACTIVITY, BREAK, LEAVE, is_paid, kind_of
from wellbeing.domain.shifts.hour_cells import spans_of_cell
from wellbeing.domain.shifts.people_columns import with_own_column
from wellbeing.domain.shifts.reading import LONGEST_BREAK, LeftOut, RotaEntry, RotaReading, joined
from wellbeing.domain.shifts.rota import is_inside, rota_from_spans
from wellbeing.domain.shifts.shifts import merged
from wellbeing.domain.shifts.table_rows import (
    DAY_OFF,
    OTHERS,
    TOTAL,
    TableAnswers,
    is_off,
    moment,
    names_leave,
    own_rows,
    span_of_hours,
)
from wellbeing.domain.shifts.tables import PAID, Table, bad_row, matrix_head, table_of
from wellbeing.domain.tables.cells import DayCell, day_cell, order_of
from wellbeing.domain.tables.groups import GroupSigns, filled_down
from wellbeing.domain.tables.rows import TableRow

_TOTAL = re.compile(
    r"(?:grand |sub)?totals?\b|sum\b|average|[合总總小]\s*[计計]|汇总|彙總|均值|平均|summe", re.IGNORECASE
)
_YES = re.compile(r"y|yes|true|1|是|j|ja", re.IGNORECASE)
_NO = re.compile(r"n|no|false|0|否|nein|无|無|-?", re.IGNORECASE)
_OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")


def reading_of_rows(rows: Sequence[TableRow], zone: tzinfo, around: Span, asked: TableAnswers) -> RotaReading:
    """Return what a table says around now; Refused names the column, the first bad line, or what it leaves open.

    An end before the start lies on the next day, and so does a break before the start of a night shift.
    """
    filled = [row for row in rows if not row.is_blank]
    place = matrix_head(filled)
    if place is not None and not _is_plain(filled):
        from wellbeing.domain.shifts.matrix import reading_of_matrix

        return reading_of_matrix(filled[place], filled[place + 1 :], zone, around, asked)
    return _TableReader(with_own_column(table_of(rows), asked), zone, around, asked).reading()


def _is_plain(rows: Sequence[TableRow]) -> bool:
    try:
        table_of(rows)
    except Refused:
        return False
    return True


class _TableReader:
    """One pass over the rows of a table."""

    def __init__(self, table: Table, zone: tzinfo, around: Span, asked: TableAnswers) -> None:
        self._table, self._zone, self._around, self._asked = table, zone, around, asked
        self._today = (around.start + timedelta(days=30)).astimezone(zone).date()
        self._left: list[LeftOut] = []
        self._pauses: list[RotaEntry] = []
        self._said: list[tuple[Span, str]] = []
        self._rows = self._mine(asked)
        self._order = asked.order or self._decided()

    def reading(self) -> RotaReading:
        """Return the shifts, and what stands in the table beside them."""
        shifts: list[Span] = []
        breaks: list[Span] = []
        entries = len(self._left)
        for row in self._rows:
            spans = self._shifts(row)
            near = [span for span in spans if span.end > self._around.start and span.start < self._around.end]
            entries += not spans or bool(near)
            shifts += near
            breaks += self._paid_break(row, near) if near else ()
            self._said += [(span, self._text(row, "shift")) for span in near]
        shifts = joined(shifts, merged(pause.span for pause in self._pauses))
        breaks += [pause.span for pause in self._pauses if is_paid(pause.words)]
        return RotaReading(rota_from_spans(shifts, breaks), entries, tuple(self._left), tuple(self._said))

    def _mine(self, asked: TableAnswers) -> list[TableRow]:
        rows = [row for row in self._table.rows if not self._is_footer(row)]
        if "name" not in self._table.roles:
            return rows
        place, groups = self._table.roles["name"], GroupSigns()
        for row in rows:
            groups.see(self._text(row, "name"))
        if groups.are_there:
            rows = list(filled_down(rows, place))
        mine = own_rows([(self._text(row, "name"), row) for row in rows], asked)
        chosen = {row.line for row in mine}
        self._left += [LeftOut(OTHERS, None, row.line) for row in rows if row.line not in chosen]
        return mine

    def _is_footer(self, row: TableRow) -> bool:
        """Tell a total or a closing sentence from a shift: no day where the day stands, and no time of its own."""
        first = self._text(row, "date") or self._text(row, "start") or row.cells[0]
        said = " ".join(row.cells)
        is_total = _TOTAL.match(plain(first).strip()) or _TOTAL.match(plain(said).strip())
        start = self._text(row, "start") or self._text(row, "hours")
        is_words = (
            not re.search(r"\d", plain(first))
            and not start
            and day_cell(first) is None
            and first.strip() != ""
        )
        if (is_total and day_cell(first) is None) or is_words:
            self._left.append(LeftOut(TOTAL, None, row.line))
            return True
        return False

    def _decided(self) -> str:
        columns: list[list[DayCell | None]] = []
        pairs = [("date", "end_date"), ("start", "end")]
        for role in next((pair for pair in pairs if pair[0] in self._table.roles), pairs[0]):
            if role in self._table.roles:
                columns.append([day_cell(self._text(row, role)) for row in self._rows])
        texts = (self._text(row, role) for row in self._rows for role in ("start", "end", "hours"))
        first, last = (edge.astimezone(self._zone).date() for edge in (self._around.start, self._around.end))
        found = order_of(columns, texts, first, last)
        if found is None:
            line, text = next(
                (row.line, self._text(row, role))
                for row in self._rows
                for role in ("date", "start")
                if (cell := day_cell(self._text(row, role))) and not cell.is_sure
            )
            raise Refused(Problem("rota", "problem.rota_order", {"line": line, "day": text[:20]}))
        return found

    def _shifts(self, row: TableRow) -> list[Span]:
        """Return a row's shift, in its parts where it has several; none for a day without one."""
        reason = self._reason(row)
        span = self._span_if_any(row) if reason else None
        if reason == BREAK and span is not None and span.length <= LONGEST_BREAK:
            self._pauses.append(RotaEntry(span, self._text(row, "shift")))
            if is_paid(self._text(row, "shift")):
                return []
        if reason:
            day = day_cell(self._text(row, "date") or self._text(row, "start"))
            on = day.day(self._order, self._today) if day else None
            self._left.append(LeftOut(reason, on, row.line, span))
            return []
        spans = self._spans(row)
        if any(span.end == span.start for span in spans):
            raise bad_row(row.line, self._table.column("end"))
        return spans

    def _span_if_any(self, row: TableRow) -> Span | None:
        """Return the hours of a row that is no shift, None where it names none."""
        try:
            return self._spans(row)[0]
        except Refused:
            return None

    def _reason(self, row: TableRow) -> str | None:
        if _YES.fullmatch(self._text(row, "rest")):
            return DAY_OFF
        leave = [self._text(row, "leave"), *self._leave_types(row)]
        if any(_YES.fullmatch(text) or (kind_of(text) == LEAVE) for text in leave if not _NO.fullmatch(text)):
            return LEAVE
        kind = kind_of(self._text(row, "shift")) if self._text(row, "shift") else ""
        if self._cell == "shift":
            return self._off(row, ("shift",))
        if kind and kind != ACTIVITY:
            return kind
        return self._off(row, ("start", "end", "hours")) if self._is_full(row) else None

    def _off(self, row: TableRow, roles: Sequence[str]) -> str | None:
        """Return why a row has no shift where all its cells of some parts say so."""
        cells = [self._text(row, role) for role in roles if role in self._table.roles]
        if not all(is_off(text) for text in cells):
            return None
        return LEAVE if any(names_leave(text) for text in cells) else DAY_OFF

    def _is_full(self, row: TableRow) -> bool:
        """Tell whether a row reaches as far as the columns that count: one cut short is no day off."""
        return len(row.cells) > max(self._table.roles.values()) or len(row.cells) == len(
            self._table.head.cells
        )

    def _leave_types(self, row: TableRow) -> Iterator[str]:
        for place, name in enumerate(self._table.head.cells):
            if (
                place < len(row.cells)
                and re.fullmatch(r"(?i)\s*leave type\s*|假[别別]", name)
                and row.cells[place].strip()
            ):
                yield "yes"

    @property
    def _cell(self) -> str | None:
        """The part whose cell holds the hours of a day, None in a table of starts and ends."""
        if "start" in self._table.roles:
            return None
        return "hours" if "hours" in self._table.roles else "shift"

    def _spans(self, row: TableRow) -> list[Span]:
        if self._cell is None:
            return [self._span(row)]
        day, text = self._day(row, "date"), self._text(row, self._cell)
        if self._cell == "hours" and not re.search(r"\d", plain(text)):
            raise bad_row(row.line, self._table.column("hours"))
        return spans_of_cell(text, day, self._zone, self._asked, row.line)

    def _span(self, row: TableRow) -> Span:
        start = self._moment(row, "start", self._given(row, "date", "start"))
        own_end = self._has_day(row, "end") or bool(self._text(row, "end_date"))
        end = self._moment(
            row, "end", self._given(row, "end_date" if self._text(row, "end_date") else "date", "end")
        )
        if end < start and not own_end:
            end = self._moment(row, "end", self._day(row, "date") + timedelta(days=1))
        if end <= start and self._ends_the_day(row):
            end = moment(end.astimezone(self._zone).date() + timedelta(days=1), time(0), self._zone)
        if end < start or end - start > timedelta(hours=24):
            raise bad_row(row.line, self._table.column("end"))
        return Span(start, end)

    def _ends_the_day(self, row: TableRow) -> bool:
        text = self._text(row, "end")
        cell = day_cell(text) if self._has_day(row, "end") else None
        return is_end_of_day(cell.rest if cell else text)

    def _given(self, row: TableRow, role: str, time_role: str) -> date | None:
        return None if self._has_day(row, time_role) else self._day(row, role)

    def _has_day(self, row: TableRow, role: str) -> bool:
        return day_cell(self._text(row, role)) is not None and len(plain(self._text(row, role))) > 5

    def _moment(self, row: TableRow, role: str, day: date | None) -> datetime:
        text = self._text(row, role)
        if day is None:
            cell = day_cell(text)
            found = cell.day(self._order, self._today) if cell else None
            if cell is None or found is None:
                raise bad_row(row.line, self._table.column(role))
            day, text = found, cell.rest
        offset = _OFFSET.search(text)
        if offset and ":" in text:
            return self._absolute(row, role, f"{day}T{plain(text)}")
        clock = read_cell_time(text)
        if clock is None:
            raise bad_row(row.line, self._table.column(role))
        return moment(day, clock, self._zone)

    def _absolute(self, row: TableRow, role: str, text: str) -> datetime:
        try:
            return datetime.fromisoformat(text).astimezone(UTC)
        except (ValueError, OverflowError):
            raise bad_row(row.line, self._table.column(role)) from None

    def _paid_break(self, row: TableRow, shifts: Sequence[Span]) -> list[Span]:
        if not any(self._text(row, name) for name in PAID):
            return []
        first, last = (self._time_of(row, name) for name in PAID)
        day = shifts[0].start.astimezone(self._zone).date()
        for begins in (day, day + timedelta(days=1)):
            paid = span_of_hours(begins, (first, last), self._zone)
            if is_inside(paid, shifts):
                return [paid]
        raise bad_row(row.line, self._table.column(PAID[0]))

    def _time_of(self, row: TableRow, role: str) -> time:
        found = read_cell_time(self._text(row, role))
        if found is None:
            raise bad_row(row.line, self._table.column(role))
        return found

    def _day(self, row: TableRow, role: str) -> date:
        cell = day_cell(self._text(row, role))
        found = cell.day(self._order, self._today) if cell else None
        if found is None:
            raise bad_row(row.line, self._table.column(role))
        return found

    def _text(self, row: TableRow, role: str) -> str:
        return self._table.text(row, role)
