"""Turns the content files of one language into checked values, each kind only when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wellbeing.content.entries import ContentEntry, facts_and_words, read_table
from wellbeing.domain.library.breathing import Pattern, Phase, PhaseKind
from wellbeing.domain.library.exercises import (
    EVIDENCE_MOST,
    EXERCISE_KINDS,
    Exercise,
    ExerciseStep,
    Variant,
)
from wellbeing.domain.library.help_lines import ROLES, HelpLine, HelpWords
from wellbeing.domain.library.situations import SITUATIONS
from wellbeing.domain.library.sources import STANDINGS, Source
from wellbeing.domain.library.tips import Tip


def load_labels(kind: str, lang: str, content_dir: Path) -> Mapping[str, str]:
    """Return id -> label of 'feelings', 'causes', 'subjects' or 'situations', in the order they are shown."""
    return {
        entry.id: words.text("label") for entry, words in facts_and_words(content_dir, lang, kind, "label")
    }


def load_groups(kind: str, lang: str, content_dir: Path) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Return group id -> (its label, the ids in it) of 'causes' or 'subjects', in the order shown."""
    members: dict[str, list[str]] = {}
    for entry in read_table(content_dir, f"facts/{kind}.toml", "label").values():
        members.setdefault(entry.text("group"), []).append(entry.id)
    groups = list(facts_and_words(content_dir, lang, kind, "group"))
    named = {entry.id: words.text("label") for entry, words in groups}
    for group in members.keys() - named.keys():
        raise ContentEntry(f"facts/{kind}.toml", group, {}).broken("group", "this group has no words")
    return {group: (label, tuple(members.get(group, ()))) for group, label in named.items()}


def load_tips(lang: str, content_dir: Path) -> tuple[Tip, ...]:
    """Return the tips of one language; raises BrokenContent."""
    subjects = tuple(read_table(content_dir, "facts/subjects.toml", "label"))
    return tuple(
        _tip(facts, words, subjects) for facts, words in facts_and_words(content_dir, lang, "tips", "tip")
    )


def load_exercises(lang: str, content_dir: Path) -> tuple[Exercise, ...]:
    """Return the exercises of one language, the ones switched off among them; raises BrokenContent."""
    return tuple(
        _exercise(facts, words)
        for facts, words in facts_and_words(content_dir, lang, "exercises", "exercise")
    )


def load_safety(lang: str, content_dir: Path) -> tuple[str, ...]:
    """Return the safety words shown before the first breath exercise, one sentence or two each (E29)."""
    return read_table(content_dir, f"{lang}/exercises.toml", "safety")["breath"].texts("lines")


def load_help_lines(lang: str, content_dir: Path) -> tuple[HelpLine, ...]:
    """Return the help lines with their words in one language; raises BrokenContent."""
    return tuple(
        _help_line(facts, words) for facts, words in facts_and_words(content_dir, lang, "help", "line")
    )


def load_help_card(lang: str, content_dir: Path) -> HelpWords:
    """Return the words around the help lines; raises BrokenContent."""
    card = read_table(content_dir, f"{lang}/help.toml", "card")["words"]
    return HelpWords(
        title=card.text("title"),
        opening=card.text("opening"),
        seek_help=card.text("seek_help"),
        emergency=card.text("emergency"),
        nobody_is_told=card.text("nobody_is_told"),
        not_a_diagnosis=card.text("not_a_diagnosis"),
        unchecked=card.text("unchecked"),
    )


def load_sources(lang: str, content_dir: Path) -> Mapping[str, Source]:
    """Return id -> source for every M and E id, named in one language; raises BrokenContent."""
    names = {
        entry.id: entry.text("label")
        for entry in read_table(content_dir, f"{lang}/sources.toml", "text").values()
    }
    standings = read_table(content_dir, f"{lang}/sources.toml", "standing")
    found = read_table(content_dir, "sources.toml", "source")
    return {item: _source(entry, names, standings) for item, entry in found.items()}


def sources_of(facts: ContentEntry) -> tuple[str, ...]:
    """Return the source ids of an item: M and a number for training texts, E and a number for research."""
    sources = facts.texts("sources")
    for source in sources:
        if source[:1] not in ("M", "E") or not source[1:].isdigit():
            raise facts.broken("sources", f"{source} is not an M or E id")
    return sources


def search_words(facts: ContentEntry, words: ContentEntry) -> tuple[str, ...]:
    """Return the hidden search words: the trade's own terms in any script, then those of the language."""
    return (*facts.texts("terms", needed=False), *words.texts("words", needed=False))


def _tip(facts: ContentEntry, words: ContentEntry, subjects: tuple[str, ...]) -> Tip:
    facts.only("subject", "when", "sources", "terms")
    words.only("title", "body", "words")
    return Tip(
        id=facts.id,
        title=words.text("title"),
        body=words.text("body"),
        subject=facts.one_of("subject", subjects),
        when=facts.some_of("when", SITUATIONS),
        sources=sources_of(facts),
        words=search_words(facts, words),
    )


def _exercise(facts: ContentEntry, words: ContentEntry) -> Exercise:
    facts.only("kind", "evidence", "when", "on", "sources", "terms", "length")
    words.only("title", "body", "claim", "steps", "words")
    steps = words.texts("steps", needed=False)
    return Exercise(
        id=facts.id,
        title=words.text("title"),
        body=words.text("body"),
        claim=words.text("claim"),
        kind=facts.one_of("kind", EXERCISE_KINDS),
        evidence=_evidence(facts),
        variants=tuple(_variant(part, steps) for part in facts.parts("length")),
        when=facts.some_of("when", SITUATIONS),
        on=facts.flag("on", default=True),
        sources=sources_of(facts),
        words=search_words(facts, words),
    )


def _evidence(facts: ContentEntry) -> int:
    level = facts.number("evidence")
    if not 1 <= level <= EVIDENCE_MOST:
        raise facts.broken("evidence", f"{level} is not 1 to {EVIDENCE_MOST}")
    return level


def _variant(part: ContentEntry, steps: tuple[str, ...]) -> Variant:
    part.only("phases", "cycles", "most_cycles", "seconds")
    if "phases" in part.fields:
        return Variant(part.name, pattern=_pattern(part))
    seconds = part.numbers("seconds")
    if len(seconds) != len(steps):
        raise part.broken("seconds", f"{len(seconds)} figures for {len(steps)} steps")
    return Variant(
        part.name, steps=tuple(ExerciseStep(text, s) for text, s in zip(steps, seconds, strict=True))
    )


def _pattern(part: ContentEntry) -> Pattern:
    """Read phases such as "in 4", "out 6" and how many breaths."""
    try:
        pairs = [phase.split() for phase in part.texts("phases")]
        phases = tuple(Phase(PhaseKind(kind), float(seconds)) for kind, seconds in pairs)
        return Pattern(phases, part.number("cycles"), part.number("most_cycles", 0))
    except ValueError as error:
        raise part.broken("phases", str(error)) from error


def _source(facts: ContentEntry, names: Mapping[str, str], standings: Mapping[str, ContentEntry]) -> Source:
    facts.only("standing", "texts", "cite", "doi")
    standing = facts.one_of("standing", STANDINGS)
    texts = facts.some_of("texts", tuple(names), needed="cite" not in facts.fields)
    cite = "; ".join(names[text] for text in texts) or facts.text("cite")
    return Source(facts.id, cite, standing, standings[standing].text("label"), facts.text("doi", ""))


def _help_line(facts: ContentEntry, words: ContentEntry) -> HelpLine:
    facts.only("region", "number", "verified_on", "source", "emergency", "sources")
    words.only("name", "hours", "languages", "also")
    return HelpLine(
        id=facts.id,
        region=facts.text("region"),
        name=words.text("name"),
        number=facts.text("number"),
        hours=words.text("hours"),
        languages=words.text("languages"),
        also=words.text("also", ""),
        verified_on=facts.day("verified_on"),
        source=facts.text("source"),
        role=facts.one_of("emergency", ROLES) if "emergency" in facts.fields else "",
    )


def load_search_words(lang: str, content_dir: Path) -> tuple[tuple[str, ...], ...]:
    """Return groups of words that mean the same to whoever searches; raises BrokenContent."""
    file = f"{lang}/search_words.toml"
    entry = read_table(content_dir, file, "search").get("alike") or ContentEntry(file, "alike", {})
    groups = entry.fields.get("groups")
    if not isinstance(groups, list) or not all(
        isinstance(group, list) and all(isinstance(word, str) and word.strip() for word in group)
        for group in groups
    ):
        raise entry.broken("groups", "lists of words are wanted")
    return tuple(tuple(group) for group in groups)
