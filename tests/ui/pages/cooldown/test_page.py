from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.pages.cooldown.cooldown_services import Stand, stand
from wellbeing.domain.contacts import ContactDraft
from wellbeing.services.event_bus import Topic
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.cooldown.grid import even_width, lines_of
from wellbeing.ui.pages.cooldown.page import CoolDownPage
from wellbeing.ui.pages.cooldown.player.screens import PlayerScreen
from wellbeing.ui.widgets.chips import Chip
from wellbeing.ui.widgets.draw import width_of


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
    """Return everything that stands on the page, the offer first."""
    assert page.offer.exercise is not None
    return [page.offer.exercise.id, *(cell.exercise.id for cell in page.grid.cells)]


def other(page: CoolDownPage, key: str) -> None:
    next(chip for chip in page.others.findChildren(Chip) if chip.key == key).click()


def test_everything_stands_on_the_page_once(at: Stand, page: CoolDownPage) -> None:
    everything = [exercise.id for exercise in at.services.library.exercises("en")]
    assert sorted(ids(page)) == sorted(everything)


def test_a_digit_says_what_happened_and_the_offer_fits_it(page: CoolDownPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_2)
    assert page.moments.current() == "cant_let_go"
    assert page.offer.exercise is not None
    assert "cant_let_go" in page.offer.exercise.when
    assert "fits" in page.offer.reason.text()
    QTest.keyClick(page, Qt.Key.Key_2)
    assert page.moments.current() == ""


def test_a_moment_and_the_other_moments_are_one_choice(page: CoolDownPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_1)
    other(page, "shift_end")
    assert page.moments.current() == ""
    assert page.offer.exercise is not None
    assert "shift_end" in page.offer.exercise.when
    QTest.keyClick(page, Qt.Key.Key_1)
    assert page.others.chosen() == ()


def test_right_goes_round_the_best_three(page: CoolDownPage) -> None:
    seen = []
    for _ in range(4):
        assert page.offer.exercise is not None
        seen.append(page.offer.exercise.id)
        QTest.keyClick(page, Qt.Key.Key_Right)
    assert len(set(seen)) == 3
    assert seen[3] == seen[0]


def test_an_exercise_that_takes_the_place_of_another_is_seen(at: Stand, page: CoolDownPage) -> None:
    at.services.preferences.set("breath_safety", True)
    page.start_exercise("gentle_breath")
    page.start_exercise("grounding")  # from a notice, while the other runs
    assert page.player.is_open
    assert page.player.isVisible()


def test_right_is_the_next_one_with_the_focus_on_start_too(page: CoolDownPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_3)
    assert page.offer.start.hasFocus()
    offered = page.offer.exercise
    QTest.keyClick(page.offer.start, Qt.Key.Key_Right)
    assert page.offer.exercise != offered
    assert page.offer.start.hasFocus()


def test_abuse_just_now_stands_chosen_and_what_a_person_chooses_stays(at: Stand, page: CoolDownPage) -> None:
    at.services.contacts.record(ContactDraft("abuse"))
    page.refresh()
    assert page.moments.current() == "after_abuse"
    QTest.keyClick(page, Qt.Key.Key_4)
    page.on_topic(Topic.CONTACTS)
    assert page.moments.current() == "tired_eyes"


def test_own_answers_are_the_reason(at: Stand, page: CoolDownPage) -> None:
    for _ in range(3):
        session = at.services.practice.begin("step_back", 8)
        at.services.practice.done(session, 60.0, True, 4)
    page.refresh()
    assert page.offer.exercise is not None
    assert page.offer.exercise.id == "step_back"
    assert page.offer.reason.text() == "Picked because: you did it 3 times, and stress went down in 3."
    assert "8 → 4" in page.last.text()


def test_what_was_done_last_is_named_whole_in_little_room_or_not_at_all(
    at: Stand, page: CoolDownPage
) -> None:
    session = at.services.practice.begin("step_back", 8)
    at.services.practice.done(session, 60.0, True, 4)
    page.refresh()
    whole, shorter = page.last.text(), page.last.shorter
    assert whole == f"{shorter[0]} · 8 → 4"
    for form in (whole, *shorter):
        page.last.resize(page.last.fontMetrics().horizontalAdvance(form), 20)
        assert page.last.shown() == form
    assert shorter[-2:] == ("Last: Step back", "")
    page.last.resize(20, 20)
    assert page.last.shown() == ""
    assert page.last.minimumSizeHint().width() == 0
    assert page.last.toolTip() == whole


@pytest.mark.parametrize(("minutes", "length"), [("0", "pause"), ("1", "pause"), ("5", "practice")])
def test_the_time_there_is_chooses_the_length(page: CoolDownPage, minutes: str, length: str) -> None:
    page.times.set_current(minutes)
    next(cell for cell in page.grid.cells if cell.exercise.id == "cyclic_sigh").click()
    assert page.offer.exercise is not None
    assert page.offer.exercise.id == "cyclic_sigh"
    assert page.offer.length().id == length
    assert page.offer.start.hasFocus()


def test_filters_leave_out_and_the_last_cell_counts_them(at: Stand, page: CoolDownPage) -> None:
    next(chip for chip in page.kinds.findChildren(Chip) if chip.key == "body").click()
    assert {cell.exercise.kind for cell in page.grid.cells} == {"body"}
    assert page.grid.hidden_cell is not None
    hidden = len(at.services.library.exercises("en")) - 1 - len(page.grid.cells)
    assert page.grid.hidden_cell.text() == f"{hidden} are not listed"
    page.grid.hidden_cell.click()
    assert page.grid.hidden_cell is None
    page.times.set_current("99")
    page.times.picked.emit("99")
    assert all(max(v.seconds for v in cell.exercise.variants) > 300 for cell in page.grid.cells)


def test_without_holds_the_holding_ones_are_gone(page: CoolDownPage) -> None:
    page.no_holds.setChecked(True)
    assert "box_breath" not in ids(page)
    assert page.grid.hidden_cell is not None


def test_a_favourite_stands_first_and_is_remembered(at: Stand, page: CoolDownPage) -> None:
    next(cell for cell in page.grid.cells if cell.exercise.id == "short_walk").click()
    page.offer.star.click()
    assert at.services.library.favourites() == {"short_walk"}
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert page.grid.cells[0].exercise.id == "short_walk"


def test_how_well_it_is_known_is_one_press_away(at: Stand, page: CoolDownPage) -> None:
    claims = {exercise.claim for exercise in at.services.library.exercises("en")}
    assert not claims & {words.text() for words in page.findChildren(QLabel)}
    QTest.keyClicks(page, "?")
    sheet = page.offer.evidence.sheet
    assert sheet is not None
    assert page.offer.exercise is not None
    said = [words.text() for words in sheet.findChildren(QLabel)]
    assert page.offer.exercise.claim in said
    QTest.keyClick(sheet, Qt.Key.Key_Escape)


def test_the_miniature_breathes_three_rounds_and_rests(at: Stand, page: CoolDownPage) -> None:
    next(cell for cell in page.grid.cells if cell.exercise.id == "cyclic_sigh").click()
    assert page.offer.miniature._timer.isActive()
    at.clock.at += 29.9
    page.offer.miniature._frame()
    assert page.offer.miniature._timer.isActive()
    at.clock.at += 0.2
    page.offer.miniature._frame()
    assert not page.offer.miniature._timer.isActive()


def test_refresh_may_come_at_any_time(page: CoolDownPage) -> None:
    before = ids(page)
    for _ in range(3):
        page.on_topic(Topic.PRACTICE)
    assert ids(page) == before


def test_enter_opens_the_player_over_everything_and_escape_comes_back(page: CoolDownPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert page.player.isVisible()
    assert not page.viewport().isVisible()
    assert page.player.window() is page.window()
    assert page.player.part is PlayerScreen.BREATH
    QTest.keyClick(page.player.focusWidget() or page.player, Qt.Key.Key_Escape)
    assert not page.player.isVisible()
    assert page.viewport().isVisible()
    assert page.offer.start.hasFocus()


@pytest.mark.parametrize(("exercise", "variant", "minutes"), [
    ("gentle_breath", None, "1 min"),
    ("gentle_breath", "practice", "5 min"),
    ("box_breath", "no such", "1 min"),
])  # fmt: skip
def test_others_may_start_an_exercise(
    page: CoolDownPage, exercise: str, variant: str | None, minutes: str
) -> None:
    page.start_exercise(exercise, variant)
    assert page.player.part is PlayerScreen.BREATH
    assert page.player.screens.top.length.text() == minutes


def test_an_exercise_may_be_started_before_the_page_was_seen(at: Stand, qtbot) -> None:
    page = CoolDownPage(at.ctx)
    qtbot.addWidget(page)
    page.start_exercise("gentle_breath")
    with qtbot.waitExposed(page):
        page.show()
    assert page.player.part is PlayerScreen.BREATH
    assert page.player.isVisible()
    page.player.stop()


def test_an_unknown_exercise_opens_nothing(page: CoolDownPage) -> None:
    page.start_exercise("no such exercise")
    assert page.player.part is PlayerScreen.NOTHING
    assert page.viewport().isVisible()


def test_the_no_hold_choice_is_one_for_page_and_player(page: CoolDownPage) -> None:
    page.start_exercise("box_breath")
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
            assert page.player.minimumSizeHint().width() <= 840 - 64, exercise.id
            page.player.stop()
        assert page.sheet.minimumSizeHint().width() <= 840


@pytest.mark.parametrize(
    ("title", "longest"),
    [("工位上静一静", "静"), ("Five, four, three, two, one", "three,"), ("Kind to yourself", "yourself")],
)
def test_the_last_line_of_a_title_is_never_one_sign_alone(title: str, longest: str, light_theme: object):
    font = words_font(current_theme(), "body_pt")
    whole = width_of(title, font)
    for width in range(whole * 6 // 10, whole):
        even = even_width(title, font, width)
        assert lines_of(title, font, even) == lines_of(title, font, width) == 2
        assert even >= width_of(longest, font)
        assert even < 0.75 * whole
