"""How the load of one day rose and faded: acute, carried over, and the plain sum that anyone can add up (E45)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from wellbeing.domain.contacts import Contact
from wellbeing.domain.days import Span
from wellbeing.domain.load import LoadRule, fade, weight_of

STEP = timedelta(minutes=10)

Curve = tuple[tuple[datetime, float], ...]


@dataclass(frozen=True, slots=True)
class WeighedContact:
    """A contact that weighs something: when, of which kind, and its weight w * c."""

    at: datetime
    kind: str
    weight: float


@dataclass(frozen=True, slots=True)
class DayLoad:
    """The load of a day up to a moment: its curves, the contacts that weigh, and their undecayed total.

    `near` are the places of the first and the last contact that are looked at closely, None for the whole day.
    """

    day: date
    span: Span
    until: datetime
    acute: Curve
    carried: Curve
    contacts: tuple[WeighedContact, ...]
    near: tuple[int, int] | None = None

    def closer(self, first: int, last: int) -> DayLoad:
        """Return the same day looked at closely, from one contact to another."""
        return replace(self, near=(first, last))

    @property
    def total(self) -> float:
        """The undecayed sum of all weights."""
        return sum(contact.weight for contact in self.contacts)

    @property
    def peak(self) -> tuple[datetime, float] | None:
        """When the acute load was highest, and how high; None on a day without load."""
        return max(self.acute, key=lambda point: point[1]) if self.contacts else None


def day_load(day: date, span: Span, until: datetime, contacts: Sequence[Contact], rule: LoadRule) -> DayLoad:
    """Return the load of a day up to a moment; `contacts` in order of time, with what came before the day."""
    weighed = [
        WeighedContact(contact.at, contact.kind, weight_of(contact, rule))
        for contact in contacts
        if rule.weights[contact.kind] and contact.at < until
    ]
    end = min(span.end, until)
    return DayLoad(
        day, span, until, curve(weighed, rule.acute, span.start, end), curve(weighed, rule.carry_over, span.start, end),
        tuple(contact for contact in weighed if span.start <= contact.at < end),
    )  # fmt: skip


def curve(contacts: Sequence[WeighedContact], half_life: timedelta, start: datetime, end: datetime) -> Curve:
    """Return the decaying sum every ten minutes, and just before and at each contact; one pass over the contacts."""
    running = sum(
        contact.weight * fade(start - contact.at, half_life) for contact in contacts if contact.at < start
    )
    marks = [(start + STEP * step, 0.0) for step in range(int((end - start) / STEP) + 1)]
    arrivals = [(contact.at, contact.weight) for contact in contacts if start <= contact.at < end]
    points: list[tuple[datetime, float]] = []
    before = start
    for at, weight in sorted([*marks, *arrivals]):
        running *= fade(at - before, half_life)
        before = at
        points.append((at, running))
        if weight:
            running += weight
            points.append((at, running))
    return tuple(points)
