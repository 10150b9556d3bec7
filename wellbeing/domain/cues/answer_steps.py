"""Three steps answer an emotion, in this order: confirm it, solve what can be solved, show care (M311-M314)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.domain.cues.marks import Reading

CONFIRM, SOLVE, CARE = "confirm", "solve", "care"
STEPS = (CONFIRM, SOLVE, CARE)
NO_EMOTION = "none"


@dataclass(frozen=True, slots=True)
class AnswerStep:
    """One of the three steps with a sentence to begin from, which says nothing of the case."""

    step: str
    text: str


def foremost(reading: Reading) -> str:
    """Return the emotion with most to show for it; 'none' for a danger or thanks, which no step answers."""
    if reading.danger or reading.thanks:
        return NO_EMOTION
    return reading.emotions[0].emotion if reading.emotions else NO_EMOTION


def answer_steps(emotion: str, answers: Mapping[str, tuple[str, str, str]]) -> tuple[AnswerStep, ...]:
    """Return the three steps for an emotion; none where nothing was found."""
    texts = answers.get(emotion, ())
    return tuple(AnswerStep(step, text) for step, text in zip(STEPS, texts, strict=False))
