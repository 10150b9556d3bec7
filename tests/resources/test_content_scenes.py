"""Practice that teaches: answers of like length, a why for each, a customer who answers back, no fact of a case."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from wellbeing.content.entries import LANGUAGES
from wellbeing.content.library import load_catalog
from wellbeing.domain.library.scenes import Scene, Turn
from wellbeing.resources import resource

LIBRARIES = {lang: load_catalog(lang, resource("content")) for lang in LANGUAGES}
FIRST_SCENES = {
    "seam_after_a_week", "five_forms", "shattered_glasses", "afraid_of_level_two", "blinking_red", "counting_clerk",
    "sold_out_at_the_door", "who_sold_my_number", "the_small_pack", "no_discount_but_a_gift", "which_belt",
    "size_thirty_four", "third_time_this_month", "insults_go_on", "six_windows", "two_days_promised",
    "says_nothing_more", "pushed_around_twice", "calm_sharp_flat",
}  # fmt: skip
LATER_SCENES = {
    "bank_app_locked", "hotel_no_room", "line_is_down", "export_before_deadline", "claim_declined", "long_mail",
    "bad_line_on_the_phone", "voice_breaks", "a_man_please", "does_not_want_to_live",
}  # fmt: skip
HARDEST = {
    "insults_go_on": "personal_abuse",
    "voice_breaks": "crying",
    "a_man_please": "personal_abuse",
    "does_not_want_to_live": "self_harm",
}
NEARLY = 1.25  # how much longer than the shortest answer of a turn the longest may be
GAP = re.compile(r"\[[^\]]+\]")
FACTS = {
    "en": r"(?i)\d|o’clock|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btomorrow|\bnoon|\bmidnight"
    r"|\b(?:two|three|four|five|six|seven|ten) (?:minutes|hours|days|months|years)|\bM(?:r|s|rs)\b|Hangzhou|Taichung",
    "zh_CN": r"\d|[周期][一二三四五六日天]|明天|中午|[一二三四五六七八九十两半]+(?:分钟|小时|天|年|个月)"
    r"|[吴陈赵王李张](?:工|姐|师傅|先生|小姐)|杭州|台中",
    "zh_TW": r"\d|[週期][一二三四五六日天]|明天|中午|[一二三四五六七八九十兩半]+(?:分鐘|小時|天|年|個月)"
    r"|[吳陳趙王李張](?:先生|小姐|師傅)|杭州|台中",
}
PROMISES = {
    "en": r"(?i)\bI promise|guarantee|my word|for certain|\bnever again\b|you needn’t worry",
    "zh_CN": "保证|打包票|绝对|肯定没|一定没|放一百个心",
    "zh_TW": "保證|掛保證|絕對|一定沒|放一百個心",
}
EXCUSES = {
    "en": r"(?i)(?:he|she|they|customer) (?:is|was|are|were) (?:only|just)|having a bad day|under (?:stress|pressure)"
    r"|doesn’t mean it|not about you",
    "zh_CN": "压力大|心情不好|不是冲你|也不容易|只是着急|没有恶意",
    "zh_TW": "壓力大|心情不好|不是衝著你|也不容易|只是著急|沒有惡意",
}


def turns(lang: str) -> list[tuple[str, Turn]]:
    return [(scene.id, turn) for scene in LIBRARIES[lang].scenes for turn in scene.turns]


def best_of(turn: Turn) -> str:
    return next(choice.text for choice in turn.choices if choice.id == turn.best)


def best_is_longest(turn: Turn) -> bool:
    return all(len(best_of(turn)) > len(choice.text) for choice in turn.choices if choice.id != turn.best)


def said_by_the_agent(scene: Scene) -> list[str]:
    answers = [choice.text for turn in scene.turns for choice in turn.choices]
    return [*answers, scene.confirm, scene.solve, scene.care]


def test_ids_are_stable() -> None:
    assert {scene.id for scene in LIBRARIES["en"].scenes} == FIRST_SCENES | LATER_SCENES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_answers_of_a_turn_are_of_like_length(lang: str) -> None:
    lengths = {(name, turn.best): [len(choice.text) for choice in turn.choices] for name, turn in turns(lang)}
    assert {turn: found for turn, found in lengths.items() if max(found) > NEARLY * min(found)} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", [0, 1])
def test_the_best_answer_is_seldom_the_longest(lang: str, number: int) -> None:
    asked = [scene.turns[number] for scene in LIBRARIES[lang].scenes]
    assert sum(map(best_is_longest, asked)) <= len(asked) / 3


@pytest.mark.parametrize("number", [0, 1])
def test_the_best_answer_stands_in_every_place_alike(number: int) -> None:
    places = Counter(scene.turns[number].best for scene in LIBRARIES["en"].scenes)
    assert set(places) == {"a", "b", "c"}
    assert max(places.values()) - min(places.values()) <= 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_says_why_and_the_customer_answers_each_of_the_first(lang: str) -> None:
    for scene in LIBRARIES[lang].scenes:
        first, second = scene.turns
        assert all(choice.why for turn in scene.turns for choice in turn.choices), scene.id
        assert all(choice.reply for choice in first.choices), scene.id
        assert len({choice.reply for choice in first.choices}) == 3, scene.id
        assert second.customer, scene.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_answer_holds_a_fact_outside_a_gap(lang: str) -> None:
    told = {
        scene.id: re.findall(FACTS[lang], GAP.sub("", " ".join(said_by_the_agent(scene))))
        for scene in LIBRARIES[lang].scenes
    }
    assert {name: facts for name, facts in told.items() if facts} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_scene_holds_a_figure(lang: str) -> None:
    for scene in LIBRARIES[lang].scenes:
        whole = " ".join((scene.title, scene.setting, *scene.customer, *scene.turns[1].customer))
        assert not re.search(r"\d", whole), scene.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_helps_most_promises_nothing(lang: str) -> None:
    for scene in LIBRARIES[lang].scenes:
        for text in (*map(best_of, scene.turns), scene.confirm, scene.solve, scene.care, scene.lesson):
            assert not re.search(PROMISES[lang], text), (scene.id, text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_hardest_scenes_follow_a_card_and_excuse_nobody(lang: str) -> None:
    library = LIBRARIES[lang]
    cards = {card.id for card in library.protocols}
    assert {scene.id: scene.protocol for scene in library.scenes if scene.protocol} == HARDEST
    assert set(HARDEST.values()) <= cards
    for scene in library.scenes:
        if scene.id in HARDEST:
            why = " ".join(choice.why for turn in scene.turns for choice in turn.choices)
            assert not re.search(EXCUSES[lang], " ".join((why, scene.lesson))), scene.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everybody_sits_at_a_desk(lang: str) -> None:
    assert {scene.channel for scene in LIBRARIES[lang].scenes} == {"chat", "phone", "mail"}
