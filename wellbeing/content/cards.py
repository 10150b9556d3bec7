"""Reads phrases, ready messages, cards on customers, practice scenes and the leader's list."""

from __future__ import annotations

from pathlib import Path

from wellbeing.content.catalog import search_words, sources_of
from wellbeing.content.entries import ContentEntry, facts_and_words, read_table
from wellbeing.domain.contacts import CHANNELS, EMOTIONS, STYLES
from wellbeing.domain.library.phrases import Phrase, Reply
from wellbeing.domain.library.protocols import ContactProtocol
from wellbeing.domain.library.scenes import AnswerChoice, Cue, Scene, Turn
from wellbeing.domain.library.situations import SITUATIONS
from wellbeing.domain.library.styles import LeaderStep, Occasion, Style

MOST_LINES = 6
"""Of a protocol: it is read while the contact goes on."""


def load_phrases(lang: str, content_dir: Path) -> tuple[Phrase, ...]:
    """Return the pairs of phrases of one language; raises BrokenContent."""
    subjects = tuple(read_table(content_dir, "facts/subjects.toml", "label"))
    return tuple(_phrase(f, w, subjects) for f, w in facts_and_words(content_dir, lang, "phrases", "phrase"))


def load_replies(lang: str, content_dir: Path) -> tuple[Reply, ...]:
    """Return the away messages and quick replies of one language; raises BrokenContent."""
    return tuple(_reply(f, w) for f, w in facts_and_words(content_dir, lang, "replies", "reply"))


def load_styles(lang: str, content_dir: Path) -> tuple[Style, ...]:
    """Return the four style cards; raises BrokenContent."""
    return tuple(_style(f, w) for f, w in facts_and_words(content_dir, lang, "styles", "style"))


def load_occasions(lang: str, content_dir: Path) -> tuple[Occasion, ...]:
    """Return the eight occasions; raises BrokenContent."""
    return tuple(_occasion(f, w) for f, w in facts_and_words(content_dir, lang, "styles", "occasion"))


def load_scenes(lang: str, content_dir: Path) -> tuple[Scene, ...]:
    """Return the practice scenes; raises BrokenContent."""
    return tuple(_scene(f, w) for f, w in facts_and_words(content_dir, lang, "scenes", "scene"))


def load_protocols(lang: str, content_dir: Path) -> tuple[ContactProtocol, ...]:
    """Return the protocols for the hardest contacts; raises BrokenContent."""
    return tuple(_protocol(f, w) for f, w in facts_and_words(content_dir, lang, "protocols", "protocol"))


def load_leader(lang: str, content_dir: Path) -> tuple[LeaderStep, ...]:
    """Return what a leader can do in a bad period; raises BrokenContent."""
    return tuple(_leader_step(f, w) for f, w in facts_and_words(content_dir, lang, "leader", "leader"))


def _phrase(facts: ContentEntry, words: ContentEntry, subjects: tuple[str, ...]) -> Phrase:
    facts.only("subject", "sources", "terms")
    words.only("avoid", "better", "when", "why", "words")
    return Phrase(
        id=facts.id,
        avoid=words.text("avoid"),
        better=words.text("better"),
        when=words.text("when"),
        why=words.text("why"),
        subject=facts.one_of("subject", subjects),
        sources=sources_of(facts),
        words=search_words(facts, words),
    )


def _protocol(facts: ContentEntry, words: ContentEntry) -> ContactProtocol:
    facts.only("when", "sources", "terms")
    words.only("title", "lines", "words")
    lines = words.texts("lines")
    if len(lines) > MOST_LINES:
        raise words.broken("lines", "at most six lines are wanted")
    return ContactProtocol(
        id=facts.id,
        title=words.text("title"),
        lines=lines,
        when=facts.some_of("when", SITUATIONS),
        sources=sources_of(facts),
        words=search_words(facts, words),
    )


def _reply(facts: ContentEntry, words: ContentEntry) -> Reply:
    facts.only("subject", "sources", "terms")
    words.only("title", "text", "words")
    return Reply(
        id=facts.id,
        title=words.text("title"),
        text=words.text("text"),
        subject=facts.one_of("subject", ("away", "quick")),
        sources=sources_of(facts),
        words=search_words(facts, words),
    )


def _style(facts: ContentEntry, words: ContentEntry) -> Style:
    facts.only("sources", "terms")
    words.only("name", "cues", "need", "talk", "avoid", "drains", "guard", "words")
    return Style(
        id=facts.id,
        name=words.text("name"),
        cues=words.texts("cues"),
        need=words.text("need"),
        talk=words.text("talk"),
        avoid=words.text("avoid"),
        drains=words.text("drains"),
        guard=words.text("guard"),
        sources=sources_of(facts),
        words=search_words(facts, words),
    )


def _occasion(facts: ContentEntry, words: ContentEntry) -> Occasion:
    facts.only("sources", "terms")
    words.only("name", "rule", "line", "words")
    return Occasion(
        id=facts.id,
        name=words.text("name"),
        rule=words.text("rule"),
        line=words.text("line"),
        sources=sources_of(facts),
        words=search_words(facts, words),
    )


def _leader_step(facts: ContentEntry, words: ContentEntry) -> LeaderStep:
    facts.only("sources", "terms")
    words.only("title", "body", "why", "words")
    return LeaderStep(
        id=facts.id,
        title=words.text("title"),
        body=words.text("body"),
        why=words.text("why"),
        sources=sources_of(facts),
        words=search_words(facts, words),
    )


def _scene(facts: ContentEntry, words: ContentEntry) -> Scene:
    facts.only("emotion", "style", "channel", "best", "best_then", "protocol", "sources", "terms")
    words.only(
        "title", "setting", "customer", "cue", "choice", "then", "confirm", "solve", "care", "lesson", "words"
    )
    customer = words.texts("customer")
    then = words.part("then")
    then.only("customer", "choice")
    second = (then.text("customer"),)
    return Scene(
        id=facts.id,
        title=words.text("title"),
        setting=words.text("setting"),
        cues=tuple(_cue(part, customer) for part in words.parts("cue")),
        turns=(
            _turn(customer, tuple(map(_answered, words.parts("choice"))), facts, "best"),
            _turn(second, tuple(map(_answer, then.parts("choice"))), facts, "best_then"),
        ),
        confirm=words.text("confirm"),
        solve=words.text("solve"),
        care=words.text("care"),
        lesson=words.text("lesson"),
        emotion=facts.one_of("emotion", EMOTIONS),
        style=facts.one_of("style", STYLES),
        channel=facts.one_of("channel", CHANNELS),
        protocol=facts.text("protocol", ""),
        sources=sources_of(facts),
        words=search_words(facts, words),
    )


def _turn(
    customer: tuple[str, ...], choices: tuple[AnswerChoice, ...], facts: ContentEntry, best: str
) -> Turn:
    return Turn(customer, choices, facts.one_of(best, tuple(choice.id for choice in choices)))


def _answered(part: ContentEntry) -> AnswerChoice:
    """Read an answer that the customer answers back to."""
    part.only("text", "why", "reply")
    return AnswerChoice(part.name, part.text("text"), part.text("why"), part.text("reply"))


def _answer(part: ContentEntry) -> AnswerChoice:
    part.only("text", "why")
    return AnswerChoice(part.name, part.text("text"), part.text("why"))


def _cue(part: ContentEntry, customer: tuple[str, ...]) -> Cue:
    part.only("mark", "meaning")
    mark = part.text("mark")
    if not any(mark in message for message in customer):
        raise part.broken("mark", "the customer does not write this")
    return Cue(mark, part.text("meaning"))
