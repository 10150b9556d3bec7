"""The load of contacts: a decaying sum that anyone can check by hand (E45; weights and half-lives are our choice)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from wellbeing.domain.contacts import Contact

if TYPE_CHECKING:
    import numpy as np

Ages = TypeVar("Ages", float, "np.ndarray")

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"kind": 0, "ordinary": 0, "demanding": 1, "rude": 2, "abuse": 4, "threat": 8, "crisis": 8}
)
WEIGHING = tuple(kind for kind, weight in WEIGHTS.items() if weight)
"""The kinds that weigh, the lightest first: the order in which they stand on one another in a chart."""
# After 64 half-lives a contact weighs less than the last digit of a float: older ones need not be fetched.
REACH_IN_HALF_LIVES = 64
USUAL_SHIFTS = 10


@dataclass(frozen=True, slots=True)
class LoadRule:
    """Weights by kind and the two half-lives."""

    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)
    acute: timedelta = timedelta(minutes=60)
    carry_over: timedelta = timedelta(hours=24)

    @property
    def heavy(self) -> tuple[str, ...]:
        """The kinds that weigh anything."""
        return tuple(kind for kind, weight in self.weights.items() if weight)

    @property
    def reach(self) -> timedelta:
        """How far back a contact can still be felt in a figure."""
        return REACH_IN_HALF_LIVES * max(self.acute, self.carry_over)


@dataclass(frozen=True, slots=True)
class Load:
    """The load at one moment; no unit, compared with one's own history only."""

    acute: float
    carry_over: float
    shift_total: float


def weight_of(contact: Contact, rule: LoadRule) -> float:
    """Return w * c of one contact, where c = 0.5 + felt/10, or 1 when felt is not said."""
    return rule.weights[contact.kind] * felt_factor(contact.felt)


@dataclass(frozen=True, slots=True)
class KindTally:
    """Contacts of one kind in short: how many, how many of them say how hard they hit, and what these say added up."""

    n: int = 0
    said: int = 0
    felt: int = 0

    def plus(self, felt: int | None, n: int = 1) -> KindTally:
        """Return the tally with n contacts more that hit so hard; n below 0 takes them away."""
        return KindTally(self.n + n, self.said + n * (felt is not None), self.felt + n * (felt or 0))

    def weight(self, kind: str, rule: LoadRule) -> float:
        """Return the sum of w * c: c is linear in what was felt, so that the sums are enough."""
        return rule.weights[kind] * (self.n - self.said + _said_factor(self.said, self.felt))


def felt_factor(felt: int | None) -> float:
    """Return what how hard a contact hit makes of its weight: 0.5 to 1.5, 1 when it is not said."""
    return 1.0 if felt is None else _said_factor(1, felt)


def _said_factor(said: int, felt: int) -> float:
    """Return the factors of so many contacts added up, of which each says how hard it hit, `felt` in all."""
    return said * 0.5 + felt / 10


def fade(age: timedelta, half_life: timedelta) -> float:
    """Return the share that is left after an age: 2^(-age / half-life)."""
    return float(left_after(age / half_life))


def left_after(half_lives: Ages) -> Ages:
    """Return the share that is left after some half-lives: 2^(-n), of a figure or of many at once."""
    left: Ages = 2.0 ** (-half_lives)
    return left


def decayed(contacts: Iterable[Contact], moment: datetime, half_life: timedelta, rule: LoadRule) -> float:
    """Return the sum of w * c * 2^(-age/half_life) over contacts up to the moment."""
    total = 0.0
    for contact in contacts:
        if contact.at <= moment:
            total += weight_of(contact, rule) * fade(moment - contact.at, half_life)
    return total


def load_at(contacts: Sequence[Contact], moment: datetime, shift_start: datetime, rule: LoadRule) -> Load:
    """Return the load at a moment; the shift's total is undecayed, from its start up to the moment."""
    in_shift = (contact for contact in contacts if shift_start <= contact.at <= moment)
    return Load(
        decayed(contacts, moment, rule.acute, rule),
        decayed(contacts, moment, rule.carry_over, rule),
        sum(weight_of(contact, rule) for contact in in_shift),
    )


class AcutePeak:
    """The highest acute load among contacts told of in order of time; it can only peak as one arrives."""

    __slots__ = ("_before", "_rule", "_running", "highest")

    def __init__(self, rule: LoadRule) -> None:
        self._rule = rule
        self.highest = self._running = 0.0
        self._before: datetime | None = None

    def add(self, contact: Contact) -> None:
        """Take in the next."""
        if self._before is not None:
            self._running *= fade(contact.at - self._before, self._rule.acute)
        self._running += weight_of(contact, self._rule)
        self._before = contact.at
        self.highest = max(self.highest, self._running)


def peak_acute(contacts: Iterable[Contact], rule: LoadRule) -> float:
    """Return the highest acute load among contacts in order of time."""
    peak = AcutePeak(rule)
    for contact in contacts:
        peak.add(contact)
    return peak.highest


@dataclass(frozen=True, slots=True)
class Usual:
    """A person's own usual range: the 20th to the 80th percentile of past shifts' peaks, and how many shifts."""

    low: float
    high: float
    shifts: int


def usual_of(peaks: Sequence[float]) -> Usual | None:
    """Return the own usual range from ten shifts on; before that nothing is compared."""
    if len(peaks) < USUAL_SHIFTS:
        return None
    ordered = sorted(peaks)
    return Usual(percentile(ordered, 0.2), percentile(ordered, 0.8), len(ordered))


def percentile(ordered: Sequence[float], share: float) -> float:
    """Return the linearly interpolated percentile of an ordered, non-empty row of figures."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
