"""The soft tones at the turns of a breath and at a break's end: a quiet sine with a slow fade, of arithmetic alone."""

from __future__ import annotations

import io
import sys
import wave
from array import array
from collections.abc import Mapping
from math import cos, exp, pi, sin

from wellbeing.domain.library.breathing import PhaseKind

RATE = 11_025
SECONDS = 0.7
"""Shorter than the shortest phase at the quickest pace, so that no tone is cut by the next."""
LOUDNESS = 0.12
"""Of full scale: to be heard in a quiet room and not beside a conversation; our own choice."""
_RISE, _FALL = 0.08, 0.22

PITCHES: Mapping[PhaseKind, float] = {
    PhaseKind.IN: 392.0,
    PhaseKind.SIP: 440.0,
    PhaseKind.HOLD: 329.63,
    PhaseKind.OUT: 261.63,
}
"""Hertz: higher to breathe in, lower to breathe out, between them to hold; a rest is silent."""


BREAK_OVER, OVER_PITCH = "break_over", 349.23
"""The one tone that says a break is over: no phase of a breath sounds like it."""


def tone(hertz: float) -> bytes:
    """Return a whole WAV file: one channel, 16 bit, RATE samples a second, SECONDS long."""
    samples = array("h", (round(32_767 * LOUDNESS * _shape(n / RATE, hertz)) for n in range(_count())))
    if sys.byteorder == "big":  # a WAV file is little-endian everywhere
        samples.byteswap()
    packed = io.BytesIO()
    with wave.open(packed, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return packed.getvalue()


def _shape(second: float, hertz: float) -> float:
    """Return the wave between -1 and 1: it rises and falls softly, and both ends are silence."""
    ends = _ramp(second / _RISE) * _ramp((SECONDS - second) / _RISE)
    return sin(2 * pi * hertz * second) * ends * exp(-second / _FALL)


def _ramp(share: float) -> float:
    """Return a way from 0 to 1 that begins and ends level: a corner in it would be heard as a click."""
    return 0.5 - 0.5 * cos(pi * max(0.0, min(1.0, share)))


def _count() -> int:
    return round(RATE * SECONDS)
