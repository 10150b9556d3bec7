"""The quick card over real services: two keys, tabs, drafts that wait, wrong input that loses nothing."""

from __future__ import annotations

import sys

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.services.app_services import Services
from wellbeing.ui.quick_entry.quick_checkin import QuickCheckIn

Key = Qt.Key


@pytest.fixture
def card(qtbot: QtBot, light_theme: object, services: Services) -> QuickCheckIn:
    made = QuickCheckIn(Told().context(services))
    qtbot.addWidget(made)
    return made


def press(card: QuickCheckIn, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
    """Press keys where the focus is."""
    for key in keys:
        QTest.keyClick(card.focusWidget() or card, key, modifier)


def test_two_keys_are_a_checkin(card: QuickCheckIn, services: Services, qtbot: QtBot):
    card.open_tab("me")
    with qtbot.waitSignal(card.checkin_saved) as saved:
        press(card, Key.Key_6, Key.Key_Return)
    assert saved.args[0].after.stress == 6
    assert [checkin.stress for checkin in services.checkins.today()] == [6]
    assert card.isHidden()


def test_escape_keeps_the_draft(card: QuickCheckIn, services: Services):
    card.open_tab("me")
    press(card, Key.Key_4, Key.Key_Escape)
    assert card.isHidden()
    assert list(services.checkins.today()) == []
    card.open_tab("me")
    press(card, Key.Key_Return)
    assert [checkin.stress for checkin in services.checkins.today()] == [4]


def test_nothing_chosen_is_said_and_nothing_is_saved(card: QuickCheckIn, services: Services):
    card.open_tab("contact")
    card.save()
    assert card.isVisible()
    wrong = [widget.text() for widget in card.findChildren(QLabel) if widget.property("role") == "notice"]
    assert any(wrong)
    assert list(services.contacts.today()) == []


@pytest.mark.parametrize(("key", "kind"), [(Key.Key_1, "ordinary"), (Key.Key_3, "rude"), (Key.Key_6, "kind")])
def test_the_contact_tab_takes_its_own_keys(card: QuickCheckIn, services: Services, key: Qt.Key, kind: str):
    card.open_tab("me")
    press(card, Key.Key_Tab, modifier=Qt.KeyboardModifier.ControlModifier)
    press(card, key, Key.Key_Return)
    assert [contact.kind for contact in services.contacts.today()] == [kind]
    assert list(services.checkins.today()) == []


def test_a_note_takes_digits_as_letters(card: QuickCheckIn, services: Services):
    card.open_tab("me")
    press(card, Key.Key_5)
    note = card.findChildren(QPlainTextEdit)[0]
    note.show()
    note.setFocus()
    QTest.keyClicks(note, "at 8 ")
    note.insertPlainText("😀 שלום")
    card.save()
    (checkin,) = services.checkins.today()
    assert (checkin.stress, checkin.note) == (5, "at 8 😀 שלום")


@pytest.mark.parametrize("tab", ["me", "contact"])
def test_editing_changes_the_entry_and_then_forgets_it(card: QuickCheckIn, services: Services, tab: str):
    services.checkins.record(CheckInDraft(stress=8, note="kept"))
    services.contacts.record(ContactDraft("rude", felt=3, note="kept"))
    entry = services.checkins.today()[0] if tab == "me" else services.contacts.today()[0]
    card.edit(entry)
    press(card, Key.Key_2, Key.Key_Return)
    assert len(services.checkins.today()) == len(services.contacts.today()) == 1
    after = services.checkins.today()[0] if tab == "me" else services.contacts.today()[0]
    assert after.note == "kept"
    assert (after.stress if tab == "me" else after.kind) == (2 if tab == "me" else "demanding")
    card.open_tab(tab)
    press(card, Key.Key_1 if tab == "contact" else Key.Key_9, Key.Key_Return)
    assert len(services.checkins.today()) + len(services.contacts.today()) == 3


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_the_card_stays_on_the_screen(qtbot: QtBot, wear, services: Services, language: str, scale: float):
    wear(language=language, text_scale=scale)
    made = QuickCheckIn(Told().context(services, language))
    qtbot.addWidget(made)
    room = QApplication.primaryScreen().availableGeometry()
    for tab in ("me", "contact"):
        made.open_tab(tab)
        assert room.contains(made.geometry())


@pytest.mark.parametrize("tab", ["me", "contact"])
@pytest.mark.parametrize("way", ["escape", "hide", "another card"])
def test_an_edit_put_away_changes_nothing_later(card: QuickCheckIn, services: Services, tab: str, way: str):
    services.checkins.record(CheckInDraft(stress=8, note="kept", pleasant=-1, energy=1))
    services.contacts.record(ContactDraft("rude", felt=3, note="kept"))
    verbs = services.checkins if tab == "me" else services.contacts
    (old,) = verbs.today()
    card.edit(old)
    if way == "escape":
        press(card, Key.Key_Escape)
    elif way == "hide":
        card.hide()
    card.open_tab(tab)
    press(card, Key.Key_2, Key.Key_Return)
    assert len(verbs.today()) == 2
    assert old in verbs.today()
    assert {entry.note for entry in verbs.today()} == {"kept", ""}


def test_an_entry_without_mood_is_edited_without_the_drafts_mood(card: QuickCheckIn, services: Services):
    services.checkins.record(CheckInDraft(stress=8))
    (old,) = services.checkins.today()
    card._me._grid.set_value((2, 2))
    card.edit(old)
    card.save()
    assert services.checkins.today() == [old]


def test_another_time_can_be_read_and_a_draft_keeps_none(
    card: QuickCheckIn, services: Services, clock: FakeClock
):
    card.open_tab("me")
    when = card._me._note._when
    when._open.click()
    inner = when._field.findChild(QLineEdit)
    assert inner.width() >= inner.fontMetrics().horizontalAdvance("2026-11-28 23:59")
    assert when.moment() is None, "opened and left as it was, it is now"
    when._field.setDateTime(when._field.dateTime().addSecs(-3600))
    assert when.moment() is not None
    press(card, Key.Key_Escape)
    clock.pass_by(hours=3)
    card.open_tab("me")
    press(card, Key.Key_4, Key.Key_Return)
    assert services.checkins.today()[-1].at == clock.now()


def test_a_number_typed_into_the_card_is_no_answer(card: QuickCheckIn, services: Services):
    card.open_tab("me")
    press(card, *(Key(Key.Key_0 + int(digit)) for digit in "83920174"), Key.Key_Return)
    assert list(services.checkins.today()) == []


def strike(card: QuickCheckIn, key: int, shift: bool, scan: int, text: str, held: bool = False) -> None:
    """Send a key as a keyboard of another layout does: sign, place on the board and what it writes."""
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, modifier, scan, 0, 0, text, held)
    QApplication.sendEvent(card.focusWidget() or card, event)


AZERTY = ("&", "é", '"', "'", "(", "-")
CZECH = ("+", "ě", "š", "č", "ř", "ž")
BEPO = ('"', "«", "»", "(", ")", "@")
WORDS = ("ordinary", "demanding", "rude", "abuse", "threat", "kind")


@pytest.mark.skipif(sys.platform != "linux", reason="the places are those of evdev")
@pytest.mark.parametrize("signs", [AZERTY, CZECH, BEPO], ids=["fr", "cz", "bepo"])
@pytest.mark.parametrize("shift", [False, True])
def test_a_kind_by_the_row_of_digits_of_any_layout(
    card: QuickCheckIn, services: Services, signs: tuple[str, ...], shift: bool
):
    for place, sign in enumerate(signs):
        card.open_tab("contact")
        text = str(place + 1) if shift else sign  # with Shift these write the digit
        strike(card, ord(text.upper()), shift, 10 + place, text)
        press(card, Key.Key_Return)
    assert [contact.kind for contact in services.contacts.today()] == list(WORDS)


def test_a_digit_without_a_kind_chooses_none(card: QuickCheckIn, services: Services):
    card.open_tab("contact")
    press(card, Key.Key_8, Key.Key_9, Key.Key_0, Key.Key_Return)
    assert services.contacts.today() == []
    assert card.isVisible()


def test_a_window_that_goes_takes_no_screen_with_it(card: QuickCheckIn, services: Services):
    card.open_tab("me")
    window = QWidget()
    assert window.screen().availableGeometry().isValid()
    shiboken6.delete(window)
    card.open_tab("contact")
    press(card, Key.Key_3, Key.Key_Return)
    assert len(services.contacts.today()) == 1
