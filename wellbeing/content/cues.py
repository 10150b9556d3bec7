"""Reads the lexicon of the cue reader, its turns of phrase, and the sentences that answer what was found."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wellbeing.content.catalog import sources_of
from wellbeing.content.complaint_weights import load_complaint_weights
from wellbeing.content.dangers import (
    danger_entries,
    disguise_entries,
    kind_of,
    load_everyday,
    load_weights,
    part_entries,
    part_of,
)
from wellbeing.content.entries import FACTS, LANGUAGES, ContentEntry, read_table
from wellbeing.content.families import FIELDS, index_of
from wellbeing.domain.contacts import EMOTIONS
from wellbeing.domain.cues.answer_steps import COMPLAINT, STEPS
from wellbeing.domain.cues.lexicon import ROLES, Lexicon, SignRules, Term, TurnsOfPhrase, lexicon_of
from wellbeing.domain.cues.marks import EMOJI, KEYWORD, PAUSE, POLITE, PRESSURE, REPETITION, TURN

FILE = f"{FACTS}/cues.toml"
ANY = "any"
PHRASES = f"{FACTS}/cue_phrases.toml"
WRITTEN_KINDS = (KEYWORD, EMOJI, PAUSE, TURN, POLITE, PRESSURE, REPETITION)
TERM_FIELDS = ("role", "kind", "weight", "emotions", "tells", "sources")


def load_lexicon(content_dir: Path) -> Lexicon:
    """Return the words of all languages together: a message may mix them; raises BrokenContent."""
    seen: dict[str, str] = {}
    words: list[tuple[str, Term]] = []
    for entry in read_table(content_dir, FILE, "group").values():
        entry.only(*TERM_FIELDS, ANY, *LANGUAGES)
        term = _term(entry)
        for word in _written(entry):
            if seen.setdefault(word, entry.id) != entry.id:
                raise entry.broken("-", f"{word} stands in {seen[word]} already")
            words.append((word, term))
    return lexicon_of(
        words, load_signs(content_dir), load_phrases(content_dir), load_complaint_weights(content_dir)
    )


def load_phrases(content_dir: Path) -> TurnsOfPhrase:
    """Return the turns of phrase that no list of words can hold, and words of danger; raises BrokenContent."""
    entries = tuple(read_table(content_dir, PHRASES, "phrase").values())
    for entry in entries:
        entry.only(*TERM_FIELDS, *FIELDS)
    dangers, parts = danger_entries(content_dir), part_entries(content_dir)
    disguises = disguise_entries(content_dir)
    return TurnsOfPhrase(
        terms=tuple(map(_term, entries)),
        disguised=tuple(entry.text("as") for entry in disguises),
        index=index_of((*entries, *disguises)),
        dangers=tuple(map(kind_of, dangers)),
        parts=tuple(map(part_of, parts)),
        danger_index=index_of((*dangers, *parts)),
        everyday=load_everyday(content_dir),
        weighed=load_weights(content_dir),
    )


def load_signs(content_dir: Path) -> SignRules:
    """Return what each sign counts; raises BrokenContent."""
    entry = read_table(content_dir, FILE, "signs").get("weights") or ContentEntry(FILE, "weights", {})
    names = ("threshold", "roomy", "exclamation", "question", "repetition", "capitals", "eased", "hint")
    entry.only(*names, "sources")
    sources_of(entry)
    rules = SignRules(**{name: _figure(entry, name) for name in names})
    if not rules.roomy:
        raise entry.broken("roomy", "a figure above zero is wanted")
    return rules


def load_answers(language: str, content_dir: Path) -> Mapping[str, tuple[str, str, str]]:
    """Return emotion or complaint -> confirm, solve and care (M311) in a language; raises BrokenContent."""
    file = f"{language}/answers.toml"
    answers = read_table(content_dir, file, "answer")
    asked = (*EMOTIONS, COMPLAINT)
    return {key: _answer(answers.get(key) or ContentEntry(file, key, {})) for key in asked}


def load_thanks(language: str, content_dir: Path) -> str:
    """Return the sentence that answers thanks; raises BrokenContent."""
    file = f"{language}/answers.toml"
    return (read_table(content_dir, file, "reply").get("thanks") or ContentEntry(file, "thanks", {})).text(
        "text"
    )


def _answer(entry: ContentEntry) -> tuple[str, str, str]:
    entry.only(*STEPS)
    confirm, solve, care = (entry.text(step) for step in STEPS)
    return confirm, solve, care


def _term(entry: ContentEntry) -> Term:
    return Term(
        group=entry.id,
        role=entry.one_of("role", ROLES),
        weight=_figure(entry, "weight"),
        emotions=entry.some_of("emotions", EMOTIONS, needed=False),
        sources=sources_of(entry),
        kind=entry.one_of("kind", WRITTEN_KINDS) if "kind" in entry.fields else KEYWORD,
        tells=entry.flag("tells", default=True),
    )


def _written(entry: ContentEntry) -> dict[str, None]:
    """Return the words of a group in all languages, each once; a group without words is a fault."""
    words = {word: None for key in (ANY, *LANGUAGES) for word in entry.texts(key, needed=False)}
    if not words:
        raise entry.broken(ANY, "at least one word is wanted")
    for key in (ANY, *LANGUAGES):
        listed = entry.texts(key, needed=False)
        if len(set(listed)) != len(listed):
            raise entry.broken(key, "a word stands there twice")
    return words


def _figure(entry: ContentEntry, key: str) -> float:
    """Return a figure, zero or more."""
    value = entry.fields.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
        raise entry.broken(key, "a figure, zero or more, is wanted")
    return float(value)
