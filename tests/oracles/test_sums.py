"""Sums and shares as pandas adds them up."""

from __future__ import annotations

from dataclasses import asdict
from random import Random

import pytest

from tests.oracles.conftest import Oracle
from wellbeing.domain.cues.evaluation import figures
from wellbeing.domain.reminders.break_ledger import BreakLedger


@pytest.mark.parametrize("seed", range(5))
def test_ledgers_of_many_days(oracle: Oracle, seed: int):
    random = Random(seed)
    days = []
    for _ in range(60):
        parts = [random.randint(0, 4) for _ in range(4)]
        days.append(BreakLedger(random.uniform(0, 600), sum(parts), *parts))
    whole = sum(days, BreakLedger())
    assert asdict(whole) == pytest.approx(oracle("sums", rows=[asdict(day) for day in days]))
    assert whole.due == whole.taken + whole.natural + whole.skipped + whole.owed


@pytest.mark.parametrize("seed", range(5))
def test_how_well_the_reader_tells_complaints(oracle: Oracle, seed: int):
    random = Random(seed)
    answers = [(random.random() < 0.4, random.random() < 0.3) for _ in range(200)]
    found = figures(answers)
    expected = oracle("shares", said=[said for said, _ in answers], are=[truth for _, truth in answers])
    assert (found.precision, found.recall, found.n) == (
        pytest.approx(expected["precision"]),
        pytest.approx(expected["recall"]),
        200,
    )
    assert 1 / found.f1 == pytest.approx((1 / found.precision + 1 / found.recall) / 2)
