"""Finds items by the pinyin initials of their words; made ready once for a language, by a thread if one is free."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from wellbeing.services.extras import has_extra

if TYPE_CHECKING:
    from wellbeing.content.library import CatalogItem
    from wellbeing.domain.library.search import Initials


class PinyinSearch:
    """A search by letters: 'tk' finds a refund. `content` gives the items of a language, without a diary."""

    def __init__(self, content: Callable[[str], tuple[CatalogItem, ...]]) -> None:
        self._content = content
        self._made: dict[str, Initials] = {}
        self._making = Lock()

    def get_ready(self, language: str) -> None:
        """Read the book of readings now, so that no key press has to wait for it; any thread may ask.

        Raises Refused when a file of ours is damaged.
        """
        if language.startswith("zh") and has_extra("pinyin"):
            self._of(language)

    def find(self, words: str, language: str, own: Sequence[CatalogItem] = ()) -> tuple[CatalogItem, ...]:
        """Return the items found, the person's own first; none for what can't be initials. Raises Refused."""
        from wellbeing.domain.library.search import each_once

        if not self._reads(words, language):
            return ()
        found = self._of(language).find(self._content(language), words)
        return each_once(self._among(own, words), found) if own else found

    def patterns(self, words: str, language: str) -> list[re.Pattern[str]]:
        """Return what signs with these initials look like; none for what can't be initials."""
        return self._of(language).patterns(words) if self._reads(words, language) else []

    def _reads(self, words: str, language: str) -> bool:
        from wellbeing.domain.library.search import is_latin

        return language.startswith("zh") and is_latin(words) and has_extra("pinyin")

    def _among(self, own: Sequence[CatalogItem], words: str) -> tuple[CatalogItem, ...]:
        """Search the person's own phrases, whose signs change with every phrase."""
        from wellbeing.content.pinyin import readings
        from wellbeing.domain.library.search import initials_of

        return initials_of(own, readings()).find(own, words)

    def _of(self, language: str) -> Initials:
        with self._making:
            if language not in self._made:
                from wellbeing.content.pinyin import readings
                from wellbeing.domain.library.search import initials_of

                self._made[language] = initials_of(self._content(language), readings())
            return self._made[language]
