"""Whether other weights and half-lives would show other days as the hard ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.fakes import NOON_ISH, contact
from wellbeing.domain.contacts import Contact
from wellbeing.domain.insights.sensitivity import ALIKE, Sensitivity, sensitivity
from wellbeing.domain.load import LoadRule

RULE = LoadRule()


def days(kinds: list[list[str]]) -> dict[date, list[Contact]]:
    return {
        date(2026, 1, 1) + timedelta(days=day): [
            contact(kind, None, NOON_ISH + timedelta(days=day, minutes=20 * place))
            for place, kind in enumerate(row)
        ]
        for day, row in enumerate(kinds)
    }


def test_nothing_is_said_below_ten_days_or_of_days_that_are_all_the_same():
    assert sensitivity(days([["rude"]] * 9), RULE).least is None
    assert sensitivity(days([["rude"]] * 12), RULE).least is None


def test_days_of_more_and_less_of_the_same_stay_as_they_are():
    found = sensitivity(days([["rude"] * n for n in range(1, 13)]), RULE)
    assert found.least is not None
    assert found.least > 0.99
    assert not found.changes


def test_one_threat_against_many_demanding_ones_depends_on_the_weights():
    found = sensitivity(days([["demanding"] * (4 + n % 6) if n % 2 else ["threat"] for n in range(14)]), RULE)
    assert found.changes


def test_days_are_alike_from_the_bound_on():
    assert not Sensitivity(10, ALIKE).changes
    assert Sensitivity(10, ALIKE - 0.001).changes


def test_a_shorter_half_life_under_ones_own_weights_is_among_the_choices():
    """Twelve days on which 30 minutes under one's own weights alone would set other days first."""
    chance = Random(1)
    rows = [[chance.choice(["rude", "abuse"]) for _ in range(chance.randrange(1, 9))] for _ in range(12)]
    found = sensitivity(days(rows), replace(RULE, acute=timedelta(minutes=240)))
    assert found.least is not None
    assert round(found.least, 2) == 0.95
