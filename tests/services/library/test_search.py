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
