"""Trends over real services: ranges back and forth, the table of the same figures, a saved chart, words for ears."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.ranges import RANGES
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.trends.page import TrendsPage


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def page(qtbot: QtBot, light_theme: object, services: Services, told: Told) -> TrendsPage:
    made = TrendsPage(told.context(services))
    qtbot.addWidget(made)
    services.event_bus.subscribe(made.on_topic)
    made.resize(900, 650)
    return made


def show_range(page: TrendsPage, name: str) -> None:
    """Turn to a named range as a person does, by its button."""
    next(button for button in page._bar._buttons if button.key == name).click()


def three_weeks(services: Services, clock: FakeClock) -> None:
    """Record a check-in and a contact on each of 21 days."""
    for day in range(21):
        at = clock.now() - timedelta(days=day, hours=1)
        services.checkins.record(CheckInDraft(stress=3 + day % 5, at=at))
        services.contacts.record(ContactDraft("rude" if day % 2 else "abuse", at=at))


def seen(page: TrendsPage) -> str:
    return "\n".join(widget.text() for widget in page.findChildren(QLabel))


def test_an_empty_diary_says_what_will_come(page: TrendsPage):
    page.show()
    assert "Nothing recorded here yet" in seen(page)
    assert page._table.model().rowCount() == 0
    show_range(page, "all")


@pytest.mark.parametrize("name", RANGES)
def test_every_range_has_chart_table_and_sentence(
    page: TrendsPage, services: Services, clock: FakeClock, name: str, qtbot: QtBot
):
    three_weeks(services, clock)
    page.show()
    show_range(page, name)
    qtbot.waitUntil(lambda: not page._chart.pixmap().isNull())
    assert page._table.model().rowCount() > 0
    assert "median" in page._chart.accessibleName()


@pytest.mark.parametrize("name", ["day", "week", "month", "quarter", "year"])
def test_back_and_on_again_ends_where_it_began(
    page: TrendsPage, services: Services, clock: FakeClock, name: str
):
    three_weeks(services, clock)
    page.show()
    show_range(page, name)
    here = page._dates.text()
    assert not page._on.isEnabled()
    for _ in range(3):
        page._back.click()
    assert page._dates.text() != here
    for _ in range(3):
        page._on.click()
    assert page._dates.text() == here
    assert not page._on.isEnabled()


def test_the_table_turns_round(page: TrendsPage):
    page.show()
    assert page._chart.isVisible()
    page._turn.click()
    assert page._table.isVisible()
    assert page._turn.accessibleName() == "Show as a chart"
    page._turn.click()
    assert page._chart.isVisible()


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_chart_is_saved(
    page: TrendsPage, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
):
    page.show()
    wanted = tmp_path / f"chart.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), ""))
    page._save.click()
    assert wanted.stat().st_size > 500
    assert told.said[-1][0] == "Chart saved."


@pytest.mark.parametrize("name", ["", "/proc/chart.png"])
def test_a_chart_that_is_not_saved(page: TrendsPage, told: Told, monkeypatch: pytest.MonkeyPatch, name: str):
    page.show()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    page._save.click()
    assert [words for words, _ in told.said] != ["Chart saved."]
    assert bool(told.said) is bool(name)


def test_a_new_entry_is_drawn(page: TrendsPage, services: Services):
    page.show()
    show_range(page, "day")
    services.checkins.record(CheckInDraft(stress=8))
    assert "median 8" in seen(page)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("threat", "holds a threat"), ("crisis", "life was in danger"), ("kind", "kind contact")],
)
def test_the_tip_says_why_it_was_chosen(page: TrendsPage, services: Services, kind: str, reason: str):
    services.contacts.record(ContactDraft(kind))
    page.show()
    assert reason in seen(page)
    assert "From: " in seen(page)
