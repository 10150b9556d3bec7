"""The library page over a real desk: searching, keeping, copying, paging."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from wellbeing.clock import SystemClock
from wellbeing.content.strings import load_words
from wellbeing.domain.tips import Tip
from wellbeing.paths import under
from wellbeing.resources import resource
from wellbeing.services.changes import Topic
from wellbeing.services.desk import Desk, open_desk
from wellbeing.services.shelf import open_shelf
from wellbeing.ui.context import Context
from wellbeing.ui.pages.library import EVERYTHING, KEPT, LibraryPage
from wellbeing.ui.pages.library_grid import AT_ONCE
from wellbeing.ui.widgets.sections import Sections

Said = list[str]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    opened = open_desk(open_shelf(under(tmp_path), SystemClock()))
    yield opened
    opened.close()


@pytest.fixture
def said() -> Said:
    return []


@pytest.fixture
def page(qtbot: QtBot, look: object, desk: Desk, said: Said) -> LibraryPage:
    def say(words: str, undo: object) -> None:
        said.append(words)

    def nothing(*given: object) -> None:
        return None

    words = load_words("en", resource("locale"))
    ctx = Context(desk, words, say, nothing, nothing, nothing, nothing, nothing)
    made = LibraryPage(ctx)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def titles(page: LibraryPage) -> list[str]:
    return [card.title.text() for card in page.grid.cards()]


def test_opens_with_the_search_ready_and_a_few_cards(page: LibraryPage) -> None:
    assert page.focusWidget() is page.search
    assert AT_ONCE <= len(page.grid.cards()) <= 2 * AT_ONCE
    assert page.sections.current() == EVERYTHING


def test_shows_as_one_types_and_says_how_much(page: LibraryPage, qtbot: QtBot, desk: Desk) -> None:
    tip = desk.library.tips("en")[5]
    page.search.setText(tip.title)
    assert titles(page)[0] == tip.title
    assert desk.library.search(tip.title, "en")[0].title == tip.title


def test_nothing_found_is_said_calmly_and_leads_back(page: LibraryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "xyzzyx")
    assert titles(page) == []
    assert page.nothing.isVisible()
    assert page.nothing.words.text().startswith("Nothing found")
    page.nothing.asked.emit()
    assert page.search.text() == ""
    assert len(titles(page)) >= AT_ONCE
    assert page.nothing.isHidden()


def test_a_star_keeps_and_nothing_moves(page: LibraryPage, desk: Desk) -> None:
    before, card = titles(page), page.grid.cards()[3]
    card.star.click()
    assert desk.library.favourites() == {card.item_id}
    assert titles(page) == before
    assert card.star.isChecked()
    assert card.star.accessibleName() == "Let it go"
    card.star.click()
    assert desk.library.favourites() == set()


def test_a_star_from_elsewhere_fills_too(page: LibraryPage, desk: Desk) -> None:
    card = page.grid.cards()[2]
    desk.library.keep(card.item_id, True)
    page.touch(Topic.PRACTICE)
    assert card.star.isChecked()


def test_kept_ones_come_first_when_nothing_is_asked(page: LibraryPage, desk: Desk) -> None:
    last = desk.library.tips("en")[-1]
    desk.library.keep(last.id, True)
    page.search.setText("x")
    page.search.clear()
    assert titles(page)[0] == last.title


def test_the_filter_shows_only_what_is_kept(page: LibraryPage, desk: Desk) -> None:
    page.filter.set_chosen([KEPT])
    page.filter.changed.emit((KEPT,))
    assert page.nothing.words.text() == "What you keep with the star will be here."
    kept = desk.library.tips("en")[4]
    desk.library.keep(kept.id, True)
    page.filter.changed.emit((KEPT,))
    assert titles(page) == [kept.title]
    page.filter.set_chosen([])
    page.filter.changed.emit(())
    assert page.filter.chosen() == (EVERYTHING,)
    assert len(titles(page)) >= AT_ONCE


def test_a_subject_shows_its_own_and_points_elsewhere(page: LibraryPage, desk: Desk) -> None:
    subject = desk.library.tips("en")[0].subject
    other = next(tip for tip in desk.library.tips("en") if tip.subject != subject)
    page.sections.set_current(subject)
    page.sections.picked.emit(subject)
    own = [tip.title for tip in desk.library.tips("en") if tip.subject == subject]
    assert titles(page) == own[: len(titles(page))]
    page.search.setText(other.title)
    assert "under others" in page.nothing.words.text()


def test_copies_and_says_so(page: LibraryPage, said: Said) -> None:
    first, second = page.grid.cards()[:2]
    first.copy.click()
    assert QGuiApplication.clipboard().text() == first.text()
    second.copy.click()
    assert not first.copy.isChecked()
    assert second.copy.isChecked()
    assert said == ["Copied.", "Copied."]


def test_sources_are_named_once_and_judged_on_hover(page: LibraryPage, desk: Desk) -> None:
    card = page.grid.cards()[0]
    known = desk.library.sources("en")
    tip = next(tip for tip in desk.library.tips("en") if tip.id == card.item_id)
    for source in tip.sources:
        assert known[source].cite in card.source.text()
        assert known[source].standing_words in card.source.toolTip()


def test_more_cards_come_while_scrolling(page: LibraryPage, qtbot: QtBot, desk: Desk) -> None:
    def all_there() -> bool:
        bar = page.verticalScrollBar()
        bar.setValue(bar.maximum())
        return len(page.grid.cards()) == len(desk.library.tips("en"))

    qtbot.waitUntil(all_there, timeout=20_000)
    assert page.grid.more() is False


def test_a_tall_window_is_filled(page: LibraryPage, qtbot: QtBot) -> None:
    page.resize(1700, 2000)
    qtbot.waitUntil(lambda: page.grid.height() >= 1700)
    for words in ("", "a", ""):
        page.search.setText(words)
        qtbot.waitUntil(lambda: page.grid.height() >= 1700)


def test_typing_makes_no_new_cards(page: LibraryPage) -> None:
    before = set(page.grid.cards())
    for words in ("a", "an", "and", ""):
        page.search.setText(words)
    assert set(page.grid.cards()) <= before


def test_five_hundred_tips_answer_within_a_moment(page: LibraryPage, desk: Desk) -> None:
    tips = desk.library.tips("en")
    many = tuple(replace(tips[n % len(tips)], id=f"t{n}", title=f"Tip {n}") for n in range(500))
    desk.library._read["tips", "en"] = many
    page.search.setText("w")
    spans = []
    for words in ("wo", "wor", "work", "wor", "wo", "w"):
        start = perf_counter()
        page.search.setText(words)
        spans.append(perf_counter() - start)
    assert sorted(spans)[len(spans) // 2] < 0.030


@pytest.mark.parametrize(("width", "columns"), [(420, 1), (700, 2)])
def test_columns_follow_the_width(page: LibraryPage, qtbot: QtBot, width: int, columns: int) -> None:
    page.grid.resize(width, 900)
    places = {page.grid._grid.getItemPosition(n)[1] for n in range(page.grid._grid.count())}
    assert len(places) == columns


def test_subjects_stand_above_where_the_window_is_narrow(page: LibraryPage, qtbot: QtBot) -> None:
    sections: Sections = page.sections
    page.resize(560, 700)
    qtbot.waitUntil(sections.is_above)
    assert sections.side.isHidden()
    chip = sections.chips.findChildren(type(page.filter._chips[0]))[1]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert sections.current() == chip.key
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert sections.current() == chip.key


def test_a_damaged_file_is_said_in_words(page: LibraryPage, desk: Desk, tmp_path: Path) -> None:
    desk.library._read.clear()
    desk.library._dir = tmp_path / "nowhere"
    page.search.setText("w")
    assert "text files is damaged" in page.nothing.words.text()
    assert titles(page) == []


def test_every_kind_has_a_card() -> None:
    from wellbeing.ui.pages.library_cards import CARDS

    assert Tip in CARDS
