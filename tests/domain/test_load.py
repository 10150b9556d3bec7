"""Load as evidence E45 says it, with its vectors, and one's own usual range."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from tests.fakes import NOON_ISH, ago, contact
from wellbeing.domain.contacts import KINDS
from wellbeing.domain.load import (
    KindTally,
    LoadRule,
    Usual,
    decayed,
    load_at,
    peak_acute,
    percentile,
    usual_of,
    weight_of,
)

RULE = LoadRule()
LONG_AGO = ago(days=1)


@pytest.mark.parametrize(
    ("kind", "weight"),
    [("kind", 0), ("ordinary", 0), ("demanding", 1), ("rude", 2), ("abuse", 4), ("threat", 8), ("crisis", 8)],
)
@pytest.mark.parametrize(("felt", "factor"), [(None, 1.0), (0, 0.5), (5, 1.0), (6, 1.1), (10, 1.5)])
def test_weights_and_felt_factor(kind: str, weight: float, felt: int | None, factor: float):
    assert weight_of(contact(kind, felt), RULE) == pytest.approx(weight * factor, abs=1e-12)


def test_a_tally_weighs_what_its_contacts_weigh():
    random, rule = Random(5), LoadRule({**RULE.weights, "rude": 2.3})
    for kind in KINDS:
        felt = [random.choice((None, *range(11))) for _ in range(200)]
        tally = KindTally()
        for how_hard in felt:
            tally = tally.plus(how_hard)
        assert tally.n == 200
        each = sum(weight_of(contact(kind, how_hard), rule) for how_hard in felt)
        assert tally.weight(kind, rule) == pytest.approx(each, rel=1e-12, abs=1e-12)
        for how_hard in felt:
            tally = tally.plus(how_hard, -1)
        assert tally == KindTally()


def test_three_rude_ones():
    contacts = [contact(at=ago(minutes=minutes)) for minutes in (90, 30, 0)]
    load = load_at(contacts, NOON_ISH, LONG_AGO, RULE)
    assert load.acute == pytest.approx(4.12, abs=0.005)
    assert load.acute == pytest.approx(2 * (1 + 2**-0.5 + 2**-1.5), abs=1e-12)
    assert load.shift_total == 6


@pytest.mark.parametrize(("half_life", "expected"), [(30, 0.25), (60, 1.0), (120, 2.0)])
def test_one_abuse_two_hours_ago(half_life: int, expected: float):
    rule = LoadRule(acute=timedelta(minutes=half_life))
    assert load_at([contact("abuse", at=ago(hours=2))], NOON_ISH, LONG_AGO, rule).acute == expected


def test_carry_over_halves_in_a_day():
    load = load_at([contact("threat", at=ago(hours=24))], NOON_ISH, NOON_ISH, RULE)
    assert load.carry_over == 4.0
    assert load.acute == pytest.approx(8 * 2**-24)
    assert load.shift_total == 0


def test_only_up_to_the_moment_and_from_the_shift_on():
    contacts = [
        contact(at=ago(hours=3)),
        contact(at=ago(hours=2)),
        contact(at=NOON_ISH),
        contact(at=ago(hours=-1)),
    ]
    load = load_at(contacts, NOON_ISH, ago(hours=2), RULE)
    assert (
        load.shift_total == 4
    )  # the shift's first moment and this very moment count, what is still to come does not
    assert load.acute == pytest.approx(2 * (2**-3 + 2**-2 + 1))


def test_nothing_weighs_nothing():
    load = load_at([], NOON_ISH, LONG_AGO, RULE)
    assert (load.acute, load.carry_over, load.shift_total) == (0, 0, 0)


def test_what_lies_beyond_the_reach_cannot_be_felt():
    old = contact("threat", 10, at=NOON_ISH - RULE.reach)
    near = [contact("rude", 7, at=ago(minutes=3))]
    for half_life in (RULE.acute, RULE.carry_over):
        assert decayed([old, *near], NOON_ISH, half_life, RULE) == decayed(near, NOON_ISH, half_life, RULE)


def test_the_peak_is_the_highest_of_all_moments():
    random = Random(11)
    for _ in range(20):
        minutes = sorted((random.uniform(0, 600) for _ in range(random.randint(1, 25))), reverse=True)
        contacts = [
            contact(random.choice(KINDS), random.randint(0, 10), ago(minutes=minute)) for minute in minutes
        ]
        slow = max(decayed(contacts, contact.at, RULE.acute, RULE) for contact in contacts)
        assert peak_acute(contacts, RULE) == pytest.approx(slow, rel=1e-9)
    assert peak_acute([], RULE) == 0


def test_percentiles_as_numpy_has_them():
    import numpy

    random = Random(3)
    for size in (1, 2, 3, 10, 47):
        values = sorted(random.uniform(0, 20) for _ in range(size))
        for share in (0, 0.2, 0.5, 0.8, 1):
            assert percentile(values, share) == pytest.approx(float(numpy.quantile(values, share)), abs=1e-12)


def test_the_usual_range_needs_ten_shifts():
    assert usual_of([3.0] * 9) is None
    assert usual_of([float(peak) for peak in (9, 1, 8, 2, 7, 3, 6, 4, 5, 0, 10)]) == Usual(2, 8, 11)
