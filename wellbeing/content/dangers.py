"""Reads the words of danger and the protocol for each: what to do in the moment, in at most six lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from wellbeing.content.catalog import sources_of
from wellbeing.content.entries import FACTS, ContentEntry, read_table
from wellbeing.domain.cues.dangers import DANGERS, DangerWords

FILE = f"{FACTS}/dangers.toml"
LISTS = ("zh", "en")
MOST_LINES = 6


def load_danger_words(content_dir: Path) -> DangerWords:
    """Return the words of all languages together; raises BrokenContent."""
    tables = read_table(content_dir, FILE, "danger")
    for danger in DANGERS:
        entry = tables.get(danger) or ContentEntry(FILE, danger, {})
        entry.only("sources", *LISTS)
        sources_of(entry)
    sayings = read_table(content_dir, FILE, "everyday").get("sayings") or ContentEntry(FILE, "sayings", {})
    pressure = read_table(content_dir, FILE, "pressure").get("words") or ContentEntry(FILE, "words", {})
    patterns = {danger: _pattern(tables[danger]) for danger in DANGERS}
    return DangerWords(patterns, _pattern(sayings), _pattern(pressure))


def _pattern(entry: ContentEntry) -> re.Pattern[str]:
    """Return the patterns of all languages as one; an English one begins where a word does."""
    try:
        chinese, english = "|".join(entry.texts("zh")), "|".join(entry.texts("en"))
        return re.compile(rf"{chinese}|\b(?:{english})")
    except re.error:
        raise entry.broken("zh", "a pattern can't be read") from None


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
