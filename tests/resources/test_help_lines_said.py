"""What the help card prints: the numbers of the evidence, hours that were read, and whose word the rest is (E50)."""

from __future__ import annotations

import re

import pytest

from wellbeing.content import catalog
from wellbeing.content.entries import LANGUAGES
from wellbeing.resources import resource

CONTENT = resource("content")

TO_TALK = {
    ("CN", "12356"), ("TW", "1925"), ("TW", "1995"), ("TW", "1980"), ("HK", "18111"), ("HK", "2389 2222"),
    ("HK", "2896 0000"), ("HK", "2382 0000"), ("MO", "6330 2692"), ("MO", "2826 1126"), ("US", "988"),
    ("CA", "988"), ("GB", "116 123"), ("IE", "116 123"), ("SG", "1771"), ("SG", "1767"), ("PH", "1553"),
    ("IN", "14416"), ("AU", "13 11 14"), ("NZ", "1737"), ("MY", "15555"), ("MY", "befrienders.org.my"),
    ("ZA", "0800 567 567"),
    ("ZZ", "findahelpline.com"),
}  # fmt: skip
EMERGENCY = {
    ("CN", "120"), ("CN", "110"), ("TW", "119"), ("TW", "110"), ("HK", "999"), ("MO", "999"), ("US", "911"),
    ("CA", "911"), ("GB", "999"), ("IE", "112"), ("SG", "995"), ("SG", "999"), ("PH", "911"), ("IN", "112"),
    ("AU", "000"), ("NZ", "111"), ("MY", "999"), ("ZA", "112"),
}  # fmt: skip
NOT_ALL_DAY = {
    "12356": ["18"],
    "1995": [],
    "1980": [],
    "15555": [],
    "0800 567 567": [],
    "findahelpline.com": [],
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_numbers_are_those_of_the_evidence(lang: str) -> None:
    lines = catalog.load_help_lines(lang, CONTENT)
    assert {(line.region, line.number) for line in lines if not line.role} == TO_TALK
    assert {(line.region, line.number) for line in lines if line.role} == EMERGENCY
    assert len(lines) == len(TO_TALK) + len(EMERGENCY)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hours_are_printed_only_where_they_were_read(lang: str) -> None:
    for line in catalog.load_help_lines(lang, CONTENT):
        hours = [] if line.role else NOT_ALL_DAY.get(line.number, ["24"])
        assert re.findall(r"\d+", line.hours) == hours, line.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_line_names_whose_word_it_is(lang: str) -> None:
    lines = catalog.load_help_lines(lang, CONTENT)
    assert {line.id for line in lines if line.verified_on is not None} == {"in_telemanas"}
    assert all(line.hours and line.languages and line.source and line.name for line in lines)
    assert catalog.load_help_card(lang, CONTENT).unchecked.count("{source}") == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_types_all_day_may_type_here_too(lang: str) -> None:
    also = {line.id: line.also for line in catalog.load_help_lines(lang, CONTENT) if line.also}
    assert {"hk_18111", "sg_1771", "sg_1767", "us_988", "au_131114", "nz_1737", "tw_1925"} <= set(also)
    assert "#" in also["tw_1925"]
