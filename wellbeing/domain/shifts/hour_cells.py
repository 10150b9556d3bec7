"""What one cell of a rota says of a day: a stretch or several, or the name of a shift whose hours were told."""

from __future__ import annotations

from datetime import date, time, tzinfo

from wellbeing.domain.clock_times import all_hours_within, plain, read_hours
from wellbeing.domain.days import Span
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.table_rows import TableAnswers, span_of_hours


def spans_of_cell(text: str, day: date, zone: tzinfo, asked: TableAnswers, line: int) -> list[Span]:
    """Return the stretches of a day that a cell names; raises Refused for a name whose hours nobody has told."""
    return [span_of_hours(day, hours, zone) for hours in _hours(text, asked, line)]


def _hours(text: str, asked: TableAnswers, line: int) -> list[tuple[time, time]]:
    word = " ".join(plain(text).split())
    if found := all_hours_within(text):
        return found
    hours = read_hours(asked.legend.get(word, "")) or read_hours(word)
    if hours is None:
        raise Refused(Problem("rota", "problem.rota_legend", {"line": line, "name": word[:20]}))
    return [hours]
