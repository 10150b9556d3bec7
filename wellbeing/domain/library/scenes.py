"""Practice scenes: spot the cues, answer, hear the customer, answer again; then confirm, solve, care (M311)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A part of what the customer wrote that gives the feeling away, and what it means."""

    mark: str
    meaning: str


@dataclass(frozen=True, slots=True)
class AnswerChoice:
    """One possible answer, what it would do, and what the customer says to it while the scene goes on."""

    id: str
    text: str
    why: str
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """What the customer writes and the answers to it; `best` is the id of the one that helps most."""

    customer: tuple[str, ...]
    choices: tuple[AnswerChoice, ...]
    best: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A short contact in two turns: what the second one asks follows whatever the first was answered with.

    `protocol` is the id of the card for the hardest contacts that the scene goes by, '' for none.
    """

    id: str
    title: str
    setting: str
    cues: tuple[Cue, ...]
    turns: tuple[Turn, Turn]
    confirm: str
    solve: str
    care: str
    lesson: str
    emotion: str
    style: str
    channel: str
    sources: tuple[str, ...]
    protocol: str = ""
    words: tuple[str, ...] = ()

    @property
    def customer(self) -> tuple[str, ...]:
        """Return the messages that the scene opens with; the cues stand in them."""
        return self.turns[0].customer

    @property
    def body(self) -> str:
        """Return the setting, the messages and the lesson, for the search."""
        return " ".join((self.setting, *self.customer, *self.turns[1].customer, self.lesson))
