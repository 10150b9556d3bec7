"""The first letters of a Chinese sign's readings, through pypinyin."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from functools import cache

QUICK = "PYPINYIN_NO_PHRASES"


@cache
def readings() -> Callable[[str], Collection[str]]:
    """Return a function sign -> the letters its readings begin with, which remembers; the first call imports pypinyin.

    Without its book of phrases the import takes 70 ms instead of 700. The phrases would only choose one of
    several readings, and a search is glad of them all.
    """
    before = os.environ.get(QUICK)
    os.environ[QUICK] = "1"
    try:
        from pypinyin import Style, pinyin
    finally:
        if before is None:
            del os.environ[QUICK]
        else:
            os.environ[QUICK] = before

    @cache
    def letters(sign: str) -> Collection[str]:
        found = pinyin(sign, style=Style.FIRST_LETTER, heteronym=True)
        return tuple(letter for letter in found[0] if "a" <= letter <= "z")

    return letters
