"""Tips: one a day, one beside the chart, the ones asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.domain.library import situations as at
from wellbeing.domain.library.tips import (
    RangeFacts,
    Tip,
    for_situation,
    indexed,
    nearest,
    parts,
    saying,
    search,
    tip_for_range,
    tip_of_the_day,
)

DAY = date(2026, 11, 20)


def tip(tip_id: str, *when: str, title: str = "", body: str = "", words: tuple[str, ...] = ()) -> Tip:
    return Tip(tip_id, title or tip_id, body, "steady", when or (at.EVERYDAY,), ("M101",), words)


TIPS = tuple(tip(f"tip{n}") for n in range(7))


def facts(**changes: object) -> RangeFacts:
    plain = {"last_day": DAY, "median": 3.0, "share_high": 0.0, "contacts": {}, "days": 7, "days_without": 0}
    return RangeFacts(**(plain | changes))  # type: ignore[arg-type]


@given(st.integers(0, 20_000))
def test_every_tip_once_before_any_returns(start: int) -> None:
    first = date(1990, 1, 1) + timedelta(days=start)
    week = [tip_of_the_day(TIPS, first + timedelta(days=n)).id for n in range(7)]
    assert len(set(week)) == 7


def test_same_tip_all_day_though_it_was_shown() -> None:
    chosen = tip_of_the_day(TIPS, DAY)
    assert tip_of_the_day(TIPS, DAY, {chosen.id: DAY}) == chosen


def test_what_was_shown_lately_waits() -> None:
    chosen = tip_of_the_day(TIPS, DAY)
    other = tip_of_the_day(TIPS, DAY, {chosen.id: DAY - timedelta(days=2)})
    assert other != chosen


def test_the_longest_unseen_when_all_were_shown() -> None:
    shown = {t.id: DAY - timedelta(days=n + 1) for n, t in enumerate(TIPS)}
    assert tip_of_the_day(TIPS, DAY, shown).id == "tip6"


def test_no_tips() -> None:
    with pytest.raises(ValueError, match="no tips"):
        tip_of_the_day((), DAY)
    with pytest.raises(ValueError, match="no tips"):
        tip_for_range((), facts())


@pytest.mark.parametrize(
    ("changes", "reason", "situation"),
    [
        ({"contacts": {"abuse": 1}, "share_high": 0.9}, "reason.abuse", at.AFTER_ABUSE),
        ({"contacts": {"threat": 1, "abuse": 2}}, "reason.threat", at.AFTER_THREAT),
        ({"contacts": {"crisis": 1, "threat": 1}}, "reason.crisis", at.AFTER_CRISIS),
        ({"share_high": 0.25, "direction": "up"}, "reason.high", at.HIGH_STRESS),
        ({"direction": "up", "contacts": {"rude": 3}}, "reason.rising", at.RISING),
        ({"contacts": {"rude": 1, "abuse": 0}}, "reason.rude", at.AFTER_RUDE),
        ({"contacts": {"demanding": 35}}, "reason.load", at.HIGH_LOAD),
        ({"contacts": {"demanding": 35}, "days_without": 0, "days": 8}, "reason.everyday", at.EVERYDAY),
        ({"direction": "down", "contacts": {"kind": 2}}, "reason.easing", at.EASING),
        ({"contacts": {"kind": 2}}, "reason.kind", at.KIND_MOMENT),
        ({"median": None, "share_high": 1.0}, "reason.everyday", at.EVERYDAY),
    ],
)
def test_the_tip_beside_the_chart(changes: dict[str, object], reason: str, situation: str) -> None:
    tips = tuple(tip(situation, situation) for situation in at.SITUATIONS)
    choice = tip_for_range(tips, facts(**changes))
    assert choice.reason == reason
    if reason != "reason.everyday":
        assert choice.tip.when == (situation,)
    assert tip_for_range(tips, facts(**changes)) == choice


def test_a_reading_without_a_tip_gives_way_to_the_next() -> None:
    tips = (tip("a", at.AFTER_RUDE), tip("b"))
    assert tip_for_range(tips, facts(contacts={"abuse": 1, "rude": 1})).reason == "reason.rude"
    assert for_situation(tips, at.AFTER_RUDE) == tips[:1]


ITEMS = (
    tip("body", title="歇一歇", body="客户很生气的时候，先听。Queue is long, don’t rush."),
    tip("words", title="听", body="……", words=("客户生气", "anger")),
    tip("title", title="客户生气怎么办", body="……"),
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["body", "words", "title"]),
        ("客户生气", ["title", "words", "body"]),
        ("客户", ["title", "words", "body"]),
        ("ANGER", ["words"]),
        ("ａｎｇ", ["words"]),
        ("客户 先听", ["body"]),
        ("客户先听", ["body"]),
        ("客户先听的时候怎么办？", ["body"]),
        ("怎么办", ["title"]),
        ("queue don't", ["body"]),
        ("queue anger", []),
        ("没有", []),
        ("很很很很", []),
    ],
)
def test_search(asked: str, found: list[str]) -> None:
    assert [item.id for item in search(ITEMS, asked)] == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("顾客生气怎么办", ["body", "words", "title"]),
        ("买家很生气", ["body"]),
        ("天气真好", []),
        ("客户", []),
        ("angry", []),
        ("", []),
    ],
)
def test_what_is_nearest_to_a_question_that_nothing_answers(asked: str, found: list[str]) -> None:
    assert [item.id for item in nearest(indexed(ITEMS), asked)] == found


def test_a_tip_without_words_of_its_own_is_found_by_its_title() -> None:
    plain = Tip("plain", "Stretch your back", "", "steady", (at.EVERYDAY,), ("M101",))
    assert plain.words == ()
    assert search((plain, *TIPS), "stretch") == (plain,)


def test_a_pasted_sentence_is_found_as_it_stands() -> None:
    items = indexed(
        (tip("a", title="怎么了？"), tip("b", title="x", body="先问怎么了？再说"), tip("c", title="怎么"))
    )
    assert [item.id for item in saying(items, " 怎么了? ")] == ["a", "b"]
    assert saying(items, " ") == ()


SAME = (("高兴", "开心"), ("不高兴",), ("客人", "happy"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("不高兴", ("不高兴",)),  # never what the part of it means
        ("不高兴的客人", ("不高兴", "客人")),
        ("开心", ("开心",)),
        ("别的", ()),
        ("tired today", ("tired", "today")),
        ("happy", ("happy",)),
    ],
)
def test_a_known_word_within_a_longer_known_one_is_not_asked_for(asked: str, found: tuple[str, ...]) -> None:
    assert parts(asked, SAME) == found


def test_words_of_one_length_are_asked_for_in_the_order_of_the_question() -> None:
    said = ("退款", "客服", "生气", "快递", "催单", "道歉")
    assert parts("的".join(said), ((word,) for word in sorted(said))) == said
