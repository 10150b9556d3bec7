"""Phrases that a person adds to the phrasebook in their own words."""

from __future__ import annotations

from dataclasses import dataclass

from wellbeing.domain.entries import check_note
from wellbeing.domain.problems import Problem

OWN = "own"


@dataclass(frozen=True, slots=True)
class OwnPhrase:
    """What the person says instead of what slips out; only `better` is needed. `number` 0 was never saved."""

    number: int
    better: str
    avoid: str = ""
    when: str = ""

    @property
    def id(self) -> str:
        """Return an id that no item of the content has."""
        return f"{OWN}:{self.number}"

    @property
    def subject(self) -> str:
        """Return the subject that own phrases stand under."""
        return OWN

    @property
    def why(self) -> str:
        """Return nothing: the person knows why."""
        return ""

    @property
    def sources(self) -> tuple[str, ...]:
        """Return nothing: it is the person's own."""
        return ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return no hidden search words."""
        return ()

    @property
    def title(self) -> str:
        """Return the sentence that is copied; a search ranks it first."""
        return self.better

    @property
    def body(self) -> str:
        """Return the rest, for the search."""
        return f"{self.avoid} {self.when}"


def checked_phrase(
    better: str, avoid: str = "", when: str = "", number: int = 0
) -> OwnPhrase | Problem | None:
    """Return the phrase that these words make, the first problem with them, or None when nothing is said."""
    texts = [text.strip() for text in (better, avoid, when)]
    problem = next(filter(None, map(check_note, texts)), None)
    if problem:
        return problem
    return OwnPhrase(number, *texts) if texts[0] else None
