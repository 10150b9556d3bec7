"""Reads families of patterns: their ways of saying one thing in Chinese and in English, and an index over them."""

from __future__ import annotations

from collections.abc import Sequence

from wellbeing.content.entries import ContentEntry
from wellbeing.domain.cues.families import FamilyIndex
from wellbeing.domain.cues.family_tables import Family, TableMaker

FIELDS = ("zh", "en")


def family_in(entry: ContentEntry) -> Family:
    """Return the family of an entry; raises BrokenContent for one without a way of saying it."""
    family = Family(entry.texts("zh", needed=False), entry.texts("en", needed=False))
    if not family.chinese and not family.english:
        raise entry.broken("zh", "at least one pattern is wanted")
    return family


def index_of(entries: Sequence[ContentEntry]) -> FamilyIndex:
    """Return the index of the families of entries; raises BrokenContent for a pattern that can't be read or tried."""
    maker = TableMaker()
    for entry in entries:
        try:
            maker.add(family_in(entry))
        except ValueError:
            raise entry.broken("zh", "a pattern can't be read, or may begin with anything") from None
    return FamilyIndex(maker.table())
