"""The quick card over real services: two keys, tabs, drafts that wait, wrong input that loses nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
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
    press(card, Key.Key_Tab)
    note = card._me.note
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
    press(card, Key.Key_T, Key.Key_5)
    when = card._me.when
    inner = when._field.findChild(QLineEdit)
    assert inner.width() >= inner.fontMetrics().horizontalAdvance("2026-11-28 23:59")
    assert when.moment() is None, "opened and left as it was, it is now"
    when._field.setDateTime(when._field.dateTime().addSecs(-3600))
    assert when.moment() is not None
    card.hide()
    clock.pass_by(hours=3)
    card.open_tab("me")
    press(card, Key.Key_4, Key.Key_Return)
    assert services.checkins.today()[-1].at == clock.now()


def hint_and_save(card: QuickCheckIn) -> tuple[str, str]:
    """Return what the foot of the card says."""
    return card._hint.text(), card._save.text()


def test_four_keys_are_a_contact_and_how_hard_it_hit(card: QuickCheckIn, services: Services):
    card.open_tab("me")
    press(card, Key.Key_C, Key.Key_3, Key.Key_6)
    assert hint_and_save(card) == ("Will save: rude, felt 6", "Save · Enter")
    press(card, Key.Key_Return)
    (contact,) = services.contacts.today()
    assert (contact.kind, contact.felt) == ("rude", 6)
    assert services.checkins.today() == []


@pytest.mark.parametrize("keys", ["c310", "c3)"])
def test_felt_ten_has_two_ways(card: QuickCheckIn, services: Services, keys: str):
    card.open_tab("me")
    for sign in keys:
        shift = Qt.KeyboardModifier.ShiftModifier if sign == ")" else Qt.KeyboardModifier.NoModifier
        press(card, Key(ord(sign.upper())), modifier=shift)
    press(card, Key.Key_Return)
    assert [(contact.kind, contact.felt) for contact in services.contacts.today()] == [("rude", 10)]


def test_k_asks_for_the_kind_again_and_m_goes_back_to_me(card: QuickCheckIn, services: Services):
    card.open_tab("contact")
    press(card, Key.Key_3, Key.Key_K, Key.Key_2)
    assert card._contact._kinds.chosen() == ("demanding",)
    assert card._contact._felt.value() is None
    press(card, Key.Key_M, Key.Key_7, Key.Key_Return)
    assert [checkin.stress for checkin in services.checkins.today()] == [7]
    assert services.contacts.today() == []


def test_an_order_number_on_the_contact_tab_chooses_nothing(card: QuickCheckIn, services: Services):
    card.open_tab("contact")
    press(card, *(Key(Key.Key_0 + int(digit)) for digit in "47110382"), Key.Key_Return)
    assert services.contacts.today() == []
    assert card._contact._kinds.chosen() == ()
    assert card._contact._felt.value() is None


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Down])
def test_tab_and_down_open_the_rows_and_there_is_one_stop_a_row(
    card: QuickCheckIn, services: Services, key: Qt.Key
):
    card.open_tab("me")
    assert not card._me.more.is_open
    press(card, Key.Key_7, key)
    assert card._me.more.is_open
    stops = [card.focusWidget()]
    for _ in range(3):
        press(card, Key.Key_Tab)
        stops.append(card.focusWidget())
    me = card._me
    for row, stop in zip((me._grid, me._feelings, me._causes), stops, strict=False):
        assert row.isAncestorOf(stop)
    assert stops[3] is me.note
    press(card, Key.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)
    press(card, Key.Key_Space, Key.Key_Right, Key.Key_Space, Key.Key_Return)
    (checkin,) = services.checkins.today()
    assert checkin.stress == 7
    assert len(checkin.causes) == 2


@pytest.mark.parametrize("row", ["_grid", "_feelings", "_causes"])
def test_enter_saves_from_every_row(card: QuickCheckIn, services: Services, row: str):
    card.open_tab("me")
    press(card, Key.Key_7, Key.Key_Tab)
    found = getattr(card._me, row)
    found.take_focus() if hasattr(found, "take_focus") else found.setFocus()
    press(card, Key.Key_Return)
    assert [checkin.stress for checkin in services.checkins.today()] == [7]


def test_enter_saves_from_the_felt_scale(card: QuickCheckIn, services: Services):
    card.open_tab("contact")
    press(card, Key.Key_3)
    card._contact._felt.setFocus()
    press(card, Key.Key_6, Key.Key_Return)
    assert [(contact.kind, contact.felt) for contact in services.contacts.today()] == [("rude", 6)]


def test_enter_is_a_line_in_a_note_and_ctrl_enter_saves(card: QuickCheckIn, services: Services, qtbot: QtBot):
    card.open_tab("me")
    qtbot.waitUntil(card.isActiveWindow)
    press(card, Key.Key_5, Key.Key_Tab)
    card._me.note.setFocus()
    assert hint_and_save(card) == ("Enter makes a line here", "Save · Ctrl+Enter")
    QTest.keyClicks(card._me.note, "c 3")
    press(card, Key.Key_Return)
    QTest.keyClicks(card._me.note, "k")
    assert services.checkins.today() == []
    press(card, Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert [(checkin.stress, checkin.note) for checkin in services.checkins.today()] == [(5, "c 3\nk")]


@pytest.mark.parametrize(
    ("digit", "back"), [(Key.Key_1, timedelta(minutes=10)), (Key.Key_2, timedelta(hours=1))]
)
def test_another_time_by_key_counts_from_enter(
    card: QuickCheckIn, services: Services, clock: FakeClock, digit: Qt.Key, back: timedelta
):
    card.open_tab("me")
    press(card, Key.Key_7, Key.Key_T, digit)
    at = (clock.now() - back).astimezone(clock.zone())
    assert hint_and_save(card) == ("Esc goes back to now", f"Save to {at:%H:%M} · Enter")
    clock.pass_by(minutes=3)
    press(card, Key.Key_Return)
    (checkin,) = services.checkins.today()
    assert (checkin.stress, checkin.at) == (7, clock.now() - back)


def test_yesterday_evening_is_yesterday(card: QuickCheckIn, services: Services, clock: FakeClock):
    card.open_tab("me")
    press(card, Key.Key_7, Key.Key_T, Key.Key_4, Key.Key_Return)
    assert services.checkins.today() == []
    (checkin,) = services.checkins.between(None, None)
    local = checkin.at.astimezone(clock.zone())
    assert (f"{local:%H:%M}", local.date()) == (
        "17:30",
        clock.now().astimezone(clock.zone()).date() - timedelta(days=1),
    )


def test_escape_takes_the_time_away_then_the_rows_then_the_card(card: QuickCheckIn, services: Services):
    card.open_tab("me")
    press(card, Key.Key_7, Key.Key_Tab, Key.Key_T, Key.Key_2)
    press(card, Key.Key_Escape)
    assert card._me.when.moment() is None
    assert card._me.more.is_open
    press(card, Key.Key_Escape)
    assert not card._me.more.is_open
    assert card.isVisible()
    press(card, Key.Key_Escape)
    assert card.isHidden()


def test_a_time_is_forgotten_with_the_card_and_the_draft_after_ten_minutes(
    card: QuickCheckIn, services: Services, clock: FakeClock
):
    card.open_tab("me")
    press(card, Key.Key_7, Key.Key_T, Key.Key_2)
    card.hide()
    card.open_tab("me")
    assert (card._me._scale.value(), card._me.when.moment()) == (7, None)
    card.hide()
    clock.pass_by(minutes=11)
    card.open_tab("me")
    press(card, Key.Key_Return)
    assert services.checkins.today() == []


def test_up_in_an_empty_card_changes_the_last_entry(card: QuickCheckIn, services: Services):
    services.checkins.record(CheckInDraft(stress=8, note="kept"))
    card.open_tab("me")
    press(card, Key.Key_Up)
    assert card.windowTitle().startswith("Change ")
    assert card._save.text() == "Save change · Enter"
    assert card._cancel.isVisible()
    press(card, Key.Key_3, Key.Key_Return)
    assert [(checkin.stress, checkin.note) for checkin in services.checkins.today()] == [(3, "kept")]
    card.open_tab("me")
    assert card.windowTitle() == "Check in"
    press(card, Key.Key_5, Key.Key_Up)
    assert card.windowTitle() == "Check in", "a card that is not empty is no edit"


@pytest.mark.parametrize("tab", ["me", "contact"])
def test_an_entry_is_deleted_from_its_own_card(
    card: QuickCheckIn, services: Services, qtbot: QtBot, tab: str
):
    services.checkins.record(CheckInDraft(stress=8))
    services.contacts.record(ContactDraft("rude"))
    verbs = services.checkins if tab == "me" else services.contacts
    (entry,) = verbs.today()
    card.edit(entry)
    signal = card.checkin_saved if tab == "me" else card.contact_saved
    with qtbot.waitSignal(signal) as told:
        press(card, Key.Key_Tab)
        card._delete.click()
    assert verbs.today() == []
    verbs.way_back(told.args[0])()
    assert verbs.today() == [entry]


def test_an_edit_cannot_be_turned_into_another_kind_of_entry(card: QuickCheckIn, services: Services):
    services.checkins.record(CheckInDraft(stress=8))
    card.edit(services.checkins.today()[0])
    press(card, Key.Key_C, Key.Key_3, Key.Key_Return)
    assert services.contacts.today() == []
    assert [checkin.stress for checkin in services.checkins.today()] == [3]


def test_another_answer_within_a_minute_changes_the_same_checkin(
    card: QuickCheckIn, services: Services, clock: FakeClock
):
    first = clock.now()
    for key in (Key.Key_7, Key.Key_4):
        card.open_tab("me")
        press(card, key, Key.Key_Return)
        clock.pass_by(seconds=40)
    assert [(checkin.stress, checkin.at) for checkin in services.checkins.today()] == [(4, first)]
    clock.pass_by(seconds=30)
    card.open_tab("me")
    press(card, Key.Key_2, Key.Key_Return)
    assert [checkin.stress for checkin in services.checkins.today()] == [4, 2]


def test_a_click_as_the_card_comes_up_presses_nothing(card: QuickCheckIn, services: Services, qtbot: QtBot):
    card.open_tab("me")
    qtbot.waitExposed(card)
    key = card._me._scale._keys[9]
    at = key.mapTo(card, key.rect().center())
    QTest.mouseClick(card.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert card._me._scale.value() is None
    qtbot.wait(350)
    QTest.mouseClick(card.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert card._me._scale.value() == 9


def test_paste_answers_nothing(card: QuickCheckIn, services: Services):
    QApplication.clipboard().setText("47110382")
    card.open_tab("me")
    press(card, Key.Key_V, modifier=Qt.KeyboardModifier.ControlModifier)
    press(card, Key.Key_Return)
    assert services.checkins.today() == []


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


@pytest.mark.parametrize("tab", ["me", "contact"])
def test_save_stays_in_sight_at_twice_the_text_on_a_low_screen(
    qtbot: QtBot, wear: Callable[..., object], services: Services, tab: str,
    monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    wear("light", "en", 2.0)
    monkeypatch.setattr(QuickCheckIn, "_room", lambda card: QRect(0, 0, 800, 600))
    made = QuickCheckIn(Told().context(services))
    qtbot.addWidget(made)
    made.open_tab(tab)
    made.form.more.open()
    QApplication.processEvents()
    save = made._save
    assert made.height() <= 600
    assert made.rect().contains(QRect(save.mapTo(made, QPoint()), save.size()))
    assert made._scroll.verticalScrollBar().maximum() > 0, "the form scrolls between its head and Save"


def test_where_there_is_room_nothing_scrolls(card: QuickCheckIn):
    for tab in ("me", "contact"):
        card.open_tab(tab)
        for form_open in (False, True):
            if form_open:
                card.form.more.open()
            QApplication.processEvents()
            assert card._scroll.verticalScrollBar().maximum() == 0, (tab, form_open)
