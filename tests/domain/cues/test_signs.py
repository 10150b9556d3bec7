"""The signs beside words: each with its kind, weight and what it may tell."""

from __future__ import annotations

import pytest

from wellbeing.domain.cues.lexicon import SignRules
from wellbeing.domain.cues.signs import sign_marks

RULES = SignRules(
    threshold=1.0,
    roomy=100.0,
    eased=0.5,
    exclamation=1.0,
    question=2.0,
    repetition=4.0,
    capitals=8.0,
    hint=1.0,
)


def read(text: str) -> list[tuple[str, str, float, tuple[str, ...]]]:
    small = text.casefold().replace("！", "!").replace("？", "?")
    return [
        (text[mark.start : mark.end], mark.kind, mark.weight, tuple(mark.emotions))
        for mark in sign_marks(text, small, RULES)
    ]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("why??", [("??", "question", 2.0, ("confusion",))]),
        ("no!!", [("!!", "exclamation", 1.0, ("anger",))]),
        ("what?!", [("?!", "question", 2.0, ("anger",))]),
        ("no! why?", []),
        ("坏了！！又坏了？？", [
            ("！！", "exclamation", 1.0, ("anger",)),
            ("？？", "question", 2.0, ("confusion",)),
        ]),
        ("快点快点", [("快点快点", "repetition", 4.0, ("frustration",))]),
        ("sooo late", [("ooo", "repetition", 4.0, ("frustration",))]),
        ("soo late", []),
        ("no, no, no", [("no, no, no", "repetition", 4.0, ("frustration",))]),
        ("no, no", []),
        ("哈哈哈哈", []),
        ("call me back, please, call me back", [("call me back", "repetition", 4.0, ("frustration",))]),
        ("ok, so, ok", []),
        ("I NEED MY MONEY NOW", [("I NEED MY MONEY NOW"[2:], "capitals", 8.0, ("anger",))]),
        ("this is TERRIBLE SERVICE", [("TERRIBLE SERVICE", "capitals", 8.0, ("anger",))]),
        ("the USB PDF", []),
    ],
)  # fmt: skip
def test_what_each_sign_tells(text: str, marks: list[tuple[str, str, float, tuple[str, ...]]]) -> None:
    assert read(text) == marks
