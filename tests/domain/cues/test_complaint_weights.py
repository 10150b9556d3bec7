"""Words and marks of a short message are weighed together; very short ones and long ones are left to the marks."""

from __future__ import annotations

import pytest

from wellbeing.domain.cues.complaint_weights import (
    LONGEST,
    ComplaintWeights,
    Marked,
    ScriptWeights,
    share_of,
    weighed_words,
)
from wellbeing.domain.cues.weighed import words_of

CALM, WRONG = Marked(0.0, complains=False, thanks=False, reports=False), Marked(2.4, True, False, True)
ORDER = "the cake says happy birthday keith and my"
LEARNED = ComplaintWeights(
    chinese=ScriptWeights(0.5, {"蛋糕": 2.0, "#5": 0.1, "#complains": 0.1}),
    latin=ScriptWeights(
        1.0, {"keith": 3.0, "lovely": -5.0, "#0": 0.2, "#5": 1.5, "#complains": 1.0, "#thanks": -9.0}
    ),
)


@pytest.mark.parametrize(
    ("text", "marked", "complains"),
    [
        (f"{ORDER} name is moira", CALM, True),  # no mark at all
        ("the cake says happy birthday moira and my name is moira", CALM, False),
        ("not one of the eggs in it came broken today", WRONG, True),
        ("not one of the lovely eggs in it came broken today", WRONG, False),  # a mark amid praise
        (f"{ORDER} name is moira", CALM._replace(thanks=True), False),
        ("蛋糕上写着生日快乐可是写给别人的", CALM, True),
        ("面包上写着生日快乐而且写得很好看", CALM, False),
        ("my name, keith", CALM, True),
        ("keith", CALM, False),
        ("[?]", CALM, False),
        ("[?]", WRONG, True),
        (f"{ORDER} name is moira {'x' * LONGEST}", CALM, False),
        (f"{ORDER} lovely {'x' * LONGEST}", WRONG, True),
    ],
)
def test_words_and_marks_together(text: str, marked: Marked, complains: bool):
    assert (LEARNED.beyond(text, marked) > 0) is complains


def test_where_nothing_was_learned_the_marks_decide():
    for marked in (CALM, WRONG):
        assert (ComplaintWeights().beyond(f"{ORDER} name", marked) > 0) is marked.complains


@pytest.mark.parametrize(
    ("score", "trait"), [(-9.0, "#-4"), (-2.0, "#-4"), (0.24, "#0"), (1.25, "#2"), (1.3, "#3"), (7.0, "#8")]
)
def test_a_score_is_told_in_halves_as_far_as_it_says_anything(score: float, trait: str):
    assert list(CALM._replace(score=score).traits()) == [trait]


def test_what_the_marks_came_to_is_told():
    assert list(WRONG._replace(thanks=True, asks=True).traits()) == [
        "#5",
        "#complains",
        "#thanks",
        "#reports",
        "#asks",
    ]


def test_among_more_words_each_weighs_less():
    few, many = (words_of("a b c d e f g h"[: 2 * count]) for count in (5, 8))
    assert share_of(set(few)) > share_of(set(many))


@pytest.mark.parametrize(
    ("text", "weighed"),
    [
        ("one two", False),
        ("one two three", True),
        ("一二三四", False),
        ("一二三四五", True),
        ("", False),
        ("12!", False),
        ("one two " * 200, False),
    ],
)
def test_words_are_weighed_but_neither_two_of_them_nor_four_signs_nor_a_long_text(text: str, weighed: bool):
    assert bool(weighed_words(text)) is weighed
