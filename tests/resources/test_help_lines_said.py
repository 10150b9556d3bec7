"""What the help card prints: the numbers of the evidence, and no hours that nobody has checked (E50)."""

from __future__ import annotations

import re

import pytest

from wellbeing.content import catalog
from wellbeing.content.entries import LANGUAGES
from wellbeing.domain.library.help_lines import unchecked
from wellbeing.resources import resource

CONTENT = resource("content")

NUMBERS = {
    ("CN", "12356", False),
    ("CN", "120", True),
    ("CN", "110", True),
    ("TW", "1925", False),
    ("TW", "1995", False),
    ("TW", "1980", False),
    ("TW", "119", True),
    ("TW", "110", True),
    ("HK", "18111", False),
    ("HK", "2389 2222", False),
    ("HK", "2896 0000", False),
    ("HK", "2382 0000", False),
    ("HK", "999", True),
    ("MO", "2852 5222", False),
    ("US", "988", False),
    ("CA", "988", False),
    ("GB", "116 123", False),
    ("IE", "116 123", False),
    ("ZZ", "findahelpline.com", False),
}
HOURS = {"12356": "18", "1925": "24", "18111": "24"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_numbers_are_those_of_the_evidence(lang: str) -> None:
    lines = catalog.load_help_lines(lang, CONTENT)
    assert {(line.region, line.number, line.emergency) for line in lines} == NUMBERS
    assert len(lines) == len(NUMBERS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hours_are_printed_only_where_they_were_read(lang: str) -> None:
    for line in catalog.load_help_lines(lang, CONTENT):
        assert re.findall(r"\d+", line.hours) == ([HOURS[line.number]] if line.number in HOURS else []), (
            line.id
        )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_line_is_complete_but_the_one_nobody_checked(lang: str) -> None:
    lines = catalog.load_help_lines(lang, CONTENT)
    assert [line.number for line in unchecked(lines)] == ["2852 5222"]
    assert all(line.hours and line.languages and line.source and line.name for line in lines)
