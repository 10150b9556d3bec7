"""A practice scene cut into pieces that can be pressed, and what somebody found and chose in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from wellbeing.domain.library.scenes import AnswerChoice, Cue, Scene, Turn

# A piece ends after a space or after Chinese punctuation; signs that follow one another stay together.
_ENDS = re.compile(r"(?<=[ \n])|(?<=[，。！？；、…：])(?![，。！？；、…：”』」])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of a message; `cue` is the number of the cue it belongs to, None for an ordinary bit."""

    text: str
    cue: int | None = None


@dataclass(frozen=True, slots=True)
class SceneRun:
    """How a scene went, kept only when the person says so: for nobody's eyes but their own."""

    at: datetime
    scene: str
    found: int
    cues: int
    helped: bool


def pieces(message: str, cues: Sequence[Cue]) -> tuple[Piece, ...]:
    """Return a message as pieces in order, put together the message itself; each cue's mark is one piece."""
    marks = sorted((at, number) for number, cue in enumerate(cues) if (at := message.find(cue.mark)) >= 0)
    found: list[Piece] = []
    end = 0
    for start, number in marks:
        if start < end:  # two marks that overlap: the earlier one has the words
            continue
        found += _ordinary(message[end:start])
        end = start + len(cues[number].mark)
        found.append(Piece(message[start:end], number))
    return (*found, *_ordinary(message[end:]))


def reachable(scene: Scene) -> frozenset[int]:
    """Return the numbers of the cues that have a piece of their own in some message."""
    every = (piece.cue for message in scene.customer for piece in pieces(message, scene.cues))
    return frozenset(cue for cue in every if cue is not None)


def shuffled(turn: Turn, seed: int) -> tuple[AnswerChoice, ...]:
    """Return the answers of a turn in an order of the seed, so that a place never gives the best one away."""
    order = Random(seed)  # noqa: S311 - an order to practise in, no secret
    return tuple(order.sample(turn.choices, len(turn.choices)))


def helped(scene: Scene, chosen: Sequence[str]) -> bool:
    """Tell whether the answer that helps most was chosen in every turn."""
    return tuple(chosen) == tuple(turn.best for turn in scene.turns)


def _ordinary(text: str) -> list[Piece]:
    return [Piece(part) for part in _ENDS.split(text) if part]
