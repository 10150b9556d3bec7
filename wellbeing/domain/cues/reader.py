"""Reads what a customer wrote and marks what may give a feeling away (M201-M209): it reads words, not people.

From words to marks: the text is made plain (small letters, half width; every character keeps its place) and walked
through once. Where several known words fit, the longest is taken, so that a saying hides the word inside it. A word
that speaks (complaint, praise, feeling) looks back at the small words right before it: "very" makes it weigh more,
an odd number of "not" turns it round ("not happy" speaks for a complaint, "not bad" a little against one), and a
plain question ("does it come in small?") silences it. Signs are marked beside the words, "!!", capitals, a thing
said again; those next to warm words are dropped, for "thank you!!" is no anger.

From marks to a reading: each mark weighs for a complaint (above zero) or against one (below). The same words count
once, and a long text is held to the share of an ordinary one, or length alone would make complaints. Emotions are
named only as what the marked words may stand for, the one with most to show first.
"""

from __future__ import annotations

from wellbeing.domain.contacts import EMOTIONS
from wellbeing.domain.cues.lexicon import Lexicon, plain
from wellbeing.domain.cues.marks import Complaint, CueMark, PossibleEmotion, Reading
from wellbeing.domain.cues.signs import sign_marks
from wellbeing.domain.cues.words import word_marks

READ_MOST = 10_000
"""How many characters are read; whatever comes after them stays unread."""


def read(text: str, lexicon: Lexicon) -> Reading:
    """Return the marks, the possible emotions and how far such words come with complaints; keeps nothing."""
    text = text[:READ_MOST]
    small = plain(text)
    words = word_marks(small, lexicon)
    warm = [(mark.start, mark.end) for mark in words if mark.weight < 0]
    signs = [mark for mark in sign_marks(text, small, lexicon.signs) if not _inside(mark, warm)]
    cues = tuple(sorted((*words, *signs), key=lambda mark: (mark.start, -mark.end)))
    score = score_of(small, cues, lexicon.signs.roomy)
    return Reading(cues, possible_emotions(cues), Complaint(score >= lexicon.signs.threshold, score))


def score_of(small: str, cues: tuple[CueMark, ...], roomy: float) -> float:
    """Return the sum of the weights, for long texts the share that falls on `roomy` characters.

    The same words said again count once: saying again is a cue of its own. A Chinese character counts as one,
    a Latin letter as a third.
    """
    once = {(mark.kind, small[mark.start : mark.end] if mark.group else ""): mark.weight for mark in cues}
    length = len(small.encode("utf-8", "replace")) / 3
    return round(sum(once.values()) / max(1.0, length / roomy), 2)


def possible_emotions(cues: tuple[CueMark, ...]) -> tuple[PossibleEmotion, ...]:
    """Return the emotions that have marks, the one with most to show first."""
    found = []
    for emotion in EMOTIONS:
        evidence = tuple(mark for mark in cues if emotion in mark.emotions)
        if evidence:
            found.append(PossibleEmotion(emotion, evidence))
    return tuple(
        sorted(
            found, key=lambda possible: -sum(_speaks(mark, possible.emotion) for mark in possible.evidence)
        )
    )


def _speaks(mark: CueMark, emotion: str) -> float:
    """Return how much a mark speaks for an emotion: in full for the first it may stand for, half for the rest."""
    return max(mark.weight, 1.0) * (1.0 if mark.emotions[0] == emotion else 0.5)


def _inside(mark: CueMark, places: list[tuple[int, int]]) -> bool:
    """Tell whether a sign stands in or right after warm words: "thank you!!" is no anger."""
    return any(start <= mark.start <= end + 1 for start, end in places)
