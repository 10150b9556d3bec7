"""A phrase that is copied holds no fact of a case: times, days, names, places and products stand in gaps."""

from __future__ import annotations

import re

import pytest

from wellbeing.content.entries import LANGUAGES
from wellbeing.content.library import load_catalog
from wellbeing.domain.library.phrases import PLACE
from wellbeing.resources import resource
from wellbeing.ui.pages.library.words import places

FACTS = {
    "en": r"(?i)\d|o’clock|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btomorrow|\btonight|\bthis morning"
    r"|\bnoon|\bmidnight"
    r"|\b(?:a|an|one|two|three|four|five|six|seven|ten|half an) (?:minutes?|hours?|days?|months?|years?)"
    r"|\bM(?:r|s|rs)\b|Hangzhou|Taichung",
    "zh_CN": r"\d|[周期][一二三四五六日天]|明天|今晚|今早|早上|上午|下午|中午"
    r"|[一二三四五六七八九十两半]+(?:分钟|小时|点(?<!一点)|秒|天|年|个月)|[吴陈赵王李张](?:工|姐|师傅|先生|小姐)|杭州|台中",
    "zh_TW": r"\d|[週期][一二三四五六日天]|明天|今晚|今早|早上|上午|下午|中午"
    r"|[一二三四五六七八九十兩半]+(?:分鐘|小時|點(?<!一點)|秒|天|年|個月)|[吳陳趙王李張](?:先生|小姐|師傅)|杭州|台中",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_phrase_holds_a_fact_outside_a_gap(lang: str) -> None:
    said = {
        phrase.id: PLACE.sub("", phrase.better) for phrase in load_catalog(lang, resource("content")).phrases
    }
    told = {name: re.findall(FACTS[lang], text) for name, text in said.items()}
    assert {name: facts for name, facts in told.items() if facts} == {}


def test_every_gap_has_a_word() -> None:
    phrases = load_catalog("en", resource("content")).phrases
    assert {place for phrase in phrases for place in PLACE.findall(phrase.better)} <= set(places(str))
