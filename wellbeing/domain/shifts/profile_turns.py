"""Which profile of reminder settings a shift asks for by its words in the rota, and when it turns to another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wellbeing.domain.clock_times import plain
from wellbeing.domain.days import Span
from wellbeing.domain.shifts.shifts import Rota, span_at

NamedSpan = tuple[Span, str]
"""A stretch of a file and the profile that its words name, '' for none."""


@dataclass(frozen=True, slots=True)
class ProfileTurn:
    """What rules at a moment: the beginning of the shift, since when, and the profile, '' for what was before."""

    shift: datetime
    at: datetime
    profile: str


def named_in(words: str, profiles: Iterable[str]) -> str:
    """Return the profile whose name stands in some words, the longest of several; '' for none."""
    said = _folded(words)
    found = [name for name in profiles if _whole(_folded(name)).search(said)]
    return max(found, key=len, default="")


def with_turns(rota: Rota, named: Iterable[NamedSpan]) -> Rota:
    """Return a rota that knows at which moments of its shifts which profile is asked for."""
    ordered = sorted(named, key=_start)
    if not any(profile for _, profile in ordered):
        return rota
    turns: list[tuple[datetime, str]] = []
    for shift in rota.shifts:
        first, last = (bisect_left(ordered, edge, key=_start) for edge in (shift.start, shift.end))
        turns += _turns_of(shift, ordered[first:last])
    return replace(rota, profiles=tuple(turns))


def profiles_in(rota: Rota) -> tuple[str, ...]:
    """Return the profiles that a rota asks for, in the order in which it does first."""
    return tuple(dict.fromkeys(profile for _, profile in rota.profiles if profile))


def turn_at(rota: Rota, moment: datetime) -> ProfileTurn | None:
    """Return what a rota asks for at a moment; None outside its shifts and where a shift has asked for nothing yet."""
    shift = span_at(rota.shifts, moment)
    place = bisect_right(rota.profiles, moment, key=_moment)
    if shift is None or not place or rota.profiles[place - 1][0] < shift.start:
        return None
    return ProfileTurn(shift.start, *rota.profiles[place - 1])


def _turns_of(shift: Span, inside: Sequence[NamedSpan]) -> list[tuple[datetime, str]]:
    edges = {edge for span, _ in inside for edge in (span.start, span.end) if edge < shift.end}
    turns, before = [], ""
    for edge in sorted(edges):
        profile = _ruling(inside, edge, before)
        if profile != before:
            turns.append((edge, profile))
        before = profile
    return turns


def _ruling(inside: Sequence[NamedSpan], moment: datetime, before: str) -> str:
    """Return the profile named by what began last; in a gap that of before it: a meal is no other work."""
    held = [profile for span, profile in inside if span.holds(moment)]
    named = [profile for profile in held if profile]
    return named[-1] if named else "" if held else before


def _whole(name: str) -> re.Pattern[str]:
    """Return a pattern for a name that stands by itself: 'chat' is not named by 'chatter', 电话 is by 电话班."""
    before = r"(?<![a-z0-9])" if name[:1].isascii() else ""
    after = r"(?![a-z0-9])" if name[-1:].isascii() else ""
    return re.compile(before + re.escape(name) + after)


def _folded(words: str) -> str:
    return " ".join(plain(words).split()).casefold()


def _moment(turn: tuple[datetime, str]) -> datetime:
    return turn[0]


def _start(each: NamedSpan) -> datetime:
    return each[0].start
