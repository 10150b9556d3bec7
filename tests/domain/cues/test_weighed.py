"""Words are weighed together: each once, with the ideas they stand for, and a stretch of a long text at a time."""

from __future__ import annotations

import pytest

from wellbeing.domain.cues.weighed import (
    LATIN_STRETCH,
    STRETCH,
    Weight,
    WordWeights,
    chance_of,
    share_of,
    stretches,
    words_of,
)

KINDS = ("self_harm", "threat", "emergency")
FEW = share_of(("one",))
"""What a word weighs more among so few as here."""
WEIGHED = WordWeights(
    KINDS,
    chinese=0.5 * FEW,
    latin=2.0 * FEW,
    weights={
        "@high": Weight(150, (100, 0, 50)),
        "@high@tired": Weight(100, (100, 0, 0)),
        "counted": Weight(100, (50, 0, 0)),
        "count*": Weight(10, (0, 0, 0)),
        "door": Weight(100, (0, 200, 0)),
        "楼顶": Weight(100, (0, 0, 100)),
        "nice": Weight(-200, (0, 0, 0)),
    },
    ideas={"floors": ("high",), "roof": ("high",), "worn out": ("tired",)},
)


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("", None),
        ("floors", None),
        ("floors counted", "self_harm"),
        ("floors roof", None),
        ("roof door", "threat"),
        ("worn out", None),
        ("roof. worn out", "self_harm"),
        ("楼顶", "emergency"),
        ("floors counted nice", None),
        ("floors." + "x" * LATIN_STRETCH + ". counted", None),
    ],
)
def test_what_weighs_more_than_the_limit_of_its_script_is_a_danger_of_the_likeliest_kind(
    text: str, danger: str | None
):
    assert WEIGHED.danger(text) == danger


def test_among_more_words_each_weighs_less():
    assert WEIGHED.danger("roof door") == "threat"
    many = " ".join(f"{letter}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    assert WEIGHED.danger(f"roof door {many}") is None


def test_of_more_stretches_one_must_look_graver():
    weighed = WordWeights(KINDS, latin=0.0, weights={"door": Weight(10, (0, 100, 0))})
    grave, calm = "door.", "x" * LATIN_STRETCH + "! "
    score = 0.1 * FEW
    assert chance_of(1) < score < chance_of(3)
    assert weighed.danger(grave) == "threat"
    assert weighed.danger(calm + calm + grave) is None


def test_where_nothing_weighs_nothing_is_a_danger():
    assert WordWeights().danger("floors, i counted") is None


def test_each_sign_and_two_each_word_its_stem_and_two_may_weigh():
    assert words_of("上楼顶, standing there") == [
        *("上", "楼", "顶", "上楼", "楼顶"),
        *("standing", "there", "stand*", "standing there"),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("one. two", ["one. two"]),
        ("a" * LATIN_STRETCH + ". b", ["a" * LATIN_STRETCH, ". b"]),
        ("a" * 200 + ". " + "b" * 38 + ".5", ["a" * 200 + ". ", "b" * 38 + ".5"]),
        ("a" * 200 + "! " + "b" * 200, ["a" * 200 + "! ", "b" * 200]),
        ("a" * (2 * LATIN_STRETCH + 1), ["a" * LATIN_STRETCH, "a" * LATIN_STRETCH, "a"]),
        ("楼" * (STRETCH + 1), ["楼" * STRETCH, "楼"]),
    ],
)
def test_a_long_text_comes_in_stretches_of_whole_sentences(text: str, parts: list[str]):
    assert [part for part in stretches(text) if part] == parts
