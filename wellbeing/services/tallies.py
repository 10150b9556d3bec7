"""Counts and lists contacts, and the days of ratings, each where the clock stood where it was had."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from operator import attrgetter

from wellbeing.domain.contacts import Contact
from wellbeing.domain.days import FARTHEST, as_seen, offset_of
from wellbeing.domain.load import KindTally
from wellbeing.domain.patterns.year import days_of_stress
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.trends import DayOfStress
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore

Tallied = tuple[int, str, KindTally]
"""A place between edges, a kind, and its contacts there."""


def contact_tally(
    store: ContactStore, edges: Sequence[datetime], kinds: Collection[str], zone: tzinfo
) -> list[Tallied]:
    """Return (place between the edges, kind, its contacts) of some kinds, in no order."""
    counts = {(place, kind): tally for place, kind, tally in store.tally(edges, kinds)}
    reach = edges[0] - FARTHEST, edges[-1] + FARTHEST
    for contact in store.made_away(*reach, kinds, offsets_at(edges, zone)):
        for moment, n in ((contact.at, -1), (as_seen(contact.at, contact.offset, zone), 1)):
            key = bucket_at(edges, moment), contact.kind
            counts[key] = counts.get(key, KindTally()).plus(contact.felt, n)
    return [(place, kind, tally) for (place, kind), tally in counts.items() if tally.n and place >= 0]


def weights_as_seen(
    store: ContactStore, start: datetime, end: datetime, zone: tzinfo, kinds: Collection[str] | None = None
) -> list[Contact]:
    """Return the contacts of some kinds, or of all, between two moments, in the order in which the person had them."""
    found = store.weights_between(start, end, kinds)
    return sorted((seen_here(contact, zone) for contact in found), key=attrgetter("at"))


def seen_here(contact: Contact, zone: tzinfo) -> Contact:
    """Return a contact at the moment at which the clock here shows what it showed there."""
    at = as_seen(contact.at, contact.offset, zone)
    return contact if at is contact.at else replace(contact, at=at)


def stress_by_day(store: CheckInStore, days: DayRange, zone: tzinfo) -> dict[date, DayOfStress]:
    """Return the days of a range that hold a rating, by the clock of where each was made, each with its median."""
    return days_of_stress(store.by_day(days.first, days.last, zone))


def offsets_at(edges: Sequence[datetime], zone: tzinfo) -> set[int]:
    """Return the offsets from UTC that the clock here has at the edges."""
    return {offset_of(edge, zone) for edge in edges}


def bucket_at(edges: Sequence[datetime], moment: datetime) -> int:
    """Return between which edges a moment lies, counted from 0; -1 outside."""
    place = bisect_right(edges, moment) - 1
    return place if place < len(edges) - 1 else -1
