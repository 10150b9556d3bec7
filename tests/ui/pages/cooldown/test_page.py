from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.pages.cooldown.cooldown_services import Stand, stand
from wellbeing.domain.library.breathing import Pattern, Phase, PhaseKind
from wellbeing.domain.library.exercises import Variant
from wellbeing.services.event_bus import Topic
from wellbeing.ui.pages.cooldown.cards import first_sentence, longest_within
from wellbeing.ui.pages.cooldown.page import CoolDownPage
from wellbeing.ui.pages.cooldown.player.screens import PlayerScreen
from wellbeing.ui.widgets.chips import Chip


@pytest.fixture
def at(light_theme, tmp_path: Path) -> Iterator[Stand]:
    with stand(tmp_path) as made:
        yield made


@pytest.fixture
def page(at: Stand, qtbot) -> Iterator[CoolDownPage]:
    made = CoolDownPage(at.ctx)
    qtbot.addWidget(made)
    made.resize(840, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.player.stop()


def ids(page: CoolDownPage) -> list[str]:
    return [card.exercise.id for card in page.cards()]


def need(page: CoolDownPage, key: str) -> None:
    next(chip for chip in page.needs.findChildren(Chip) if chip.key == key).click()


def test_what_is_on_is_offered_and_the_rest_waits_behind_more(at: Stand, page: CoolDownPage) -> None:
    everything = at.services.library.exercises("en")
    assert ids(page) == [exercise.id for exercise in everything if exercise.on]
    off = [exercise.id for exercise in everything if not exercise.on]
    assert page.more.isHidden() == (not off)
    page.more.setChecked(True)
    assert ids(page) == [exercise.id for exercise in everything if exercise.on] + off


def test_a_need_leaves_only_what_is_made_for_it(at: Stand, page: CoolDownPage) -> None:
    need(page, "tight_chest")
    assert "gentle_breath" in ids(page)
    assert "box_breath" not in ids(page)
    assert all("tight_chest" in card.exercise.when for card in page.cards())
    need(page, "tight_chest")
    assert "box_breath" in ids(page)


def test_only_needs_that_some_exercise_answers_are_asked(at: Stand, page: CoolDownPage) -> None:
    shown = {chip.key for chip in page.needs.findChildren(Chip) if chip.key}
    assert shown == {
        situation
        for exercise in at.services.library.exercises("en")
        if exercise.on
        for situation in exercise.when
    }


@pytest.mark.parametrize(
    ("minutes", "length"),
    [("0", "pause"), ("1", "pause"), ("3", "pause"), ("5", "practice"), ("10", "practice")],
)
def test_the_time_there_is_chooses_the_length(page: CoolDownPage, minutes: str, length: str) -> None:
    page.times.set_current(minutes)
    page.refresh()
    card = next(card for card in page.cards() if card.exercise.id == "gentle_breath")
    assert card.length() == length


def test_without_holds_the_holding_ones_are_gone(page: CoolDownPage) -> None:
    page.no_holds.setChecked(True)
    assert "box_breath" not in ids(page)
    assert "gentle_breath" in ids(page)


def test_only_one_button_is_filled(page: CoolDownPage) -> None:
    assert [card.start.property("kind") for card in page.cards()].count("primary") == 1


def test_refresh_may_come_at_any_time(page: CoolDownPage) -> None:
    before = ids(page)
    for _ in range(3):
        page.on_topic(Topic.PRACTICE)
    assert ids(page) == before


def test_start_opens_the_player_in_place_of_the_cards_and_comes_back(at: Stand, page: CoolDownPage) -> None:
    heard: list[bool] = []
    page.focus_wanted.connect(heard.append)
    page.cards()[0].start.click()
    assert page.player.isVisible()
    assert not page.browse.isVisible()
    assert page.player.part is PlayerScreen.BEFORE
    QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Escape)
    assert not page.player.isVisible()
    assert page.browse.isVisible()
    assert page.cards()[0].start.hasFocus()
    assert heard == [True, False]


@pytest.mark.parametrize(("exercise", "variant", "minutes"), [
    ("gentle_breath", None, "1 min"),
    ("gentle_breath", "practice", "5 min"),
    ("box_breath", "no such", "1 min"),
])  # fmt: skip
def test_others_may_start_an_exercise(
    page: CoolDownPage, exercise: str, variant: str | None, minutes: str
) -> None:
    page.start_exercise(exercise, variant)
    assert page.player.part is PlayerScreen.BEFORE
    assert page.player.screens.top.length.text() == minutes


def test_an_exercise_may_be_started_before_the_page_was_seen(at: Stand, qtbot) -> None:
    page = CoolDownPage(at.ctx)
    qtbot.addWidget(page)
    page.start_exercise("gentle_breath")
    with qtbot.waitExposed(page):
        page.show()
    page.setFocus()
    QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Space)
    assert page.player.part is PlayerScreen.BREATH
    page.player.stop()


def test_an_unknown_exercise_opens_nothing(page: CoolDownPage) -> None:
    page.start_exercise("no such exercise")
    assert page.player.part is PlayerScreen.NOTHING
    assert page.browse.isVisible()


def test_the_no_hold_choice_is_one_for_page_and_player(page: CoolDownPage) -> None:
    page.start_exercise("box_breath")
    QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Space)
    page.player.screens.foot.no_holds.click()
    page.player.stop()
    assert page.no_holds.isChecked()
    assert "box_breath" not in ids(page)


@pytest.mark.parametrize(("name", "language", "scale"), [
    ("light", "zh_CN", 1.0), ("dark", "en", 2.0), ("contrast", "zh_TW", 1.5),
])  # fmt: skip
def test_nothing_is_wider_than_the_page(
    wear, tmp_path: Path, qtbot, name: str, language: str, scale: float
) -> None:
    wear(name, language, scale)
    with stand(tmp_path, language) as at:
        page = CoolDownPage(at.ctx)
        qtbot.addWidget(page)
        page.resize(840, 600)
        page.show()
        for exercise in at.services.library.exercises(language):
            page.start_exercise(exercise.id)
            QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Space)
            assert page.sheet.minimumSizeHint().width() <= 840, exercise.id
            page.player.stop()
        assert page.sheet.minimumSizeHint().width() <= 840


SENTENCES = [
    ("鼻子吸气 4 秒，慢慢呼气。要轻，不要深。", "鼻子吸气 4 秒，慢慢呼气。"),
    ("In for 2.5, out for 6. Softly.", "In for 2.5, out for 6."),
    ("No stop at all", "No stop at all"),
    ("New to it? Take 3.", "New to it?"),
]


@pytest.mark.parametrize(("text", "first"), SENTENCES)
def test_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_nothing_fits_into_too_little_time() -> None:
    long = Variant("long", Pattern((Phase(PhaseKind.IN, 4), Phase(PhaseKind.OUT, 6)), 60))
    assert longest_within((long,), 5) is None
    assert longest_within((long,), 10) is long
