"""Practice scenes: spot the cues, choose an answer, see why; then confirm, solve, care (M311)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A part of what the customer wrote that gives the feeling away, and what it means."""

    mark: str
    meaning: str


@dataclass(frozen=True, slots=True)
class AnswerChoice:
    """One possible answer and what it would do."""

    id: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A short contact: `customer` holds the messages, `best` the id of the choice that helps most."""

    id: str
    title: str
    setting: str
    customer: tuple[str, ...]
    cues: tuple[Cue, ...]
    choices: tuple[AnswerChoice, ...]
    best: str
    confirm: str
    solve: str
    care: str
    lesson: str
    emotion: str
    style: str
    channel: str
    sources: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """Return the setting, the messages and the lesson, for the search."""
        return " ".join((self.setting, *self.customer, self.lesson))
