"""The month: one tab stop, arrows across months and never beyond today, a dot where something is, never how it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from wellbeing.ui.widgets.month_calendar import MonthCalendar, MonthCell, MonthWords, months_on

TODAY = date(2026, 11, 27)
DOTTED = {date(2026, 11, 2), date(2026, 10, 30)}
WORDS = MonthWords("before", "after", "MTWTFSS", lambda day: f"{day:%B %Y}", date.isoformat, "with entries")
Key = Qt.Key


@pytest.fixture
def month(qtbot: QtBot, light_theme: object) -> MonthCalendar:
    made = MonthCalendar(WORDS, lambda first, last: {day for day in DOTTED if first <= day <= last})
    qtbot.addWidget(made)
    made.show_day(TODAY, TODAY)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_focus()
    return made


def here(month: MonthCalendar) -> date:
    cell = month.focusWidget()
    assert isinstance(cell, MonthCell)
    return cell.day


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([Key.Key_Left], date(2026, 11, 26)),
        ([Key.Key_Right], TODAY),
        ([Key.Key_Up], date(2026, 11, 20)),
        ([Key.Key_PageUp], date(2026, 10, 27)),
        ([Key.Key_PageUp, Key.Key_PageDown, Key.Key_PageDown], TODAY),
        ([Key.Key_Home], date(2026, 11, 1)),
        ([Key.Key_Home, Key.Key_Left], date(2026, 10, 31)),
        ([Key.Key_PageUp, Key.Key_End], date(2026, 10, 31)),
    ],
)
def test_keys_walk_and_stop_at_today(month: MonthCalendar, keys: list[Qt.Key], day: date) -> None:
    for key in keys:
        QTest.keyClick(month.focusWidget(), key)
    assert here(month) == day
    stops = [cell for cell in month._cells if cell.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert [cell.day for cell in stops] == [day]


def test_enter_space_and_a_click_choose(month: MonthCalendar) -> None:
    picked: list[object] = []
    month.picked.connect(picked.append)
    QTest.keyClick(month.focusWidget(), Key.Key_Return)
    QTest.keyClick(month.focusWidget(), Key.Key_Space)
    first = next(cell for cell in month._cells if cell.day == date(2026, 11, 2))
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert picked == [TODAY, TODAY, date(2026, 11, 2)]


def test_a_dot_says_that_something_is_there_and_no_more(month: MonthCalendar) -> None:
    named = {cell.day: cell.accessibleName() for cell in month._cells}
    assert named[date(2026, 11, 2)] == "2026-11-02 · with entries"
    assert named[date(2026, 11, 3)] == "2026-11-03"
    looks = {cell.day: cell.grab().toImage() for cell in month._cells}
    assert looks[date(2026, 10, 30)] != looks[date(2026, 10, 29)]
    assert not next(cell for cell in month._cells if cell.day == TODAY + timedelta(days=1)).isEnabled()


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
    ],
)
def test_a_month_on_is_the_same_day_or_the_last(day: date, months: int, then: date) -> None:
    assert months_on(day, months) == then
