"""The search by pinyin initials, what comes first, and what goes with what."""

from __future__ import annotations

import re

import pytest

from wellbeing.domain.library.phrases import Phrase
from wellbeing.domain.library.search import (
    each_once,
    going_with,
    initials_of,
    is_latin,
    marker,
    most_used_first,
)
from wellbeing.domain.library.tips import Tip


def tip(
    name: str, title: str = "", body: str = "", when: tuple[str, ...] = (), sources=(), subject="s"
) -> Tip:
    return Tip(name, title or name, body, subject, when, tuple(sources))


READINGS = {"退": "t", "款": "k", "长": "zc", "行": "xh", "话": "h", "说": "s"}
ITEMS = (tip("body", "x", "说退款"), tip("title", "退款A话"), tip("two", "长行"), tip("none", "说话"))
INITIALS = initials_of(ITEMS, lambda sign: READINGS.get(sign, ""))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("tk", ["title", "body"]),
        ("TK", ["title", "body"]),
        ("tkah", ["title"]),
        ("stk", ["body"]),
        ("cx", ["two"]),
        ("zh", ["two"]),
        ("tk sh", []),
        ("s tk", []),
        ("t", []),
        ("", []),
        ("kt", []),
        ("退", []),
        ("t.", []),
        ("[a", []),
    ],
)
def test_initials(asked: str, found: list[str]) -> None:
    assert [item.id for item in INITIALS.find(ITEMS, asked)] == found


@pytest.mark.parametrize(
    ("words", "latin"),
    [("tk", True), ("ｔｋ", True), ("t k", True), ("退k", False), ("", False), ("a4", False)],
)
def test_what_can_be_initials(words: str, latin: bool) -> None:
    assert is_latin(words) is latin


def test_joined_keeps_the_first_place_of_each() -> None:
    a, b, c = ITEMS[:3]
    assert each_once((b, a), (c, b)) == (b, a, c)


def test_kept_then_used_then_their_own_order() -> None:
    a, b, c, d = ITEMS
    assert most_used_first(ITEMS, {c.id}, {b.id: 1, d.id: 3}) == (c, d, b, a)
    assert most_used_first(ITEMS, (), {}) == ITEMS


def test_a_rare_source_binds_closer_than_a_common_one() -> None:
    this = tip("one", when=("rising",), sources=("M1", "M2"))
    common = [tip(f"c{n}", sources=("M1",), subject=f"s{n}") for n in range(4)]
    rare, moment = tip("rare", sources=("M2",), subject="x"), tip("moment", when=("rising",), subject="y")
    stranger = tip("stranger", subject="z")
    found = going_with(this, (*common, this, moment, rare, stranger))
    assert [item.id for item in found][:3] == ["rare", "c0", "c1"]
    assert stranger not in found
    assert this not in found


def test_two_moments_bind_closer_than_a_subject_and_a_subject_closer_than_one_moment() -> None:
    this = tip("one", when=("rising", "loud"), sources=("M1",), subject="s")
    others = (
        tip("moment", when=("rising",), subject="a"),
        tip("subject", subject="s"),
        tip("moments", when=("loud", "rising", "else"), subject="b"),
        tip("source", sources=("M1", "M9"), subject="c"),
        tip("all", when=("rising",), sources=("M1",), subject="s"),
        tip("nothing", when=("else",), sources=("M9",), subject="d"),
    )
    found = going_with(this, others)
    assert [item.id for item in found] == ["all", "source", "moments", "subject", "moment"]
    assert [item.id for item in going_with(this, others, most=2)] == ["all", "source"]


def test_an_item_without_moments_still_goes_with_its_sources() -> None:
    phrase = Phrase("p", "a", "b", "when it is loud", "why", "s", ("M1",))
    other = tip("t", when=("when it is loud",), sources=("M1",), subject="else")
    assert going_with(phrase, (other, tip("u", when=("w",), subject="x"))) == (other,)
    assert going_with(other, (phrase,)) == (phrase,)


def test_another_kind_comes_before_a_second_of_the_same() -> None:
    this = tip("one", sources=("M1",))
    phrase = Phrase("p", "a", "b", "when it is loud", "why", "other", ("M1",))
    found = going_with(this, (tip("t1", sources=("M1",)), tip("t2", sources=("M1",)), phrase), most=2)
    assert {item.id for item in found} == {"t1", "p"}


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        (("call",), "Call, recall, CALLING 电话call", ["Call", "CALL", "call"]),
        (("电", "电话"), "电话 电", ["电话", "电"]),
        (("a.c",), "abc a.c", ["a.c"]),
        ((".x",), "a.x", [".x"]),
        (("", "x"), "x", ["x"]),
    ],
)
def test_what_was_asked_is_marked_the_longest_first(
    words: tuple[str, ...], text: str, marked: list[str]
) -> None:
    pattern = marker(words)
    assert pattern is not None
    assert pattern.findall(text) == marked


def test_a_pattern_is_marked_beside_the_words_and_nothing_without_either() -> None:
    pattern = marker(("x",), [re.compile("[退t]")])
    assert pattern is not None
    assert pattern.findall("x退y") == ["x", "退"]
    assert marker(()) is None
    assert marker(("",)) is None
