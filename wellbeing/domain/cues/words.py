"""Finds the words that speak, and turns round what a "not" before them turns round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wellbeing.domain.cues.families import Found
from wellbeing.domain.cues.lexicon import (
    COMPLAINT,
    FEELING,
    FILLER,
    NEGATOR,
    PLAIN,
    PRAISE,
    STRONGER,
    WEAKER,
    Lexicon,
    SignRules,
    Term,
    Token,
    tokens,
)
from wellbeing.domain.cues.marks import HIDDEN, NEGATED, PRESSURE, WARM, CueMark

SPEAKING = (COMPLAINT, PRAISE, FEELING)
LEADING = (NEGATOR, STRONGER, WEAKER, FILLER)
ASKED = re.compile("[了的]?(?:吗|嗎|[么麼][?])")
TAKEN_BACK = re.compile(
    "(?:\\b(?:not|never|no|without|dont|doesnt|didnt|isnt|wasnt)|n't)"
    "(?: (?:a|an|the|very|so|too|that|really|at|all|be|been|get|feel))*"
    " ?$|(?:不|没|没有|不用|不必|不会|不再|不至于)(?:是|有|太|很|再|觉得|感到)?$"
)
SURE_FROM = 3.0
"""From this weight a word speaks even in a question: nobody wants to know whether it is rubbish."""
REACH = 5
"""How many small words ("not all that very") may stand between a negator and what it turns round."""


def word_marks(text: str, lexicon: Lexicon, twos: Sequence[str] | None = None) -> list[CueMark]:
    """Return the marks of all words that speak in a plain text, in their order."""
    found = tokens(text, lexicon, twos)
    marks: list[CueMark] = []
    taken: set[int] = set()
    for place, token in enumerate(found):
        if token.term.role not in SPEAKING:
            continue
        lead = _lead(text, found, place)
        taken.update(id(leading) for leading in lead)
        if token.term.weight < SURE_FROM and (ASKED.match(text, token.end) or _asks_either(text, token)):
            continue  # "does it come in small?" claims nothing
        marks.append(_mark(token, lead, lexicon.signs))
    marks += _alone(found, taken)
    return sorted(marks, key=lambda mark: mark.start)


def phrase_marks(text: str, places: list[Found], lexicon: Lexicon) -> list[CueMark]:
    """Return the marks of the turns of phrase found in a plain text; one that is no cue only hides the words in it.

    A "not" right before one takes it back: the words inside may then still be read one by one.
    """
    terms = lexicon.phrases.terms
    marks = [
        mark_of(term, start, end, term.weight)
        for number, start, end in places
        if number < len(terms)
        and ((term := terms[number]).role == PLAIN or not TAKEN_BACK.search(text, max(0, start - 16), start))
    ]
    return _outermost(marks)


def _outermost(marks: list[CueMark]) -> list[CueMark]:
    """Return the turns of phrase without those inside a longer one, which speaks for them; haste speaks beside any."""
    kept = [mark for mark in marks if mark.kind == PRESSURE]
    reaches = -1
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.kind != PRESSURE and mark.end > reaches:
            kept.append(mark)
            reaches = mark.end
    return kept


def _lead(text: str, found: list[Token], place: int) -> list[Token]:
    """Return the small words that stand right before a word, the nearest first."""
    lead: list[Token] = []
    while place > 0 and len(lead) < REACH:
        before, here = found[place - 1], found[place]
        gap = text[before.end : here.start]
        if before.term.role not in LEADING or (gap and not (gap == " " or gap.isspace())) or "\n" in gap:
            break
        lead.append(before)
        place -= 1
    while lead and lead[-1].term.role == FILLER:
        lead.pop()  # a filler at the far end leads nothing
    return lead


def _asks_either(text: str, token: Token) -> bool:
    """Tell whether a word is half of a question such as 行不行 ("will it do or not?"): it denies nothing."""
    start = token.start
    return start > 0 and text[start] in "不没" and text[start - 1 : start] == text[start + 1 : start + 2]


def _mark(token: Token, lead: list[Token], signs: SignRules) -> CueMark:
    """Return the mark of a word with the small words before it; a single Chinese sign decides nothing alone."""
    factor = 1.0
    for leading in lead:
        if leading.term.role in (STRONGER, WEAKER):
            factor *= leading.term.weight
    start = lead[-1].start if lead else token.start
    turned = sum(leading.term.role == NEGATOR for leading in lead) % 2 == 1
    term, weight = token.term, token.term.weight
    if token.single:
        weight = min(weight, signs.hint)
    if turned:
        return _turned(term, start, token.end, weight, signs.eased)
    return mark_of(term, start, token.end, weight * factor)


def mark_of(term: Term, start: int, end: int, weight: float) -> CueMark:
    """Return the mark of words that nothing turns round."""
    if term.role == PLAIN:
        return CueMark(start, end, HIDDEN, 0.0)
    if term.role == PRAISE:
        return CueMark(start, end, WARM, -weight, (), term.group)
    return CueMark(start, end, term.kind, weight, term.emotions, term.group, term.tells)


def _turned(term: Term, start: int, end: int, weight: float, eased: float) -> CueMark:
    """Return the mark of a word that a negator turns round: how strong it was no longer matters."""
    if term.role == PRAISE:
        return CueMark(start, end, NEGATED, weight, term.emotions, term.group, term.tells)
    return CueMark(start, end, NEGATED, -weight * eased, (), term.group)


def _alone(found: list[Token], taken: set[int]) -> Iterator[CueMark]:
    """Yield negators that turn nothing round and still say that something is missing."""
    for token in found:
        term = token.term
        if term.role == NEGATOR and term.weight > 0 and id(token) not in taken:
            yield CueMark(token.start, token.end, term.kind, term.weight, term.emotions, term.group)
