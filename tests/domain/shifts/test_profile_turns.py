"""Which profile a shift asks for by its words, and when inside the shift."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wellbeing.domain.days import Span
from wellbeing.domain.shifts.profile_turns import named_in, turn_at, with_turns
from wellbeing.domain.shifts.rota import as_table, from_table
from wellbeing.domain.shifts.shifts import Rota

DAY = datetime(2026, 11, 20, tzinfo=UTC)
SHIFT = (9.0, 17.0)


def hours(start: float, end: float) -> Span:
    return Span(DAY + timedelta(hours=start), DAY + timedelta(hours=end))


def turns(*named: tuple[float, float, str]) -> list[tuple[float, str]]:
    rota = with_turns(Rota((hours(*SHIFT),)), [(hours(start, end), name) for start, end, name in named])
    return [((moment - DAY) / timedelta(hours=1), name) for moment, name in rota.profiles]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Phone day", "phone"), ("PHONE: late", "phone"), ("ｐｈｏｎｅ", "phone"), ("Headphones", ""),
        ("电话班（晚）", "电话"), ("周一培训", "培训"), ("Phone  and chat", "phone and chat"), ("", ""), ("a.b", ""),
        ("chat (late)", "chat"), ("Chatter", ""),
    ],
)  # fmt: skip
def test_a_name_stands_in_the_words_by_itself(words: str, named: str):
    assert named_in(words, ("phone", "chat", "电话", "培训", "phone and chat", "a+b")) == named


def test_a_shift_of_one_name():
    assert turns((9, 17, "phone")) == [(9, "phone")]
    assert turns((9, 17, "")) == []


def test_training_inside_a_shift_ends_with_itself():
    assert turns((9, 17, "phone"), (10, 11, "training")) == [(9, "phone"), (10, "training"), (11, "phone")]
    assert turns((9, 17, ""), (10, 11, "training")) == [(10, "training"), (11, "")]


def test_a_meal_between_two_stretches_and_a_meeting_in_one_change_nothing():
    assert turns((9, 12, "phone"), (12.5, 17, "phone"), (10, 11, "")) == [(9, "phone")]
    assert turns((9, 12, "phone"), (12.5, 17, "chat")) == [(9, "phone"), (12.5, "chat")]
    assert turns((9, 12, "phone"), (12, 17, "")) == [(9, "phone"), (12, "")]


def test_what_rules_at_a_moment():
    later = hours(33, 41)
    rota = with_turns(Rota((hours(*SHIFT), later)), [(hours(9, 17), "phone"), (later, "")])
    found = turn_at(rota, DAY + timedelta(hours=16.9))
    assert found is not None
    assert (found.shift, found.at, found.profile) == (hours(9, 17).start, hours(9, 17).start, "phone")
    assert [turn_at(rota, DAY + timedelta(hours=hour)) for hour in (8.9, 17, 35)] == [None] * 3


def test_it_is_kept_with_the_rota_and_a_rota_of_before_has_none():
    rota = with_turns(Rota((hours(*SHIFT),)), [(hours(9, 17), "电话")])
    table = as_table(rota)
    assert from_table(table) == rota
    del table["profiles"]
    assert from_table(table) == Rota((hours(*SHIFT),))
    assert from_table({**table, "profiles": [["x", "phone"]]}) is None
