"""The cards for the hardest contacts: six lines, found by every word, with an end that looks after the agent (E84)."""

from __future__ import annotations

import pytest

from wellbeing.content.entries import LANGUAGES
from wellbeing.content.library import load_catalog
from wellbeing.domain.library.tips import search
from wellbeing.resources import resource

LIBRARIES = {lang: load_catalog(lang, resource("content")) for lang in LANGUAGES}
HARDEST = {"self_harm", "threat", "personal_abuse", "crying", "emergency"}
ASKED = {
    "self_harm": ("自杀", "自殺", "轻生", "輕生", "不想活", "suicide", "self-harm"),
    "threat": ("威胁", "威脅", "恐吓", "恐嚇", "threat"),
    "personal_abuse": ("骚扰", "騷擾", "歧视", "歧視", "harassment", "racist", "sexist"),
    "crying": ("哭", "崩溃", "崩潰", "crying"),
    "emergency": ("着火", "著火", "救护车", "救護車", "ambulance", "fire"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_hardest_contact_has_a_card_that_ends_with_the_agent(lang: str) -> None:
    cards = LIBRARIES[lang].protocols
    assert {card.id for card in cards} == HARDEST
    last = {"en": "Afterwards", "zh_CN": "结束后", "zh_TW": "結束後"}[lang]
    assert all(len(card.lines) <= 6 and card.lines[-1].startswith(last) for card in cards)
    long = 34 if lang == "en" else 66
    length = (lambda text: len(text.split())) if lang == "en" else len
    assert [line for card in cards for line in card.lines if length(line) > long] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("card", "word"), [(card, word) for card, words in ASKED.items() for word in words])
def test_every_word_that_people_type_finds_it(lang: str, card: str, word: str) -> None:
    assert card in {item.id for item in search(LIBRARIES[lang].items(), word)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_follows_a_card_is_among_the_tips(lang: str) -> None:
    library = LIBRARIES[lang]
    made_for = {situation for tip in library.tips for situation in tip.when}
    assert all(set(card.when) <= made_for for card in library.protocols)


PHRASES = {
    "self_harm": {"speaks_of_suicide", "in_danger_now"},
    "threat": {"threat_to_you"},
    "personal_abuse": {"remark_about_you"},
    "crying": {"customer_in_tears"},
    "emergency": {"people_first", "somebody_hurt"},
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("card", "word"), [(card, word) for card, words in ASKED.items() for word in words])
def test_every_word_that_people_type_finds_something_to_say(lang: str, card: str, word: str) -> None:
    assert PHRASES[card] & {item.id for item in search(LIBRARIES[lang].items(), word)}
