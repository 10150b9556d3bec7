"""What was begun in a form is there again after a crash, a logout and another language; what was left is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.paths import Folders
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import open_environment
from wellbeing.ui.pages.library.own import OwnPhraseForm
from wellbeing.ui.pages.practice.page import PracticePage
from wellbeing.ui.quick_entry.quick_checkin import QuickCheckIn

Key = Qt.Key
NOTE = "they shouted about a parcel"
SCENE = "seam_after_a_week"


@pytest.fixture
def start(folders: Folders, clock: FakeClock, light_theme: object) -> Callable[[], Services]:
    """Open the diary as another start of the app does, while the one before was killed."""
    return lambda: open_services(open_environment(folders, clock))


def card_of(services: Services, qtbot: QtBot) -> QuickCheckIn:
    card = QuickCheckIn(Told().context(services))
    qtbot.addWidget(card)
    return card


def page_of(services: Services, qtbot: QtBot, language: str = "en") -> PracticePage:
    page = PracticePage(Told().context(services, language))
    qtbot.addWidget(page)
    page.show()
    return page


def note_of(card: QuickCheckIn) -> QPlainTextEdit:
    return card.form.note


def kept(services: Services, kind: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: services.drafts.find(kind) is not None)


def test_a_card_that_was_open_when_the_app_was_killed(start: Callable[[], Services], qtbot: QtBot):
    first = start()
    card = card_of(first, qtbot)
    card.open_tab("me")
    QTest.keyClick(card.focusWidget(), Key.Key_7)
    note_of(card).setPlainText(NOTE)
    kept(first, "checkin", qtbot)
    qtbot.waitUntil(lambda: (first.drafts.find("checkin") or {}).get("note") == NOTE)

    second = start()
    again = card_of(second, qtbot)
    again.open_tab("me")
    assert note_of(again).toPlainText() == NOTE
    again.save()
    (saved,) = second.checkins.today()
    assert (saved.stress, saved.note) == (7, NOTE)
    assert second.drafts.find("checkin") is None
    empty = card_of(second, qtbot)
    empty.open_tab("me")
    assert note_of(empty).toPlainText() == ""
    first.close()
    second.close()


def test_a_logout_keeps_the_last_key(start: Callable[[], Services], qtbot: QtBot):
    services = start()
    card = card_of(services, qtbot)
    card.open_tab("contact")
    QTest.keyClick(card.focusWidget(), Key.Key_3)
    note_of(card).setPlainText(NOTE)
    services.close()  # at once: the timer of the form has had no time

    later = start()
    again = card_of(later, qtbot)
    again.open_tab("contact")
    again.save()
    (saved,) = later.contacts.today()
    assert (saved.kind, saved.note) == ("rude", NOTE)
    later.close()


def test_the_moment_never_waits(start: Callable[[], Services], qtbot: QtBot, clock: FakeClock):
    services = start()
    card = card_of(services, qtbot)
    card.open_tab("me")
    QTest.keyClick(card.focusWidget(), Key.Key_5)
    form = card._me
    form.when.ask()
    QTest.keyClick(card.focusWidget(), Key.Key_2)
    assert form.when.moment() is not None
    services.close()
    later = start()
    again = card_of(later, qtbot)
    again.save()
    assert [entry.at for entry in later.checkins.today()] == [clock.now()]
    later.close()


@pytest.mark.parametrize("killed", [True, False])
def test_a_card_put_away_waits_ten_minutes(
    start: Callable[[], Services], qtbot: QtBot, clock: FakeClock, killed: bool
):
    services = start()
    card = card_of(services, qtbot)
    for minutes, waits in ((9, True), (11, False)):
        card.open_tab("me")
        note_of(card).setPlainText(NOTE)
        clock.pass_by(minutes=30)  # it stood open all the while
        card.hide()
        clock.pass_by(minutes=minutes)
        again = card_of(services, qtbot) if killed else card
        again.open_tab("me")
        assert (note_of(again).toPlainText() == NOTE) is waits
    services.drafts.drop_old()
    assert services.drafts._store.kept() == {}
    services.close()


def test_an_edit_that_was_cut_short_is_found_with_its_entry_alone(
    start: Callable[[], Services], qtbot: QtBot
):
    first = start()
    for note in ("one", "two"):
        first.checkins.record(CheckInDraft(stress=3, note=note))
    one, two = first.checkins.today()
    card = card_of(first, qtbot)
    card.edit(one)
    note_of(card).setPlainText(NOTE)
    kept(first, "checkin", qtbot)

    second = start()
    again = card_of(second, qtbot)
    again.open_tab("me")
    assert note_of(again).toPlainText() == ""
    again.hide()
    again.edit(one)
    assert note_of(again).toPlainText() == NOTE
    again.hide()  # left on purpose: gone
    again.edit(one)
    assert note_of(again).toPlainText() == "one"
    again.edit(two)
    assert note_of(again).toPlainText() == "two"
    first.close()
    second.close()


def test_a_look_back_that_was_begun_opens_again(start: Callable[[], Services], qtbot: QtBot):
    first = start()
    change = first.contacts.record(ContactDraft(kind="rude", felt=7, note="parcel"))
    page = page_of(first, qtbot)
    (row,) = page.reviews.contacts
    row.theme.click()
    page.reviews.form.mine.setPlainText(NOTE)
    qtbot.waitUntil(lambda: (first.drafts.find("review") or {}).get("mine") == NOTE)

    second = start()
    again = page_of(second, qtbot, "zh_TW")
    form = again.reviews.form
    assert form.isVisible()
    assert (form.happened.toPlainText(), form.mine.toPlainText()) == ("parcel", NOTE)
    assert form.title.text()
    form.keep.click()
    (review,) = second.practice.reviews.all()
    assert (review.contact, review.mine) == (change.after.id, NOTE)  # type: ignore[union-attr]
    assert not page_of(second, qtbot).reviews.form.isVisible()
    first.close()
    second.close()


def test_a_look_back_that_was_left_is_gone(start: Callable[[], Services], qtbot: QtBot):
    services = start()
    services.contacts.record(ContactDraft(kind="rude"))
    page = page_of(services, qtbot)
    page.reviews.contacts[0].theme.click()
    page.reviews.form.mine.setPlainText(NOTE)
    kept(services, "review", qtbot)
    page.reviews.form.done()
    assert services.drafts.find("review") is None
    services.close()


def test_an_own_answer_waits_until_its_scene_is_left(start: Callable[[], Services], qtbot: QtBot):
    first = start()
    page = page_of(first, qtbot)
    page.start_scene(SCENE)
    assert page.scenes.play is not None
    page.scenes.play.own.setPlainText(NOTE)
    kept(first, "scene", qtbot)

    second = start()
    again = page_of(second, qtbot)
    assert again.scenes.play is not None
    assert again.scenes.play.scene.id == SCENE
    assert again.scenes.play.own.toPlainText() == NOTE
    again.scenes.close_scene()
    assert page_of(second, qtbot).scenes.play is None
    first.close()
    second.close()


def test_a_phrase_of_ones_own(start: Callable[[], Services], qtbot: QtBot):
    first = start()
    form = OwnPhraseForm(Told().context(first))
    qtbot.addWidget(form)
    form.open()
    QTest.keyClicks(form.better, "One moment.")
    kept(first, "own_phrase", qtbot)

    second = start()
    again = OwnPhraseForm(Told().context(second))
    qtbot.addWidget(again)
    again.open()
    assert again.better.text().startswith("One")
    again.keep.click()
    assert second.drafts.find("own_phrase") is None
    first.close()
    second.close()


def test_a_diary_that_takes_nothing_now_bothers_nobody(
    start: Callable[[], Services], qtbot: QtBot, folders: Folders
):
    services = start()
    card = card_of(services, qtbot)
    card.open_tab("me")
    away = folders.diary.rename(folders.diary.with_suffix(".away"))
    note_of(card).setPlainText(NOTE)
    card._me._keeper.keep_now()
    away.rename(folders.diary)
    note_of(card).setPlainText(NOTE + "!")
    qtbot.waitUntil(lambda: (services.drafts.find("checkin") or {}).get("note") == NOTE + "!")
    services.close()


def test_what_was_begun_stands_in_no_plain_file(
    start: Callable[[], Services], qtbot: QtBot, folders: Folders
):
    services = start()
    page = page_of(services, qtbot)
    page.start_scene(SCENE)
    assert page.scenes.play is not None
    page.scenes.play.own.setPlainText(NOTE)
    kept(services, "scene", qtbot)
    for path in filter(Path.is_file, {*folders.data.rglob("*"), *folders.config.rglob("*")}):
        assert NOTE.encode() not in path.read_bytes()
    services.close()
