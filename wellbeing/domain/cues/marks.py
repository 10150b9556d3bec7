"""What reading a message gives: marks with their places, possible emotions, and a careful word on complaints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

KEYWORD, NEGATED, WARM = "keyword", "negated", "warm"
REPETITION, EXCLAMATION, QUESTION, CAPITALS = "repetition", "exclamation", "question", "capitals"
EMOJI, PAUSE, TURN = "emoji", "pause", "turn"
POLITE, PRESSURE, REPORT = "polite", "pressure", "report"


HIDDEN = "hidden"
"""A turn of phrase that looks like a cue and is none: it covers the words inside it and is never shown."""


class CueMark(NamedTuple):
    """A part of a text that may give a feeling away: characters `start` to `end`, the end not included.

    `weight` speaks for a complaint, below zero against one; `group` names the words of the lexicon it came
    from, or is empty for a sign such as "!!". `tells` says that the words name a feeling, not what happened.
    """

    start: int
    end: int
    kind: str
    weight: float
    emotions: tuple[str, ...] = ()
    group: str = ""
    tells: bool = False


@dataclass(frozen=True, slots=True)
class PossibleEmotion:
    """An emotion that the words may stand for, with the marks that suggest it."""

    emotion: str
    evidence: tuple[CueMark, ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """Whether words like these often come with a complaint; says nothing about the person who wrote them."""

    likely: bool
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one message; the message itself is not kept."""

    cues: tuple[CueMark, ...]
    emotions: tuple[PossibleEmotion, ...]
    complaint: Complaint
    named: str | None = None
    """The emotion that two marks and twice the evidence of the next speak for."""
    thanks: bool = False
    """Whether the message thanks or praises: then the reply is thanks, not an apology."""
    danger: str | None = None

    @property
    def time_pressure(self) -> bool:
        """Tell whether words press for time."""
        return any(mark.kind == PRESSURE for mark in self.cues)


def negative(reading: Reading) -> bool:
    """Tell whether a message carries complaint words or a negative feeling; words of danger do in any case."""
    return reading.complaint.likely or reading.danger is not None


WORDS, TURNED = "words", "turned"
MEANINGS = (WORDS, POLITE, REPETITION, PRESSURE, REPORT, WARM, TURNED)


def by_meaning(cues: tuple[CueMark, ...]) -> dict[str, tuple[CueMark, ...]]:
    """Return the marks by what they do, in one order; "not happy" is a complaint, "not bad" one turned round."""
    groups: dict[str, list[CueMark]] = {meaning: [] for meaning in MEANINGS}
    for mark in cues:
        kind = TURNED if mark.kind == NEGATED and mark.weight < 0 else mark.kind
        groups[kind if kind in groups else WORDS].append(mark)
    return {meaning: tuple(marks) for meaning, marks in groups.items() if marks}
