"""The coin's card: off until somebody takes part, explained, thrown, stopped."""

from __future__ import annotations

import secrets

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.services.app_services import Services
from wellbeing.storage.coin import CoinStore
from wellbeing.ui.pages.cooldown.coin_card import CoinCard


@pytest.fixture
def card(qtbot: QtBot, light_theme: object, services: Services) -> CoinCard:
    made = CoinCard(Told().context(services))
    qtbot.addWidget(made)
    made.show_for(services.library.exercises("en")[0])
    made.show()
    return made


def test_nothing_is_thrown_before_somebody_takes_part(card: CoinCard, services: Services):
    assert card.take_part.isVisible()
    assert not card.throw.isVisible()
    assert not card._standing.isVisible()
    assert "it can't tell" in card._about.text()
    card.take_part.click()
    assert services.preferences.current.coin
    assert card.throw.isVisible()
    assert "it can't tell yet" in card._standing.text()
    card.stop.click()
    assert not services.preferences.current.coin
    assert not card.throw.isVisible()


def test_it_asks_for_a_check_in_first(card: CoinCard, services: Services):
    card.take_part.click()
    card.throw.click()
    assert "check in first" in card._said.text()
    assert CoinStore(services.diary).all() == []


@pytest.mark.parametrize("arm", ["exercise", "quiet"])
def test_what_the_coin_says_is_done(
    card: CoinCard, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, arm: str
):
    monkeypatch.setattr(secrets, "choice", lambda arms: arm)
    services.checkins.record(CheckInDraft(stress=8))
    card.take_part.click()
    with qtbot.waitSignal(card.exercised, timeout=200, raising=arm == "exercise"):
        card.throw.click()
    assert ("quiet" in card._said.text()) == (arm == "quiet")
    assert [flip.arm for flip in CoinStore(services.diary).all()] == [arm]
