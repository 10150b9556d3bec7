"""Where an extra is missing, its page says in one sentence what to install, beside the field, and goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.recording import context_of
from tests.without_extras import hide_extras
from wellbeing.content.strings import load_words
from wellbeing.domain.problems import Refused
from wellbeing.domain.themes import Theme
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.library.page import LibraryPage
from wellbeing.ui.pages.settings.rota import RotaRow
from wellbeing.ui.pages.team.start import FoundCard

CALENDAR = "BEGIN:VCALENDAR\nEND:VCALENDAR\n"
Open = Callable[..., Context]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, light_theme: Theme, services: Services) -> Open:
    """Return what a page in a language is handed where these extras are not installed."""

    def context(language: str, *extras: str) -> Context:
        hide_extras(monkeypatch, *extras)
        return context_of(services, load_words(language, resource("locale")), lambda *_: None)

    return context


def found(card: FoundCard, services: Services, where: str) -> None:
    """Press the button of a card as the page does, with the window's own thread in the place of another."""

    def do(work: Callable[[object], object], told: Callable[[object], object]) -> None:
        try:
            told(work(services.team))
        except Refused as refused:
            card.say(card.ctx.sentence(refused.problem))

    card.asked.connect(do)
    card.name.setText("Night shift")
    card.where.setText(where)
    card.act.click()


def installs(extra: str) -> str:
    return f'pip install "wellbeing[{extra}]"'


def test_pinyin_is_named_beside_the_count_and_words_are_found(opened: Open, qtbot: QtBot):
    page = LibraryPage(opened("zh_CN", "pinyin"))
    qtbot.addWidget(page)
    page.refresh()
    page.search.setText("退款")
    assert installs("pinyin") in page.search._count.text()
    assert any(not block.isHidden() for block in page.results.blocks.values())


def test_a_rota_is_refused_beside_its_button(opened: Open, qtbot: QtBot, tmp_path: Path):
    row = RotaRow(opened("en", "rota"))
    qtbot.addWidget(row)
    file = tmp_path / "rota.ics"
    file.write_text(CALENDAR)
    row.take(file)
    qtbot.waitUntil(lambda: bool(row.wrong.text()))
    assert installs("rota") in row.wrong.text()
    assert row.choose.isEnabled(), "another file can be tried"


@pytest.mark.parametrize(("extra", "where"), [("team", "{folder}"), ("postgres", "service:owner")])
def test_a_team_is_refused_under_its_fields(
    opened: Open, services: Services, qtbot: QtBot, tmp_path: Path, extra: str, where: str
):
    card = FoundCard(opened("en", extra))
    qtbot.addWidget(card)
    found(card, services, where.format(folder=tmp_path))
    assert installs(extra) in card.wrong.text()
    assert (card.name.text(), card.act.isEnabled()) == ("Night shift", True), "what was typed stays"
    assert services.team.all() == []
