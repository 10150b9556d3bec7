"""Today over real services: one press saves, ten is one entry, what changed is shown, a way back stays."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.conftest import Wear
from tests.ui.filled import is_filled
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.today.page import TodayPage
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.stress_key import StressKey


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def page(qtbot: QtBot, light_theme: object, services: Services, told: Told) -> TodayPage:
    services.reminders.begin()
    made = TodayPage(told.context(services))
    qtbot.addWidget(made)
    services.event_bus.subscribe(made.on_topic)
    made.resize(900, 700)
    made.show()
    made.setFocus()
    qtbot.waitUntil(lambda: is_filled(made))
    return made


def words(page: TodayPage) -> str:
    """Return every label that is shown."""
    return "\n".join(widget.text() for widget in page.findChildren(QLabel) if widget.isVisibleTo(page))


def named(page: TodayPage, name: str) -> QAbstractButton:
    """Return the button of an entry: its name says what it does, when the entry was, and what it says."""
    deed, _, entry = name.partition(": ")
    return next(
        widget
        for widget in page.findChildren(QAbstractButton)
        if widget.accessibleName().startswith(deed) and f" · {entry}" in widget.accessibleName()
    )


def ratings(services: Services) -> list[int]:
    return [checkin.stress for checkin in services.checkins.today()]


def chosen(page: TodayPage) -> list[int]:
    """Return the keys of the scale that are marked."""
    return [key.value for key in page.findChildren(StressKey) if key.isChecked()]


@pytest.mark.parametrize("digit", [0, 2, 5, 9])
def test_a_digit_is_saved_at_once_and_stays_marked(
    page: TodayPage, services: Services, told: Told, digit: int
):
    QTest.keyClick(page, Qt.Key(Qt.Key.Key_0 + digit))
    assert ratings(services) == [digit]
    assert chosen(page) == [digit]
    assert f"stress {digit}" in told.said[-1][0]


def test_one_waits_whether_it_becomes_ten(
    page: TodayPage, services: Services, qtbot: QtBot, clock: FakeClock
):
    QTest.keyClick(page, Qt.Key.Key_1)
    assert ratings(services) == []
    QTest.keyClick(page, Qt.Key.Key_0)
    assert ratings(services) == [10]
    clock.pass_by(minutes=2)
    QTest.keyClick(page, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: ratings(services) == [10, 1])


def test_a_one_waits_for_its_zero_about_six_tenths_of_a_second(
    page: TodayPage, services: Services, qtbot: QtBot, clock: FakeClock
):
    """Two keys typed at leisure, 300 ms apart, are ten; a one alone is saved in the time of a breath drawn in."""
    QTest.keyClick(page, Qt.Key.Key_1)
    QTest.qWait(300)
    assert ratings(services) == []
    QTest.keyClick(page, Qt.Key.Key_0)
    assert ratings(services) == [10]
    clock.pass_by(minutes=2)
    watch = QElapsedTimer()
    watch.start()
    QTest.keyClick(page, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: ratings(services) == [10, 1], timeout=3_000)
    assert watch.elapsed() >= 580


def test_shift_and_zero_is_ten(page: TodayPage, services: Services):
    QTest.keyClick(page, Qt.Key.Key_ParenRight, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page, Qt.Key.Key_ParenRight, Qt.KeyboardModifier.ShiftModifier)
    assert ratings(services)[-1] == 10


def test_undo_takes_the_mark_away_too(page: TodayPage, services: Services, told: Told):
    QTest.keyClick(page, Qt.Key.Key_7)
    undo = told.said[-1][1]
    assert undo is not None
    undo()
    assert ratings(services) == []
    assert chosen(page) == []


def test_an_entry_from_elsewhere_clears_the_mark(page: TodayPage, services: Services, clock: FakeClock):
    QTest.keyClick(page, Qt.Key.Key_7)
    clock.pass_by(minutes=1)
    services.checkins.record(CheckInDraft(stress=3))
    assert chosen(page) == []


def test_what_was_recorded_can_be_changed_and_deleted(page: TodayPage, services: Services, told: Told):
    services.checkins.record(CheckInDraft(stress=6, feelings=("tired",), note="a\nb"))
    services.contacts.record(ContactDraft("abuse", felt=8))
    QTest.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert named(page, "Change: contact · abusive · felt 8")
    named(page, "Change: stress 6").click()
    assert told.asked[-1][0] == "open_entry"
    named(page, "Delete: stress 6").click()
    assert ratings(services) == []
    undo = told.said[-1][1]
    assert undo is not None
    undo()
    assert ratings(services) == [6]


def test_a_closed_diary_is_said_beside_the_scale(page: TodayPage, services: Services, told: Told):
    services.diary.db.conn.execute("PRAGMA query_only = 1")
    QTest.keyClick(page, Qt.Key.Key_7)
    shown = [widget.text() for widget in page.findChildren(QLabel) if widget.property("role") == "notice"]
    assert [text for text in shown if text]
    assert told.said == []
    services.diary.db.conn.execute("PRAGMA query_only = 0")
    QTest.keyClick(page, Qt.Key.Key_7)
    assert ratings(services) == [7]


def test_a_new_day_begins_at_four(page: TodayPage, services: Services, clock: FakeClock):
    QTest.keyClick(page, Qt.Key.Key_7)
    clock.set(clock.now() + timedelta(days=1))
    page.refresh()
    assert ratings(services) == []


def test_a_due_break_is_one_line_with_its_answers(
    page: TodayPage, services: Services, clock: FakeClock, told: Told
):
    from wellbeing.domain.reminders.events import Tick

    for _ in range(125):
        clock.pass_by(seconds=30)
        services.reminders.feed(Tick(0.0))
    clock.pass_by(seconds=61)
    services.reminders.feed(Tick(40.0))
    (card,) = services.reminders.cards()
    assert "due now" in words(page)
    page._offer.refresh()
    for label, answer in (("Start break", "start"), ("Not today", "not_today")):
        next(widget for widget in page.findChildren(QPushButton) if widget.text() == label).click()
        assert told.asked[-1] == ("answer", card.key, answer)


def key(page: TodayPage, digit: int, held: bool = False) -> None:
    """Press a digit by a real key event, one that repeats when it is held."""
    code = Qt.Key(Qt.Key.Key_0 + digit)
    event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, str(digit), held)
    QApplication.sendEvent(page._scale, event)


def test_a_one_that_waits_survives_what_is_published_meanwhile(
    page: TodayPage, services: Services, qtbot: QtBot
):
    key(page, 1)
    services.contacts.start()
    assert chosen(page) == [1]
    qtbot.waitUntil(lambda: ratings(services) == [1])


def test_a_one_that_waits_is_saved_when_the_page_is_left(page: TodayPage, services: Services):
    key(page, 1)
    page.hide()
    assert ratings(services) == [1]


@pytest.mark.parametrize("digit", [1, 7])
def test_a_key_held_down_is_one_entry(page: TodayPage, services: Services, qtbot: QtBot, digit: int):
    key(page, digit)
    for _ in range(60):
        key(page, digit, held=True)
    qtbot.waitUntil(lambda: ratings(services) == [digit])


def test_up_and_down_at_one_moment_is_a_key_held_down(page: TodayPage, services: Services, qtbot: QtBot):
    """X11 reports a repeat so; Qt calls it a press of its own when it meets the two apart."""

    def event(kind: QEvent.Type, at: int) -> QKeyEvent:
        made = QKeyEvent(kind, Qt.Key.Key_7, Qt.KeyboardModifier.NoModifier, "7")
        made.setTimestamp(at)
        return made

    QApplication.sendEvent(page._scale, event(QEvent.Type.KeyPress, 1_000))
    for at in range(1_660, 4_000, 40):
        QApplication.sendEvent(page._scale, event(QEvent.Type.KeyRelease, at))
        QApplication.sendEvent(page._scale, event(QEvent.Type.KeyPress, at))
    qtbot.waitUntil(lambda: ratings(services) == [7])
    qtbot.wait(30)
    assert ratings(services) == [7]


def test_a_ten_in_two_keys_leaves_the_entry_before_alone(
    page: TodayPage, services: Services, clock: FakeClock
):
    key(page, 7)
    clock.pass_by(minutes=2)
    key(page, 1)
    key(page, 0)
    assert ratings(services) == [7, 10]


def test_the_same_again_at_once_is_one_entry(page: TodayPage, services: Services, told: Told):
    key(page, 7)
    key(page, 7)
    assert ratings(services) == [7]
    assert len(told.said) == 1


def test_space_on_the_chosen_key_adds_nothing(page: TodayPage, services: Services, clock: FakeClock):
    key(page, 7)
    clock.pass_by(minutes=2)
    for _ in range(3):
        QTest.keyClick(page._scale, Qt.Key.Key_Space)
    assert ratings(services) == [7]


def test_another_digit_within_a_minute_corrects_and_undo_goes_press_by_press(
    page: TodayPage, services: Services, told: Told, clock: FakeClock
):
    first = clock.now()
    key(page, 4)
    clock.pass_by(seconds=50)
    key(page, 7)
    assert [(checkin.stress, checkin.at) for checkin in services.checkins.today()] == [(7, first)]
    assert told.said[-1][0].endswith("7, was 4")
    for _, undo in reversed(told.said[-2:]):
        assert undo is not None
        undo()
        assert ratings(services) in ([4], [])
    assert ratings(services) == []
    page._capture.press(7)
    assert ratings(services) == [7], "what was taken back is no entry to correct"


def test_a_number_gives_back_the_answer_that_it_changed(
    page: TodayPage, services: Services, clock: FakeClock
):
    key(page, 6)
    clock.pass_by(seconds=30)
    page._capture._run.clear()  # half a minute, to the scale as well
    page._scale._run._times.clear()
    for digit in "472":
        key(page, int(digit))
    assert ratings(services) == [6]


def test_paste_is_no_answer(page: TodayPage, services: Services):
    QApplication.clipboard().setText("47110382")
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert ratings(services) == []


def test_today_opens_with_the_focus_on_the_page_and_no_ring_on_a_figure(page: TodayPage, services: Services):
    page.activateWindow()
    assert not any(child.hasFocus() for child in page.findChildren(StressKey))
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_3)
    assert ratings(services) == [3]


def test_the_second_press_of_a_double_click_is_no_answer(page: TodayPage, services: Services):
    stress = page.findChildren(StressKey)[9]
    QTest.mouseDClick(stress, Qt.MouseButton.LeftButton)
    assert ratings(services) == []


@pytest.mark.parametrize("number", ["83920174", "555", "110", "1047", "70010"])
def test_a_number_is_no_answer(page: TodayPage, services: Services, told: Told, qtbot: QtBot, number: str):
    for digit in number:
        key(page, int(digit))
    if number == "110":  # 1 and then ten: two answers, the second corrects
        qtbot.wait(700)
        assert ratings(services) == [10]
        return
    qtbot.wait(700)
    assert ratings(services) == []
    assert chosen(page) == []
    assert [said for said, _ in told.said if "number" in said] == [
        "That looked like a number. Nothing saved."
    ]


def test_an_entry_that_trends_leads_to_has_the_cursor(page: TodayPage, services: Services, clock: FakeClock):
    at = clock.now() - timedelta(days=3)
    for minutes, stress in ((0, 3), (50, 8), (90, 5)):
        services.checkins.record(CheckInDraft(stress=stress, at=at + timedelta(minutes=minutes)))
    page.visit_day(page.day - timedelta(days=3), at + timedelta(minutes=50))
    shown = page._curve._at
    assert shown is not None
    assert shown.key.stress == 8
    page.visit_day(page.day, at + timedelta(minutes=90))
    assert page._curve._at.key.stress == 5  # type: ignore[union-attr]


def test_a_day_that_trends_opened_has_a_way_back(page: TodayPage, told: Told, qtbot: QtBot):
    """By the button and by Escape; whoever leaves otherwise finds it gone."""
    day = page.day - timedelta(days=3)
    page.visit_day(day)
    assert (page.day, page._to_trends.isVisible()) == (day, True)
    page._to_trends.click()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert told.asked[-2:] == [("open_trends",), ("open_trends",)]
    page.hide()
    page.show()
    page.show_day(page.day)
    assert not page._to_trends.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert told.asked.count(("open_trends",)) == 2


@pytest.mark.parametrize(("wide", "scale", "pairs"), [(900, 1.0, True), (860, 1.0, False), (1920, 2.0, True)])
def test_small_cards_stand_in_pairs_that_end_level(
    qtbot: QtBot, wear: Wear, services: Services, told: Told, wide: int, scale: float, pairs: bool
) -> None:
    wear(text_scale=scale)
    page = TodayPage(told.context(services))
    qtbot.addWidget(page)
    page.resize(wide, 1000)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: is_filled(page))
    for left, right in ((page._break, page._offer), (page._load, page._tip)):
        ends = partial(ends_of, left, right)
        qtbot.waitUntil(lambda ends=ends: [one == other for one, other in ends()] == [pairs, pairs])


@pytest.mark.parametrize(
    ("wide", "high", "scale", "day", "rows"),
    [(1920, 1080, 1.0, 0, 5), (1920, 1080, 1.0, 1, 6), (920, 640, 1.0, 1, 3), (1800, 1000, 2.0, 1, 3)],
)
def test_some_rows_of_the_list_are_in_sight(
    qtbot: QtBot,
    wear: Wear,
    services: Services,
    told: Told,
    wide: int,
    high: int,
    scale: float,
    day: int,
    rows: int,
) -> None:
    """Where the list has a card of its own, the line leaves it room."""
    wear(text_scale=scale)
    page = TodayPage(told.context(services))
    for minute in range(12):
        at = services.clock.now() - timedelta(days=day, minutes=minute)
        services.contacts.record(ContactDraft("ordinary", at=at))
    qtbot.addWidget(page)
    page.resize(wide, high)
    page.show()
    page.show_day(page.day - timedelta(days=day))
    qtbot.waitUntil(lambda: is_filled(page))
    entries = page._entries

    def seen() -> int:
        height = entries.viewport().height()
        buttons = [found for found in entries.findChildren(IconButton) if found.isVisible()]
        ends = {button.mapTo(entries.viewport(), button.rect().bottomLeft()).y() for button in buttons}
        return sum(0 < end <= height for end in ends)

    qtbot.waitUntil(lambda: seen() >= rows)


def ends_of(left: QWidget, right: QWidget) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the tops of both, and their feet."""
    return (left.y(), right.y()), (left.geometry().bottom(), right.geometry().bottom())


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
@pytest.mark.parametrize("wide", [1100, 900, 800])
def test_large_words_leave_today_its_date_and_nothing_beyond_the_edge(
    qtbot: QtBot, wear: Wear, services: Services, told: Told, language: str, wide: int
) -> None:
    wear(language=language, text_scale=2.0)
    window, page = QWidget(), TodayPage(told.context(services, language))
    row = QHBoxLayout(window)
    row.setContentsMargins(60, 0, 0, 0)  # the rail
    row.addWidget(page)
    qtbot.addWidget(window)
    window.resize(wide, 600)
    window.show()
    page.refresh()
    qtbot.waitUntil(lambda: is_filled(page))
    shown = page._date if wide == 1100 and language != "en" else page._date_below
    for words in (page._date, page._date_below):
        assert words.isVisible() is (words is shown)
    assert shown.text() == page.ctx.brief_day(page.day)
    assert shown.width() >= shown.sizeHint().width()
    qtbot.waitUntil(lambda: page.sheet.width() <= page.viewport().width())
