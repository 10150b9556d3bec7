"""What single cells of an export mean, and where its days stand."""

from __future__ import annotations

from datetime import date, time

import pytest

from wellbeing.domain.imports.contact_rows import KindRule, _channel_of, rule_of
from wellbeing.domain.imports.mood_words import MOODS
from wellbeing.domain.imports.total_rows import days_in
from wellbeing.domain.problems import Refused
from wellbeing.domain.tables.moments import clock_of


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Phone", "phone"),
        ("Voice", "phone"),
        ("呼入", "phone"),
        ("電話", "phone"),
        ("E-Mail", "mail"),
        ("邮件", "mail"),
        ("電郵", "mail"),
        ("WeChat", "chat"),
        ("在线", "chat"),
        ("counter", "other"),
        ("", None),
    ],
)
def test_a_channel_is_known_by_its_word(text: str, channel: str | None):
    assert _channel_of(text) == channel


def test_words_of_moods_lie_in_their_quarter():
    told = {
        word: MOODS[word] for word in ("excited", "happy", "calm", "neutral", "annoyed", "furious", "tired")
    }
    assert list(told.values()) == [(2, 2), (1, 1), (1, -1), (0, 0), (-1, 1), (-2, 2), (-1, -1)]
    assert all(abs(step) <= 2 for place in MOODS.values() for step in place)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Report 2026-11-23", (date(2026, 11, 23), 1)),
        ("2026-11-23 至 2026-11-27", (date(2026, 11, 23), 5)),
        ("2026-11-27 至 2026-11-23", None),
        ("no day", None),
    ],
)
def test_days_are_read_out_of_a_title(title: str, found: tuple[date, int] | None):
    assert days_in([title]) == found


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Priority=Urgent -> demanding", KindRule("priority", "urgent", "demanding")),
        ("  Priority  =  Very Urgent->rude ", KindRule("priority", "very urgent", "rude")),
        ("优先级=紧急 -> demanding", KindRule("优先级", "紧急", "demanding")),
        ("a=b=c -> kind", KindRule("a", "b=c", "kind")),
    ],
)
def test_a_rule_is_a_column_what_it_says_and_a_kind(text: str, rule: KindRule):
    assert rule_of(text) == rule


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Priority",
        "Priority=Urgent",
        "Priority=Urgent -> loud",
        "=x -> rude",
        " =x -> rude",
        "Priority= -> demanding",
        "Priority=-> demanding",
        "Priority =   -> demanding",
        "Priority=\u3000-> demanding",
    ],
)
def test_what_is_no_rule_is_refused_with_the_kinds_there_are(text: str):
    with pytest.raises(Refused) as refused:
        rule_of(text)
    problem = refused.value.problem
    assert (problem.field, problem.key) == ("rule", "problem.import_rule")
    assert problem.values == {"known": "ordinary, demanding, rude, abuse, threat, kind, crisis"}


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9:05 pm", time(21, 5)),
        ("12:00 am", time(0)),
        ("12:30 PM", time(12, 30)),
        ("21:05:07", time(21, 5, 7)),
        ("13:00 pm", None),
        ("0:30 am", None),
        ("25:00", None),
        ("noon", None),
    ],
)
def test_a_clock_of_twelve_or_of_twenty_four_hours(text: str, clock: time | None):
    assert clock_of(text) == clock
