"""What is known by one or two signs of a text, and where."""

from __future__ import annotations

import pytest

from wellbeing.domain.cues.pairs import PairTable, twos_of


@pytest.mark.parametrize("known", ["", "a", "ab", "]^-\\", "X"])
@pytest.mark.parametrize("text", ["", "a", "XaXbX", "a]-^b\\", "abab", "a\nb"])
def test_signs_are_found_at_each_of_their_places_and_no_other_is(known: str, text: str):
    table = PairTable({sign: sign.upper() for sign in known})
    assert table.hits(text, twos_of(text)) == [
        (at, sign.upper()) for at, sign in enumerate(text) if sign in known
    ]


def test_two_signs_hide_the_first_alone_and_go_across_no_line():
    table = PairTable({"不": "not", "不好": "bad", "好": "good"})
    assert table.hits("不好不\n好", twos_of("不好不\n好")) == [
        (0, "bad"),
        (1, "good"),
        (2, "not"),
        (4, "good"),
    ]
