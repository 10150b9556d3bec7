"""Counts and lists contacts between moments, each where the clock stood where it was had."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from operator import attrgetter

from wellbeing.domain.contacts import Contact
from wellbeing.domain.days import FARTHEST, as_seen, offset_of
from wellbeing.storage.contacts import ContactStore

Tally = list[tuple[int, str, int | None, int]]


def contact_tally(
    store: ContactStore, edges: Sequence[datetime], kinds: Collection[str], zone: tzinfo
) -> Tally:
    """Return (place between the edges, kind, felt, how many) of some kinds, in no order."""
    counts = Counter({row[:3]: row[3] for row in store.tally(edges, kinds)})
    reach = edges[0] - FARTHEST, edges[-1] + FARTHEST
    for contact in store.made_away(*reach, kinds, offsets_at(edges, zone)):
        seen = as_seen(contact.at, contact.offset, zone)
        counts[bucket_at(edges, contact.at), contact.kind, contact.felt] -= 1
        counts[bucket_at(edges, seen), contact.kind, contact.felt] += 1
    return [(*key, n) for key, n in counts.items() if n and key[0] >= 0]


def weights_as_seen(store: ContactStore, start: datetime, end: datetime, zone: tzinfo) -> list[Contact]:
    """Return what weighs of the contacts between two moments, in the order in which the person had them."""
    found = store.weights_between(start, end)
    seen = (replace(contact, at=as_seen(contact.at, contact.offset, zone)) for contact in found)
    return sorted(seen, key=attrgetter("at"))


def offsets_at(edges: Sequence[datetime], zone: tzinfo) -> set[int]:
    """Return the offsets from UTC that the clock here has at the edges."""
    return {offset_of(edge, zone) for edge in edges}


def bucket_at(edges: Sequence[datetime], moment: datetime) -> int:
    """Return between which edges a moment lies, counted from 0; -1 outside."""
    place = bisect_right(edges, moment) - 1
    return place if place < len(edges) - 1 else -1
