"""What a page leaves for later comes turn by turn, in order and whole; a picture leaves nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.recording import Told
from wellbeing.domain.themes import Theme
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.library.page import LibraryPage
from wellbeing.ui.pages.page import Page
from wellbeing.ui.pages.practice.page import PracticePage
from wellbeing.ui.turns import Turns


@pytest.fixture
def whole(services: Services, light_theme: Theme) -> Context:
    return Told().context(services)


@pytest.fixture
def piecemeal(whole: Context) -> Context:
    return replace(whole, piecemeal=True)


def test_one_piece_a_turn(piecemeal: Context, qtbot: QtBot):
    owner = QObject()
    turns, done = Turns(piecemeal, owner), list[int]()
    for number in range(3):
        turns.do(lambda number=number: done.append(number))
    assert done == []
    assert turns
    QApplication.processEvents()
    assert len(done) == 1
    turns.finish()
    assert done == [0, 1, 2]
    turns.do(lambda: done.append(3))
    turns.forget()
    QApplication.processEvents()
    assert (done, bool(turns)) == ([0, 1, 2], False)


def test_only_the_first_piece_is_kept_waiting(piecemeal: Context, qtbot: QtBot):
    owner, done, spent = QObject(), list[float](), QElapsedTimer()
    turns = Turns(piecemeal, owner, 80)
    spent.start()
    for _ in range(2):
        turns.do(lambda: done.append(spent.elapsed()))
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done[0] >= 70
    assert done[1] < done[0] + 70


def test_what_else_is_due_comes_in_between(piecemeal: Context, qtbot: QtBot):
    owner, done = QObject(), list[str]()
    turns = Turns(piecemeal, owner)
    for _ in range(2):
        turns.do(lambda: done.append("piece"))
        QTimer.singleShot(0, owner, lambda: done.append("else"))
    qtbot.waitUntil(lambda: len(done) == 4)
    assert done != ["piece", "piece", "else", "else"]


def test_a_picture_leaves_nothing_for_later(whole: Context):
    owner, done = QObject(), list[int]()
    turns = Turns(whole, owner)
    turns.do(lambda: done.append(1))
    assert done == [1]


def test_the_library_comes_to_the_same(whole: Context, piecemeal: Context, qtbot: QtBot):
    at_once, later = LibraryPage(whole), LibraryPage(piecemeal)
    for page in (at_once, later):
        qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
    assert later.results.blocks == {}, "the page stands before its items are made"
    wanted = shown_blocks(at_once)
    assert len(wanted) > 4
    qtbot.waitUntil(lambda: is_far(later))
    QTest.qWait(100)
    assert shown_blocks(later) == wanted[: len(later.results.blocks)]
    assert len(later.results.blocks) < len(wanted), "what nobody sees yet is made when it is needed"
    scroll_through(later, qtbot)
    assert shown_blocks(later) == wanted


def test_arrows_walk_through_all_of_it_and_what_they_are_on_is_in_sight(
    whole: Context, piecemeal: Context, qtbot: QtBot
):
    page, at_once = LibraryPage(piecemeal), LibraryPage(whole)
    for shown in (at_once, page):
        qtbot.addWidget(shown)
        shown.resize(900, 700)
        shown.show()
    qtbot.waitUntil(lambda: is_far(page))
    wanted = len(at_once.results.goals())
    assert len(page.results.goals()) < wanted
    for place in range(wanted + 1):
        page.results.walk.go_on()
        goal = page.results.goals()[min(place, wanted - 1)]
        assert goal.hasFocus()
        qtbot.waitUntil(lambda goal=goal: goal.visibleRegion().boundingRect() == goal.rect())
    assert len(page.results.goals()) == wanted


def test_a_search_in_the_middle_of_it_wins(piecemeal: Context, qtbot: QtBot):
    page = LibraryPage(piecemeal)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    qtbot.waitUntil(lambda: len(page.results.blocks) > 1)
    page.search.setText("breath")
    page.search.setText("no such word anywhere")
    QApplication.processEvents()
    qtbot.wait(50)
    assert shown_blocks(page) == []
    page.search.setText("")
    qtbot.waitUntil(lambda: len(shown_blocks(page)) > 1)


def test_practice_comes_to_the_same(whole: Context, piecemeal: Context, qtbot: QtBot):
    scenes, scenes_later = PracticePage(whole), PracticePage(piecemeal)
    for page in (scenes, scenes_later):
        qtbot.addWidget(page)
        page.show()
    assert 0 < len(scenes_later.scenes.rows) < len(scenes.scenes.rows)
    scroll_through(scenes_later, qtbot)
    assert [row.scene.id for row in scenes_later.scenes.rows] == [row.scene.id for row in scenes.scenes.rows]


def test_a_larger_window_has_more_of_a_list(piecemeal: Context, qtbot: QtBot):
    page = PracticePage(piecemeal)
    qtbot.addWidget(page)
    page.resize(900, 300)
    page.show()
    qtbot.waitUntil(lambda: is_far(page))
    few = len(page.scenes.rows)
    page.resize(900, 1_200)
    qtbot.waitUntil(lambda: not page.scenes.turns or is_far(page))
    assert len(page.scenes.rows) > few


def test_back_from_a_scene_further_down_the_keyboard_is_at_its_row(piecemeal: Context, qtbot: QtBot):
    page = PracticePage(piecemeal)
    qtbot.addWidget(page)
    page.resize(900, 300)
    page.show()
    last = piecemeal.services.library.scenes(piecemeal.language)[-1].id
    qtbot.waitUntil(lambda: is_far(page))
    assert last not in [row.scene.id for row in page.scenes.rows]
    page.start_scene(last)
    page.scenes.close_scene()
    assert page.focusWidget() is page.scenes.rows[-1].start


def is_far(page: Page) -> bool:
    """Tell whether the page goes on for a window's height below what is seen."""
    bar = page.verticalScrollBar()
    return bar.maximum() - bar.value() >= page.viewport().height()


def scroll_through(page: LibraryPage | PracticePage, qtbot: QtBot) -> None:
    """Scroll to the end as a person would; always a window's height more is there, until all is."""
    turns = page.results.turns if isinstance(page, LibraryPage) else page.scenes.turns
    while turns:
        qtbot.waitUntil(lambda: not turns or is_far(page))
        page.verticalScrollBar().setValue(page.verticalScrollBar().value() + page.viewport().height())


def shown_blocks(page: LibraryPage) -> list[tuple[str, tuple[str, ...]]]:
    """Return the kinds from top to bottom, each with the items that stand there."""
    blocks = [block for block in page.results.blocks.values() if not block.isHidden()]
    blocks.sort(key=lambda block: block.parentWidget().layout().indexOf(block))
    return [(block.kind, ids_of(block.table)) for block in blocks] if not page.results.isHidden() else []


def ids_of(table: object) -> tuple[str, ...]:
    shown = table.cards() if hasattr(table, "cards") else table.shown()  # type: ignore[attr-defined]
    return tuple(each.item_id for each in shown)
