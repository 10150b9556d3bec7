"""The words of the cue reader that the window and the command line share: what marks mean, and what customers feel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from wellbeing.domain.cues.marks import (
    POLITE,
    PRESSURE,
    REPETITION,
    REPORT,
    TURNED,
    WARM,
    WORDS,
    CueMark,
    Reading,
    by_meaning,
)

BETWEEN = " · "


def emotions(t: Callable[[str], str]) -> dict[str, str]:
    """Return what the customer seemed to feel (M209)."""
    return {
        "anger": t("angry"),
        "anxiety": t("anxious"),
        "disappointment": t("disappointed"),
        "frustration": t("frustrated"),
        "confusion": t("confused"),
        "hesitation": t("hesitant"),
    }


def marked_words(reading: Reading, message: str, t: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield what marks mean and the words marked so, each once."""
    names = {
        WORDS: t("complaint or feeling"), POLITE: t("asks for an explanation"), REPETITION: t("said again"),
        PRESSURE: t("time presses"), REPORT: t("tells what happened, asks for nothing"),
        WARM: t("warm"), TURNED: t("negated by a “not”"),
    }  # fmt: skip
    for meaning, marks in by_meaning(reading.cues).items():
        words = dict.fromkeys(message[start:end] for start, end in _stretches(marks))
        yield names[meaning], BETWEEN.join(words)


def _stretches(marks: Iterable[CueMark]) -> list[tuple[int, int]]:
    """Return where marks stand; those that share words are one stretch."""
    stretches: list[tuple[int, int]] = []
    for mark in sorted(marks):
        if stretches and mark.start < stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], mark.end))
        else:
            stretches.append((mark.start, mark.end))
    return stretches
