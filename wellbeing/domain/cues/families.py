"""Finds all of many families at once in a text.

A message of 2,000 characters against nearly a thousand patterns: each tried at every place would take fifty times as
long as all the rest. So the index looks up the two characters (a Latin word: four) at each place, and tries what may
begin so, mostly nothing. A pattern is made ready when it is first tried: most never are. What is found is what
`Family.finds` finds; a property test holds that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from wellbeing.domain.cues.family_tables import Family, FamilyTable, TableMaker
from wellbeing.domain.cues.pairs import PairTable, twos_of, word_hits

REACH = 300
"""So many characters a way may go on for: one with no end of its own would look through the rest from each place."""
PLACES_MOST = 1_000
"""At so many places one way is tried: among ten thousand of one sign each place would be gone on from for REACH."""
Match = Callable[[str, int, int], re.Match[str] | None]


class Found(NamedTuple):
    """A place of a text that the family of this number fits."""

    family: int
    start: int
    end: int


class FamilyIndex:
    """Families by how the texts they fit may begin."""

    def __init__(self, table: FamilyTable) -> None:
        self.table = table
        self._ready: list[Match | None] = [None] * len(table.ways)
        self._pairs = PairTable(table.pairs)
        self._word_start = re.compile(_word_start({start[0] for start in table.words}))

    @classmethod
    def of(cls, families: Iterable[Family]) -> FamilyIndex:
        """Return the index of families. Raises ValueError for a way that can't be looked up."""
        maker = TableMaker()
        for family in families:
            maker.add(family)
        return cls(maker.table())

    def finds(self, text: str, twos: Sequence[str] | None = None) -> list[Found]:
        """Return every place of a plain text that a family fits, by family and in its order.

        `twos` are the text's, where they are at hand.
        """
        hits = self._pairs.hits(text, twos_of(text) if twos is None else twos)
        hits += word_hits(text, self._word_start.finditer(text), self.table.words)
        places: defaultdict[int, list[int]] = defaultdict(list)
        for at, ways in hits:
            for way in ways:
                places[way].append(at)
        ready, owners = self._ready, self.table.owners
        fitting = [
            (owners[way], at, way, fits.end())
            for way, starts in places.items()
            for match in (ready[way] or self._made_ready(way),)
            for at in _ends(starts)  # one pattern after the other: each is fetched from memory once
            if (fits := match(text, at, at + REACH))
        ]
        fitting.sort()
        found: list[Found] = []
        last, free = -1, 0
        for owner, at, _, end in fitting:
            if owner != last:
                last, free = owner, 0
            if at >= free:
                free = end
                found.append(Found(owner, at, end))
        return found

    def blanked(self, text: str, blank: str, twos: Sequence[str] | None = None) -> str:
        """Return the text with `blank` in place of all that the families fit; what overlaps is one place."""
        kept, free = [], 0
        for place in sorted(self.finds(text, twos), key=itemgetter(1)):
            if place.start >= free:
                kept += [text[free : place.start], blank]
            free = max(free, place.end)
        return "".join([*kept, text[free:]])

    def _made_ready(self, way: int) -> Match:
        match = self._ready[way] = re.compile(self.table.ways[way]).match
        return match


def _ends(places: list[int]) -> list[int]:
    """Return the places where a way is tried: of a wall of them those at both ends, where somebody may speak."""
    if len(places) <= PLACES_MOST:
        return places
    return places[: PLACES_MOST // 2] + places[-PLACES_MOST // 2 :]


def _word_start(firsts: Iterable[str]) -> str:
    """Return a pattern of what begins where a word does or ends, with one of these signs: '\\b(?=[abc])', but quicker.

    What begins with a class is looked for at the speed of a search for signs; a border is asked for at each place.
    """
    signs = "".join(map(re.escape, sorted(firsts)))
    return rf"[{signs}](?:(?<=\w)(?<!\w\w)|(?<=\w\W))" if signs else "(?!)"
