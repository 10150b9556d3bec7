""" "Preview my day" on the settings page: it follows each change, and stands aside in a search."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.recording import context_of
from wellbeing.content.strings import load_words
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.storage.reminders import ReminderStore
from wellbeing.ui.pages.settings.page import SettingsPage
from wellbeing.ui.pages.settings.preview import KINDS, RemindersSection
from wellbeing.ui.pages.today.offer_slot import SIGNS


@pytest.fixture
def page(qtbot: QtBot, light_theme: object, services: Services) -> SettingsPage:
    def nothing(*given: object) -> None:
        return None

    say: Callable[..., None] = nothing
    words = load_words("en", resource("locale"))
    made = SettingsPage(context_of(services, words, say))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.open_section("reminders")
    made.show()
    return made


def section(page: SettingsPage) -> RemindersSection:
    found = page._section("reminders")
    assert isinstance(found, RemindersSection)
    return found


def test_it_shows_the_day_and_says_it(page: SettingsPage, services: Services):
    assert services.preferences.set("fri", ["09:00-12:00"]) is None
    page.refresh()
    card = section(page).preview
    assert card.aside.text().startswith("Today · 09:00–12:00 · ")
    assert [dot.word for dot in card.picture.day.dots].count("Break") == 2
    assert "Break" in card.picture.accessibleName()
    assert card.picture.day.hours[0][1] == "9"
    assert not card.picture.grab().isNull()


def test_it_follows_a_change_at_once(page: SettingsPage, services: Services):
    before = len(section(page).preview.picture.day.dots)
    assert services.preferences.set("breaks", False) is None
    page.refresh()
    assert len(section(page).preview.picture.day.dots) < before


def test_a_search_leaves_it_out_and_its_end_brings_it_back(page: SettingsPage):
    page.search.setText("break")
    assert not section(page).preview.isVisible()
    page.search.clear()
    assert section(page).preview.isVisible()


def test_each_kind_has_the_sign_it_has_on_today():
    assert {kind: sign for kind, (sign, _) in KINDS.items()} == SIGNS


@pytest.mark.parametrize(("asked", "answered", "shown"), [(4, 4, False), (5, 0, True), (20, 14, True)])
def test_the_own_answers_are_told_once_there_are_a_few(
    page: SettingsPage, services: Services, clock: FakeClock, asked: int, answered: int, shown: bool
):
    store = ReminderStore(services.diary)
    for number in range(asked):
        store.save_asked(f"checkin-{number}", "checkin", clock.now())
    for number in range(answered):
        store.save_answer(f"checkin-{number}", "start")
    page.refresh()
    said = section(page).answered.text()
    assert said.startswith(f"In the last 4 weeks you answered {answered} of {asked} prompts.") is shown
    assert bool(said) is shown
