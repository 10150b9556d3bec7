"""What went together as a picture: what is shown first, what stands behind it, how one goes on."""

from __future__ import annotations

from datetime import date

from wellbeing.domain.insights.links import EVEN, TOGETHER, UNCLEAR, WAIT, Link
from wellbeing.domain.insights.together import Together

DAYS = tuple(date(2026, 11, day) for day in (2, 3, 4))
PAIRS = ((1.0, 5.0), (2.0, 7.0), (1.0, 5.0))
WEAK, STRONG = Link("load", PAIRS, 0.3, verdict=TOGETHER), Link("breaks", PAIRS, -0.6, verdict=TOGETHER)
REST = (
    Link("kind", PAIRS, 0.9, verdict=UNCLEAR),
    Link("worked", (), verdict=WAIT),
    Link("contacts", (), verdict=EVEN),
)
WHOLE = Together((WEAK, *REST, STRONG), {"load": DAYS, "breaks": DAYS})


def test_the_strongest_of_those_that_may_be_told_is_shown_first():
    assert (WHOLE.told, WHOLE.shown) == ((STRONG, WEAK), STRONG)
    assert WHOLE.looked_at == 3
    assert WHOLE.spots == {(1.0, 5.0): (DAYS[0], DAYS[2]), (2.0, 7.0): (DAYS[1],)}


def test_one_goes_from_one_to_the_next_and_no_further():
    assert [WHOLE.turned_to(place).shown for place in (-1, 0, 1, 2)] == [STRONG, STRONG, WEAK, WEAK]
    assert WHOLE.turned_to(1).turned_to(0) == WHOLE


def test_where_nothing_may_be_told_nothing_is_shown():
    empty = Together(REST, {})
    for whole in (empty, empty.turned_to(3)):
        assert (whole.told, whole.shown, whole.spots, whole.looked_at) == ((), None, {}, 1)
