"""One's own line: written on the help card or in the settings, readable without the diary, said where help is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.recording import context_of
from wellbeing.clock import SystemClock
from wellbeing.content.strings import load_words
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.library.situations import AFTER_RUDE, EVERYDAY, PROTECTED
from wellbeing.domain.library.tip_rules import Situation, StateTip
from wellbeing.domain.own_line import OWN_LINE_MOST, own_line
from wellbeing.paths import under
from wellbeing.resources import resource
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import Environment, open_environment
from wellbeing.ui.help.help_card import HelpCard
from wellbeing.ui.help.help_lines import turn_to
from wellbeing.ui.help.support_line import SupportLine
from wellbeing.ui.pages.library.top import NowTip
from wellbeing.ui.pages.settings.page import SettingsPage
from wellbeing.ui.pages.settings.rows import PreferenceRow
from wellbeing.ui.pages.today.cards import TipCard

MEI = "Mei, team lead: 555 0142"


@pytest.fixture
def environment(tmp_path: Path, light_theme: object) -> Environment:
    made = open_environment(under(tmp_path), SystemClock())
    made.preferences.set("language", "en")
    return made


@pytest.fixture
def services(environment: Environment) -> Iterator[Services]:
    opened = open_services(environment)
    yield opened
    opened.close()


def card_of(qtbot: QtBot, environment: Environment) -> HelpCard:
    card = HelpCard(environment, territory="TW")
    qtbot.addWidget(card)
    return card


def texts(widget: QWidget) -> str:
    return "\n".join(found.text() for found in widget.findChildren(QLabel) if not found.isHidden())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (f"  {MEI}\n", MEI),
        ("Mei\t\x07 555\u202e", "Mei 555"),
        ("<b>Mei</b> 555", "<b>Mei</b> 555"),  # kept as it was typed, and shown as plain text
        ("", ""),
        ("x" * OWN_LINE_MOST, "x" * OWN_LINE_MOST),
        ("x" * (OWN_LINE_MOST + 1), None),
    ],
)
def test_is_one_line_of_plain_text(typed: str, kept: str | None) -> None:
    assert own_line(typed) == kept


def test_the_help_card_keeps_it_without_a_diary(qtbot: QtBot, environment: Environment) -> None:
    card = card_of(qtbot, environment)
    assert not card.own.copy.isEnabled()
    card.own.field.setText(f"  {MEI} ")
    card.own.field.editingFinished.emit()
    assert card.own.field.text() == MEI
    again = card_of(qtbot, open_environment(environment.folders, SystemClock()))
    assert again.own.field.text() == MEI
    again.own.copy.click()
    assert QGuiApplication.clipboard().text() == MEI
    assert not environment.folders.diary.exists()


def test_what_can_not_be_saved_is_said_on_the_card(qtbot: QtBot, environment: Environment) -> None:
    environment.folders.settings.parent.mkdir(parents=True, exist_ok=True)
    environment.folders.settings.unlink(missing_ok=True)
    environment.folders.settings.mkdir()
    card = card_of(qtbot, environment)
    card.own.field.setText(MEI)
    card.own.field.editingFinished.emit()
    assert not card.own.wrong.isHidden()
    assert card.own.wrong.text()


def test_it_is_set_in_the_settings_as_well(qtbot: QtBot, services: Services) -> None:
    page = SettingsPage(context_of(services, services.words(), lambda words, undo: None))
    qtbot.addWidget(page)
    page.open_section("help")
    (row,) = [row for row in page.findChildren(PreferenceRow) if row.name == "own_line"]
    row.control.setText(MEI)
    row.control.editingFinished.emit()
    assert services.preferences.current.own_line == MEI


def test_it_comes_after_the_supervisor(environment: Environment) -> None:
    words = load_words("en", resource("locale"))
    assert turn_to(environment.library, words, "CN", MEI)[:3] == ("your supervisor", MEI, "police 110")


def test_the_support_line_says_what_holds_now(qtbot: QtBot, services: Services) -> None:
    services.contacts.record(ContactDraft(kind="threat"))
    line = SupportLine(context_of(services, services.words(), lambda words, undo: None))
    qtbot.addWidget(line)
    line.refresh()
    assert MEI not in texts(line)
    services.preferences.set("own_line", MEI)
    line.refresh()
    assert MEI in texts(line)
    assert "your supervisor" in texts(line)


@pytest.mark.parametrize("situation", [*PROTECTED, EVERYDAY])
def test_whom_to_turn_to_stands_beside_a_tip_after_harm(
    qtbot: QtBot, services: Services, situation: str
) -> None:
    services.preferences.set("own_line", MEI)
    tip = NowTip(context_of(services, services.words(), lambda words, undo: None))
    qtbot.addWidget(tip)
    tip.show_tip(StateTip(services.library.tip_of_the_day("en"), Situation(situation, "", {})), kept=False)
    assert tip.turn_to.isHidden() is (situation == EVERYDAY)
    assert (MEI in tip.turn_to.text()) is (situation != EVERYDAY)


def test_whom_to_turn_to_stands_below_the_tip_of_the_day_that_is_for_after_harm(
    qtbot: QtBot, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = TipCard(context_of(services, services.words(), lambda words, undo: None))
    qtbot.addWidget(card)
    for_rude, everyday = (
        next(tip for tip in services.library.tips("en") if moment in tip.when)
        for moment in (AFTER_RUDE, EVERYDAY)
    )
    for tip in (for_rude, everyday):
        monkeypatch.setattr(services.library, "tip_of_the_day", lambda language, tip=tip: tip)
        card.refresh()
        assert card.turn_to.isHidden() is not any(moment in PROTECTED for moment in tip.when)
