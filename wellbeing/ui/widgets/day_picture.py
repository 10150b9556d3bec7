"""What the day's curve is given: plain hours, values and finished words; it knows no diary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeAlias

GAP_HOURS = 1.5
REST_PARTS = 20 / 60
"""Hours of a break from which the line is not drawn across it."""


@dataclass(frozen=True, slots=True)
class DayPoint:
    """One check-in: local hour (14.5 is half past two; after midnight beyond 24), stress 0-10, words."""

    hour: float
    stress: float
    words: str = ""
    more: tuple[str, ...] = ()
    key: object = None
    """What the page knows the entry by; the picture hands it back."""


@dataclass(frozen=True, slots=True)
class DayContact:
    """One contact: hour, kind ('ordinary' ... 'threat', 'kind', 'crisis'), height 0-1 of the tallest bar, words."""

    hour: float
    kind: str
    share: float
    words: str = ""
    more: tuple[str, ...] = ()
    key: object = None
    hours: float = 0.0
    """How long it lasted, 0 where nobody knows."""


@dataclass(frozen=True, slots=True)
class DayBreath:
    """An exercise: hour, short words beside its ring ('7 → 5'), the stress after it where it was said, words."""

    hour: float
    short: str = ""
    after: float | None = None
    words: str = ""
    more: tuple[str, ...] = ()
    key: object = None


@dataclass(frozen=True, slots=True)
class DayRest:
    """A break: from which hour, for how many hours, short words for how long, words."""

    hour: float
    hours: float
    short: str = ""
    words: str = ""
    more: tuple[str, ...] = ()
    key: object = None


@dataclass(frozen=True, slots=True)
class DayComing:
    """What is still to come today: when, and the short words beside its hollow ring; it is no entry."""

    hour: float
    short: str
    words: str = ""
    more: tuple[str, ...] = ()
    key: object = None
    hours: float = 0.0


DayMark: TypeAlias = DayPoint | DayContact | DayBreath | DayRest | DayComing
LaneMark: TypeAlias = DayBreath | DayRest | DayComing


@dataclass(frozen=True, slots=True)
class DayWords:
    """The words in the picture; `hours` may rewrite an hour figure ('{}' or '{}:00')."""

    now: str = ""
    usual: str = ""
    empty: str = ""
    summary: str = ""
    hours: str = "{}"


@dataclass(frozen=True, slots=True)
class DayPicture:
    """One day from `start` to `end` hour; points and contacts in time order, usual stress, the present."""

    start: float
    end: float
    points: Sequence[DayPoint] = ()
    contacts: Sequence[DayContact] = ()
    usual: tuple[float, float] | None = None
    now: float | None = None
    words: DayWords = field(default_factory=DayWords)
    breaths: Sequence[DayBreath] = ()
    rests: Sequence[DayRest] = ()
    coming: Sequence[DayComing] = ()
    tell: Callable[[object], tuple[str, tuple[str, ...]]] | None = None
    """Says words and more of an entry, by its key, once it is looked at: a day may have thousands."""

    def said(self, mark: DayMark) -> tuple[str, tuple[str, ...]]:
        """Return the words of a mark and what else is said of it, its note first."""
        if mark.words or self.tell is None or mark.key is None:
            return mark.words, mark.more
        return self.tell(mark.key)

    @property
    def lane(self) -> list[LaneMark]:
        """What stands in the lane between stress and contacts, in time order."""
        return sorted([*self.breaths, *self.rests, *self.coming], key=attrgetter("hour"))


def runs(points: Sequence[DayPoint], rests: Sequence[DayRest] = ()) -> list[list[DayPoint]]:
    """Return the points in runs: a line joins no two that are far apart, or with a long break between them."""
    long = [rest.hour for rest in rests if rest.hours >= REST_PARTS]
    parts: list[list[DayPoint]] = []
    for point in points:
        last = parts[-1][-1].hour if parts else point.hour
        rested = any(last < hour < point.hour for hour in long)
        if parts and point.hour - last <= GAP_HOURS and not rested:
            parts[-1].append(point)
        else:
            parts.append([point])
    return parts


def hour_marks(start: float, end: float, room: float, least: float) -> list[int]:
    """Return the whole hours to write on an axis `room` px wide, at least `least` px from one to the next."""
    first, last = int(-(-start // 1)), int(end // 1)
    step = next((s for s in (1, 2, 3, 4, 6, 12) if room / max(end - start, 0.1) * s >= least), 24)
    return list(range(first, last + 1, step))
