"""The help card: nearest numbers first, everything said, nothing that needs the diary."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from wellbeing.clock import SystemClock
from wellbeing.paths import under
from wellbeing.services.environment import Environment, open_environment
from wellbeing.ui.help.help_card import HelpCard
from wellbeing.ui.help.help_lines import region_for


class FrozenClock(SystemClock):
    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now


@pytest.fixture
def environment(tmp_path: Path, light_theme: object) -> Environment:
    made = open_environment(under(tmp_path), FrozenClock(datetime(2026, 12, 1, 4, tzinfo=UTC)))
    made.preferences.set("language", "zh_CN")
    return made


def texts(card: HelpCard) -> str:
    return "\n".join(found.text() for found in card.findChildren(QLabel))


def opened(qtbot: QtBot, environment: Environment, territory: str) -> HelpCard:
    card = HelpCard(environment, territory=territory)
    card.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(card)
    with qtbot.waitExposed(card):
        card.show()
    return card


@pytest.mark.parametrize(
    ("language", "territory", "region"),
    [
        ("zh_CN", "CN", "CN"), ("zh_CN", "", "CN"), ("zh_CN", "US", "CN"), ("zh_CN", "HK", "HK"),
        ("zh_TW", "TW", "TW"), ("zh_TW", "DE", "TW"), ("zh_TW", "MO", "MO"),
        ("en", "US", "US"), ("en", "CN", "CN"), ("en", "", "ZZ"),
    ],
)  # fmt: skip
def test_whose_lines_come_first(language: str, territory: str, region: str) -> None:
    assert region_for(language, territory) == region


@pytest.mark.parametrize(
    ("territory", "first"),
    [("CN", "12356"), ("TW", "1925"), ("HK", "18111"), ("MO", "6330 2692"), ("SG", "1771")],
)
def test_the_nearest_number_stands_first(
    qtbot: QtBot, environment: Environment, territory: str, first: str
) -> None:
    card = opened(qtbot, environment, territory)
    assert card.rows[0].line.number == first
    assert {row.line.id for row in card.rows} == {line.id for line in environment.library.help_lines("zh_CN")}


def test_a_place_without_lines_is_sent_to_the_finder(qtbot: QtBot, environment: Environment) -> None:
    environment.preferences.set("language", "en")
    assert opened(qtbot, environment, "DE").rows[0].line.region == "ZZ"


def test_says_everything_it_must(qtbot: QtBot, environment: Environment) -> None:
    card, words = opened(qtbot, environment, "CN"), environment.library.help_card("zh_CN")
    for sentence in (
        words.opening,
        words.emergency,
        words.seek_help,
        words.nobody_is_told,
        words.not_a_diagnosis,
    ):
        assert sentence in texts(card)
    assert words.unchecked.split("{")[0] in texts(card)
    assert "半年" not in texts(card)


def test_old_checks_are_told(qtbot: QtBot, environment: Environment) -> None:
    environment.library._clock = FrozenClock(datetime(2026, 11, 20, tzinfo=UTC) + timedelta(days=200))
    environment.preferences.set("language", "en")
    assert "last checked over half a year ago" in texts(opened(qtbot, environment, "CN"))


def test_copies_one_number(qtbot: QtBot, environment: Environment) -> None:
    environment.preferences.set("language", "en")
    card = opened(qtbot, environment, "TW")
    card.rows[0].copy.click()
    card.rows[1].copy.click()
    assert QGuiApplication.clipboard().text() == card.rows[1].line.number
    assert [row.copy.text() for row in card.rows[:2]] == ["Copy", "Copied"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F1])
def test_is_not_modal_and_closes_by_key(qtbot: QtBot, environment: Environment, key: Qt.Key) -> None:
    card = opened(qtbot, environment, "CN")
    assert not card.isModal()
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    qtbot.keyClick(card, key)
    assert not card.isVisible()


def test_a_damaged_file_still_leads_somewhere(qtbot: QtBot, environment: Environment, tmp_path: Path) -> None:
    environment.library._dir = tmp_path / "nowhere"
    environment.preferences.set("language", "en")
    card = opened(qtbot, environment, "CN")
    assert "findahelpline.com" in texts(card)
    assert "damaged" in texts(card)
