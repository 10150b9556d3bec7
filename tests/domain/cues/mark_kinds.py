"""Every kind of mark that the cue reader may set."""

from __future__ import annotations

from wellbeing.domain.cues.marks import (
    CAPITALS,
    EMOJI,
    EXCLAMATION,
    KEYWORD,
    NEGATED,
    PAUSE,
    POLITE,
    PRESSURE,
    QUESTION,
    REPETITION,
    REPORT,
    TURN,
    WARM,
)

KINDS = (
    KEYWORD, NEGATED, WARM, REPETITION, EXCLAMATION, QUESTION, CAPITALS, EMOJI, PAUSE, TURN, POLITE, PRESSURE, REPORT,
)  # fmt: skip
