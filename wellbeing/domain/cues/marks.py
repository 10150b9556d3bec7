"""What reading a message gives: marks with their places, possible emotions, and a careful word on complaints."""

from __future__ import annotations

from dataclasses import dataclass

KEYWORD, NEGATED, WARM = "keyword", "negated", "warm"
REPETITION, EXCLAMATION, QUESTION, CAPITALS = "repetition", "exclamation", "question", "capitals"
EMOJI, PAUSE, TURN = "emoji", "pause", "turn"
KINDS = (KEYWORD, NEGATED, WARM, REPETITION, EXCLAMATION, QUESTION, CAPITALS, EMOJI, PAUSE, TURN)


@dataclass(frozen=True, slots=True)
class CueMark:
    """A part of a text that may give a feeling away: characters `start` to `end`, the end not included.

    `weight` speaks for a complaint, below zero against one; `group` names the words of the lexicon it came
    from, or is empty for a sign such as "!!".
    """

    start: int
    end: int
    kind: str
    weight: float
    emotions: tuple[str, ...] = ()
    group: str = ""


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
    danger: str | None = None
    time_pressure: bool = False

    @property
    def thanks(self) -> bool:
        """Tell whether warm words outweigh the others: then the reply is thanks, not an apology."""
        return self.complaint.score < 0 and any(mark.kind == WARM for mark in self.cues)
