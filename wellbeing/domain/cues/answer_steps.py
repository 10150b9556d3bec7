"""Three steps answer an emotion, in this order: confirm it, solve what can be solved, show care (M311-M314)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.domain.cues.marks import Reading
from wellbeing.domain.library.phrases import Phrase

CONFIRM, SOLVE, CARE = "confirm", "solve", "care"
STEPS = (CONFIRM, SOLVE, CARE)
NO_EMOTION = "none"


@dataclass(frozen=True, slots=True)
class AnswerStep:
    """One of the three steps with a phrase to begin from; the phrase is an example, never the answer."""

    step: str
    phrase: Phrase


def foremost(reading: Reading) -> str:
    """Return the emotion with most to show for it, or 'none'."""
    return reading.emotions[0].emotion if reading.emotions else NO_EMOTION


def answer_steps(
    emotion: str, answers: Mapping[str, tuple[str, str, str]], phrases: Mapping[str, Phrase]
) -> tuple[AnswerStep, ...]:
    """Return the three steps for an emotion; raises KeyError for one that has no answer."""
    return tuple(AnswerStep(step, phrases[item]) for step, item in zip(STEPS, answers[emotion], strict=True))
