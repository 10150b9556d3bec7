"""Reads the words of danger and the protocol for each: what to do in the moment, in at most six lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wellbeing.content.catalog import sources_of
from wellbeing.content.entries import FACTS, ContentEntry, read_table
from wellbeing.content.families import FIELDS, family_in
from wellbeing.domain.cues.dangers import DANGERS, DangerWords
from wellbeing.domain.cues.families import Family

FILE = f"{FACTS}/dangers.toml"
MOST_LINES = 6


def load_danger_words(content_dir: Path) -> DangerWords:
    """Return the words of all languages together; raises BrokenContent."""
    families: dict[str, list[Family]] = {danger: [] for danger in DANGERS}
    for entry in read_table(content_dir, FILE, "danger").values():
        entry.only("kind", "sources", *FIELDS)
        sources_of(entry)
        families[entry.one_of("kind", DANGERS)].append(family_in(entry))
    sayings = read_table(content_dir, FILE, "everyday").values()
    for entry in sayings:
        entry.only(*FIELDS)
    everyday = tuple(family_in(entry) for entry in sayings)
    return DangerWords({danger: tuple(found) for danger, found in families.items()}, everyday)


def load_protocols(language: str, content_dir: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the lines of each danger's protocol in a language; raises BrokenContent."""
    file = f"{language}/protocols.toml"
    tables = read_table(content_dir, file, "protocol")
    found = {}
    for danger in DANGERS:
        entry = tables.get(danger) or ContentEntry(file, danger, {})
        entry.only("title", "lines", "words")
        lines = entry.texts("lines")
        if len(lines) > MOST_LINES:
            raise entry.broken("lines", "at most six lines are wanted")
        found[danger] = tuple(lines)
    return found
