"""Patterns by family: each names short words of which one stands in every text it fits, so that most cost nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """Ways of saying one thing, over plain text.

    A message of 2,000 characters is looked through for a handful of `keys` in a few millionths of a second; the
    pattern, a hundred times as dear, is tried only where one of them stands.
    """

    keys: tuple[str, ...]
    pattern: re.Pattern[str]

    def finds(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every place of a plain text that the pattern fits."""
        if any(key in text for key in self.keys):
            yield from self.pattern.finditer(text)

    def fits(self, text: str) -> bool:
        """Tell whether the pattern fits anywhere in a plain text."""
        return any(key in text for key in self.keys) and self.pattern.search(text) is not None

    def blanked(self, text: str, blank: str) -> str:
        """Return the text with `blank` in place of all that the pattern fits."""
        return self.pattern.sub(blank, text) if any(key in text for key in self.keys) else text


def family_of(keys: Iterable[str], chinese: Iterable[str], english: Iterable[str]) -> Family:
    """Return a family; an English pattern begins where a word does. Raises re.error."""
    ways = [f"(?:{way})" for way in chinese]
    latin = "|".join(english)
    if latin:
        ways.append(rf"\b(?:{latin})")
    return Family(tuple(keys), re.compile("|".join(ways)))
