"""How long something took, in any writing."""

from __future__ import annotations

import pytest

from wellbeing.domain.tables.lengths import LONGEST, seconds_of

UNITS = {
    86_400: ("d", "day", "days", "天"),
    3_600: ("h", "hr", "hrs", "hour", "hours", "小时", "小時", "时", "時"),
    60: ("m", "min", "mins", "minute", "minutes", "分", "分钟", "分鐘"),
    1: ("s", "sec", "secs", "second", "seconds", "秒"),
}


@pytest.mark.parametrize(
    ("word", "seconds"), [(word, seconds) for seconds in UNITS for word in UNITS[seconds]]
)
def test_every_word_for_a_unit_is_so_many_seconds(word: str, seconds: int):
    for text in (f"2{word}", f"2 {word}", f"2 {word.upper()}"):
        assert seconds_of(text, 1) == 2 * seconds


@pytest.mark.parametrize(
    ("text", "unit", "seconds"),
    [
        ("1天2小时3分4秒", 1, 93_784),
        ("1 d 2 h", 1, 93_600),
        ("1:02:03", 60, 3_723),
        ("02:03", 60, 123),
        ("1,5", 60, 90),
        ("250", 0.001, 0.25),
        ("7天", 1, LONGEST),
        ("8天", 1, None),
        ("-1", 1, None),
        ("2 weeks", 1, None),
        ("", 1, None),
    ],
)
def test_a_length_in_any_writing(text: str, unit: float, seconds: float | None):
    assert seconds_of(text, unit) == seconds
