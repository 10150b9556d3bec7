"""The practice page over real services: scenes, looking back, the sheet that keeps nothing, the weekly question."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.recording import RecordingNavigator, context_of
from wellbeing.content.strings import LANGUAGES, load_words
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.reviews import ReviewDraft
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.practice.answers import AnswerRow
from wellbeing.ui.pages.practice.page import REVIEWS, SCENES, VENT, PracticePage
from wellbeing.ui.pages.practice.play import ScenePlay
from wellbeing.ui.pages.practice.turn import TurnCard
from wellbeing.ui.widgets.draw import width_of
from wellbeing.ui.widgets.labels import ReadingText

Said = list[tuple[str, Callable[[], object] | None]]
SCENE = "seam_after_a_week"
SECRET = "a word that nobody will find"


def made_context(services: Services, said: Said, language: str = "en") -> Context:
    def say(words: str, undo: Callable[[], object] | None) -> None:
        said.append((words, undo))

    def nothing(*given: object) -> None:
        return None

    words = load_words(language, resource("locale"))
    return context_of(services, words, say)


@pytest.fixture
def said() -> Said:
    return []


@pytest.fixture
def page(qtbot: QtBot, light_theme: object, services: Services, said: Said) -> PracticePage:
    made = PracticePage(made_context(services, said))
    qtbot.addWidget(made)
    made.resize(1000, 800)
    with qtbot.waitExposed(made):
        made.show()
    services.event_bus.subscribe(made.on_topic)
    return made


@pytest.fixture
def play(page: PracticePage) -> ScenePlay:
    page.start_scene(SCENE)
    assert page.scenes.play is not None
    return page.scenes.play


def press(play: ScenePlay, cue: int | None) -> None:
    next(piece for piece in play.messages.pieces if piece.piece.cue == cue).click()


# Scenes


def test_all_scenes_stand_there_and_one_can_be_played(page: PracticePage, services: Services) -> None:
    assert [row.scene for row in page.scenes.rows] == list(services.library.scenes("en"))
    assert len(page.scenes.rows) >= 16
    page.scenes.rows[3].start.click()
    assert page.scenes.play.scene == page.scenes.rows[3].scene
    assert page.scenes.list.isHidden()
    page.scenes.close_scene()
    assert page.scenes.list.isVisible()
    assert page.focusWidget() is page.scenes.rows[3].start


def test_an_unknown_scene_plays_nothing(page: PracticePage) -> None:
    page.start_scene("nowhere")
    assert page.scenes.play is None


def test_cues_are_spotted_by_pressing_words(play: ScenePlay) -> None:
    assert play.count.text() == "0 of 3 signs found"
    press(play, None)
    assert play.found == set()
    assert "Keep looking" in play.count.text()
    press(play, 1)
    press(play, 1)
    assert play.count.text() == "1 of 3 signs found"
    assert play.scene.cues[1].meaning in play.meanings.text()
    assert play.meanings.text().count("\n") == 0
    for cue in (0, 2):
        press(play, cue)
    assert play.reveal.isHidden()


def test_showing_all_counts_none(play: ScenePlay) -> None:
    play.reveal.click()
    assert play.found == set()
    assert all(cue.meaning in play.meanings.text() for cue in play.scene.cues)


def best_of(card: TurnCard) -> AnswerRow:
    return next(row for row in card.answers if row.choice.id == card.turn.best)


def worse_than_best(card: TurnCard) -> AnswerRow:
    return next(row for row in card.answers if row.choice.id != card.turn.best)


def heard(card: TurnCard) -> list[str]:
    bubbles = [card.said.itemAt(place).widget() for place in range(card.said.count())]
    return [bubble.findChild(ReadingText).text() for bubble in bubbles]


def test_a_choice_shows_why_for_each_and_the_customer_answers_it(play: ScenePlay) -> None:
    worse, best = worse_than_best(play.first), best_of(play.first)
    assert play.second.isHidden()
    worse.pick.click()
    assert [row.why.text() for row in play.first.answers] == [row.choice.why for row in play.first.answers]
    assert best.sign.isVisible()
    assert worse.sign.isHidden()
    assert worse.pick.text() == "Your choice"
    assert heard(play.second) == [worse.choice.reply, *play.scene.turns[1].customer]
    assert play.second.isVisible()
    assert play.steps.isHidden()
    best.pick.click()
    assert heard(play.second) == [best.choice.reply, *play.scene.turns[1].customer]


def test_after_the_second_choice_come_the_three_steps(play: ScenePlay) -> None:
    best_of(play.first).pick.click()
    best_of(play.second).pick.click()
    assert [row.why.text() for row in play.second.answers] == [row.choice.why for row in play.second.answers]
    assert play.steps.isVisible()
    words = [each.text() for each in play.steps.findChildren(type(play.steps.text))]
    order = [words.index(text) for text in (play.scene.confirm, play.scene.solve, play.scene.care)]
    assert order == sorted(order)
    assert play.steps.mine.isHidden()


def test_an_own_answer_is_laid_beside_the_steps(play: ScenePlay, qtbot: QtBot) -> None:
    assert not play.compare.isEnabled()
    qtbot.keyClicks(play.own, "So sorry about the gift.")
    play.compare.click()
    assert play.steps.text.text() == "So sorry about the gift."
    assert play.steps.mine.isVisible()


def test_nothing_is_kept_of_a_scene_unless_asked(
    play: ScenePlay, page: PracticePage, services: Services, said: Said
) -> None:
    press(play, 0)
    play.first.pick(1)
    play.second.pick(1)
    assert services.practice.reviews.last_runs() == {}
    play.keep.click()
    assert set(services.practice.reviews.last_runs()) == {SCENE}
    assert "practised" in next(row for row in page.scenes.rows if row.scene.id == SCENE).last.text()
    said[-1][1]()
    assert services.practice.reviews.last_runs() == {}


def helps(services: Services) -> list[int]:
    return [helped for (helped,) in services.diary.rows("SELECT helped FROM scene_run ORDER BY id")]


def test_what_is_kept_tells_of_both_turns_and_of_the_first_pick(
    page: PracticePage, services: Services
) -> None:
    for first, second in ((best_of, best_of), (worse_than_best, best_of), (best_of, worse_than_best)):
        page.start_scene(SCENE)
        play = page.scenes.play
        first(play.first).pick.click()
        second(play.second).pick.click()
        best_of(play.first).pick.click()  # looked at afterwards: it was not what was said
        best_of(play.second).pick.click()
        play.keep.click()
    assert helps(services) == [1, 0, 0]


def test_answers_stand_in_another_order_another_time(page: PracticePage, services: Services) -> None:
    orders = set()
    for second in range(12):
        services.clock.pass_by(seconds=second)
        page.start_scene(SCENE)
        orders.add(tuple(row.choice.id for row in page.scenes.play.first.answers))
    assert len(orders) > 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hardest_scenes_end_with_the_agent(
    qtbot: QtBot, light_theme: object, services: Services, language: str
) -> None:
    made = PracticePage(made_context(services, [], language))
    qtbot.addWidget(made)
    hardest = [scene for scene in services.library.scenes(language) if scene.protocol]
    assert len(hardest) == 4
    for scene in hardest:
        made.start_scene(scene.id)
        words = [each.text() for each in made.scenes.play.steps.findChildren(ReadingText)]
        assert words[-1] == services.library.protocols(language)[scene.protocol].lines[-1]


def test_another_scene_follows_and_the_last_leads_to_the_first(page: PracticePage) -> None:
    page.start_scene(page.scenes.rows[0].scene.id if page.scenes.rows else SCENE)
    for row in (*page.scenes.rows[1:], page.scenes.rows[0]):
        page.scenes.play.next_asked.emit()
        assert page.scenes.play.scene == row.scene


# Looking back


def log(services: Services, kind: str = "abuse", note: str = "he swore"):
    return services.contacts.record(ContactDraft(kind=kind, felt=8, note=note)).after


def test_a_hard_contact_becomes_a_plan(
    page: PracticePage, services: Services, said: Said, qtbot: QtBot
) -> None:
    page.show_part(REVIEWS)
    assert page.reviews.nothing.isVisible()
    log(services)
    log(services, "kind")
    (row,) = page.reviews.contacts
    assert "abusive · felt 8" in row.words
    row.theme.click()
    form = page.reviews.form
    assert form.happened.toPlainText() == "he swore"
    qtbot.keyClicks(form.not_mine, "his late parcel")
    qtbot.keyClicks(form.cue, "a customer swears")
    qtbot.keyClicks(form.action, "breathe out once")
    form.keep.click()
    assert form.isHidden()
    assert page.reviews.contacts == []
    (kept,) = page.reviews.reviews
    assert kept.review.has_plan
    assert kept.review.not_mine == "his late parcel"
    said[-1][1]()
    assert page.reviews.reviews == []
    assert len(page.reviews.contacts) == 1


def test_a_plan_is_changed_and_deleted_with_a_way_back(
    page: PracticePage, services: Services, said: Said
) -> None:
    services.practice.reviews.save(ReviewDraft(None, "x", "", "", "c", "a"))
    page.show_part(REVIEWS)
    page.reviews.reviews[0].change.click()
    page.reviews.form.action.setText("drink water")
    page.reviews.form.keep.click()
    assert services.practice.reviews.all()[0].action == "drink water"
    page.reviews.reviews[0].delete.click()
    assert services.practice.reviews.all() == []
    said[-1][1]()
    assert services.practice.reviews.all()[0].action == "drink water"


def test_an_empty_look_back_cannot_be_saved(page: PracticePage, services: Services) -> None:
    log(services, note="")
    page.show_part(REVIEWS)
    page.reviews.contacts[0].theme.click()
    assert not page.reviews.form.keep.isEnabled()


def test_a_look_back_too_long_is_told_beside_the_fields(page: PracticePage, services: Services) -> None:
    log(services)
    page.show_part(REVIEWS)
    page.reviews.contacts[0].theme.click()
    page.reviews.form.mine.setPlainText("x" * 4_001)
    page.reviews.form.keep.click()
    assert "longer than" in page.reviews.form.wrong.text()
    assert services.practice.reviews.all() == []


# The sheet that keeps nothing


@pytest.fixture
def written(page: PracticePage, qtbot: QtBot) -> PracticePage:
    page.show_part(VENT)
    page.vent.field.setFocus()
    qtbot.keyClicks(page.vent.field, SECRET)
    assert page.vent.field.toPlainText() == SECRET
    return page


def test_letting_go_clears_at_once(written: PracticePage) -> None:
    written.vent.go.click()
    assert written.vent.field.toPlainText() == ""
    assert written.vent.said.text().startswith("Torn up")
    assert not written.vent.go.isEnabled()


def test_two_minutes_then_a_minute_of_breath(written: PracticePage) -> None:
    sheet = written.vent
    assert sheet.time.isActive()
    assert sheet.time.interval() == 120_000
    sheet.time.timeout.emit()
    assert sheet.said.text().startswith("That was two minutes")
    assert sheet.field.toPlainText() == SECRET
    sheet.go.click()
    assert not sheet.breathe.isHidden()
    assert not sheet.time.isActive()


def test_leaving_the_sheet_clears_it(written: PracticePage) -> None:
    written.show_part(SCENES)
    assert written.vent.field.toPlainText() == ""


def test_leaving_the_page_clears_it(written: PracticePage) -> None:
    written.hide()
    assert written.vent.field.toPlainText() == ""


def test_closing_the_window_clears_it(qtbot: QtBot, light_theme: object, services: Services) -> None:
    window, page = QMainWindow(), PracticePage(made_context(services, []))
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    with qtbot.waitExposed(window):
        window.show()
    page.show_part(VENT)
    page.vent.field.setPlainText(SECRET)
    window.close()
    assert page.vent.field.toPlainText() == ""


def test_nothing_can_be_taken_back(written: PracticePage, qtbot: QtBot) -> None:
    field = written.vent.field
    assert not field.isUndoRedoEnabled()
    written.vent.go.click()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    field.undo()
    assert field.toPlainText() == ""


def test_nothing_reaches_the_clipboard(written: PracticePage, qtbot: QtBot) -> None:
    field, clipboard = written.vent.field, QGuiApplication.clipboard()
    clipboard.setText("before")
    field.selectAll()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert):
        qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    field.copy()
    qtbot.mouseDClick(field.viewport(), Qt.MouseButton.LeftButton)
    modes = [QClipboard.Mode.Clipboard]
    modes += [QClipboard.Mode.Selection] if clipboard.supportsSelection() else []
    for mode in modes:
        assert not any(part in clipboard.text(mode) for part in SECRET.split())
    assert SECRET not in field.createMimeDataFromSelection().text()
    assert field.toPlainText() == SECRET
    cursor = field.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)


def test_nothing_reaches_the_disk(written: PracticePage, services: Services, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    elsewhere = temporary_files()
    changes = services.diary.rows("SELECT total_changes()")
    written.vent.go.click()
    assert services.diary.rows("SELECT total_changes()") == changes
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before
    assert not any(SECRET.encode() in path.read_bytes() for path in after)
    for path in temporary_files() - elsewhere:  # others may write there meanwhile, but not this
        with suppress(OSError):
            assert SECRET.encode() not in path.read_bytes()


def temporary_files() -> set[Path]:
    return {path for path in Path(tempfile.gettempdir()).iterdir() if path.is_file()}


def test_the_input_method_is_asked_to_learn_nothing(page: PracticePage) -> None:
    assert page.vent.field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


# Strain and help


def test_the_weekly_question_is_asked_once(
    page: PracticePage, services: Services, said: Said, clock: FakeClock
) -> None:
    assert page.strain.isVisible()
    page.strain.keys[1].click()
    assert page.strain.isHidden()
    assert not services.practice.strain_due()
    said[-1][1]()
    assert page.strain.isVisible()
    page.strain.leave.click()
    assert page.strain.isHidden()
    clock.pass_by(days=7)
    page.refresh()
    assert page.strain.isVisible()


def test_it_says_that_nobody_tested_it(page: PracticePage) -> None:
    from PySide6.QtWidgets import QLabel

    assert any("nobody has tested it" in each.text() for each in page.strain.findChildren(QLabel))


def test_help_stands_there_one_press_away_and_rests_for_the_day(
    page: PracticePage, services: Services, clock: FakeClock
) -> None:
    assert page.support.isHidden()
    for week in range(3):
        services.practice.answer_strain(4)
        clock.pass_by(days=7 if week < 2 else 0)
    page.refresh()
    assert page.support.isVisible()
    page.support.leave.click()
    page.refresh()
    assert page.support.isHidden()
    clock.pass_by(days=1)
    page.refresh()
    assert page.support.isVisible()


def test_help_opens_the_help_card(qtbot: QtBot, light_theme: object, services: Services) -> None:
    log(services, "threat")
    ways = RecordingNavigator()
    made = PracticePage(context_of(services, services.words(), lambda words, undo: None, ways))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    assert made.support.isVisible()
    made.support.help.click()
    assert ways.asked == [("open_help",)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_part_runs_out_of_a_small_window(
    qtbot: QtBot, wear: Callable[..., object], services: Services, language: str, scale: float
) -> None:
    wear("light", language, scale)
    log(services, "threat")
    made = PracticePage(made_context(services, [], language))
    qtbot.addWidget(made)
    made.resize(732, 600)
    with qtbot.waitExposed(made):
        made.show()
    for part in (REVIEWS, VENT, SCENES):
        made.show_part(part)
        assert made.sheet.minimumSizeHint().width() <= made.viewport().width()
    made.start_scene(SCENE)
    made.scenes.play.first.pick(1)
    made.scenes.play.second.pick(1)
    assert made.sheet.minimumSizeHint().width() <= made.viewport().width()


def test_the_way_past_the_question_ends_where_its_keys_end(page: PracticePage) -> None:
    leave, last = page.strain.leave, page.strain.keys[-1]
    assert leave.width() - width_of(leave.text(), leave.font()) <= 4
    assert leave.geometry().right() == last.geometry().right()
