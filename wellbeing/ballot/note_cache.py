"""Reads each note once: a signature that was checked on an earlier visit of this process is not checked again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from wellbeing.ballot.notes import BadNote

Read = TypeVar("Read")
MOST = 8_192


@dataclass(slots=True)
class NoteCache:
    """Reads notes once: what was checked on an earlier visit of this process is not checked again."""

    known: dict[tuple[bytes, bytes], object] = field(default_factory=dict)

    def read(self, data: bytes, context: bytes, how: Callable[[bytes], Read]) -> Read | None:
        """Return what the bytes hold; None when they hold nothing of ours."""
        key = (context, data)
        if len(self.known) > MOST:
            self.forget()
        if key not in self.known:
            try:
                self.known[key] = how(data)
            except BadNote:
                self.known[key] = None
        return self.known[key]  # type: ignore[return-value]

    def forget(self) -> None:
        """Let go of everything: a period is over, and of what goes on little has to be read again."""
        self.known.clear()
