"""What is copied or followed holds no fact of a case: times, days, names, places and products stand in gaps."""

from __future__ import annotations

import re

import pytest

from wellbeing.content.cards import load_protocols
from wellbeing.content.cues import load_answers, load_thanks
from wellbeing.content.entries import LANGUAGES
from wellbeing.content.library import load_catalog
from wellbeing.domain.library.phrases import PLACE
from wellbeing.resources import resource
from wellbeing.ui.pages.library.words import places

FACTS = {
    "en": r"(?i)\d|o’clock|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btomorrow|\btonight|\bthis morning"
    r"|\bnoon|\bmidnight"
    r"|\b(?:a|an|one|two|three|four|five|six|seven|ten|half an) (?:minutes?|hours?|days?|months?|years?)"
    r"|\bM(?:r|s|rs)\b|Hangzhou|Taichung"
    r"|\b(?:s?he|her|him|twice)\b|delivery (?:team|included)|same day",
    "zh_CN": r"\d|[周期][一二三四五六日天]|明天|今晚|今早|早上|上午|下午|中午"
    r"|[一二三四五六七八九十两半]+(?:分钟|小时|点(?<!一点)|秒|天|年|个月)|[吴陈赵王李张](?:工|姐|师傅|先生|小姐)|杭州|台中"
    r"|她|物流组|包邮|当天|第一个",
    "zh_TW": r"\d|[週期][一二三四五六日天]|明天|今晚|今早|早上|上午|下午|中午"
    r"|[一二三四五六七八九十兩半]+(?:分鐘|小時|點(?<!一點)|秒|天|年|個月)|[吳陳趙王李張](?:先生|小姐|師傅)|杭州|台中"
    r"|她|物流組|含運費|當天|第一個",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_phrase_holds_a_fact_outside_a_gap(lang: str) -> None:
    said = {
        phrase.id: PLACE.sub("", phrase.better) for phrase in load_catalog(lang, resource("content")).phrases
    }
    told = {name: re.findall(FACTS[lang], text) for name, text in said.items()}
    assert {name: facts for name, facts in told.items() if facts} == {}


REVIEWED = {
    "en": (r"\([^()]*\b(?:999|120)\b[^()]*\)", r"\(F1\)", r"(?<=^Afterwards: )ten minutes"),
    "zh_CN": (
        r"（[^（）]*\b(?:999|120)\b[^（）]*）",
        r"（F1）",
        r"报警 110",
        r"(?<=^结束后：离开)十分钟",
        r"这一天都亮堂",
    ),
    "zh_TW": (
        r"（[^（）]*\b(?:999|120)\b[^（）]*）",
        r"（F1）",
        r"報警 110|打 119",
        r"(?<=^結束後：離開)十分鐘",
        r"美好的一天",
    ),
}
"""What looks like a fact of a case and is none: emergency numbers of each region, the key of the help card, how long
the agent's own pause is, and two sayings."""


def followed(lang: str) -> dict[str, str]:
    content = resource("content")
    library = load_catalog(lang, content)
    said = {reply.id: reply.text for reply in library.replies}
    said |= {occasion.id: occasion.line for occasion in library.occasions}
    said |= {
        f"{card.id} {n}": line for card in load_protocols(lang, content) for n, line in enumerate(card.lines)
    }
    steps = load_answers(lang, content).items()
    said |= {f"{emotion} {n}": step for emotion, steps_of in steps for n, step in enumerate(steps_of)}
    return said | {"thanks": load_thanks(lang, content)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_reply_protocol_or_step_holds_a_fact_outside_a_gap(lang: str) -> None:
    said = {
        name: re.sub("|".join(REVIEWED[lang]), "", PLACE.sub("", text))
        for name, text in followed(lang).items()
    }
    told = {name: re.findall(FACTS[lang], text) for name, text in said.items()}
    assert {name: facts for name, facts in told.items() if facts} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_bare_order_number_reads_as_one(lang: str) -> None:
    before = {"en": r"\b[Oo]rder \{order\}", "zh_CN": r"订单 \{order\}", "zh_TW": r"訂單 \{order\}"}[lang]
    for name, text in followed(lang).items():
        assert len(re.findall(r"\{order\}", text)) == len(re.findall(before, text)), name


def test_every_gap_has_a_word() -> None:
    phrases = load_catalog("en", resource("content")).phrases
    assert {place for phrase in phrases for place in PLACE.findall(phrase.better)} <= set(places(str))
