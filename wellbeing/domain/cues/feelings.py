"""What the marks of a message may stand for: possible emotions, the one that may be named, and thanks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wellbeing.domain.contacts import EMOTIONS
from wellbeing.domain.cues.marks import EMOJI, WARM, CueMark, PossibleEmotion

MARKS_LEAST = 2
HESITATION = "hesitation"
AT_ODDS = ("anger", "disappointment", "frustration")
"""Felt at odds with somebody: named only of a message that complains, for joy has its "!!" and its "so" as well."""
LEAD = 2.0
"""An emotion is named only with two marks and twice the evidence of the next."""
PRAISED = (
    "warm",
    "warm_words",
    "courtesy",
    "emoji_warm",
    "thanked",
    "solved",
    "cantonese_warm",
    "raves",
    "never_failed",
    "rescued",
)
NEUTRAL = ("you_there", "hint")
"""Groups that stand beside a complaint and beside thanks alike ("you all", "problem")."""
ASKS = re.compile(
    r"[?？]|[吗嘛呢](?:[\s,.!。，~]|$)"
    r"|请(?:问|帮(?!我[^,。!?]{0,8}(?:谢|表扬|嘉奖))|给|把|你|您|改|查|发|尽)|帮我.{1,12}[,，。 ](?:谢|感)|想问"
    r"|想(?:改|要|换|查|办|订|约|申请|了解|确认|请教)|(?:我|需|只)要(?:改|换|查|办|订|约|申请|预约|取消)|麻烦(?!你?您?了)|能不能|可不可以|是不是(?:要|得|需要)(?!我)"
    r"|\b(?:please|pls)\b(?! (?:do )?(?:thank|tell (?:him|her|them) thank|pass (?:on )?(?:my|our) thanks))"
    r"|\b(?:can|could|would) (?:you|i|we|u)\b"
)
"""What is asked for something wants an answer, not thanks."""


def possible_emotions(cues: tuple[CueMark, ...]) -> tuple[PossibleEmotion, ...]:
    """Return the emotions that have marks, the one with most to show first."""
    evidence: dict[str, list[CueMark]] = {emotion: [] for emotion in EMOTIONS}
    for mark in cues:
        for emotion in mark.emotions:
            evidence[emotion].append(mark)
    found = [PossibleEmotion(emotion, tuple(marks)) for emotion, marks in evidence.items() if marks]
    return tuple(sorted(found, key=strength, reverse=True))


def strength(possible: PossibleEmotion) -> float:
    """Return how much the marks speak for an emotion: in full for the first each may stand for, half for the rest."""
    return sum(
        max(mark.weight, 1.0) * (1.0 if mark.emotions[0] == possible.emotion else 0.5)
        for mark in apart(possible.evidence)
    )


def apart(marks: Iterable[CueMark]) -> list[CueMark]:
    """Return marks in their order without those that share words with one before: the same words speak once."""
    kept: list[CueMark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def named_emotion(emotions: tuple[PossibleEmotion, ...], small: str, *, complains: bool) -> str | None:
    """Return the emotion that two marks and twice the evidence of the next speak for; mostly there is none.

    Events ("broken", "late"), signs ("!!") and faces leave open what they are felt as: one mark must name a feeling.
    """
    if not emotions:
        return None
    first = emotions[0]
    if first.emotion in AT_ODDS and not complains:
        return None
    said = {small[mark.start : mark.end] for mark in apart(first.evidence)}
    if len(said) < MARKS_LEAST or not any(mark.tells and mark.kind != EMOJI for mark in first.evidence):
        return None
    if len(emotions) > 1 and strength(first) < LEAD * strength(emotions[1]):
        return None
    return first.emotion


def thanks_in(small: str, cues: tuple[CueMark, ...]) -> bool:
    """Tell whether a plain text thanks or praises: warm words outweigh the others by far, nobody wavers or asks."""
    warm = sum(-mark.weight for mark in cues if mark.kind == WARM)
    against = sum(mark.weight for mark in cues if mark.weight > 0 and mark.group not in NEUTRAL)
    praised = any(mark.kind == WARM and mark.group in PRAISED for mark in cues)
    wavers = any(HESITATION in mark.emotions for mark in cues)
    return praised and not wavers and warm >= LEAD * against and not ASKS.search(small)
