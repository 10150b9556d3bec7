"""Every word stands whole: each widget's text is measured against its place, page by page.

A few windows are measured each time; WELLBEING_LONG=1 measures all 36 of three languages, three text sizes and four
windows, which takes about two minutes.
"""

from __future__ import annotations

import os
from itertools import product

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wear
from tests.ui.filled import is_filled
from tests.ui.recording import context_of
from wellbeing.content.strings import load_words
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.page import Page
from wellbeing.ui.pages.registry import PAGES
from wellbeing.ui.shell.main_window import MainWindow
from wellbeing.ui.shell.page_stack import PageStack
from wellbeing.ui.widgets.labels import ElidedLabel

SIZES = ((900, 600), (1100, 720), (1920, 1080), (2560, 1440))
ALL = tuple(product(("en", "zh_CN", "zh_TW"), (1.0, 1.5, 2.0), SIZES))
SAMPLE = (("en", 2.0, (900, 600)), ("en", 1.0, (1100, 720)), ("zh_TW", 1.5, (1920, 1080)))
SLACK = 1
ROUNDS = 10  # of the loop, until layouts have come to rest


@pytest.mark.parametrize(("language", "scale", "size"), ALL if os.environ.get("WELLBEING_LONG") else SAMPLE)
def test_no_words_are_cut(
    wear: Wear, services: Services, qtbot: QtBot, language: str, scale: float, size: tuple[int, int]
) -> None:
    theme = wear("light", language, scale)
    services.checkins.record(CheckInDraft(stress=6, note="Third chase about the refund, ugly words."))
    services.contacts.record(ContactDraft("abuse", felt=8))
    window, words = MainWindow(theme), load_words(language, resource("locale"))
    view = PageStack(words)
    window.show_view(view)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    view.fill(context_of(services, words, lambda *_: None))
    qtbot.waitUntil(lambda: is_filled(window))
    cut = []
    for entry in PAGES:
        view.go(entry.key)
        for _ in range(ROUNDS):
            QApplication.processEvents()
            QTest.qWait(2)
        page = view.page(entry.key)
        assert isinstance(page, Page)
        cut += [f"{entry.key}: {what}" for what in faults(page)]
    assert not cut


def faults(page: Page) -> list[str]:
    """Return what does not stand whole on a page."""
    found = []
    wanted, room = page.sheet.minimumSizeHint().width(), page.viewport().width()
    if wanted > room + SLACK:
        found.append(f"the page wants {wanted} px of {room}")
    for widget in page.sheet.findChildren(QWidget):
        if not widget.isVisibleTo(page.sheet) or widget.size().isEmpty():
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
        else:
            lacks = widget.sizeHint().width() - widget.width()
    elif isinstance(widget, QAbstractButton):
        lacks = widget.minimumSizeHint().width() - widget.width()
    else:
        return ""
    return f"{type(widget).__name__} {name_of(widget)!r} lacks {lacks} px" if lacks > SLACK else ""


def name_of(widget: QWidget) -> str:
    """Return what a widget writes."""
    return widget.text()[:40] if isinstance(widget, QLabel | QAbstractButton) else ""


def inside(inner: QRect, outer: QRect) -> bool:
    """Return whether nothing of a widget is cut off at the sides; what is below can be scrolled to."""
    return inner.left() >= -SLACK and inner.right() <= outer.right() + SLACK
