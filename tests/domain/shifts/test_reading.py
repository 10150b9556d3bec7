"""What was left out of a rota by its words alone: it may be kept after all, in order of time."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.fakes import SHANGHAI
from wellbeing.domain.days import Span
from wellbeing.domain.shifts.entry_words import CANCELLED, LEAVE, PRIVATE
from wellbeing.domain.shifts.reading import SHORT, WHOLE_DAY, LeftOut, RotaReading, doubtful
from wellbeing.domain.shifts.shifts import Rota

NINE = datetime(2026, 11, 27, 9, tzinfo=SHANGHAI)


def left(reason: str, after: int, hours: float = 2) -> LeftOut:
    begin = NINE + timedelta(hours=after)
    return LeftOut(reason, begin.date(), span=Span(begin, begin + timedelta(hours=hours)))


def test_leave_private_and_short_ones_of_less_than_a_day_are_doubtful():
    doubted = [left(PRIVATE, 4), left(LEAVE, 2), left(SHORT, 0, 0.5), left(LEAVE, 30, 23.9)]
    sure = [left(CANCELLED, 1), left(WHOLE_DAY, 1), left(LEAVE, 1, 24), LeftOut(LEAVE, NINE.date())]
    found = doubtful(RotaReading(Rota(()), 8, (*doubted[:2], *sure, *doubted[2:])))
    assert [(each.reason, each.span) for each in found] == [
        (each.reason, each.span) for each in (doubted[2], doubted[1], doubted[0], doubted[3])
    ]
    assert doubtful(RotaReading(Rota(()), 0)) == []
