"""Reads a rota in which each line is a person and each column a day; the cells hold hours or a shift's name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta, tzinfo

from wellbeing.domain.days import Span
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.entry_words import LEAVE, kind_of
from wellbeing.domain.shifts.hour_cells import spans_of_cell
from wellbeing.domain.shifts.reading import LeftOut, RotaReading
from wellbeing.domain.shifts.rota import rota_from_spans
from wellbeing.domain.shifts.table_rows import (
    DAY_OFF,
    OTHERS,
    TableAnswers,
    is_off,
    own_rows,
)
from wellbeing.domain.shifts.tables import bad_row, roles_of
from wellbeing.domain.tables.cells import day_cell, order_of
from wellbeing.domain.tables.rows import TableRow


def reading_of_matrix(
    head: TableRow, rows: Sequence[TableRow], zone: tzinfo, around: Span, asked: TableAnswers
) -> RotaReading:
    """Return one person's line of a matrix; Refused names what it leaves open: who, which order, which hours."""
    days = [(place, cell) for place, text in enumerate(head.cells) if (cell := day_cell(text)) is not None]
    first, last = (edge.astimezone(zone).date() for edge in (around.start, around.end))
    order = asked.order or order_of([[cell for _, cell in days]], (), first, last)
    if order is None:
        named = " ".join(head.cells[days[0][0]].split())[:20]
        raise Refused(Problem("rota", "problem.rota_order", {"line": head.line, "day": named}))
    name = roles_of(head.cells).get("name", 0)
    filled = [row for row in rows if len(row.cells) > days[0][0] and row.cells[name].strip()]
    mine = own_rows([(row.cells[name], row) for row in filled], asked)
    left = [LeftOut(OTHERS, None, row.line) for row in filled if row not in mine]
    today = (around.start + timedelta(days=30)).astimezone(zone).date()
    said: list[tuple[Span, str]] = []
    entries = len(left)
    for row in mine:
        for place, cell in days:
            text, day = row.cells[place] if place < len(row.cells) else "", cell.day(order, today)
            if day is None:
                raise bad_row(head.line, head.cells[place][:20])
            entries += 1
            if is_off(text):
                left.append(LeftOut(LEAVE if kind_of(text) == LEAVE else DAY_OFF, day, row.line))
                continue
            spans = spans_of_cell(text, day, zone, asked, row.line)
            near = [span for span in spans if span.end > around.start and span.start < around.end]
            said += [(span, text) for span in near]
            entries -= not near
    rota = rota_from_spans((span for span, _ in said), ())
    return RotaReading(rota, entries, tuple(left), tuple(said))
