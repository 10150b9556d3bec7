"""Where a piece of content comes from, said so that a reader can judge it."""

from __future__ import annotations

from dataclasses import dataclass

STANDINGS = ("training", "read", "memory", "own", "simulated", "trade")


@dataclass(frozen=True, slots=True)
class Source:
    """One source: `cite` names it, `standing` is a key and `standing_words` the honest sentence for it."""

    id: str
    cite: str
    standing: str
    standing_words: str
    doi: str = ""

    @property
    def link(self) -> str:
        """Return the address of the paper, or nothing."""
        return f"https://doi.org/{self.doi}" if self.doi else ""
