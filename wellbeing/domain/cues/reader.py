"""Reads what a customer wrote and marks what may give a feeling away (M201-M209): it reads words, not people.

From words to marks: the text is made plain (small letters, half width; every character keeps its place) and walked
through once. Where several known words fit, the longest is taken, so that a saying hides the word inside it. A word
that speaks (complaint, praise, feeling) looks back at the small words right before it: "very" makes it weigh more,
an odd number of "not" turns it round ("not happy" speaks for a complaint, "not bad" a little against one), and a
plain question ("does it come in small?") silences it. Signs are marked beside the words, "!!", capitals, a thing
said again; those next to warm words are dropped, for "thank you!!" is no anger.

From marks to a reading: each mark weighs for a complaint (above zero) or against one (below). The same words count
once, and a long text is held to the share of an ordinary one, or length alone would make complaints. What a list of
words can't hold ("why does nobody", "third time I ask", "please explain in writing") are turns of phrase, patterns
that cover the words inside them. Emotions are listed as what the marked words may stand for; one is named only with
two marks and twice the evidence of the next (feelings.py).

Whether a short message is a complaint is weighed of its words and its marks together (complaint_weights.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import itemgetter

from wellbeing.domain.cues.complaint_weights import Marked
from wellbeing.domain.cues.dangers import danger_of
from wellbeing.domain.cues.feelings import ASKS, named_emotion, possible_emotions, thanks_in
from wellbeing.domain.cues.lexicon import Lexicon, SignRules, plain
from wellbeing.domain.cues.marks import HIDDEN, POLITE, PRESSURE, REPORT, Complaint, CueMark, Reading
from wellbeing.domain.cues.pairs import twos_of
from wellbeing.domain.cues.report import report_mark
from wellbeing.domain.cues.signs import sign_marks
from wellbeing.domain.cues.words import phrase_marks, word_marks

HARDLY, EVENT_MOST = 0.5, 2.5
"""Weights: up to the first a mark is none to speak of; up to the second a question may hold the word of an event."""
SENTENCE_END = re.compile(r"[.!?。]+(?:\s|$)|[!?。\n]")
SURELY = 1.7
"""So far from a complaint, in log odds, is what thanks; "brilliant consultant, to see her takes a year" is nearer."""
READ_MOST = 10_000
"""How many characters are read; whatever comes after them stays unread."""


def read(text: str, lexicon: Lexicon) -> Reading:
    """Return the marks, the possible emotions and how far such words come with complaints; keeps nothing."""
    text = text[:READ_MOST]
    small = plain(text)
    twos = twos_of(small)
    places = lexicon.phrases.index.finds(small, twos)
    phrases = phrase_marks(small, places, lexicon)
    words = _outside(word_marks(small, lexicon, twos), [mark for mark in phrases if mark.kind != PRESSURE])
    words += [mark for mark in phrases if mark.kind != HIDDEN]
    warm = [mark for mark in words if mark.weight < 0]
    signs = _outside(sign_marks(text, small, lexicon.signs), warm, touching=True)
    cues = tuple(sorted((*words, *signs), key=lambda mark: (mark.start, -mark.end)))
    danger = danger_of(small, places, lexicon.phrases, twos)
    score = score_of(small, cues, lexicon.signs.roomy)
    if danger is None and 0 <= score < lexicon.signs.threshold:
        cues, score = _with_report(small, cues, phrases, lexicon.signs)
    emotions = possible_emotions(cues)
    marked = Marked(
        score,
        complains=score >= lexicon.signs.threshold and not _only_asked(small, cues, lexicon),
        thanks=score < 0 and thanks_in(small, cues),
        reports=any(mark.kind == REPORT for mark in cues),
        asks=ASKS.search(small) is not None,
    )
    beyond = lexicon.complaints.beyond(small, marked)
    likely = beyond > 0 or (marked.complains and any(mark.kind == POLITE for mark in cues))
    thanks = marked.thanks and danger is None and beyond < -SURELY
    named = None if thanks else named_emotion(emotions, small, complains=likely)
    return Reading(cues, emotions, Complaint(likely, score), named=named, thanks=thanks, danger=danger)


def _with_report(
    small: str, cues: tuple[CueMark, ...], phrases: list[CueMark], signs: SignRules
) -> tuple[tuple[CueMark, ...], float]:
    """Return the marks, with that of a bare report where there is one, and their score."""
    if report := report_mark(small, (*phrases, *cues), signs.threshold):
        cues = tuple(sorted((report, *cues), key=lambda mark: (mark.start, -mark.end)))
    return cues, score_of(small, cues, signs.roomy)


def _only_asked(small: str, cues: tuple[CueMark, ...], lexicon: Lexicon) -> bool:
    """Tell whether a question has nothing but one word of what may happen: "is late check-out possible?"."""
    against = [mark for mark in cues if mark.weight > HARDLY]
    return (
        len(against) == 1
        and not against[0].tells
        and against[0].weight <= EVENT_MOST
        and against[0].group not in {term.group for term in lexicon.phrases.terms}
        and ASKS.search(_sentence(small, against[0])) is not None
    )


def _sentence(small: str, mark: CueMark) -> str:
    """Return the sentence that a mark stands in: what is asked in the next one takes nothing back."""
    ahead = SENTENCE_END.search(small, mark.end)
    behind = max((end.end() for end in SENTENCE_END.finditer(small, 0, mark.start)), default=0)
    return small[behind : ahead.end() if ahead else len(small)]


def _outside(marks: Iterable[CueMark], places: list[CueMark], *, touching: bool = False) -> list[CueMark]:
    """Return the marks that stand in none of the places: the longer saying speaks for the words in it.

    `touching`: those that begin in or right after a place are left out too, for "thank you!!" is no anger.
    """
    spans = iter(sorted(place[:2] for place in places))
    ahead, reaches = next(spans, None), -2
    outside: list[CueMark] = []
    for mark in sorted(marks, key=itemgetter(0)):
        while ahead is not None and ahead[0] <= mark.start:
            reaches = max(reaches, ahead[1])
            ahead = next(spans, None)
        if (mark.start - 1 if touching else mark.end) > reaches:
            outside.append(mark)
    return outside


def score_of(small: str, cues: tuple[CueMark, ...], roomy: float) -> float:
    """Return the sum of the weights, for long texts the share that falls on `roomy` characters.

    The same words said again count once: saying again is a cue of its own. A Chinese character counts as one,
    a Latin letter as a third.
    """
    once = {(mark.kind, small[mark.start : mark.end] if mark.group else ""): mark.weight for mark in cues}
    length = len(small.encode("utf-8", "replace")) / 3
    return round(sum(once.values()) / max(1.0, length / roomy), 2)
