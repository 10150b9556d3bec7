"""The load of contacts as a filter and pandas' quantiles work it out."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from tests.fakes import NOON_ISH
from tests.oracles.conftest import Oracle
from wellbeing.domain.contacts import KINDS, Contact
from wellbeing.domain.load import LoadRule, load_at, peak_acute, usual_of, weight_of

RULE = LoadRule()
MINUTES = 600


def contacts_of(seed: int) -> list[Contact]:
    """Return contacts at some of the minutes of a day."""
    random = Random(seed)
    return [
        Contact(
            0, NOON_ISH + timedelta(minutes=minute), random.choice(KINDS), random.choice((None, 0, 5, 10))
        )
        for minute in range(MINUTES)
        if random.random() < 0.1
    ]


def arriving(contacts: list[Contact]) -> list[float]:
    row = [0.0] * MINUTES
    for contact in contacts:
        row[int((contact.at - NOON_ISH).total_seconds() // 60)] += weight_of(contact, RULE)
    return row


@pytest.mark.parametrize("seed", range(5))
def test_a_load_fades_by_half_in_its_half_life(oracle: Oracle, seed: int):
    contacts = contacts_of(seed)
    row = arriving(contacts)
    acute, carried = (oracle("decay", weights=row, fade=2 ** -(1 / minutes)) for minutes in (60, 1440))
    for minute in range(0, MINUTES, 37):
        found = load_at(contacts, NOON_ISH + timedelta(minutes=minute), NOON_ISH, RULE)
        assert found.acute == pytest.approx(acute[minute], rel=1e-9, abs=1e-12)
        assert found.carry_over == pytest.approx(carried[minute], rel=1e-9, abs=1e-12)
        assert found.shift_total == pytest.approx(sum(row[: minute + 1]))
    assert peak_acute(contacts, RULE) == pytest.approx(max(acute), rel=1e-9)


@pytest.mark.parametrize("seed", range(10))
def test_the_usual_range_of_peaks(oracle: Oracle, seed: int):
    random = Random(seed)
    peaks = [random.uniform(0, 20) for _ in range(random.randint(10, 120))]
    low, high = oracle("quantiles", values=peaks, shares=[0.2, 0.8])
    found = usual_of(peaks)
    assert found
    assert (found.low, found.high, found.shifts) == (
        pytest.approx(low, abs=1e-12),
        pytest.approx(high, abs=1e-12),
        len(peaks),
    )
