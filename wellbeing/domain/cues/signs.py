"""Finds the signs beside words: exclamation and question marks in a row, repetition, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wellbeing.domain.cues.lexicon import SignRules
from wellbeing.domain.cues.marks import CAPITALS, EXCLAMATION, QUESTION, REPETITION, CueMark

MARKS = re.compile(r"[!?]{2,}")
CLAUSE = re.compile(r"[^\s,.!?;:~、，。；：…]+(?: +[^\s,.!?;:~、，。；：…]+)*")
LETTER = "[a-z\u00c0-\u024f\u3400-\u9fff]"  # written out: much quicker than "a word sign and no figure"
AGAIN = re.compile(r"([\u3400-\u9fff]{2,10}?)\1+|(?<![a-z])([a-z]{2,5})\2{2,}(?![a-z])")
STRETCHED = re.compile(rf"({LETTER})\1{{2,}}")
SAME_WORD = re.compile(rf"\b({LETTER}{{1,12}})(?:[ ,.!，。、]+\1\b){{2,}}")
CAPITAL_RUN = re.compile(r"\b[A-Z][A-Z']+\b(?:[^A-Za-z0-9\n]+\b[A-Z][A-Z']*\b)+")
LAUGHTER = frozenset("哈嘿嘻呵h6w")
LEAST_CLAUSE = 4


def sign_marks(text: str, small: str, rules: SignRules) -> Iterator[CueMark]:
    """Yield the marks of signs in a text; `small` is the same text made plain."""
    for found in MARKS.finditer(small):
        asks = "?" in found[0]
        kind, weight = (QUESTION, rules.question) if asks else (EXCLAMATION, rules.exclamation)
        emotions = ("confusion",) if set(found[0]) == {"?"} else ("anger",)
        yield CueMark(found.start(), found.end(), kind, weight, emotions)
    for start, end in _repeated(small):
        yield CueMark(start, end, REPETITION, rules.repetition, ("frustration",))
    for found in CAPITAL_RUN.finditer(text):
        if _shouted(found[0]):
            yield CueMark(found.start(), found.end(), CAPITALS, rules.capitals, ("anger",))


def _shouted(run: str) -> bool:
    """Tell words in capitals from names in capitals: USB and PDF are short, and few stand in a row."""
    words = re.findall(r"[A-Z']+", run)
    return len(words) >= 4 or any(sum(sign.isupper() for sign in word) >= 5 for word in words)


def _repeated(small: str) -> list[tuple[int, int]]:
    """Return the places where something is said again, none inside another (M203)."""
    places = [found.span() for pattern in (AGAIN, SAME_WORD) for found in pattern.finditer(small)]
    places += [found.span() for found in STRETCHED.finditer(small)]
    places = [(start, end) for start, end in places if not set(small[start:end]) <= LAUGHTER]
    said: set[str] = set()
    for found in CLAUSE.finditer(small):
        clause = found[0]
        if len(clause) >= LEAST_CLAUSE and clause in said:
            places.append(found.span())
        said.add(clause)
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
