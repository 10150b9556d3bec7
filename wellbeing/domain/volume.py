"""How much a day was, measured: contacts, how many at once, how long in contact. No formula mixes it with load."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wellbeing.domain.contacts import Contact
from wellbeing.domain.day_totals import DayTotal


@dataclass(frozen=True, slots=True)
class Volume:
    """A day's contacts; at once and seconds are None where no end of a contact is known.

    `is_told`: a system's totals say it, so that it is more than what a list of single contacts shows.
    """

    contacts: int
    at_once: int | None = None
    seconds: int | None = None
    is_told: bool = False


def volume_of(contacts: Sequence[Contact]) -> Volume:
    """Return the volume of single contacts; one that is on hold is still one at once.

    Lengths of what the person logged by hand count only where each of it has one: a part is no sum.
    """
    own_whole = all(contact.seconds is not None for contact in contacts if contact.source is None)
    spans = [
        (contact.began.timestamp(), contact.seconds)
        for contact in contacts
        if contact.seconds is not None and (own_whole or contact.source is not None)
    ]
    if not spans:
        return Volume(len(contacts))
    return Volume(len(contacts), max(most_at_once(spans), 1), sum(seconds for _, seconds in spans))


def most_at_once(spans: Iterable[tuple[float, float]]) -> int:
    """Return how many of some stretches (start, length) ran at the same time at most; one that ends makes room."""
    most = now = 0
    for _, change in sorted(edge for start, length in spans for edge in ((start, 1), (start + length, -1))):
        now += change
        most = max(most, now)
    return most


def together(volumes: Iterable[Volume]) -> Volume:
    """Return the volume of several parts: contacts and seconds add up, at once is the most of any.

    What one part with contacts does not say is unknown of the whole: a part is no sum.
    """
    every = [volume for volume in volumes if volume.contacts]
    at_once = [volume.at_once for volume in every if volume.at_once is not None]
    seconds = [volume.seconds for volume in every if volume.seconds is not None]
    return Volume(
        sum(volume.contacts for volume in every),
        max(at_once) if at_once and len(at_once) == len(every) else None,
        sum(seconds) if seconds and len(seconds) == len(every) else None,
        any(volume.is_told for volume in every),
    )


def volume_of_day(totals: Sequence[DayTotal], contacts: Sequence[Contact]) -> Volume:
    """Return a day's volume: its totals hold its single contacts, unless more of these are known than they count."""
    told = volume_of_totals(totals)
    return volume_of(contacts) if told is None or told.contacts < len(contacts) else told


def by_day(totals: Iterable[DayTotal]) -> Mapping[date, Sequence[DayTotal]]:
    """Return totals by their first day."""
    found: dict[date, list[DayTotal]] = {}
    for total in totals:
        found.setdefault(total.day, []).append(total)
    return found


def counted_by_day(totals: Iterable[DayTotal]) -> Mapping[date, int]:
    """Return how many contacts the totals count on each single day."""
    told = ((day, volume_of_totals(those)) for day, those in by_day(totals).items())
    return {day: volume.contacts for day, volume in told if volume is not None}


def volume_of_totals(totals: Sequence[DayTotal]) -> Volume | None:
    """Return the volume that a system's totals give for one day, None where they give none for a single day."""
    of_day = [total for total in totals if total.days == 1]
    if not of_day:
        return None
    # The whole day's figure already holds those of its half hours.
    whole = [total for total in of_day if total.minute is None] or of_day
    return together(Volume(total.contacts, total.at_once, total.seconds, True) for total in whole)
