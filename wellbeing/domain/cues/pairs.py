"""Walks through a text once and gives what is known of the characters at each place: two in Chinese, four of a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import add
from typing import Generic, TypeVar

Known = TypeVar("Known")
PAIR, WORD = 2, 4
"""By so many signs Chinese and Latin words are looked up: by two, a Latin one would be tried against a dozen others."""
NEVER = "\n"
"""Stands after the last character: nothing that is looked up goes across a line."""


def twos_of(text: str) -> list[str]:
    """Return the two characters at each place: made once for a text, since each remembers its own hash."""
    return list(map(add, text, text[1:] + NEVER))


class PairTable(Generic[Known]):
    """What is known by one or two characters; two say more than one, and hide what is known of the first alone."""

    def __init__(self, known: Mapping[str, Known]) -> None:
        self.known = known
        self._singles = {start: value for start, value in known.items() if len(start) == 1}
        signs = "".join(map(re.escape, sorted(self._singles)))
        self._single = re.compile(f"[{signs}]" if signs else "(?!)")

    def hits(self, text: str, twos: Sequence[str]) -> list[tuple[int, Known]]:
        """Return the places of a text of which something is known, those of single characters after the others."""
        pairs, singles = self.known, self._singles
        found = [(at, pairs[two]) for at, two in enumerate(twos) if two in pairs]
        found += [
            (at, singles[single[0]])
            for single in self._single.finditer(text)
            if twos[at := single.start()] not in pairs
        ]
        return found


def word_hits(
    text: str, words: Iterable[re.Match[str]], known: Mapping[str, Known]
) -> list[tuple[int, Known]]:
    """Return the words of a text of whose beginning something is known; a longer beginning hides a shorter one."""
    find = known.get
    return [
        (at, found)
        for word in words
        if (
            found := find(text[(at := word.start()) : at + WORD])
            or find(text[at : at + 3])
            or find(text[at : at + 2])
            or find(text[at])
        )
    ]
