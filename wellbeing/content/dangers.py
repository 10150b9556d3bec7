"""Reads the words of danger and the protocol for each: what to do in the moment, in at most six lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wellbeing.content.cards import load_protocols
from wellbeing.content.catalog import sources_of
from wellbeing.content.entries import FACTS, BrokenContent, ContentEntry, read_table
from wellbeing.content.families import FIELDS, index_of
from wellbeing.domain.cues.dangers import DANGERS
from wellbeing.domain.cues.families import FamilyIndex
from wellbeing.domain.cues.lexicon import DangerPart
from wellbeing.domain.library.protocols import ContactProtocol

FILE = f"{FACTS}/dangers.toml"


def danger_entries(content_dir: Path) -> tuple[ContentEntry, ...]:
    """Return the families of words of danger, of all languages; raises BrokenContent."""
    entries = tuple(read_table(content_dir, FILE, "danger").values())
    for entry in entries:
        entry.only("kind", "sources", *FIELDS)
        sources_of(entry)
    return entries


def part_entries(content_dir: Path) -> tuple[ContentEntry, ...]:
    """Return the families of words that speak of a danger beside another part alone; raises BrokenContent."""
    entries = tuple(read_table(content_dir, FILE, "part").values())
    for entry in entries:
        entry.only("kind", "scene", "part", "sources", *FIELDS)
        sources_of(entry)
    return entries


def part_of(entry: ContentEntry) -> DangerPart:
    """Return which part of which danger a family of words is; raises BrokenContent."""
    return DangerPart(kind_of(entry), entry.text("scene"), entry.text("part"))


def kind_of(entry: ContentEntry) -> str:
    """Return the danger that a family of words speaks of; raises BrokenContent."""
    return entry.one_of("kind", DANGERS)


def load_everyday(content_dir: Path) -> tuple[FamilyIndex, ...]:
    """Return the sayings that speak of no danger, each family by itself; raises BrokenContent."""
    sayings = tuple(read_table(content_dir, FILE, "everyday").values())
    for entry in sayings:
        entry.only(*FIELDS)
    return tuple(index_of((saying,)) for saying in sayings)


def load_danger_protocols(language: str, content_dir: Path) -> Mapping[str, ContactProtocol]:
    """Return each danger's protocol in a language; raises BrokenContent."""
    file = f"{language}/protocols.toml"
    written = read_table(content_dir, file, "protocol")
    for danger in DANGERS:
        if danger not in written:
            raise BrokenContent(file, danger, "lines", "a protocol is wanted")
    protocols = {protocol.id: protocol for protocol in load_protocols(language, content_dir)}
    return {danger: protocols[danger] for danger in DANGERS}
