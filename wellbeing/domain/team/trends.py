"""A team's trend as it may be shown: one line per period, gaps as gaps, an arrow only where it means something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wellbeing.domain.team.bands import TrendRow, number_class, pooled
from wellbeing.domain.team.estimates import Estimate, change, estimate


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One period: first and last day, number of ballots as a class, estimate, arrow (1, 0, -1); a gap has neither."""

    first: date
    last: date
    number: str | None
    estimate: Estimate | None
    arrow: int


def trend_lines(rows: Sequence[TrendRow]) -> list[TrendLine]:
    """Return the lines of the rows in order; periods between them of which nothing is known are gaps too."""
    lines: list[TrendLine] = []
    before = None
    for row in sorted(rows, key=lambda row: (row.start, row.days)):
        lines += gaps_between(lines[-1].last if lines else None, row)
        if row.tally is None:
            lines.append(gap(row.start, row.days))
            continue
        arrow = change(before, row.tally) if before else 0
        last = row.start + timedelta(days=row.days - 1)
        lines.append(TrendLine(row.start, last, number_class(row.tally), estimate(row.tally), arrow))
        before = row.tally
    return lines


def gaps_between(last: date | None, row: TrendRow) -> list[TrendLine]:
    """Return a gap for each period of the row's length that is missing before it."""
    found = []
    start = row.start - timedelta(days=row.days)
    while last is not None and start > last:
        found.append(gap(start, row.days))
        start -= timedelta(days=row.days)
    return found[::-1]


def gap(start: date, days: int) -> TrendLine:
    """Return a period of which nothing is known."""
    return TrendLine(start, start + timedelta(days=days - 1), None, None, 0)


def site_rows(teams: Iterable[Sequence[TrendRow]]) -> list[TrendRow]:
    """Return the periods of several teams pooled by the block of four weeks in which they lie.

    Teams of 12 or more count in two weeks and smaller ones in four: only blocks compare like with like.
    """
    from wellbeing.domain.team.periods import LONG, midnight, period_at

    blocks: dict[date, list[TrendRow]] = {}
    for row in (row for rows in teams for row in rows):
        blocks.setdefault(period_at(midnight(row.start), LONG).start, []).append(row)
    return [
        TrendRow(start, LONG, pooled(row.tally for row in rows if row.tally))
        for start, rows in sorted(blocks.items())
    ]
