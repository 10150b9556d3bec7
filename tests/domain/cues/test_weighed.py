"""Words are weighed together: each once, with the ideas they stand for, and a stretch of a long text at a time."""

from __future__ import annotations

import pytest

from wellbeing.domain.cues.weighed import STRETCH, Weight, WordWeights, features, stretches, words_of

KINDS = ("self_harm", "threat", "emergency")
WEIGHED = WordWeights(
    KINDS,
    limit=2.0,
    weights={
        "@high": Weight(1.5, (1.0, 0.0, 0.5)),
        "counted": Weight(1.0, (0.5, 0.0, 0.0)),
        "count*": Weight(0.1, (0.0, 0.0, 0.0)),
        "door": Weight(1.0, (0.0, 2.0, 0.0)),
        "楼顶": Weight(1.0, (0.0, 0.0, 1.0)),
        "nice": Weight(-2.0, (0.0, 0.0, 0.0)),
    },
    ideas={"floors": ("high",), "roof": ("high",), "楼顶": ("high",)},
)


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("", None),
        ("floors", None),
        ("floors, i counted", "self_harm"),
        ("floors and a roof", None),
        ("the roof, the door", "threat"),
        ("楼顶", "emergency"),
        ("28 floors, i counted, nice", None),
        ("floors." + "x" * STRETCH + ". i counted", None),
        ("nice view. " + "x" * STRETCH + "! floors, i counted", "self_harm"),
    ],
)
def test_what_weighs_more_than_the_limit_is_a_danger_of_the_likeliest_kind(text: str, danger: str | None):
    assert WEIGHED.danger(text) == danger


def test_where_nothing_weighs_nothing_is_a_danger():
    assert WordWeights().danger("floors, i counted") is None


def test_each_sign_and_two_each_word_its_stem_and_two_may_weigh():
    assert words_of("上楼顶, standing there") == [
        *("上", "楼", "顶", "上楼", "楼顶"),
        *("standing", "there", "stand*", "standing there"),
    ]


def test_what_is_learned_from_is_what_is_weighed():
    assert features("roof 楼顶", WEIGHED.ideas) == {"roof", "楼", "顶", "楼顶", "@high"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("one. two", ["one. two"]),
        ("a" * STRETCH + ". b", ["a" * STRETCH, ". b"]),
        ("a" * 80 + ". " + "b" * 38 + ".5", ["a" * 80 + ". ", "b" * 38 + ".5"]),
        ("a" * 80 + "! " + "b" * 80, ["a" * 80 + "! ", "b" * 80]),
        ("a" * (2 * STRETCH + 1), ["a" * STRETCH, "a" * STRETCH, "a"]),
    ],
)
def test_a_long_text_comes_in_stretches_of_whole_sentences(text: str, parts: list[str]):
    assert [part for part in stretches(text) if part] == parts
