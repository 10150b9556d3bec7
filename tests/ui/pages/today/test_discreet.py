"""Discreet mode: while somebody else may look, no note and no figure stands on Today or in what is said."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.filled import is_filled
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.problems import Problem
from wellbeing.domain.reminders.events import Sharing
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.today.page import TodayPage
from wellbeing.ui.quick_entry.form_words import receipt_of, saved_checkin, saved_contact

NOTE = "nobody may read this"


def seen(page: QWidget) -> str:
    """All words in sight, tooltips too."""
    widgets = [widget for widget in page.findChildren(QWidget) if widget.isVisible()]
    words = [widget.text() for widget in widgets if isinstance(widget, QLabel)]
    return "\n".join([*words, *(widget.toolTip() for widget in widgets)])


@pytest.fixture
def context(light_theme: object, services: Services) -> Context:
    services.reminders.begin()
    return Told().context(services)


@pytest.fixture
def page(context: Context, services: Services, qtbot: QtBot) -> TodayPage:
    services.checkins.record(CheckInDraft(stress=8, note=NOTE))
    services.contacts.record(ContactDraft("abuse", felt=9, note=NOTE))
    made = TodayPage(context)
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    qtbot.waitUntil(lambda: is_filled(made) and made._line.isVisible())
    return made


def test_by_the_persons_wish(page: TodayPage, services: Services):
    services.preferences.set("discreet", True)
    page.refresh()
    assert NOTE not in seen(page)
    assert page._curtain.isVisible()
    for part in (page._curve, page._entries, page._load, page._tip, page._strip):
        assert not part.isVisible()
    page.resize(1000, 950)
    assert not page._load.isVisible()
    assert not page.start_search()
    services.preferences.set("discreet", False)
    page.refresh()
    assert page._curve.isVisible()
    assert page._strip.isVisible()
    assert page._tip.isVisible()
    assert not page._curtain.isVisible()


def test_while_the_screen_is_shared(page: TodayPage, services: Services):
    services.reminders.feed(Sharing(True))
    page.refresh()
    assert page._curtain.isVisible()
    services.preferences.set("discreet_sharing", False)
    page.refresh()
    assert not page._curtain.isVisible()


def test_what_is_said_after_saving(context: Context, services: Services):
    services.preferences.set("discreet", True)
    checkin = services.checkins.record(CheckInDraft(stress=8))
    contact = services.contacts.record(ContactDraft("abuse", felt=9))
    assert not isinstance(checkin, Problem)
    assert not isinstance(contact, Problem)
    assert saved_checkin(context, checkin) == saved_contact(context, contact) == "Saved."
    assert receipt_of(context, checkin) == receipt_of(context, contact) == (None, "Saved.")
