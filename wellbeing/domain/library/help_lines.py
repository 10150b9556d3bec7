"""The help lines of the help card, and which of them should be checked again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

CHECK_AFTER = timedelta(days=180)
ROLES = ("police", "ambulance", "all")
"""Who answers an emergency line; 'all' where one number is for everything."""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One number to call, or one page to open (evidence E50).

    `region` is an ISO 3166 code, or 'ZZ' for anywhere; `role` is one of ROLES, '' for a line to talk; `also` names
    other channels; `verified_on` is the day on which number, hours and languages were all read in the source, None
    where they stand as published by it.
    """

    id: str
    region: str
    name: str
    number: str
    hours: str
    languages: str
    verified_on: date | None
    source: str
    role: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class HelpWords:
    """The calm words around the numbers; every one of them is always shown."""

    title: str
    opening: str
    seek_help: str
    emergency: str
    nobody_is_told: str
    not_a_diagnosis: str
    unchecked: str


def stale(lines: Iterable[HelpLine], today: date) -> tuple[HelpLine, ...]:
    """Return the lines that were verified more than 180 days ago."""
    return tuple(ln for ln in lines if ln.verified_on is not None and today - ln.verified_on > CHECK_AFTER)


def nearest_first(lines: Iterable[HelpLine], region: str) -> tuple[HelpLine, ...]:
    """Return all lines: first the person's region, then those for anywhere, then the rest in their order."""
    rank = {region: 0, "ZZ": 1}
    return tuple(sorted(lines, key=lambda line: rank.get(line.region, 2)))
