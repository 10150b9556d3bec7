"""Names that can be shown, and the six words that are compared aloud."""

from __future__ import annotations

import pytest

from wellbeing.domain.team.roster import clean_name, roster_number, same_name, word_of

HOSTILE = [
    "", " ", "\t", "x" * 41, "../../etc/passwd", "a/b", "a\\b", "<b>Ann</b>", "Ann\x07Bo", "Ann\x00", "\u202eAnn",
    "Ann\u200b", "'; DROP TABLE note; --", "{name}", "%s", "$(rm)", "`id`", "Ann|Bo", "-rf", ".hidden", "\ud800",
    "\u0301Ann", "Ann&amp;Bo", "=1+1", "@ann", "Ann;Bo", "C:Ann",
    "\u200fAnn", "Ann\u200e", "Ann\u2066Bo", "Ann\ufeff", "Ann\u00ad", "Ann \U0001f642", "\U0001f469\u200d\U0001f4bb",
    "Ann\u20e3",
    "Ann\ufe0f", "An\u034fn", "\u3164", "Ann\uffa0", "\u115f\u1160", "Ann\u17b5", "Ann\U000e0101",
    "A" + "\u0301\u0302\u0303\u0304\u0305" * 3, "\u2028Ann\u2028x" + "\ue000",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_no_names(name: str):
    assert clean_name(name) is None


@pytest.mark.parametrize(
    ("name", "clean"),
    [("Ann", "Ann"), ("  Ann   Lee ", "Ann Lee"), ("王小明", "王小明"),
     ("O'Neil-Smith Jr. (2)", "O'Neil-Smith Jr. (2)"),
     ("Jose\u0301", "José"), ("阿卜杜勒·热合曼", "阿卜杜勒·热合曼"), ("अनीता", "अनीता"), ("7", "7"),
     ("נִסִּים", "נִסִּים"), ("Nguyễn Thị Ngọc", "Nguyễn Thị Ngọc"), ("ณัฐวุฒิ", "ณัฐวุฒิ"), ("محمّد", "محمّد"), ("𠮷田", "𠮷田")],
)  # fmt: skip
def test_peoples_names_are_kept(name: str, clean: str):
    assert clean_name(name) == clean


def test_names_that_would_be_mixed_up_are_the_same():
    assert same_name("Ann Lee", "ann lee")
    assert same_name("AnnLee", "Ann Lee")
    assert same_name("Ａｎｎ", "Ann")
    assert not same_name("Ann", "Anne")


def test_the_number_is_six_words_whatever_the_order():
    people = [("Ann", b"a" * 32), ("王小明", b"b" * 32)]
    number = roster_number(people)
    assert len(number.split()) == 6
    assert number == roster_number(reversed(people))
    assert number != roster_number([("Ann", b"a" * 32), ("王小明", b"c" * 32)])
    assert number != roster_number([("Anna", b"a" * 32), ("王小明", b"b" * 32)])
    assert number != roster_number(people[:1])


def test_a_name_cannot_borrow_from_a_key():
    assert roster_number([("A", b"B" + b"c" * 32)]) != roster_number([("AB", b"c" * 32)])


def test_every_twelve_bits_have_a_word_of_their_own():
    words = {word_of(bits) for bits in range(4096)}
    assert len(words) == 4096
    assert {len(word) for word in words} == {4}
