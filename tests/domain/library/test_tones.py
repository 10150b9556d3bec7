"""The soft tones: quiet, without a click at either end, and each of its own pitch."""

from __future__ import annotations

import io
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from wellbeing.content.catalog import load_exercises
from wellbeing.domain.library.breathing import PhaseKind, pace_bounds
from wellbeing.domain.library.tones import LOUDNESS, PITCHES, RATE, SECONDS, tone
from wellbeing.resources import resource


def samples(packed: bytes) -> array[int]:
    with wave.open(io.BytesIO(packed)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return array("h", file.readframes(file.getnframes()))


def pitch(heard: array[int]) -> float:
    """Return the pitch from how often the wave crosses zero upwards."""
    rises = [n for n, (before, after) in enumerate(pairwise(heard)) if before < 0 <= after]
    return (len(rises) - 1) * RATE / (rises[-1] - rises[0])


@pytest.mark.parametrize("kind", list(PITCHES))
def test_a_tone_is_soft_and_of_its_pitch(kind: PhaseKind) -> None:
    heard = samples(tone(PITCHES[kind]))
    assert len(heard) == round(RATE * SECONDS)
    assert 0.05 < max(map(abs, heard)) / 32_767 <= LOUDNESS
    assert (
        max(map(abs, (*heard[:20], *heard[-20:]))) < 66
    )  # two thousandths: no click where it begins and ends
    assert pitch(heard[: RATE // 2]) == pytest.approx(PITCHES[kind], rel=0.01)


def test_the_pitches_differ_and_a_rest_is_silent() -> None:
    assert PITCHES[PhaseKind.OUT] < PITCHES[PhaseKind.HOLD] < PITCHES[PhaseKind.IN] < PITCHES[PhaseKind.SIP]
    assert PhaseKind.REST not in PITCHES


def test_no_phase_is_shorter_than_its_tone() -> None:
    patterns = [
        variant.pattern
        for exercise in load_exercises("en", Path(resource("content")))
        for variant in exercise.variants
        if variant.pattern
    ]
    shortest = min(
        phase.seconds * pace_bounds(pattern)[0]
        for pattern in patterns
        for phase in pattern.phases
        if phase.kind in PITCHES
    )
    assert shortest > SECONDS
