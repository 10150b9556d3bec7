"""Ready messages: which places are open, and filling them in."""

from __future__ import annotations

import pytest

from wellbeing.domain.library.phrases import Phrase, filled, places
from wellbeing.domain.library.tips import search


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("back at {time}, {colleague} at {time}", ("time", "colleague")),
        ("no place", ()),
        ("{Not one} {}", ()),
    ],
)
def test_places(text: str, names: tuple[str, ...]) -> None:
    assert places(text) == names


def test_a_place_without_a_value_stays_to_be_seen() -> None:
    assert filled("back at {time}, ask {colleague}", {"time": "3:10"}) == "back at 3:10, ask {colleague}"


def test_the_sentence_to_copy_is_found_before_the_one_to_avoid() -> None:
    first = Phrase("a", "Sold out.", "It comes on Friday.", "no stock", "it goes on", "stock", ("M324",))
    second = Phrase(
        "b", "Friday?", "Not before then: sold out.", "no stock", "it goes on", "stock", ("M324",)
    )
    assert [p.id for p in search((first, second), "sold out")] == ["b", "a"]
