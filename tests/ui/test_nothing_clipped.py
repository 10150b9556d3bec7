"""Every word stands whole: each widget's text is measured against its place, page by page.

A few windows are measured each time; WELLBEING_LONG=1 measures all 45 of three languages, three text sizes and five
windows, which takes about three minutes.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wear
from tests.ui.filled import is_filled
from tests.ui.recording import context_of
from wellbeing.content.strings import load_words
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.days import day_of
from wellbeing.domain.invented import invent
from wellbeing.domain.library.situations import PROTECTED
from wellbeing.domain.themes import Theme
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.practice import PracticeStore
from wellbeing.ui.help.help_lines import where_to_turn
from wellbeing.ui.look.breakpoints import LEAST
from wellbeing.ui.look.paper import paper_of
from wellbeing.ui.pages.cooldown.page import CoolDownPage
from wellbeing.ui.pages.page import Page
from wellbeing.ui.pages.registry import PAGES
from wellbeing.ui.pages.settings.page import SettingsPage
from wellbeing.ui.pages.settings.words import SECTIONS
from wellbeing.ui.pages.today.page import TodayPage
from wellbeing.ui.quick_entry.quick_checkin import QuickCheckIn
from wellbeing.ui.shell.key_sheet import KeySheet
from wellbeing.ui.shell.main_window import MainWindow
from wellbeing.ui.shell.page_stack import PageStack
from wellbeing.ui.widgets.labels import ElidedLabel

SIZES = ((800, 600), (900, 600), (1100, 720), (1920, 1080), (2560, 1440))
ALL = tuple(product(("en", "zh_CN", "zh_TW"), (1.0, 1.5, 2.0), SIZES))
SAMPLE = (("en", 2.0, (800, 600)), ("en", 1.0, (1100, 720)), ("zh_TW", 1.5, (1920, 1080)))
SLACK = 1
MANY, NARROW = 4, 6  # lines, and line heights across, from which words stand crammed into a corner
WEEKS = 6
ROUNDS = 10  # of the loop, until layouts have come to rest


@pytest.mark.parametrize(("language", "scale", "size"), ALL if os.environ.get("WELLBEING_LONG") else SAMPLE)
def test_no_words_are_cut(
    wear: Wear, services: Services, qtbot: QtBot, language: str, scale: float, size: tuple[int, int]
) -> None:
    theme = wear("light", language, scale)
    live(services)
    _window, view = shown(theme, services, qtbot, language, size)
    cut = []
    for entry in PAGES:
        view.go(entry.key)
        settle()
        page = view.page(entry.key)
        assert isinstance(page, Page)
        cut += [f"{entry.key}: {what}" for what in faults(page)]
    assert not cut


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
def test_a_tip_for_after_harm_pushes_no_row_under_the_foot_of_a_low_window(
    wear: Wear, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    library = services.library
    tips = [tip for tip in library.tips(language) if any(moment in PROTECTED for moment in tip.when)]
    window, view = shown(wear("light", language), services, qtbot, language, (1100, 720))
    page, low = view.page("today"), []
    assert isinstance(page, TodayPage)
    for tip in tips:
        monkeypatch.setattr(type(library), "tip_of_the_day", lambda *_, tip=tip: tip)
        page._tip.refresh()
        settle()
        low += [tip.id] if page.verticalScrollBar().maximum() or cut_in(page._tip) else []
        assert not page._tip.turn_to.isHidden()
        on_hover = "".join(page._tip.toolTip().split())
        assert on_hover == "".join((tip.body + where_to_turn(page.ctx)).split())
    assert (len(tips) > 20, low, window.isVisible()) == (True, [], True)


@pytest.mark.parametrize(
    ("language", "scale", "size"), [("en", 2.0, (800, 600)), ("zh_TW", 2.0, (800, 600)), ("en", 2.0, LEAST)]
)
def test_no_words_of_what_a_page_opens_are_cut(
    wear: Wear, services: Services, qtbot: QtBot, language: str, scale: float, size: tuple[int, int]
) -> None:
    theme = wear("light", language, scale)
    live(services)
    _window, view = shown(theme, services, qtbot, language, size)
    cut = past_day(view) + sections(view) + exercises(view, services) + cards(services, view, qtbot, language)
    assert not cut


@pytest.mark.parametrize(("scale", "size"), [(1.0, LEAST), (1.5, (800, 600)), (2.0, (800, 600))])
def test_a_contact_that_starts_or_ends_moves_no_row(
    wear: Wear, services: Services, qtbot: QtBot, scale: float, size: tuple[int, int]
) -> None:
    _window, view = shown(wear("light", "en", scale), services, qtbot, "en", size)
    page = view.page("today")
    assert isinstance(page, TodayPage)
    settle()
    before = page._scale.mapTo(page, QPoint()).y()
    services.contacts.start()
    page.refresh()
    qtbot.waitUntil(page._chip.begin.isHidden)
    page._chip._words.setText("42:10 · waits")
    page._fit()
    settle()
    assert (faults(page), page._scale.mapTo(page, QPoint()).y()) == ([], before)


def shown(
    theme: Theme, services: Services, qtbot: QtBot, language: str, size: tuple[int, int]
) -> tuple[MainWindow, PageStack]:
    """Show the window of a size in a language, with its pages; who lets the window go loses them."""
    window, words = MainWindow(paper_of(theme)), load_words(language, resource("locale"))
    view = PageStack(words)
    window.show_view(view)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    view.fill(context_of(services, words, lambda *_: None))
    qtbot.waitUntil(lambda: is_filled(window))
    return window, view


def settle() -> None:
    """Let layouts come to rest."""
    for _ in range(ROUNDS):
        QApplication.processEvents()
        QTest.qWait(2)


def past_day(view: PageStack) -> list[str]:
    """Return what is cut on a past day that Trends has led to."""
    view.go("today")
    page = view.page("today")
    assert isinstance(page, TodayPage)
    page.visit_day(page.day - timedelta(days=4))
    settle()
    return [f"a past day: {what}" for what in faults(page)]


def sections(view: PageStack) -> list[str]:
    """Return what is cut in each section of the settings."""
    view.go("settings")
    page, found = view.page("settings"), []
    assert isinstance(page, SettingsPage)
    for key in SECTIONS:
        page.open_section(key)
        settle()
        found += [f"{key}: {what}" for what in faults(page)]
    return found


def exercises(view: PageStack, services: Services) -> list[str]:
    """Return what is cut in the player: safety words, breath, question after it, steps."""
    view.go("cooldown")
    page, found = view.page("cooldown"), []
    assert isinstance(page, CoolDownPage)

    def look(at: str) -> None:
        settle()
        found.extend(f"{at}: {what}" for what in cut_in(page.player))

    page.start_exercise("gentle_breath")
    look("safety")
    page.player.screens.safety.read.emit()
    look("breath")
    page.player._finished()
    page.player.screens.after._show_question()
    page.player.screens.after.ask_before.click()
    look("after")
    page.player.stop()
    for exercise in ("muscle_relaxation", "desk_mindfulness"):
        page.start_exercise(exercise)
        page.player.lead.turn(1)
        look(exercise)
        page.player.stop()
    return found


def cards(services: Services, view: PageStack, qtbot: QtBot, language: str) -> list[str]:
    """Return what is cut in the quick card with all its rows, and in the sheet of keys."""
    words, found = load_words(language, resource("locale")), []
    card = QuickCheckIn(context_of(services, words, lambda *_: None))
    qtbot.addWidget(card)
    for tab in ("me", "contact"):
        card.open_tab(tab)
        card.form.more.open()
        settle()
        found += [f"card, {tab}: {what}" for what in cut_in(card)]
    keys = KeySheet(words.t, view)
    keys.show()
    settle()
    found += [f"keys: {what}" for what in cut_in(keys)]
    keys.close()
    return found


def live(services: Services) -> None:
    """Write weeks into the diary that hold all that can be drawn, and one entry of each kind now."""
    diary, now, zone = services.diary, services.clock.now(), services.clock.zone()
    story = invent(WEEKS * 7, 7, day_of(now, zone), now, zone)
    CheckInStore(diary).add_many(story.checkins)
    ContactStore(diary).add_many(story.contacts)
    PracticeStore(diary).add_many([*story.sessions, replace(story.sessions[-1], at=now)])
    services.checkins.record(CheckInDraft(stress=6, note="Third chase about the refund, ugly words."))
    services.contacts.record(ContactDraft("abuse", felt=8))


def faults(page: Page) -> list[str]:
    """Return what does not stand whole on a page."""
    wanted, room = page.sheet.minimumSizeHint().width(), page.viewport().width()
    wide = [f"the page wants {wanted} px of {room}"] if wanted > room + SLACK else []
    return wide + cut_in(page.sheet)


def cut_in(place: QWidget) -> list[str]:
    """Return what is seen of a widget and does not stand whole."""
    found = []
    for widget in place.findChildren(QWidget):
        if not widget.isVisibleTo(place) or widget.size().isEmpty():
            continue
        if said := cut_words(widget):
            found.append(said)
        parent = widget.parentWidget()
        if parent is not None and not inside(widget.geometry(), parent.rect()):
            found.append(f"{type(widget).__name__} {name_of(widget)!r} stands outside its parent")
    return found


def cut_words(widget: QWidget) -> str:
    """Return how a widget cuts its own words, '' when they stand whole."""
    if isinstance(widget, ElidedLabel) or not name_of(widget):
        return ""
    if isinstance(widget, QLabel):
        if widget.hasHeightForWidth():
            lacks = widget.heightForWidth(widget.width()) - widget.height()
            if lacks <= SLACK and is_crammed(widget):
                return f"{type(widget).__name__} {name_of(widget)!r} has a line for each word"
        else:
            lacks = widget.sizeHint().width() - widget.width()
    elif isinstance(widget, QAbstractButton):
        lacks = widget.minimumSizeHint().width() - widget.width()
    else:
        return ""
    return f"{type(widget).__name__} {name_of(widget)!r} lacks {lacks} px" if lacks > SLACK else ""


def is_crammed(shown: QLabel) -> bool:
    """Return whether many lines hold a word or two each."""
    metrics = shown.fontMetrics()
    words = metrics.horizontalAdvance(shown.text())
    return words > MANY * shown.width() and shown.width() < NARROW * metrics.height()


def name_of(widget: QWidget) -> str:
    """Return what a widget writes."""
    return widget.text()[:40] if isinstance(widget, QLabel | QAbstractButton) else ""


def inside(inner: QRect, outer: QRect) -> bool:
    """Return whether nothing of a widget is cut off at the sides; what is below can be scrolled to."""
    return inner.left() >= -SLACK and inner.right() <= outer.right() + SLACK
