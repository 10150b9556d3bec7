"""Words as they are compared: upper and lower case, full and half width, either apostrophe count as the same."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

MOST_KNOWN = 4_096
"""The words of a language's library, some 2,000, are looked through with every key of a search."""


def plain(text: str) -> str:
    """Return a text as it is compared."""
    return normalize("NFKC", text).replace("\u2019", "'").casefold()


@lru_cache(maxsize=MOST_KNOWN)
def plain_word(word: str) -> str:
    """Return one of our own words as it is compared; what a person writes is not to be remembered here."""
    return plain(word)
