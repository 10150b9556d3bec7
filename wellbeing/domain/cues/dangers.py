"""Finds words of a danger to life in a message: somebody may harm themselves, threatens, or needs help at once.

Recall comes first: what is found says no more than that a protocol is worth showing. Everyday sayings ("dying to
see it", "killing time") are blanked out before anything is looked for, so that a danger beside one is still found.
"""

from __future__ import annotations

from collections.abc import Sequence

from wellbeing.domain.cues.families import Found
from wellbeing.domain.cues.lexicon import TurnsOfPhrase

SELF_HARM, THREAT, EMERGENCY = "self_harm", "threat", "emergency"
DANGERS = (SELF_HARM, THREAT, EMERGENCY)
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
    return {phrases.dangers[place.family - first] for place in places if place.family >= first}
