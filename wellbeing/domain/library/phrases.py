"""Phrases that keep the heat down, and ready messages with places to fill in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

PLACE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What slips out and what to say instead, when it comes up, and why the second is better."""

    id: str
    avoid: str
    better: str
    when: str
    why: str
    subject: str
    sources: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return the sentence that is copied; a search ranks it first."""
        return self.better

    @property
    def body(self) -> str:
        """Return all the rest, for the search."""
        return f"{self.avoid} {self.when} {self.why}"


@dataclass(frozen=True, slots=True)
class Reply:
    """A message kept ready ('away' or 'quick'); {time}, {name} and the like are filled in before sending."""

    id: str
    title: str
    text: str
    subject: str
    sources: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """Return the message itself, for the search."""
        return self.text


def places(text: str) -> tuple[str, ...]:
    """Return the names of the places to fill in, each once, in their order."""
    return tuple(dict.fromkeys(PLACE.findall(text)))


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with the known places filled in; unknown ones stay visible, so nobody sends a gap."""
    return PLACE.sub(lambda match: values.get(match[1], match[0]), text)
