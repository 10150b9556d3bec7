"""Three steps answer an emotion, in this order: confirm it, solve what can be solved, show care (M311-M314)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.domain.cues.marks import Reading

CONFIRM, SOLVE, CARE = "confirm", "solve", "care"
STEPS = (CONFIRM, SOLVE, CARE)
NO_EMOTION, COMPLAINT = "none", "complaint"


@dataclass(frozen=True, slots=True)
class AnswerStep:
    """One of the three steps with a sentence to begin from, which says nothing of the case."""

    step: str
    text: str


def answered(reading: Reading) -> str:
    """Return what the steps answer: the named emotion, else a complaint as such; 'none' for danger, thanks, nothing."""
    if reading.danger or reading.thanks:
        return NO_EMOTION
    return reading.named or (COMPLAINT if reading.complaint.likely else NO_EMOTION)


def answer_steps(emotion: str, answers: Mapping[str, tuple[str, str, str]]) -> tuple[AnswerStep, ...]:
    """Return the three steps for an emotion; none where nothing was found."""
    texts = answers.get(emotion, ())
    return tuple(AnswerStep(step, text) for step, text in zip(STEPS, texts, strict=False))
