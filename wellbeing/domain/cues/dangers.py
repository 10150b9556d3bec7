"""Finds words of a danger to life in a message: somebody may harm themselves, threatens, or needs help at once.

Recall comes first: what is found says no more than that a protocol is worth showing. Everyday sayings ("dying to
see it", "killing time") are blanked out before anything is looked for, so that a danger beside one is still found.

Few people say it plainly. So there are parts as well, words that say little alone: a rope that is hung up, a last time,
not being worth anything. Two different parts of one scene near one another speak of its danger. Some spell a word by
its sound or its first letters, or set its signs apart: what they disguise is written out before it is read. And where
no turn of phrase is found, all words are weighed together (weighed.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from wellbeing.domain.cues.families import Found
from wellbeing.domain.cues.lexicon import DangerPart, TurnsOfPhrase
from wellbeing.domain.cues.pairs import twos_of

SELF_HARM, THREAT, EMERGENCY = "self_harm", "threat", "emergency"
DANGERS = (SELF_HARM, THREAT, EMERGENCY)
NEAR = 80
"""So many characters lie at most between two parts that speak of a danger together."""
_HAN, _BETWEEN = "[\u4e00-\u9fff]", "[ .*_~·…-]{1,3}"
GAP = re.compile(
    rf"(?<={_HAN}){_BETWEEN}(?={_HAN}(?!{_HAN}))|(?<!{_HAN}{_HAN})(?<={_HAN}){_BETWEEN}(?={_HAN})"
)
"""What stands between Chinese signs that somebody set apart, one by one."""
BLANK = "\n"
"""What stands in a saying's place: no pattern goes across a line."""


def danger_of(
    small: str, places: list[Found], phrases: TurnsOfPhrase, twos: Sequence[str] | None = None
) -> str | None:
    """Return the gravest danger that a plain text may speak of, given where its turns of phrase were found."""
    shown = unveiled(small, places, phrases)
    if shown != small:
        small, twos = shown, None
    twos = twos_of(small) if twos is None else twos
    return _said(small, phrases, twos) or phrases.weighed.danger(small)


def _said(small: str, phrases: TurnsOfPhrase, twos: Sequence[str]) -> str | None:
    """Return the gravest danger that turns of phrase speak of."""
    spoken = _spoken(phrases.danger_index.finds(small, twos), phrases)
    if not spoken:
        return None  # most messages end here: the sayings need no second look
    bare = phrases.everyday.blanked(small, BLANK, twos)
    if bare != small:
        spoken = _spoken(phrases.danger_index.finds(bare), phrases)
    return next((danger for danger in DANGERS if danger in spoken), None)


def unveiled(small: str, places: Iterable[Found], phrases: TurnsOfPhrase) -> str:
    """Return a plain text with words in disguise written out, and Chinese signs set apart drawn together."""
    first = len(phrases.terms)
    for place in sorted((place for place in places if place.family >= first), key=_begins, reverse=True):
        small = small[: place.start] + phrases.disguised[place.family - first] + small[place.end :]
    return GAP.sub("", small) if GAP.search(small) else small


def _spoken(places: list[Found], phrases: TurnsOfPhrase) -> set[str]:
    """Return the dangers spoken of; inside a longer turn of phrase ("he'll slit my throat") no word speaks alone."""
    first = len(phrases.dangers)
    said = [place for place in places if place.family < first]
    whole = {phrases.dangers[place.family] for place in _outermost(said)}
    parts = [(place, phrases.parts[place.family - first]) for place in places if place.family >= first]
    return whole.union(_together(parts))


def _together(found: Iterable[tuple[Found, DangerPart]]) -> Iterator[str]:
    """Yield the danger of each scene of which two different parts stand near one another."""
    scenes: dict[str, list[tuple[Found, DangerPart]]] = {}
    for place, part in sorted(found, key=_starts_first):
        for scene in part.scenes:
            scenes.setdefault(scene, []).append((place, part))
    for parts in scenes.values():
        for (before, one), (after, other) in pairwise(parts):
            if one.name != other.name and after.start - before.end <= NEAR:
                yield one.danger


def _outermost(places: Iterable[Found]) -> Iterator[Found]:
    """Yield the places that lie inside no longer one."""
    start, end = 0, -1  # of the one that reaches furthest
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if place.end > end or (place.start, place.end) == (start, end):
            start, end = place.start, place.end
            yield place


def _begins(place: Found) -> int:
    return place.start


def _starts_first(one: tuple[Found, DangerPart]) -> int:
    return one[0].start
