"""What a screen reader and a shaky hand find on every page: names, roles, and targets that can be hit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wear
from tests.ui.recording import context_of
from wellbeing.content.strings import load_words
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.registry import PAGES
from wellbeing.ui.pages.settings.words import SECTIONS
from wellbeing.ui.quick_entry.quick_checkin import QuickCheckIn
from wellbeing.ui.shell.go_to import GoTo
from wellbeing.ui.shell.key_sheet import KeySheet
from wellbeing.ui.shell.page_stack import PageStack
from wellbeing.ui.spoken_roles import speak_roles
from wellbeing.ui.widgets.chips import Chip
from wellbeing.ui.widgets.choices import OneChoice
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.moment_tile import MomentTile
from wellbeing.ui.widgets.plain_text import set_tip

LEAST = 24  # px, WCAG 2.2, 2.5.8
PRESSED = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
LINKS = ("link",)  # a word of a sentence is as high as the sentence
Role, Text = QAccessible.Role, QAccessible.Text


@pytest.fixture
def ctx(wear: Wear, services: Services) -> Context:
    wear("light", "en")
    speak_roles()
    services.checkins.record(CheckInDraft(stress=6))
    services.contacts.record(ContactDraft("abuse", felt=8))
    return context_of(services, load_words("en", resource("locale")), lambda *_: None)


@pytest.fixture
def view(ctx: Context, qtbot: QtBot) -> PageStack:
    made = PageStack(ctx.words)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    made.show()
    made.fill(ctx)
    return made


def seen(place: QWidget) -> Iterator[QWidget]:
    for widget in place.findChildren(QWidget):
        if widget.isVisible() and not widget.size().isEmpty():
            yield widget


def role(widget: QWidget) -> Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def said(widget: QWidget, kind: Text = Text.Name) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(kind)


def faults(place: QWidget) -> list[str]:
    """Return what a screen reader could not tell and a finger could not hit."""
    found = []
    for widget in seen(place):
        what = f"{type(widget).__name__} {said(widget)!r}"
        inner = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
        if inner:
            continue
        reached = isinstance(widget, PRESSED) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and not said(widget):
            found.append(f"{what} has no name")
        if isinstance(widget, QAbstractButton) and said(widget) == said(widget, Text.Description):
            found.append(f"{what} says its name twice")
        if isinstance(widget, PRESSED) and widget.property("kind") not in LINKS and least(widget) < LEAST:
            found.append(f"{what} is {widget.width()} x {widget.height()} px")
    return found


def least(widget: QWidget) -> int:
    return min(widget.width(), widget.height())


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def test_every_page_can_be_told_and_hit(view: PageStack) -> None:
    found, headings = [], {}
    for entry in PAGES:
        view.go(entry.key)
        settle()
        page = view.page(entry.key)
        assert page is not None
        found += [f"{entry.key}: {fault}" for fault in faults(page)]
        headings[entry.key] = [said(widget) for widget in seen(page) if role(widget) is Role.Heading]
    assert found == [], "\n".join(found)
    assert all(headings.values()), headings


def test_every_section_of_the_settings_can_be_told_and_hit(view: PageStack) -> None:
    view.go("settings")
    page = view.page("settings")
    found = []
    for key in SECTIONS:
        page.open_section(key)
        settle()
        found += [f"{key}: {fault}" for fault in faults(page)]
    assert found == [], "\n".join(found)


def test_one_of_a_few_is_a_radio_button(view: PageStack) -> None:
    for key in ("library", "settings", "trends"):
        view.go(key)
        settle()
        page = view.page(key)
        groups = [group for group in page.findChildren(OneChoice) if group.isVisible()]
        assert groups
        for group in groups:
            assert {role(button) for button in group.findChildren(QAbstractButton)} <= {Role.RadioButton}
    chips = view.page("library").filter.findChildren(QAbstractButton)
    assert {role(chip) for chip in chips if chip.isCheckable()} == {Role.RadioButton}


def test_what_excludes_the_others_is_a_radio_button_that_can_still_be_let_go(
    ctx: Context, view: PageStack, qtbot: QtBot
) -> None:
    card = QuickCheckIn(ctx)
    qtbot.addWidget(card)
    card.open_tab("contact")
    settle()
    kinds = [chip for chip in card.findChildren(Chip) if chip.text()[:1].isdigit()]
    view.go("cooldown")
    settle()
    view.page("cooldown").moments.set_current("")  # an abusive contact has chosen one
    tiles = view.page("cooldown").findChildren(MomentTile)
    for each in (kinds, tiles):
        assert {role(choice) for choice in each} == {Role.RadioButton}
        first, second = each[:2]
        for press, chosen in ((first, [first]), (second, [second]), (second, [])):
            press.click()
            assert [choice for choice in each if choice.isChecked()] == chosen


def test_what_is_chosen_by_a_key_has_the_focus_and_so_is_spoken(ctx: Context, qtbot: QtBot) -> None:
    card = QuickCheckIn(ctx)
    qtbot.addWidget(card)
    card.open_tab("contact")
    for key, spoken in ((Qt.Key.Key_3, "3 rude"), (Qt.Key.Key_6, "6")):
        QTest.keyClick(card.focusWidget() or card, key)
        settle()
        assert said(card.focusWidget()) == spoken


def test_keys_of_a_tip_are_spoken_without_the_name_again(light_theme: object, qtbot: QtBot) -> None:
    made = IconButton("calendar", "Choose a day")
    qtbot.addWidget(made)
    set_tip(made, "Choose a day · Alt+↓")
    assert said(made, Text.Description) == "Alt+↓"
    made.set_name("Choose a day")
    assert said(made, Text.Description).strip() == ""


def test_cards_and_sheets_are_dialogs_with_names(ctx: Context, qtbot: QtBot) -> None:
    card = QuickCheckIn(ctx)
    qtbot.addWidget(card)
    card.open_tab("contact")
    settle()
    for window in (card, KeySheet(ctx.t), GoTo(ctx.t)):
        qtbot.addWidget(window)
        window.show()
        settle()
        assert role(window) is Role.Dialog
        assert said(window)
        assert faults(window) == []
