"""Reads the words of danger and the protocol for each: what to do in the moment, in at most six lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wellbeing.content.cards import load_protocols
from wellbeing.content.catalog import sources_of
from wellbeing.content.entries import FACTS, BrokenContent, read_table
from wellbeing.content.families import FIELDS, family_in
from wellbeing.domain.cues.dangers import DANGERS, DangerWords
from wellbeing.domain.cues.families import Family

FILE = f"{FACTS}/dangers.toml"


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


def load_danger_protocols(language: str, content_dir: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the lines of each danger's protocol in a language; raises BrokenContent."""
    file = f"{language}/protocols.toml"
    written = read_table(content_dir, file, "protocol")
    for danger in DANGERS:
        if danger not in written:
            raise BrokenContent(file, danger, "lines", "a protocol is wanted")
    lines = {protocol.id: protocol.lines for protocol in load_protocols(language, content_dir)}
    return {danger: lines[danger] for danger in DANGERS}
