"""What is shown after a hard contact protects: it never asks to understand who did harm (E47, E84)."""

from __future__ import annotations

import re

import pytest

from wellbeing.content.entries import LANGUAGES
from wellbeing.content.library import load_catalog
from wellbeing.domain.library import situations as at
from wellbeing.domain.library.exercises import Exercise
from wellbeing.domain.library.tips import Tip
from wellbeing.resources import resource

LIBRARIES = {lang: load_catalog(lang, resource("content")) for lang in LANGUAGES}

AFTER_HARM = (at.AFTER_CRISIS, at.AFTER_THREAT, at.AFTER_HARASSMENT, at.AFTER_ABUSE)

# After harm the other side is not spoken of at all.
OTHER_SIDE = {
    "en": r"(?i)\b(he|him|his|she|her|they|their|theirs|customers?|callers?|buyers?)\b",
    "zh_CN": "(?<!其)[他她](?!人)|客户|对方|顾客|买家",
    "zh_TW": "(?<!其)[他她](?!人)|客人|客戶|對方|顧客|買家",
}
# After rudeness no reason is given for it, and nothing is asked of the reader for the other's sake.
REASONS = {
    "en": r"(?i)worried|furious|upset because|bad day|sick child|late parcel|about the parcel|explain how"
    r"|what (?:they|he|she) (?:want|need)|their (?:point|side|view)|understand (?:them|him|her)"
    r"|not about you|the matter, not",
    "zh_CN": "着急|急了|孩子病|包裹|不是冲着?你|不是针对|换位|体谅|理解(?:他|她|对方|客户)|气的是|为什么这么",
    "zh_TW": "著急|急了|孩子病|小孩|包裹|不是衝著?你|不是針對|換位|體諒|理解(?:他|她|對方|客人)|氣的是|為什麼這麼",
}
ABOUT_CUSTOMERS = ("reading", "empathy", "kinds", "listening", "cooling")
LEAST = {at.AFTER_CRISIS: 7, at.AFTER_THREAT: 8, at.AFTER_HARASSMENT: 8, at.AFTER_ABUSE: 8, at.AFTER_RUDE: 8}


def said(item: Tip | Exercise) -> str:
    steps = (
        [step.text for variant in item.variants for step in variant.steps]
        if isinstance(item, Exercise)
        else []
    )
    return " ".join((item.title, item.body, *steps))


def items(lang: str, situation: str) -> list[Tip | Exercise]:
    library = LIBRARIES[lang]
    return [item for item in (*library.tips, *library.exercises) if situation in item.when]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("situation", AFTER_HARM)
def test_after_harm_nothing_speaks_of_the_other_side(lang: str, situation: str) -> None:
    told = {item.id: re.findall(OTHER_SIDE[lang], said(item)) for item in items(lang, situation)}
    assert {name: words for name, words in told.items() if words} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("situation", [*AFTER_HARM, at.AFTER_RUDE])
def test_after_a_hard_contact_no_reason_is_given_for_it(lang: str, situation: str) -> None:
    told = {item.id: re.findall(REASONS[lang], said(item)) for item in items(lang, situation)}
    assert {name: words for name, words in told.items() if words} == {}
    about = [
        item.id
        for item in items(lang, situation)
        if isinstance(item, Tip) and item.subject in ABOUT_CUSTOMERS
    ]
    assert about == []


@pytest.mark.parametrize(("situation", "least"), LEAST.items())
def test_each_hard_moment_has_tips_and_a_breath(situation: str, least: int) -> None:
    found = items("en", situation)
    assert sum(isinstance(item, Tip) for item in found) >= least
    assert any(item.id == "gentle_breath" for item in found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_made_small(lang: str) -> None:
    insects = r"(?i)\b(bug|fly|insect)\b" if lang == "en" else "小虫|小蟲|虫子|蟲子|苍蝇|蒼蠅"
    everything = [*LIBRARIES[lang].tips, *LIBRARIES[lang].exercises]
    assert [item.id for item in everything if re.search(insects, said(item))] == []
