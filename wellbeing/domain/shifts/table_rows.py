"""What the rows of a table mean in any shape: hours, days off, whose row it is; and what a person was asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from wellbeing.domain.clock_times import plain
from wellbeing.domain.days import Span
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.entry_words import BREAK, LEAVE, kind_of
from wellbeing.domain.tables.rows import TableRow

DAY_OFF, TOTAL, OTHERS = "day_off", "total", "other_person"
_OFF = re.compile(r"[-—–/x×*]?|off|rdo|n/?a|none|休|休息|公休|轮休|輪休|空|无|無|frei", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableAnswers:
    """What a file may leave open and a person answers: the order of day and month, who they are, what a shift's name
    means ('早班' -> '08:00-16:00'), and whose clock its times are by, if not their own."""

    order: str | None = None
    me: str | None = None
    legend: Mapping[str, str] = field(default_factory=dict)
    is_me: Callable[[str], bool] | None = None
    zone: tzinfo | None = None


def own_rows(named: Sequence[tuple[str, TableRow]], asked: TableAnswers) -> list[TableRow]:
    """Return the rows of one person; Refused where a file holds several and nobody said which is meant."""
    me = asked.me
    names = {plain_name(name) for name, _ in named if name.strip()}
    if (
        asked.is_me is not None and sum(map(asked.is_me, names)) == 1
    ):  # as answered before; of two it is asked
        return [row for name, row in named if asked.is_me(name)]
    if len(names) <= 1 and not me:
        return [row for _, row in named]
    if not me:
        raise Refused(Problem("rota", "problem.rota_person", {"count": len(names)}))
    mine = [row for name, row in named if plain_name(name) == plain_name(me)]
    if not mine:
        raise Refused(Problem("rota", "problem.rota_me"))
    return mine


def moment(day: date, at: time, zone: tzinfo) -> datetime:
    """Return a local time of a day as UTC."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def span_of_hours(day: date, hours: tuple[time, time], zone: tzinfo) -> Span:
    """Return the stretch of a day; an end at or before the start lies on the next day."""
    start, end = hours
    return Span(moment(day, start, zone), moment(day if end > start else day + timedelta(days=1), end, zone))


def is_off(text: str) -> bool:
    """Tell whether a cell stands for a day without a shift."""
    line = plain(text)
    return _OFF.fullmatch(line) is not None or kind_of(line) in (LEAVE, BREAK)


def plain_name(name: str) -> str:
    """Return a name as names are compared: small letters, nothing in brackets behind it."""
    return re.sub(r"\s*[\[(].*?[\])]\s*$", "", " ".join(plain(name).split())).casefold()


def names_leave(text: str) -> bool:
    """Tell leave from a plain day off."""
    return kind_of(text) == LEAVE and not _OFF.fullmatch(text)
