"""The person's own words in the settings, and in the form that offers them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.recording import context_of
from wellbeing.content.strings import load_words
from wellbeing.domain.own_words import CAUSE, FEELING
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.settings.own_words import OwnWordsCard, OwnWordsSection
from wellbeing.ui.quick_entry.checkin_form import CheckInForm


@pytest.fixture
def ctx(light_theme: object, services: Services) -> Context:
    return context_of(services, load_words("en", resource("locale")), lambda words, undo: None)


@pytest.fixture
def section(qtbot: QtBot, ctx: Context) -> OwnWordsSection:
    made = OwnWordsSection(ctx, "Words of your own")
    qtbot.addWidget(made)
    made.refresh()
    return made


@pytest.fixture
def card(section: OwnWordsSection) -> OwnWordsCard:
    return section.kinds[CAUSE]


def add(card: OwnWordsCard, *texts: str) -> None:
    for text in texts:
        card.field.setText(text)
        card.add.click()


def shown(card: OwnWordsCard) -> list[str]:
    return [row.field.text() for row in card.rows.values()]


def test_made_ordered_renamed_hidden(card: OwnWordsCard, services: Services):
    add(card, "migration", "on-call week", "migration")
    assert shown(card) == ["migration", "on-call week"]
    assert card.wrong.text().startswith("There is such a word already.")
    first, second = card.rows.values()
    assert not first.presses["up"].isEnabled()
    second.presses["up"].click()
    assert shown(card) == ["on-call week", "migration"]
    first, second = card.rows.values()
    second.field.setText("the new system")
    second.field.editingFinished.emit()
    assert shown(card) == ["on-call week", "the new system"]
    next(iter(card.rows.values())).presses["hide"].click()
    assert list(services.own_words.offered(CAUSE).values()) == ["the new system"]
    assert next(iter(card.rows.values())).presses["hide"].text() == "Offer again"


def test_a_bad_name_leaves_the_old_one(card: OwnWordsCard):
    add(card, "one", "two")
    row = next(iter(card.rows.values()))
    row.field.setText("TWO")
    row.field.editingFinished.emit()
    assert shown(card) == ["one", "two"]
    assert not card.wrong.isHidden()


def test_the_form_offers_them_when_it_comes_up(qtbot: QtBot, ctx: Context, services: Services):
    form = CheckInForm(ctx)
    qtbot.addWidget(form)
    services.own_words.add(FEELING, "foggy")
    (foggy,) = services.own_words.offered(FEELING)
    form._feelings.set_chosen((foggy,))
    assert form._feelings.chosen() == ()
    form.begin()
    form._feelings.set_chosen((foggy,))
    assert form._feelings.chosen() == (foggy,)
    services.own_words.hide(FEELING, services.own_words.all(FEELING)[0].number)
    form.begin()
    assert form._feelings.chosen() == ()
