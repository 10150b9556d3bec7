"""Shares, a day's load, breaks, mornings and exercises from plain rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

import pytest

from wellbeing.domain.contacts import Contact
from wellbeing.domain.days import span_of
from wellbeing.domain.load import LoadRule, decayed
from wellbeing.domain.patterns.breaks import break_book
from wellbeing.domain.patterns.day_load import DayLoad, day_load
from wellbeing.domain.patterns.exercises import effects_of
from wellbeing.domain.patterns.mix import shares_of
from wellbeing.domain.patterns.mornings import FirstAndLast, Mornings, mornings_of
from wellbeing.domain.practice import BREAK, Session
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.reminders.break_ledger import BreakLedger

TODAY = date(2026, 11, 20)
DAYS = DayRange("own", TODAY - timedelta(days=60), TODAY)
RULE = LoadRule()
SPAN = span_of(TODAY, UTC)
NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_words_are_counted_one_by_one():
    assert shares_of([("a b", 2), ("b", 1), ("", 9), ("c a", 1)]) == (("a", 3), ("b", 3), ("c", 1))


def loaded(*contacts: Contact, until: datetime = SPAN.end) -> DayLoad:
    return day_load(TODAY, SPAN, until, contacts, RULE)


def test_curves_equal_the_decayed_sum_at_each_point():
    """What came the evening before is carried into the day; the sum by hand leaves it out."""
    hour = timedelta(hours=1)
    contacts = (
        Contact(0, NINE - 12 * hour, "abuse", 8), Contact(0, NINE, "rude"), Contact(0, NINE, "ordinary"),
        Contact(0, NINE + hour, "demanding", 2),
    )  # fmt: skip
    load = loaded(*contacts)
    before = dict(reversed(load.acute))
    after = dict(load.acute)
    for at in after:
        assert after[at] == pytest.approx(decayed(contacts, at, RULE.acute, RULE))
        assert before[at] <= after[at]
    assert dict(load.carried)[NINE] == pytest.approx(decayed(contacts, NINE, RULE.carry_over, RULE))
    assert load.total == pytest.approx(2 + 0.7)
    assert load.peak == (NINE, pytest.approx(after[NINE]))
    assert [contact.kind for contact in load.contacts] == ["rude", "demanding"]


def test_a_day_without_load_and_one_under_way():
    assert (loaded().peak, loaded().total) == (None, 0)
    load = loaded(
        Contact(0, NINE, "rude"),
        Contact(0, NINE + timedelta(hours=2), "rude"),
        until=NINE + timedelta(hours=1),
    )
    assert (load.total, load.acute[-1][0]) == (2, NINE + timedelta(hours=1))


LEDGER = BreakLedger(400.0, due=4, taken=2, natural=1, skipped=1)


def test_breaks_by_day_and_beyond_a_quarter_by_week():
    ledgers = {TODAY - timedelta(days=back): LEDGER for back in range(14)}
    book = break_book(DAYS, ledgers)
    assert (len(book.ledgers), book.by_week, book.whole.taken, book.whole.due) == (14, False, 28, 56)
    long = break_book(DayRange("year", TODAY - timedelta(days=363), TODAY), ledgers)
    assert (long.by_week, [day.weekday() for day in long.ledgers]) == (True, [0, 0, 0])
    assert long.whole.due == 56


def test_a_morning_needs_the_evening_right_before():
    ends = {TODAY: (3, 6), TODAY - timedelta(days=1): (8, 2), TODAY - timedelta(days=3): (1, 1)}
    found = mornings_of(DAYS, day_ends(ends)).pairs
    assert [(pair.day, pair.evening, pair.start) for pair in found] == [(TODAY, 2, 3)]


@pytest.mark.parametrize(
    ("last", "first", "is_told"),
    [
        (21, 9, True),
        (9, 9, False),  # rated once a day, at nine: yesterday's is no evening
        (26, 29.5, False),  # two and half past five of one night shift: nobody has slept
        (24, 29, True),
        (17, 33, True),
        (16.9, 33, False),
    ],
)
def test_an_evening_and_a_morning_have_a_night_between(last: float, first: float, is_told: bool):
    yesterday, midnight = TODAY - timedelta(days=1), NINE.replace(hour=0)
    evening = midnight + timedelta(hours=last - 24)
    morning = midnight + timedelta(hours=first % 24)
    ends = {yesterday: FirstAndLast(evening, 7, evening, 7), TODAY: FirstAndLast(morning, 3, morning, 3)}
    assert bool(mornings_of(DAYS, ends).pairs) is is_told


def day_ends(ratings: Mapping[date, tuple[int, int]]) -> dict[date, FirstAndLast]:
    """Return days that begin at nine and end at nine at night, with the first and the last rating of each."""
    nine = {day: datetime.combine(day, time(9), NINE.tzinfo) for day in ratings}
    return {
        day: FirstAndLast(nine[day], first, nine[day] + timedelta(hours=12), last)
        for day, (first, last) in ratings.items()
    }


def mornings(hard: int, calm: int, higher: int) -> Mornings:
    """Return so many mornings after hard and after calm evenings, in turn."""
    ends = {DAYS.first - timedelta(days=1): (3, 3)}
    for step in range(hard + calm):
        is_hard_next = step % 2 == 0 and step < 2 * hard
        before = ends[DAYS.first + timedelta(days=step - 1)][1]
        ends[DAYS.first + timedelta(days=step)] = (
            3 + step % 3 + higher * (before >= 5),
            7 if is_hard_next else 2,
        )
    return mornings_of(DAYS, day_ends(ends))


def test_a_difference_is_told_from_ten_a_side_and_only_where_there_is_one():
    assert mornings(5, 20, 4).difference is None
    assert mornings(5, 20, 4).missing == (5, 0)
    found = mornings(15, 15, 4).difference
    assert found is not None
    assert found.direction == "up"
    none = mornings(15, 15, 0).difference
    assert none is not None
    assert none.direction == ""


def test_before_and_after_count_only_what_was_answered_twice():
    sessions = [
        Session(NINE, "box", 60, True, before, after) for before, after in ((7, 4), (6, 6), (5, 3), (None, 2))
    ]
    (box,) = effects_of(DAYS, [*sessions, Session(NINE, "walk", 60, True, 5, None)]).effects
    assert (box.n, box.before, box.after, box.lower, box.enough) == (3, 6, 4, 2, True)
    assert effects_of(DAYS, sessions[:2]).shown == ()


def test_a_break_is_no_exercise():
    assert effects_of(DAYS, [Session(NINE, BREAK, 300, True, 8, 5)] * 3).effects == ()
