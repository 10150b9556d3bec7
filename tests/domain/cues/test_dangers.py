"""Words of a danger to life are found, every one; everyday sayings of death, fire and knives are not taken for it."""

from __future__ import annotations

import pytest

from tests.domain.cues import danger_messages as messages
from tests.domain.cues.danger_examples import DANGER, EVERYDAY, lines
from wellbeing.content.cues import load_phrases
from wellbeing.domain.cues.dangers import danger_of
from wellbeing.domain.cues.lexicon import plain
from wellbeing.resources import resource

WORDS = load_phrases(resource("content"))


def danger_in(text: str) -> str | None:
    small = plain(text)
    return danger_of(small, WORDS.index.finds(small), WORDS)


def test_every_danger_is_found_and_named():
    wrong = [
        (kind, text, danger_in(text))
        for kind, texts in DANGER.items()
        for text in lines(texts)
        if danger_in(text) != kind
    ]
    assert wrong == []
    assert sum(len(lines(texts)) for texts in DANGER.values()) >= 60


def test_no_everyday_sentence_is_taken():
    taken = [(text, found) for text in lines(EVERYDAY) if (found := danger_in(text))]
    assert taken == []
    assert len(lines(EVERYDAY)) >= 200


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("笑死，我真的不想活了", "self_harm"),
        ("killing time before I kill myself", "self_harm"),
        ("I WANT TO KILL MYSELF", "self_harm"),
        ("", None),
    ],
)
def test_a_saying_hides_no_danger_beside_it(text: str, danger: str | None):
    assert danger_in(text) == danger


def test_dangers_of_the_half_that_reports_are_found():
    missed = [
        text
        for texts in messages.DANGER.values()
        for text in messages.halves(texts)[1]
        if not danger_in(text)
    ]
    assert missed == []


def test_few_everyday_sentences_of_the_half_that_reports_are_taken():
    every = messages.halves(messages.EVERYDAY)[1]
    taken = [text for text in every if danger_in(text)]
    assert len(taken) <= len(every) // 50
