"""Protocols for the hardest contacts: what to say and do while one goes on, and what follows it (E84, E47)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ContactProtocol:
    """At most six lines for the moment; `when` names the situations that follow such a contact."""

    id: str
    title: str
    lines: tuple[str, ...]
    when: tuple[str, ...]
    sources: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """Return the lines, for the search and for copying."""
        return "\n".join(self.lines)
