"""What single cells of an export mean, and where its days stand."""

from __future__ import annotations

from datetime import date

import pytest

from wellbeing.domain.imports.contact_rows import _channel_of
from wellbeing.domain.imports.mood_words import MOODS
from wellbeing.domain.imports.total_rows import days_in


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
