"""Finds words of a danger to life in a message: somebody may harm themselves, threatens, or needs help at once.

Recall comes first: what is found says no more than that a protocol is worth showing. Everyday sayings ("dying to
see it", "killing time") are blanked out before anything is looked for, so that a danger beside one is still found.

Few people say it plainly. So there are parts as well, words that say little alone: a rope that is hung up, a last time,
not being worth anything. Two different parts of one scene near one another speak of its danger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from wellbeing.domain.cues.families import Found
from wellbeing.domain.cues.lexicon import DangerPart, TurnsOfPhrase

SELF_HARM, THREAT, EMERGENCY = "self_harm", "threat", "emergency"
DANGERS = (SELF_HARM, THREAT, EMERGENCY)
NEAR = 80
"""So many characters lie at most between two parts that speak of a danger together."""
BLANK = "\n"
"""What stands in a saying's place: no pattern goes across a line."""


def danger_of(
    small: str, places: list[Found], phrases: TurnsOfPhrase, twos: Sequence[str] | None = None
) -> str | None:
    """Return the gravest danger that a plain text may speak of, given all that its phrases were found in."""
    if not _spoken(places, phrases):
        return None  # most messages end here: the sayings need no second look
    before = small
    for sayings in phrases.everyday:
        small = sayings.blanked(small, BLANK, twos if small is before else None)
    spoken = _spoken(places if small is before else phrases.index.finds(small), phrases)
    return next((danger for danger in DANGERS if danger in spoken), None)


def _spoken(places: list[Found], phrases: TurnsOfPhrase) -> set[str]:
    first = len(phrases.terms)
    second = first + len(phrases.dangers)
    whole = {phrases.dangers[place.family - first] for place in places if first <= place.family < second}
    parts = [(place, phrases.parts[place.family - second]) for place in places if place.family >= second]
    return whole.union(_together(parts))


def _together(found: Iterable[tuple[Found, DangerPart]]) -> Iterator[str]:
    """Yield the danger of each scene of which two different parts stand near one another."""
    scenes: dict[str, list[tuple[Found, DangerPart]]] = {}
    for place, part in sorted(found, key=lambda one: one[0].start):
        scenes.setdefault(part.scene, []).append((place, part))
    for parts in scenes.values():
        for (before, one), (after, other) in pairwise(parts):
            if one.name != other.name and after.start - before.end <= NEAR:
                yield one.danger
