"""The fixed list: load to stress and never back, causes chosen without a look at stress."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from wellbeing.domain.insights.factors import DayFacts, chosen_causes, pairs_of, values_of
from wellbeing.domain.insights.links import DayPair
from wellbeing.domain.reminders.break_ledger import BreakLedger

MONDAY = date(2026, 11, 16)
WEEKS = [MONDAY - timedelta(days=back) for back in range(40)]


def paired(stress: Mapping[date, float], facts: DayFacts) -> dict[str, tuple[DayPair, ...]]:
    return pairs_of(stress, values_of(stress, facts))


def days(*places: int) -> list[date]:
    return [MONDAY + timedelta(days=place) for place in places]


def test_yesterdays_load_stands_beside_todays_stress():
    monday, tuesday, wednesday = days(0, 1, 2)
    facts = DayFacts(load={monday: 3.0, wednesday: 9.0}, contacts={monday: 1, wednesday: 2})
    pairs = paired({tuesday: 5.0, wednesday: 2.0}, facts)
    assert pairs["load"] == ((0.0, 5.0), (9.0, 2.0))
    assert pairs["load_before"] == ((3.0, 5.0), (0.0, 2.0))


def test_days_before_the_first_contact_say_nothing_of_contacts():
    before, first = days(0, 1)
    facts = DayFacts(contacts={first: 4}, kind={first: 1})
    pairs = paired({before: 5.0, first: 2.0}, facts)
    assert (pairs["contacts"], pairs["kind"], pairs["load_before"]) == (((4.0, 2.0),), ((1.0, 2.0),), ())
    assert paired({before: 5.0}, DayFacts())["load"] == ()


def test_breaks_count_on_days_on_which_one_was_due():
    monday, tuesday, wednesday = days(0, 1, 2)
    ledgers = {
        monday: BreakLedger(300, due=4, taken=1, natural=2, skipped=1),
        tuesday: BreakLedger(30.0),
        wednesday: BreakLedger(),
    }
    pairs = paired({monday: 1.0, tuesday: 2.0, wednesday: 3.0}, DayFacts(ledgers=ledgers))
    assert pairs["breaks"] == ((0.75, 1.0),)
    assert pairs["worked"] == ((5.0, 1.0), (0.5, 2.0))


def test_own_causes_first_then_those_that_part_the_days_most_evenly():
    causes = {"noise": WEEKS[:20], "peak": WEEKS[:11], "own7": WEEKS[:10], "seat": WEEKS[:9], "rules": WEEKS}
    facts = DayFacts(causes=causes, own={"own7"})
    assert chosen_causes(facts, WEEKS) == ("own7", "noise")
    pairs = paired({day: float(place) for place, day in enumerate(WEEKS)}, facts)
    assert list(pairs)[6:] == ["cause:own7", "cause:noise"]
    assert sum(named for named, _ in pairs["cause:noise"]) == 20
    assert pairs["cause:noise"][0][0] == 0  # the first day in time is the last of the list


def test_how_stressed_the_days_were_has_no_say_in_the_choice():
    causes = {"noise": WEEKS[:12], "peak": WEEKS[12:30], "rules": WEEKS[5:20]}
    facts = DayFacts(causes=causes)
    chosen = {
        tuple(paired({day: (place * factor) % 11 for place, day in enumerate(WEEKS)}, facts))
        for factor in range(5)
    }
    assert len(chosen) == 1
