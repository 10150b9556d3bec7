"""The day as one line: cursor, change and delete in place, other days, list, search, the contact's chip."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.filled import is_filled
from tests.ui.pointer import move_pointer
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.practice import BREAK, Session
from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.ui.pages.today.page import TodayPage
from wellbeing.ui.widgets.day_lane import rect_of
from wellbeing.ui.widgets.day_picture import runs
from wellbeing.ui.widgets.labels import ElidedLabel

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NOTE = "third chase about the refund"


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def page(qtbot: QtBot, light_theme: object, services: Services, told: Told, clock: FakeClock) -> TodayPage:
    """Two hours of today, and yesterday with a note."""
    services.reminders.begin()
    now = clock.now()
    services.checkins.record(CheckInDraft(8, feelings=("wronged",), note=NOTE, at=now - timedelta(days=1)))
    services.checkins.record(CheckInDraft(stress=3, at=now - timedelta(hours=2)))
    services.contacts.record(ContactDraft("rude", felt=6, at=now - timedelta(hours=1)))
    services.practice.done(Session(now - timedelta(minutes=30), "gentle_breath", 0, False, 7), 60, True, 5)
    services.checkins.record(CheckInDraft(stress=5))
    made = TodayPage(told.context(services))
    qtbot.addWidget(made)
    services.event_bus.subscribe(made.on_topic)
    made.resize(1100, 720)
    made.show()
    made.setFocus()
    qtbot.waitUntil(lambda: is_filled(made) and bool(made._curve._day.breaths))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def said(page: TodayPage) -> str:
    """Return what the cursor on the day line says."""
    return page._curve.accessibleDescription()


def press(
    page: TodayPage, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in keys:
        QTest.keyClick(page.focusWidget() or page, key, modifier)


def test_the_cursor_walks_from_entry_to_entry_and_from_lane_to_lane(page: TodayPage):
    page._curve.setFocus()
    press(page, Key.Key_Home)
    assert "stress 3" in said(page)
    press(page, Key.Key_Right)
    assert "rude" in said(page)
    press(page, Key.Key_Up)
    assert "7→5" in said(page)
    press(page, Key.Key_Up)
    assert "stress" in said(page)
    press(page, Key.Key_End)
    assert "stress 5" in said(page)
    assert page._curve._card.isVisible()
    press(page, Key.Key_Escape)
    assert said(page) == ""
    assert page._curve._card.isHidden()


def test_what_an_exercise_did_is_on_the_line(page: TodayPage):
    (breath,) = page._curve._day.breaths
    assert (breath.short, breath.after) == ("7→5", 5)


def test_breaks_lie_in_their_lane_as_long_as_they_lasted(
    page: TodayPage, services: Services, clock: FakeClock
):
    begun = clock.now() - timedelta(minutes=55)
    services.practice.done(Session(begun, BREAK, 0, False), 1_500, True, None)
    (rest,) = page._curve._day.rests
    plot = page._curve._plot()
    wide = rect_of(plot, rest).width()
    assert wide == pytest.approx(plot.x(rest.hour + 25 / 60) - plot.x(rest.hour))
    assert page._curve._day.points[0].stress == 3
    assert len(runs(page._curve._day.points, page._curve._day.rests)) == 2, "no line across a long break"


def test_what_is_still_to_come_is_told_and_is_no_entry(page: TodayPage, services: Services, told: Told):
    coming = page._curve._day.coming
    assert [mark.short.partition(" ")[2] for mark in coming] == ["break"]
    page._curve.setFocus()
    press(page, Key.Key_End, Key.Key_Right)
    assert said(page).endswith("still to come")
    before = len(told.asked)
    press(page, Key.Key_Return, Key.Key_Delete)
    assert len(told.asked) == before


def test_a_contact_that_was_open_is_as_wide_as_it_lasted(
    page: TodayPage, services: Services, clock: FakeClock
):
    services.contacts.start()
    clock.pass_by(minutes=30)
    services.contacts.record(ContactDraft("rude"))
    bar = page._curve._day.contacts[-1]
    assert bar.hours == pytest.approx(0.5)
    plot = page._curve._plot()
    assert plot.bars(page._curve._day.contacts)[-1].width() == round(
        plot.x(bar.hour + 0.5) - plot.x(bar.hour)
    )


def test_a_break_on_the_line_and_in_the_list_is_deleted_and_comes_back(
    page: TodayPage, services: Services, told: Told, clock: FakeClock
):
    services.practice.done(Session(clock.now() - timedelta(minutes=20), BREAK, 0, False, 6), 300, True, 4)
    page._turn_list()
    assert "Break · 5 minutes · 6→4" in [line.text() for line in page._entries.findChildren(ElidedLabel)]
    page._entries.delete(page._curve._day.rests[0].key)
    assert page._curve._day.rests == []
    undo = told.said[-1][1]
    assert undo is not None
    redo = undo()
    assert len(page._curve._day.rests) == 1
    redo()  # type: ignore[operator]
    assert page._curve._day.rests == []


def test_the_calendar_opens_from_the_title_and_leads_to_a_day(page: TodayPage):
    today = page.day
    QTest.mouseClick(page.title, Qt.MouseButton.LeftButton)
    popup = page._popup
    assert popup is not None
    assert popup.isVisible()
    named = [cell for cell in popup.month._cells if "with entries" in cell.accessibleName()]
    assert [cell.day for cell in named] == [today - timedelta(days=1), today]
    QTest.keyClick(popup.month.focusWidget(), Key.Key_Left)
    QTest.keyClick(popup.month.focusWidget(), Key.Key_Return)
    assert page.day == today - timedelta(days=1)
    assert not popup.isVisible()
    press(page, Key.Key_Down, modifier=ALT)
    assert popup.isVisible()
    QTest.keyClick(popup, Key.Key_Escape)
    assert not popup.isVisible()


def test_on_a_full_screen_list_search_and_month_stand_beside_the_day(page: TodayPage, qtbot: QtBot):
    page.resize(1752, 1000)
    page.window().resize(1920, 1080)
    qtbot.waitUntil(lambda: page._places.full)
    month = page._month
    assert month is not None
    assert month.isVisible()
    assert page._entries.isVisible()
    assert page._curve.isVisible()
    assert not page._strip.isVisible()
    page.start_search()
    QTest.keyClicks(page._search, "refund")
    assert page._found.isVisible()
    assert page._curve.isVisible()
    page._search.clear()
    month.picked.emit(page.day - timedelta(days=1))
    assert [point.stress for point in page._curve._day.points] == [8]
    page._to_today()
    page.window().resize(1100, 720)
    qtbot.waitUntil(lambda: not page._places.full)
    assert page._strip.isVisible()
    assert page._search.isVisible()
    assert not page._entries.isVisible()


def test_on_a_full_screen_cards_side_by_side_end_level(page: TodayPage, qtbot: QtBot):
    page.resize(1752, 1000)
    page.window().resize(1920, 1080)
    qtbot.waitUntil(lambda: page._places.full)

    def foot(card: QWidget) -> int:
        return card.mapTo(page._places, card.rect().bottomLeft()).y()

    pairs = ((page._ask, page._break), (page._line, page._load), (page._places.recorded, page._tip))
    qtbot.waitUntil(lambda: all(abs(foot(left) - foot(right)) <= 1 for left, right in pairs))
    page.window().resize(1100, 720)
    qtbot.waitUntil(lambda: not page._places.full)
    assert page._break.minimumHeight() == page._tip.minimumHeight() == 0


def test_a_word_of_the_reminders_reads_no_entries_again(
    page: TodayPage, services: Services, monkeypatch: pytest.MonkeyPatch
):
    read: list[str] = []
    rows = services.diary.rows

    def counted(sql: str, *values: object) -> object:
        read.append(sql)
        return rows(sql, *values)  # type: ignore[arg-type]

    monkeypatch.setattr(services.diary, "rows", counted)
    services.event_bus.publish(Topic.REMINDERS)
    asked = " ".join(read)
    assert "stress, pleasant" not in asked
    assert "FROM checkin WHERE at >= ? AND at < ? AND stress IS NOT NULL" not in asked
    services.checkins.record(CheckInDraft(stress=2))
    assert [point.stress for point in page._curve._day.points][-1] == 2
    assert page._strip._cells[-1].shown.median == 3


@pytest.mark.parametrize(
    ("words", "text", "places"),
    [
        ("refund", "Refund, then a refund", [(0, 6), (15, 21)]),
        ("a+b", "a+b aab", [(0, 3)]),
        ("nothing", "refund", []),
        (" ", "a b", []),
    ],
)
def test_what_was_looked_for_is_marked(
    services: Services, words: str, text: str, places: list[tuple[int, int]]
):
    assert services.search.places(words, text, "en") == places


def test_initials_mark_the_signs_that_they_found(services: Services):
    pytest.importorskip("pypinyin")
    assert services.search.places("tk", "退款第三次来催", "zh_CN") == [(0, 2)]
    assert services.search.places("tk", "退款第三次来催", "en") == []


def test_a_found_line_is_painted_with_its_mark(page: TodayPage):
    page.start_search()
    QTest.keyClicks(page._search, "refund")
    marked = page._found.grab().toImage()
    page._found.item(0).setData(Qt.ItemDataRole.UserRole + 1, [])
    assert page._found.grab().toImage() != marked


def test_enter_changes_and_delete_deletes_what_the_cursor_is_on(
    page: TodayPage, services: Services, told: Told
):
    page._curve.setFocus()
    press(page, Key.Key_End, Key.Key_Return)
    newest = services.checkins.today()[-1]
    assert told.asked[-1] == ("open_entry", newest)
    press(page, Key.Key_Delete)
    assert newest not in services.checkins.today()
    undo = told.said[-1][1]
    assert undo is not None
    undo()
    assert newest in services.checkins.today()


def test_the_pointer_lifts_and_a_click_changes(page: TodayPage, services: Services, told: Told):
    curve = page._curve
    point = curve._plot().point(curve._day.points[-1]).toPoint()
    move_pointer(curve, QPointF(point))
    assert "stress 5" in said(page)
    assert not told.asked, "hover never edits"
    QTest.mouseClick(curve, Qt.MouseButton.LeftButton, pos=point)
    assert told.asked == [("open_entry", services.checkins.today()[-1])]


def test_alt_and_arrows_lead_to_other_days_and_home_again(page: TodayPage, services: Services):
    today = page.day
    press(page, Key.Key_Left, modifier=ALT)
    assert page.day == today - timedelta(days=1)
    assert [point.stress for point in page._curve._day.points] == [8]
    assert page._ask.isHidden()
    before = len(services.checkins.today())
    press(page, Key.Key_4)
    assert len(services.checkins.today()) == before, "a digit on a past day is no answer for today"
    press(page, Key.Key_Left, Key.Key_Left, modifier=ALT)
    assert page.day == today - timedelta(days=3)
    assert page._curve._empty.text() == "Nothing recorded on this day."
    press(page, Key.Key_Home, modifier=ALT)
    assert page.day == today
    assert not page._ask.isHidden()
    press(page, Key.Key_Right, modifier=ALT)
    assert page.day == today, "tomorrow has not come"


def test_a_past_day_has_its_list_in_place_of_what_is_about_now(page: TodayPage, qtbot: QtBot):
    press(page, Key.Key_Left, modifier=ALT)
    qtbot.waitUntil(page._entries.isVisible)
    assert page._curve.isVisible()
    for card in (page._break, page._offer, page._ask, page._load):
        assert not card.isVisible()
    press(page, Key.Key_Home, modifier=ALT)
    assert not page._entries.isVisible()
    assert page._break.isVisible()
    assert page._offer.isVisible()


def test_yesterdays_entry_is_changed_in_a_few_keys(page: TodayPage, told: Told):
    press(page, Key.Key_Left, modifier=ALT)
    page._curve.setFocus()
    press(page, Key.Key_End, Key.Key_Return)
    assert told.asked[-1][1].note == NOTE  # type: ignore[attr-defined]


def test_the_strip_shows_fourteen_days_and_leads_there(page: TodayPage):
    cells = page._strip._cells
    assert len(cells) == 14
    assert [cell.shown.median for cell in cells[-2:]] == [8, 4]
    assert cells[0].shown.median is None
    QTest.mouseClick(cells[-2], Qt.MouseButton.LeftButton)
    assert page.day == cells[-2].shown.day


def test_the_list_is_one_key_away(page: TodayPage):
    press(page, Key.Key_L, modifier=CTRL)
    assert page._pile.currentWidget() is page._entries
    press(page, Key.Key_L, modifier=CTRL)
    assert page._pile.currentWidget() is page._curve


@pytest.mark.parametrize(
    ("words", "finds"),
    [("refund", 1), ("REFUND", 1), ("wrong", 1), ("rude", 1), ("r", 0), ("nowhere", 0), ("100%", 0)],
)
def test_the_search_finds_notes_feelings_and_contacts_of_all_days(page: TodayPage, words: str, finds: int):
    page.start_search()
    QTest.keyClicks(page._search, words)
    rows = [page._found.item(row) for row in range(page._found.count())]
    assert len([row for row in rows if row.data(Qt.ItemDataRole.UserRole) is not None]) == finds
    assert (page._pile.currentWidget() is page._found) is (len(words) > 1)


def test_enter_goes_to_the_day_of_what_was_found(page: TodayPage):
    today = page.day
    page.start_search()
    QTest.keyClicks(page._search, "refund")
    marked = [cell.shown.day for cell in page._strip._cells if cell.shown.marked]
    assert marked == [today - timedelta(days=1)]
    QTest.keyClick(page._search, Key.Key_Return)
    assert page.day == today - timedelta(days=1)
    assert NOTE in said(page)
    press(page, Key.Key_Home, modifier=ALT)
    assert page.day == today


def test_initials_find_a_chinese_note(services: Services):
    pytest.importorskip("pypinyin")
    services.checkins.record(CheckInDraft(stress=6, note="退款第三次来催"))
    for words in ("tk", "款"):
        assert [entry.note for entry in services.search.find(words, {}, "zh_CN")] == ["退款第三次来催"]
    assert services.search.find("tk", {}, "en") == []
    assert services.search.find("zx", {}, "zh_CN") == []


def test_the_chip_tells_an_open_contact_and_its_time(
    page: TodayPage, services: Services, told: Told, clock: FakeClock
):
    chip = page._chip
    assert chip.begin.isVisible()
    assert not chip._timer.isActive(), "nothing ticks while nothing is open"
    chip.begin.click()
    assert told.asked[-1] == ("turn_contact",)
    services.contacts.start()
    clock.pass_by(minutes=4, seconds=12)
    chip.refresh()
    assert chip._words.text().startswith("In a contact 04:12")
    assert chip._timer.isActive()
    page.hide()
    assert not chip._timer.isActive(), "seconds tick for nobody"
    page.show()
    services.contacts.end()
    assert chip.begin.isVisible()


def test_a_day_without_entries_says_what_its_list_is_for(page: TodayPage, qtbot: QtBot) -> None:
    page.show_day(page.day - timedelta(days=3))
    words = ["What you note on a day stands here, to be read and changed."]

    def seen() -> list[str]:
        return [line.text() for line in page._entries.findChildren(QLabel) if line.isVisible()]

    qtbot.waitUntil(lambda: seen() == words)
