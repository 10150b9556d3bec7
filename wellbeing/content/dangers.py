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
from wellbeing.domain.cues.weighed import Weight, WordWeights
from wellbeing.domain.library.protocols import ContactProtocol

FILE = f"{FACTS}/dangers.toml"
IDEAS, WEIGHTS = f"{FACTS}/danger_ideas.toml", f"{FACTS}/danger_weights.tsv"


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
        entry.only("kind", "scenes", "part", "sources", *FIELDS)
        sources_of(entry)
    return entries


def disguise_entries(content_dir: Path) -> tuple[ContentEntry, ...]:
    """Return the families of ways to write a word so that no list finds it; raises BrokenContent."""
    entries = tuple(read_table(content_dir, FILE, "disguise").values())
    for entry in entries:
        entry.only("as", *FIELDS)
    return entries


def part_of(entry: ContentEntry) -> DangerPart:
    """Return which part of which danger a family of words is; raises BrokenContent."""
    return DangerPart(kind_of(entry), entry.texts("scenes"), entry.text("part"))


def kind_of(entry: ContentEntry) -> str:
    """Return the danger that a family of words speaks of; raises BrokenContent."""
    return entry.one_of("kind", DANGERS)


def load_everyday(content_dir: Path) -> FamilyIndex:
    """Return the sayings that speak of no danger; raises BrokenContent."""
    sayings = tuple(read_table(content_dir, FILE, "everyday").values())
    for entry in sayings:
        entry.only(*FIELDS)
    return index_of(sayings)


def load_ideas(content_dir: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the ideas that each word stands for; raises BrokenContent."""
    ideas: dict[str, tuple[str, ...]] = {}
    for entry in read_table(content_dir, IDEAS, "idea").values():
        entry.only(*FIELDS)
        for word in (*entry.texts("zh", needed=False), *entry.texts("en", needed=False)):
            ideas[word] = (*ideas.get(word, ()), entry.id)
    return ideas


def load_weights(content_dir: Path) -> WordWeights:
    """Return what words weigh for danger; raises BrokenContent."""
    try:
        first, *rows = (content_dir / WEIGHTS).read_text(encoding="utf-8").splitlines()
        weights = dict(map(_weight, rows))
        chinese, latin = (int(limit) / 100 for limit in first.split("\t")[1:])
    except (OSError, ValueError, IndexError):
        raise BrokenContent(WEIGHTS, "-", "-", "a word and its figures are wanted in each line") from None
    return WordWeights(DANGERS, chinese, latin, weights, load_ideas(content_dir))


def _weight(row: str) -> tuple[str, Weight]:
    """Return a word and what it weighs; raises ValueError."""
    word, *figures = row.split("\t")
    danger, *kinds = map(int, figures)
    if len(kinds) != len(DANGERS):
        raise ValueError("a figure for each kind of danger is wanted")
    return word, Weight(danger, tuple(kinds))


def load_danger_protocols(language: str, content_dir: Path) -> Mapping[str, ContactProtocol]:
    """Return each danger's protocol in a language; raises BrokenContent."""
    file = f"{language}/protocols.toml"
    written = read_table(content_dir, file, "protocol")
    for danger in DANGERS:
        if danger not in written:
            raise BrokenContent(file, danger, "lines", "a protocol is wanted")
    protocols = {protocol.id: protocol for protocol in load_protocols(language, content_dir)}
    return {danger: protocols[danger] for danger in DANGERS}
