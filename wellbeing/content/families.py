"""Reads a family of patterns: its keys and its ways of saying one thing in Chinese and in English."""

from __future__ import annotations

import re

from wellbeing.content.entries import ContentEntry
from wellbeing.domain.cues.families import Family, family_of

FIELDS = ("keys", "zh", "en")


def family_in(entry: ContentEntry) -> Family:
    """Return the family of an entry; raises BrokenContent for a pattern that can't be read or that fits nothing."""
    chinese, english = entry.texts("zh", needed=False), entry.texts("en", needed=False)
    if not chinese and not english:
        raise entry.broken("zh", "at least one pattern is wanted")
    try:
        family = family_of(entry.texts("keys"), chinese, english)
    except re.error:
        raise entry.broken("zh", "a pattern can't be read") from None
    if family.pattern.search(""):
        raise entry.broken("zh", "a pattern fits where nothing stands")
    return family
