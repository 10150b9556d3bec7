"""One search over five hundred items in Chinese: words, questions and initials, each within a moment."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread
from time import process_time

import pytest

from tests.untraced import untraced
from wellbeing.domain.library.phrases import Phrase
from wellbeing.domain.library.protocols import ContactProtocol
from wellbeing.domain.library.tips import search
from wellbeing.services.app_services import Services

MOST = 0.030


def five_hundred(services: Services, language: str) -> None:
    rest, tips = services.library.items(language), services.library.tips(language)
    more = (replace(tips[n % len(tips)], id=f"t{n}") for n in range(500 - len(rest)))
    services.library._read["items", language] = (*rest, *more)


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
@pytest.mark.parametrize(
    "asked", ["t", "tk", "xs", "ksqlh", "退", "退款", "压力", "客人很生气怎么办", "買家生氣"]
)
def test_five_hundred_items_answer_within_a_moment(services: Services, language: str, asked: str) -> None:
    five_hundred(services, language)
    services.library.get_ready(language)
    services.library.find("x", language)
    spans = []
    with untraced():
        for _ in range(4):  # the best of four: what else the machine does only ever adds
            start = process_time()
            services.library.find(asked, language)
            spans.append(process_time() - start)
    assert min(spans) < MOST


ASKED_FOR = {
    "zh_CN": "春节 售前 新品 夜班 喝酒 霸凌 辞职 机器人 AI 直播 酒店"
    " 电信 诈骗 FAQ 期望值 编码 催好评 催付 砍价 情感智慧 会员 签名"
    " 自杀 轻生 不想活 suicide",
    "zh_TW": "輪班 大夜班 過年 雙11 LINE 詐騙 職場霸凌 離職 飯店 電信 機器人 AI 自殺 輕生 不想活 suicide",
    "en": "email outage upsell throat bully monitoring scam suicide chatbot hotel telecom stretch",
}


@pytest.mark.parametrize("language", ASKED_FOR)
def test_every_word_that_people_type_finds_something(services: Services, language: str) -> None:
    nothing = [word for word in ASKED_FOR[language].split() if not services.library.find(word, language)]
    assert nothing == []


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("refund late", "en"), ("delivery late", "en"), ("angry", "en"), ("退款 太慢", "zh_CN"), ("退款很慢", "zh_TW"),
        ("生气", "zh_CN"), ("生氣", "zh_TW"), ("接待", "zh_TW"),
    ],
)  # fmt: skip
def test_words_that_mean_the_same_count_for_each_word_asked(
    services: Services, asked: str, language: str
) -> None:
    found = services.library.find(asked, language)
    assert len(found) >= (2 if language == "en" else 1)
    assert any(isinstance(item, Phrase) for item in found)


def test_latin_words_are_found_where_they_begin(services: Services) -> None:
    library = services.library
    assert len(library.find("AI", "en")) < 30
    assert search(services.library.tips("en"), "xplai") == ()


def test_getting_ready_may_happen_beside_the_window(services: Services) -> None:
    """The diary belongs to one thread, so a thread that asked it anything would fail here."""
    trouble: list[BaseException] = []

    def ready() -> None:
        try:
            services.library.get_ready("zh_CN")
        except BaseException as caught:
            trouble.append(caught)

    thread = Thread(target=ready)
    thread.start()
    thread.join()
    assert trouble == []
    assert services.library._letters._made


def test_initials_find_own_phrases_too_as_they_come_and_go(services: Services) -> None:
    assert services.library.find("wlqyc", "zh_CN") == ()
    saved = services.library.own.save("我来亲眼瞅瞅。")
    assert [item.id for item in services.library.find("wlqyc", "zh_CN")] == [saved.after.id]
    services.library.own.undo(saved)
    assert services.library.find("wlqyc", "zh_CN") == ()


def test_a_question_that_nothing_answers_finds_what_is_near(services: Services) -> None:
    assert services.library.find("顾客生气怎么办", "zh_CN")
    assert services.library.find("天上下着大雪", "zh_CN") == ()


@pytest.mark.parametrize("items_first", [True, False])
def test_protocols_are_found_by_id_before_and_after_all_items_were_read(
    services: Services, items_first: bool
) -> None:
    library = services.library
    if items_first:
        library.items("en")
    by_id = library.protocols("en")
    assert by_id["self_harm"].id == "self_harm"
    assert [item.id for item in library.items("en") if isinstance(item, ContactProtocol)] == list(by_id)


CARDS = {
    "self_harm": {
        "zh_CN": "自杀 轻生 想不开 不想活 想死 跳楼 割腕 遗书 上吊 烧炭 紫砂 自鲨 zisha suicide 客户说要割腕怎么办",
        "zh_TW": "自殺 輕生 想不開 不想活 想死 跳樓 割腕 遺書 上吊 燒炭 安眠藥 客人要自殺怎麼辦",
        "en": "suicide,suicidal,kill myself,end my life,overdose,unalive,customer wants to kill himself",
    },
    "threat": {
        "zh_CN": "威胁 恐吓 弄死 报复 找上门 带刀 人肉 报警 有人说要砍我",
        "zh_TW": "威脅 恐嚇 弄死 報復 找上門 帶刀 人肉 報警 客人威脅我",
        "en": "threat,bomb,hurt you,knife,police,customer threatened me",
    },
    "personal_abuse": {
        "zh_CN": "骚扰 性骚扰 歧视 调戏 荤话 口音 种族 性别 骂人 客户一直骚扰我",
        "zh_TW": "騷擾 性騷擾 歧視 調戲 黃腔 口音 種族 性別 罵人",
        "en": "harassment,racist,sexist,insult,accent,a customer harassed me",
    },
    "crying": {
        "zh_CN": "哭 崩溃 眼泪 去世 客户在哽咽",
        "zh_TW": "哭 崩潰 眼淚 過世 哽咽",
        "en": "crying,tears,grief,funeral",
    },
    "emergency": {
        "zh_CN": "着火 冒烟 触电 受伤 晕倒 流血 煤气 中毒 误食 过敏 火警 喘不上气 客户家着火了",
        "zh_TW": "著火 冒煙 觸電 受傷 暈倒 流血 瓦斯 中毒 誤食 過敏 火警 喘不過氣",
        "en": "fire,smoke,bleeding,poison,choking,electric shock,heart attack,her kitchen is on fire",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
@pytest.mark.parametrize("card", CARDS)
def test_in_the_moment_the_card_comes_first_by_whatever_word(
    services: Services, card: str, language: str
) -> None:
    asked = CARDS[card][language].split("," if language == "en" else None)
    wanted = services.library.protocols(language)[card]
    first = {words: next(iter(services.library.find(words, language)), None) for words in asked}
    assert [words for words, item in first.items() if item != wanted] == []


@pytest.mark.parametrize(
    ("words", "language"), [("砍价", "zh_CN"), ("砍價", "zh_TW"), ("burnout", "en"), ("firewall", "en")]
)
def test_everyday_words_bring_up_no_card(services: Services, words: str, language: str) -> None:
    found = services.library.find(words, language)
    assert not found or not isinstance(found[0], ContactProtocol)
