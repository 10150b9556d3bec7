"""Finds words of a danger to life in a message: somebody may harm themselves, threatens, or needs help at once.

Recall comes first: what is found says no more than that a protocol is worth showing. Everyday sayings ("dying to
see it", "killing time") are blanked out before anything is looked for, so that a danger beside one is still found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.domain.cues.lexicon import plain

SELF_HARM, THREAT, EMERGENCY = "self_harm", "threat", "emergency"
DANGERS = (SELF_HARM, THREAT, EMERGENCY)
BLANK = "\n"
"""What stands in a saying's place: no pattern goes across a line."""


@dataclass(frozen=True, slots=True)
class DangerWords:
    """The patterns of each danger and those of everyday sayings and of time pressure, over plain text."""

    patterns: Mapping[str, re.Pattern[str]]
    everyday: re.Pattern[str]
    pressure: re.Pattern[str]


def danger_in(text: str, words: DangerWords) -> str | None:
    """Return the gravest danger that the words of a text may speak of; None when there is none."""
    small = plain(text)
    if not any(pattern.search(small) for pattern in words.patterns.values()):
        return None  # most messages end here: the sayings need no second look
    small = words.everyday.sub(BLANK, small)
    return next((danger for danger in DANGERS if words.patterns[danger].search(small)), None)


def presses(text: str, words: DangerWords) -> bool:
    """Tell whether the words of a text press for time."""
    return words.pressure.search(plain(text)) is not None
