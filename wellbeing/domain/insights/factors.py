"""The factors that may have gone together with stress: a fixed list, chosen before anyone looks (E61, E41)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from wellbeing.domain.insights.links import FACTORS_MOST, DayPair
from wellbeing.domain.reminders.break_ledger import BreakLedger

MEASURED = ("load", "load_before", "contacts", "kind", "worked", "breaks")
CAUSE = "cause:"
SIDE_LEAST = 10  # days with a cause and days without it: fewer a side are no comparison (E62)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What a range of days holds beside stress; a day that is in no mapping had none of it.

    `load`: sum of w * c by day; `contacts` and `kind`: how many; `ledgers` only of days on which the app counted;
    `causes`: the days on which each was named; `own`: which of them are the person's own words.
    """

    load: Mapping[date, float] = field(default_factory=dict)
    contacts: Mapping[date, int] = field(default_factory=dict)
    kind: Mapping[date, int] = field(default_factory=dict)
    ledgers: Mapping[date, BreakLedger] = field(default_factory=dict)
    causes: Mapping[str, Collection[date]] = field(default_factory=dict)
    own: Collection[str] = ()

    @property
    def contacts_from(self) -> date | None:
        """The first day with a contact: those before say nothing of contacts. None where there was none."""
        return min(self.contacts, default=None)


def values_of(days: Iterable[date], facts: DayFacts) -> dict[str, dict[date, float]]:
    """Return for each factor what it was on each day on which that is known, in order of time."""
    ordered, first = sorted(days), facts.contacts_from
    values = {
        factor: {day: value for day in ordered if (value := _value(factor, day, facts, first)) is not None}
        for factor in MEASURED
    }
    for cause in chosen_causes(facts, ordered):
        named = set(facts.causes[cause])
        values[CAUSE + cause] = {day: float(day in named) for day in ordered}
    return values


def pairs_of(
    stress: Mapping[date, float], values: Mapping[str, Mapping[date, float]]
) -> dict[str, tuple[DayPair, ...]]:
    """Return for each factor its days with the median stress of each, in order: load to stress, never back."""
    return {
        factor: tuple((value, stress[day]) for day, value in known.items())
        for factor, known in values.items()
    }


def word_id(factor: str) -> str:
    """Return the id under which a factor's words are found: a cause has its own."""
    return factor.removeprefix(CAUSE) if factor.startswith(CAUSE) else f"factor:{factor}"


def chosen_causes(facts: DayFacts, days: Iterable[date]) -> tuple[str, ...]:
    """Return the causes on the list: one's own words first, then those that part the days most evenly.

    How stressed those days were has no say in it.
    """
    all_days = set(days)
    sizes = {cause: len(all_days.intersection(named)) for cause, named in facts.causes.items()}
    smaller = {cause: min(size, len(all_days) - size) for cause, size in sizes.items()}
    fit = [cause for cause, size in smaller.items() if size >= SIDE_LEAST]
    ordered = sorted(fit, key=lambda cause: (cause not in facts.own, -smaller[cause], cause))
    return tuple(ordered[: FACTORS_MOST - len(MEASURED)])


def _value(factor: str, day: date, facts: DayFacts, first: date | None) -> float | None:
    """Return what a factor was on a day; None where nobody counted, as before the first contact."""
    if factor in ("worked", "breaks"):
        return _of_ledger(factor, facts.ledgers.get(day))
    day = day - DAY if factor == "load_before" else day
    if first is None or day < first:
        return None
    counted: Mapping[date, float] = {"contacts": facts.contacts, "kind": facts.kind}.get(factor, facts.load)
    return float(counted.get(day, 0))


def _of_ledger(factor: str, ledger: BreakLedger | None) -> float | None:
    if ledger is None or ledger.empty:
        return None
    if factor == "worked":
        return ledger.worked_min / 60
    return (ledger.taken + ledger.natural) / ledger.due if ledger.due else None
