"""The focus ring: with keys yes, with the mouse no; around what has the focus, also after it moved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete

from wellbeing.ui.widgets.focus_ring import FocusRing


@pytest.fixture
def window(light_theme, qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 200)
    for name, y in (("one", 20), ("two", 80)):
        act = QPushButton(name, made)
        act.setObjectName(name)
        act.setGeometry(20, y, 100, 32)
    made.ring = FocusRing(made)  # type: ignore[attr-defined]
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def named(window: QWidget, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def ring_rect(window: QWidget) -> QRect:
    """Return where the ring stands in its parent, an empty rect while it is hidden."""
    ring = window.ring._ring
    return ring.geometry() if ring.isVisible() else QRect()


def tab(window: QWidget) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)


def test_keys_bring_the_ring_and_the_mouse_takes_it(window: QWidget) -> None:
    named(window, "one").setFocus()
    assert ring_rect(window).isEmpty()
    tab(window)
    assert ring_rect(window) == QRect(16, 76, 108, 40)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(50, 30))
    assert ring_rect(window).isEmpty()


def test_the_ring_moves_along(window: QWidget) -> None:
    named(window, "one").setFocus()
    tab(window)
    named(window, "two").move(60, 120)
    assert ring_rect(window) == QRect(56, 116, 108, 40)
    named(window, "two").hide()  # the focus goes back to the other one
    assert ring_rect(window) == QRect(16, 16, 108, 40)


def test_a_field_is_its_own_ring(window: QWidget) -> None:
    field = QLineEdit(window)
    field.setGeometry(20, 140, 100, 32)
    field.show()
    tab(window)
    field.setFocus()
    assert ring_rect(window).isEmpty()


def test_in_a_scroll_area_it_scrolls_along_and_outlives_the_page(window: QWidget) -> None:
    area, page = QScrollArea(window), QWidget()
    area.setGeometry(150, 0, 150, 200)
    act = QPushButton("three")
    column = QVBoxLayout(page)
    column.addWidget(act)
    area.setWidget(page)
    area.show()
    tab(window)
    act.setFocus()
    assert ring_rect(window) == act.geometry().adjusted(-4, -4, 4, 4)
    delete(page)
    named(window, "two").setFocus()
    assert ring_rect(window) == QRect(16, 76, 108, 40)


@pytest.mark.parametrize("by_keys", [True, False])
def test_what_a_key_goes_to_is_scrolled_to(window: QWidget, by_keys: bool) -> None:
    """Qt does so for Tab alone, not for arrows that go from card to card; a press of the mouse moves nothing."""
    area, page = QScrollArea(window), QWidget()
    area.setGeometry(150, 0, 150, 200)
    column = QVBoxLayout(page)
    acts = [QPushButton(str(number)) for number in range(20)]
    for act in acts:
        column.addWidget(act)
    area.setWidget(page)
    area.show()
    if by_keys:
        tab(window)
    acts[-1].setFocus()
    assert (area.verticalScrollBar().value() > 0) is by_keys
    acts[0].setFocus()
    assert area.verticalScrollBar().value() == 0
