"""The search over the diary: what it finds, in which order, how much of it, and where to mark it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes import NOON_ISH, ago
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.services import diary_search
from wellbeing.services.app_services import Services
from wellbeing.services.diary_search import MOST, DiarySearch, Found, initials_pattern, is_question
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore

LABELS = {"tired": "Tired", "peak": "Busy hour", "rude": "Rude", "anger": "Anger"}
ENTRIES: tuple[Found, ...] = (
    CheckIn(0, ago(hours=1), 5, note="Lunch was late"),
    CheckIn(0, ago(hours=2), 5, feelings=("tired",)),
    CheckIn(0, ago(hours=3), 5, causes=("peak", "noise")),
    CheckIn(0, ago(hours=4), 5, note="午饭很晚"),
    CheckIn(0, ago(hours=5), 5),
    Contact(0, ago(hours=1.5), "rude", note="late delivery"),
    Contact(0, ago(hours=2.5), "demanding", emotion="anger"),
    Contact(0, ago(hours=3.5), "ordinary", note="客户很晚才来"),
    Contact(0, ago(hours=4.5), "ordinary"),
)


@pytest.fixture
def search(services: Services) -> DiarySearch:
    checkins, contacts = CheckInStore(services.diary), ContactStore(services.diary)
    for entry in ENTRIES:
        checkins.add(entry) if isinstance(entry, CheckIn) else contacts.add(entry)
    return services.search


def at(*places: int) -> list[Found]:
    return [ENTRIES[place] for place in places]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("late", (0, 5)),
        ("  LATE ", (0, 5)),
        ("tired", (1,)),
        ("ired", (1,)),
        ("busy HOUR", (2,)),
        ("rude", (5,)),
        ("anger", (6,)),
        ("很晚", (7, 3)),
        ("午", (3,)),
        ("nowhere", ()),
        ("%", ()),
        ("a", ()),
        (" ", ()),
    ],
)
def test_what_says_the_words_is_found_the_newest_first(
    search: DiarySearch, words: str, places: tuple[int, ...]
):
    found = search.find(words, LABELS, "en")
    assert [replace(entry, id=0) for entry in found] == at(*places)


@pytest.mark.parametrize(("words", "places"), [("hw", (7, 3)), ("hen wan", ()), ("khhw", (7,)), ("wf", (3,))])
def test_chinese_is_found_by_the_initials_of_its_readings_too(
    search: DiarySearch, words: str, places: tuple[int, ...]
):
    pytest.importorskip("pypinyin")
    assert [replace(entry, id=0) for entry in search.find(words, LABELS, "zh_CN")] == at(*places)
    assert search.find(words, LABELS, "en") == []


def test_what_says_the_words_themselves_is_not_found_twice(services: Services):
    pytest.importorskip("pypinyin")
    CheckInStore(services.diary).add(CheckIn(0, NOON_ISH, 5, note="wf 午饭"))
    ContactStore(services.diary).add(Contact(0, ago(minutes=1), "rude", note="wf 午饭"))
    assert len(services.search.find("wf", {}, "zh_TW")) == 2


def test_no_more_is_found_than_can_be_shown(services: Services, monkeypatch: pytest.MonkeyPatch):
    assert MOST == 60
    monkeypatch.setattr(diary_search, "MOST", 4)
    for number in range(5):
        CheckInStore(services.diary).add(CheckIn(0, ago(minutes=10 * number), 5, note="again"))
        ContactStore(services.diary).add(Contact(0, ago(minutes=10 * number + 5), "rude", note="again"))
    found = services.search.find("again", {}, "en")
    assert [entry.at for entry in found] == [ago(minutes=minutes) for minutes in (0, 5, 10, 15)]


@pytest.mark.parametrize(
    ("words", "text", "places"),
    [
        ("late", "Late, too late", [(0, 4), (10, 14)]),
        (" late ", "late", [(0, 4)]),
        ("a.c", "abc a.c", [(4, 7)]),
        ("", "anything", []),
        ("晚", "很晚很晚", [(1, 2), (3, 4)]),
        ("hw", "很晚", []),
    ],
)
def test_where_a_text_says_the_words(
    search: DiarySearch, words: str, text: str, places: list[tuple[int, int]]
):
    assert search.places(words, text, "en") == places


def test_where_a_chinese_text_is_found_by_initials(search: DiarySearch):
    pytest.importorskip("pypinyin")
    assert search.places("hw", "今天很晚", "zh_CN") == [(2, 4)]
    assert search.places("hw", "hw 很晚", "zh_CN") == [(0, 2)], "the letters themselves come first"
    assert search.places("zz", "很晚", "zh_CN") == []


@pytest.mark.parametrize(
    ("words", "asks"), [("", False), ("a", False), (" a ", False), ("ab", True), ("晚", True)]
)
def test_two_letters_or_one_sign_are_a_question(words: str, asks: bool):
    assert is_question(words) is asks


def test_a_letter_stands_for_itself_and_every_sign_that_may_be_read_so():
    readings = {"长": "cz", "城": "c", "x": "q"}
    pattern = initials_pattern("C z-", ("长城", "城 x"), lambda sign: readings[sign])
    assert all(pattern.fullmatch(text) for text in ("城长", "长长", "cz", "c长"))
    assert not any(pattern.fullmatch(text) for text in ("长城", "zc", "x长"))
