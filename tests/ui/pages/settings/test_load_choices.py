"""What Settings say of weights and half-life out of one's own days."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.recording import Told
from wellbeing.domain.insights.half_life import KEPT, OFFERED, OwnHalfLife
from wellbeing.domain.insights.sensitivity import Sensitivity
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.settings.load_choices import LoadChoicesLines


@pytest.fixture
def lines(qtbot: QtBot, light_theme: object, services: Services) -> LoadChoicesLines:
    made = LoadChoicesLines(Told().context(services))
    qtbot.addWidget(made)
    return made


def test_an_empty_diary_says_when_there_will_be_something(
    light_theme: object, services: Services, qtbot: QtBot
):
    lines = LoadChoicesLines(replace(Told().context(services), piecemeal=True))
    qtbot.addWidget(lines)
    lines.show()
    qtbot.waitUntil(lambda: lines.own.text() == "Your own half-life: can't tell yet, 20 more days.")
    assert lines.picture.text().startswith("From 10 days with contacts on")
    assert not lines.use.isVisible()


def test_an_own_half_life_is_taken_with_one_press(lines: LoadChoicesLines, services: Services):
    lines._show((Sensitivity(20, 0.95), OwnHalfLife(OFFERED, 120, 0, 80.0, 200.0)))
    assert lines.picture.text().startswith("Your picture hardly changes")
    assert "120 minutes foretell your check-ins better than 60 (90% interval 80 to 200" in lines.own.text()
    lines.use.click()
    assert services.preferences.current.acute_half_life == 120


def test_days_that_are_all_the_same_are_not_told_to_wait(lines: LoadChoicesLines):
    lines._show((Sensitivity(12), OwnHalfLife(KEPT)))
    assert lines.picture.text().startswith("No day has been harder than another")


def test_where_ours_is_as_good_nothing_is_offered(lines: LoadChoicesLines):
    lines._show((Sensitivity(20, 0.5), OwnHalfLife(KEPT)))
    assert lines.picture.text().startswith("Your picture changes")
    assert lines.use.isHidden()
