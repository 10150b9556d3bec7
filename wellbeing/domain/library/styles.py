"""Cards on customers: four styles (M401-M404) and eight occasions (M405)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How a style shows, what it needs, how to talk with it, what it drains and how to guard yourself."""

    id: str
    name: str
    cues: tuple[str, ...]
    need: str
    talk: str
    avoid: str
    drains: str
    guard: str
    sources: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return the name, for the search."""
        return self.name

    @property
    def body(self) -> str:
        """Return everything on the card, for the search."""
        return " ".join((*self.cues, self.need, self.talk, self.avoid, self.drains, self.guard))


@dataclass(frozen=True, slots=True)
class Occasion:
    """A kind of visit, the one rule for it, and a line that follows the rule."""

    id: str
    name: str
    rule: str
    line: str
    sources: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return the name, for the search."""
        return self.name

    @property
    def body(self) -> str:
        """Return the rule and the line, for the search."""
        return f"{self.rule} {self.line}"


@dataclass(frozen=True, slots=True)
class LeaderStep:
    """One thing a leader can do in a bad period, and why (E47)."""

    id: str
    title: str
    body: str
    why: str
    sources: tuple[str, ...]
    words: tuple[str, ...] = ()
