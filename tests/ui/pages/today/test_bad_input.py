"""What a day may hold at its worst: thousands of entries, a note without a space, other scripts, an endless cause."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.conftest import Wear
from tests.ui.filled import is_filled
from tests.ui.recording import Told
from tests.ui.test_nothing_clipped import faults
from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.entries import NOTE_MOST
from wellbeing.domain.own_words import OwnWord
from wellbeing.services.app_services import Services
from wellbeing.storage.checkins import CheckInStore
from wellbeing.ui.look.paper import paper_of
from wellbeing.ui.pages.today.page import TodayPage
from wellbeing.ui.quick_entry.quick_checkin import QuickCheckIn
from wellbeing.ui.shell.main_window import MainWindow
from wellbeing.ui.widgets.chips import Chip
from wellbeing.ui.widgets.day_plot import thinned

ENDLESS = "w" * NOTE_MOST
RIGHT_TO_LEFT = "\u0627\u0644\u0639\u0645\u064a\u0644 \u063a\u0627\u0636\u0628 47110382"
CAUSE = "q" * 80


def window_with(page: TodayPage, wear_theme: object, size: tuple[int, int]) -> MainWindow:
    window = MainWindow(paper_of(wear_theme))  # type: ignore[arg-type]
    window.show_view(page)
    window.resize(*size)
    window.show()
    return window


def settle() -> None:
    for _ in range(8):
        QApplication.processEvents()


def long_cause(services: Services) -> OwnWord:
    """Make the longest own cause that may be made, in the table itself where the rule allows fewer signs."""
    made = services.own_words.add("cause", CAUSE)
    made = made if isinstance(made, OwnWord) else services.own_words.add("cause", CAUSE[:40])
    assert isinstance(made, OwnWord)
    return made


@pytest.mark.parametrize(
    "text", [ENDLESS, RIGHT_TO_LEFT, "\u202e" + "evil"], ids=["endless", "rtl", "override"]
)
@pytest.mark.parametrize(("scale", "size"), [(1.0, (800, 600)), (2.0, (800, 600)), (1.0, (1100, 720))])
def test_a_note_stands_whole_wherever_it_is_shown(
    wear: Wear, qtbot: QtBot, services: Services, text: str, scale: float, size: tuple[int, int]
):
    theme = wear("light", "en", scale)
    cause = long_cause(services)
    saved = services.checkins.record(CheckInDraft(stress=6, note=text, causes=(cause.id,)))
    assert saved.after.note == text  # type: ignore[union-attr]
    page = TodayPage(Told().context(services))
    window = window_with(page, theme, size)
    qtbot.addWidget(window)
    page.refresh()
    qtbot.waitUntil(lambda: is_filled(page))
    settle()
    assert faults(page) == []
    page._curve.setFocus()
    page._curve.lift(page._curve._day.points[-1].key)
    settle()
    card = page._curve._card
    assert page._curve.rect().contains(card.geometry())
    assert card._note.heightForWidth(card._note.width()) <= card._note.height() + 1
    page._turn_list()
    settle()
    assert faults(page) == []
    page.start_search()
    page._search.setText(text[:40].strip("\u202e"))
    settle()
    assert page._found.count() == 1
    assert page._found.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_an_endless_cause_is_a_chip_that_fits_its_card(
    wear: Wear, qtbot: QtBot, services: Services, scale: float, monkeypatch: pytest.MonkeyPatch
):
    wear("light", "en", scale)
    cause = long_cause(services)
    monkeypatch.setattr(QuickCheckIn, "_room", lambda card: QRect(0, 0, 800, 600))
    card = QuickCheckIn(Told().context(services))
    qtbot.addWidget(card)
    entry = services.checkins.record(CheckInDraft(stress=6, note=ENDLESS, causes=(cause.id,)))
    card.edit(entry.after)  # type: ignore[union-attr, arg-type]
    settle()
    assert card.width() <= 800
    chip = next(each for each in card.findChildren(Chip) if each.text() == cause.word)
    assert chip.isChecked()
    assert inside(card, chip)
    assert cause.word in chip.toolTip()
    QTest.keyClick(card.focusWidget() or card, Qt.Key.Key_4)
    card.save()
    (kept,) = services.checkins.today()
    assert (kept.stress, kept.note, kept.causes) == (4, ENDLESS, (cause.id,))


def inside(card: QuickCheckIn, part: QWidget) -> bool:
    """Tell whether a part lies within the sides of what scrolls."""
    left = part.mapTo(card._content, QPoint()).x()
    return left >= 0 and left + part.width() <= card._content.width()


def test_ten_thousand_entries_are_drawn_as_far_as_they_can_be_told_apart(
    light_theme: object, qtbot: QtBot, services: Services, clock: FakeClock
):
    start = clock.now() - timedelta(hours=1)
    CheckInStore(services.diary).add_many(
        [CheckIn(0, start + timedelta(milliseconds=300 * n), n % 11) for n in range(10_000)]
    )
    page = TodayPage(Told().context(services))
    window = window_with(page, light_theme, (1100, 720))
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: is_filled(page))
    settle()
    curve = page._curve
    assert len(curve._day.points) == 10_000
    drawn = thinned(curve._plot(), curve._day.points)
    assert len(drawn) <= curve.width()
    assert {point.stress for point in drawn} >= {0, 10}, "the highest and the lowest are never lost"
    curve.setFocus()
    QTest.keyClick(curve, Qt.Key.Key_End)
    assert f"stress {9_999 % 11}" in curve.accessibleDescription()
    page._turn_list()
    assert page._entries._list.count() < 200
    few = curve._day.points[:50]
    assert thinned(curve._plot(), few) is few
