"""The search over all days while the diary is read beside the window: typing goes on, and the last word counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.filled import is_filled
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.app_services import Services
from wellbeing.services.diary_search import DiarySearch
from wellbeing.ui.in_thread import in_turn, is_busy
from wellbeing.ui.pages.today.page import TodayPage

LATE, SOON = "the refund late again", "the refund came the same day"


@pytest.fixture
def page(
    qtbot: QtBot, light_theme: object, services: Services, clock: FakeClock, told: Told
) -> Iterator[TodayPage]:
    """Two notes about refunds, on two days before."""
    for days, note in ((1, SOON), (2, LATE)):
        services.checkins.record(CheckInDraft(8, note=note, at=clock.now() - timedelta(days=days)))
    made = TodayPage(replace(told.context(services), piecemeal=True))
    qtbot.addWidget(made)
    made.resize(1100, 720)
    made.show()
    qtbot.waitUntil(lambda: is_filled(made))
    yield made
    qtbot.waitUntil(lambda: not is_busy())


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def gate() -> Iterator[Event]:
    """Hold the thread that reads, as a diary of ten years does, until the test opens it."""
    held = Event()
    in_turn(held.wait, bool, None, "")
    yield held
    held.set()


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words for which the diary was really read."""
    find, words = DiarySearch.find, list[str]()

    def counted(search: DiarySearch, asked: str, *rest: object) -> object:
        words.append(asked)
        return find(search, asked, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(DiarySearch, "find", counted)
    return words


def lines(page: TodayPage) -> list[str]:
    return [page._found.item(row).text() for row in range(page._found.count())]


def test_words_typed_fast_are_searched_once_and_find_what_they_say(
    page: TodayPage, gate: Event, searched: list[str], qtbot: QtBot
):
    page.start_search()
    QTest.keyClicks(page._search, "refund late")
    assert (page._search.text(), searched) == ("refund late", [])
    gate.set()
    qtbot.waitUntil(lambda: bool(lines(page)))
    assert [LATE in line for line in lines(page)] == [True]
    assert searched == ["refund late"]


def test_what_was_found_before_stands_until_the_newer_answer_is_there(page: TodayPage, qtbot: QtBot):
    page.start_search()
    QTest.keyClicks(page._search, "refund")
    qtbot.waitUntil(lambda: len(lines(page)) == 2)
    gate = Event()
    in_turn(gate.wait, bool, None, "")
    QTest.keyClicks(page._search, " late")
    assert len(lines(page)) == 2
    gate.set()
    qtbot.waitUntil(lambda: len(lines(page)) == 1)
    assert LATE in lines(page)[0]


def test_enter_before_the_answer_goes_to_the_first_of_it(page: TodayPage, gate: Event, qtbot: QtBot):
    today = page.day
    page.start_search()
    QTest.keyClicks(page._search, "refund late")
    QTest.keyClick(page._search, Qt.Key.Key_Return)
    assert page.day == today
    gate.set()
    qtbot.waitUntil(lambda: page.day == today - timedelta(days=2))


def test_another_key_takes_enter_back(page: TodayPage, gate: Event, qtbot: QtBot):
    today = page.day
    page.start_search()
    QTest.keyClicks(page._search, "refund late")
    QTest.keyClick(page._search, Qt.Key.Key_Return)
    QTest.keyClick(page._search, Qt.Key.Key_Backspace)
    gate.set()
    qtbot.waitUntil(lambda: bool(lines(page)))
    assert page.day == today


def test_an_answer_to_what_was_cleared_is_dropped(
    page: TodayPage, gate: Event, searched: list[str], qtbot: QtBot
):
    page.start_search()
    QTest.keyClicks(page._search, "refund")
    QTest.keyClick(page._search, Qt.Key.Key_Escape)
    gate.set()
    qtbot.waitUntil(lambda: not is_busy())
    assert (lines(page), searched) == ([], [])
    assert page._pile.currentWidget() is page._curve
    assert not any(cell.shown.marked for cell in page._strip._cells)


def test_a_diary_that_can_not_be_read_is_told_in_the_list(
    page: TodayPage, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object) -> None:
        raise Refused(Problem("diary", "problem.disk_full"))

    monkeypatch.setattr(DiarySearch, "find", refuse)
    page.start_search()
    QTest.keyClicks(page._search, "refund")
    qtbot.waitUntil(lambda: bool(lines(page)))
    assert lines(page) == [page.ctx.sentence(Problem("diary", "problem.disk_full"))]
