"""What looks like a complaint and is none, and complaints in the dress of praise, thanks or courtesy."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.domain.cues.whole_reader import whole_reader
from wellbeing.domain.cues.marks import negative
from wellbeing.resources import resource


@pytest.mark.parametrize(
    "text",
    [
        "押金收不收，要不要发票",
        "這個方案可不可以改成月繳",
        "我妈的卡能不能一起还",
        "機車行今天有開嗎",
        "用到現在零故障，想再買一台",
        "除了户口本还要什么？地址也发我",
        "要签合约吗；另外没有别的事",
        "不用道歉，是我填错了门牌",
        "no need to apologise, I gave you the wrong street",
        "hwo do i get to teh terminal from there",
        "you lot, that burger was straight fire",
        "My mother died in May, how do I close her account?",
    ],
)
def test_what_only_looks_like_a_complaint_is_none(text: str) -> None:
    assert not negative(whole_reader().read(text))


@pytest.mark.parametrize(
    "text",
    [
        "真好，又断网了",
        "感谢你们让我见识了什么叫排队",
        "謝謝喔，我的花瓶碎了一地",
        "「即時客服」，即時了三天",
        "我知道你們很忙，但是這筆錢已經兩個月了",
        "可以请贵公司就这笔费用向我作出说明吗",
        "還錢還錢還錢",
        "Thanks a bunch for sending my keys to the wrong house",
        "Brilliant. Locked out on payday.",
        "I appreciate you are all busy, but it has been a month",
        "The app crashes at the last page. Could you look at it?",
        "bruh",
    ],
)
def test_a_complaint_in_the_dress_of_courtesy_is_found(text: str) -> None:
    reading = whole_reader().read(text)
    assert negative(reading)
    assert not reading.thanks


@pytest.mark.parametrize(
    "text", ["香死了，全家抢着吃", "还帮我把行李送到房间，赶上了飞机", "whoever packed it, what a keeper"]
)
def test_praise_without_a_word_of_thanks_is_thanked_for(text: str) -> None:
    assert whole_reader().read(text).thanks


@pytest.mark.parametrize("text", ["😭😭 杯子碎了", "第三次了，问了三遍", "有人吗？？有人吗？？"])
def test_faces_and_repetition_name_no_feeling(text: str) -> None:
    assert whole_reader().read(text).named is None


def test_no_turn_of_phrase_goes_on_behind_its_sentence() -> None:
    phrases = tomllib.loads((resource("content") / "facts" / "cue_phrases.toml").read_text(encoding="utf-8"))[
        "phrase"
    ]
    far = re.compile(r"(?<![!=])\.\{0,|\[\^,。\]|\[\^。\]")
    assert [name for name, entry in phrases.items() if any(map(far.search, entry.get("zh", ())))] == []
