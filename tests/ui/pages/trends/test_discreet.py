"""Discreet mode on Trends and Practice: what tells of a person's days gives way, and comes back by itself."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.today.test_discreet import NOTE, seen
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.problems import Problem
from wellbeing.domain.reminders.events import Sharing
from wellbeing.domain.reviews import ReviewDraft
from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.ui.context import Context
from wellbeing.ui.pages.practice.page import REVIEWS, PracticePage
from wellbeing.ui.pages.trends.page import TrendsPage


@pytest.fixture
def context(light_theme: object, services: Services) -> Context:
    services.reminders.begin()
    services.checkins.record(CheckInDraft(stress=8, note=NOTE))
    contact = services.contacts.record(ContactDraft("abuse", felt=9, note=NOTE))
    assert not isinstance(contact, Problem)
    assert contact.after is not None
    services.practice.reviews.save(ReviewDraft(contact=contact.after.id, happened=NOTE))
    return Told().context(services)


def test_trends_hide_picture_table_and_words(context: Context, services: Services, qtbot: QtBot):
    page = TrendsPage(context)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    qtbot.waitUntil(lambda: "1 check-in" in seen(page))
    services.reminders.feed(Sharing(True))
    page.on_topic(Topic.REMINDERS)
    assert page._curtain.isVisible()
    assert "check-in" not in seen(page)
    assert not page.cards["trend"].chart.isVisible()
    assert not page.cards["trend"].save.isVisible(), "no picture is saved either"
    page._pick("week")
    assert "check-in" not in seen(page)
    services.reminders.feed(Sharing(False))
    page.on_topic(Topic.REMINDERS)
    qtbot.waitUntil(lambda: "1 check-in" in seen(page))
    assert not page._curtain.isVisible()


def test_practice_hides_what_was_looked_back_at(context: Context, services: Services, qtbot: QtBot):
    page = PracticePage(context)
    qtbot.addWidget(page)
    page.show()
    page.show_part(REVIEWS)
    assert NOTE in seen(page)
    services.preferences.set("discreet", True)
    page.on_topic(Topic.PREFERENCES)
    assert NOTE not in seen(page)
    assert "felt 9" not in seen(page)
    assert page.reviews.curtain.isVisible()
    services.preferences.set("discreet", False)
    page.on_topic(Topic.PREFERENCES)
    assert NOTE in seen(page)


def test_a_page_out_of_sight_is_read_anew_when_it_is_seen(context: Context, services: Services, qtbot: QtBot):
    page = TrendsPage(context)
    qtbot.addWidget(page)
    page.show()
    page.hide()
    services.preferences.set("discreet", True)
    page.on_topic(Topic.PREFERENCES)
    page.show()
    assert page._curtain.isVisible()
    assert "check-in" not in seen(page)
