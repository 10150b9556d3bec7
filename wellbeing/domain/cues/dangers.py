"""Finds words of a danger to life in a message: somebody may harm themselves, threatens, or needs help at once.

Recall comes first: what is found says no more than that a protocol is worth showing. Everyday sayings ("dying to
see it", "killing time") are blanked out before anything is looked for, so that a danger beside one is still found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.domain.cues.families import Family
from wellbeing.domain.cues.lexicon import plain

SELF_HARM, THREAT, EMERGENCY = "self_harm", "threat", "emergency"
DANGERS = (SELF_HARM, THREAT, EMERGENCY)
BLANK = "\n"
"""What stands in a saying's place: no pattern goes across a line."""


@dataclass(frozen=True, slots=True)
class DangerWords:
    """The families of words of each danger, and those of everyday sayings, over plain text."""

    families: Mapping[str, tuple[Family, ...]]
    everyday: tuple[Family, ...]


def danger_in(text: str, words: DangerWords) -> str | None:
    """Return the gravest danger that the words of a text may speak of; None when there is none."""
    small = plain(text)
    if not any(_speaks(danger, small, words) for danger in DANGERS):
        return None  # most messages end here: the sayings need no second look
    for saying in words.everyday:
        small = saying.blanked(small, BLANK)
    return next((danger for danger in DANGERS if _speaks(danger, small, words)), None)


def _speaks(danger: str, small: str, words: DangerWords) -> bool:
    return any(family.fits(small) for family in words.families[danger])
