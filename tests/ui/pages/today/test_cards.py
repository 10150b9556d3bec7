"""The side of Today: the day so far in one plain line, which counts what was had and never what was missed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.recording import context_of
from wellbeing.content.strings import load_words
from wellbeing.domain.contacts import Contact
from wellbeing.domain.day_totals import DayTotal
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.reminders.effects import NextBreak
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.imports import ImportStore
from wellbeing.ui.pages.today.cards import BreakCard, LoadCard, today_words


def nothing(*given: object) -> None:
    return None


@pytest.mark.parametrize(
    ("ledger", "says"),
    [
        (BreakLedger(), ""),
        (BreakLedger(0.9), ""),
        (BreakLedger(42.0, 1, 0, 0, 0, 1), "Today so far: 42 min of work"),
        (BreakLedger(75.5, 2, 1, 0, 1, 0), "Today so far: 1 h 15 min of work, 1 break"),
        (BreakLedger(215, 5, 2, 1, 2, 0), "Today so far: 3 h 35 min of work, 3 breaks"),
    ],
)
def test_the_day_so_far(services: Services, ledger: BreakLedger, says: str) -> None:
    words = load_words("en", resource("locale"))
    ctx = context_of(services, words, nothing)
    assert today_words(ctx, ledger) == says


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
def test_why_a_break_comes_ends_in_no_figure_alone(
    qtbot: QtBot, light_theme: object, services: Services, clock: FakeClock, language: str
) -> None:
    card = BreakCard(context_of(services, load_words(language, resource("locale")), nothing))
    qtbot.addWidget(card)
    coming = NextBreak(clock.now(), 20.0, 40.0, 0.7, "why.break.worked", None, {"minutes": 60})
    said = card._reason(coming)
    assert "40" in said
    assert "\N{NO-BREAK SPACE}" in said.split(" ")[-1]


@pytest.mark.parametrize(
    ("language", "lines"), [("zh_CN", ["60 分钟后", "10:00"]), ("en", ["in 60 min", "10:00"])]
)
def test_a_narrow_break_card_breaks_its_line_where_the_dot_stands(
    services: Services, light_theme: object, qtbot: QtBot, language: str, lines: list[str]
) -> None:
    card = BreakCard(context_of(services, load_words(language, resource("locale")), nothing))
    qtbot.addWidget(card)
    card._show(" · ".join(lines), "", 0.0)
    assert card._when.text() == " · ".join(lines)
    card.be_brief(True)
    assert card._when.text().splitlines() == lines
    card.be_brief(False)
    assert card._when.text() == " · ".join(lines)


def test_a_moment_says_its_day_when_that_is_not_today(services: Services, clock: FakeClock) -> None:
    ctx = context_of(services, load_words("en", resource("locale")), nothing)
    soon, tomorrow = clock.now() + timedelta(minutes=10), clock.now() + timedelta(days=1)
    assert ctx.time_with_day(soon) == ctx.time(soon)
    assert ctx.time_with_day(tomorrow) == f"{ctx.day(ctx.local(tomorrow).date())} {ctx.time(tomorrow)}"
    assert ctx.time_with_day(tomorrow - timedelta(days=366 * 2)) != ctx.time(tomorrow)


def test_the_load_card_and_its_line_tell_of_the_same_contacts(
    qtbot: QtBot, light_theme: object, services: Services, clock: FakeClock
) -> None:
    card = LoadCard(context_of(services, load_words("en", resource("locale")), nothing))
    qtbot.addWidget(card)

    def shown() -> list[str]:
        card.refresh()
        return [each.text() for each in card.findChildren(QLabel) if each.isVisibleTo(card)]

    spans = [(60, 20), (50, 15), (20, 10)]  # the second begins while the first goes on
    contacts = [
        Contact(0, clock.now() - timedelta(minutes=ago), "ordinary", seconds=60 * length, source=1)
        for ago, length in spans
    ]
    ContactStore(services.diary).add_many(contacts)
    assert {"3 contacts", "3 contacts, 2 at once at most, 45 min in contact"} <= set(shown())
    store, today = ImportStore(services.diary), services.trends.today()
    store.add(store.begin("totals", clock.now()), "totals", [(DayTotal(today, 41), 1)])
    assert "41 contacts" in shown()
    assert not any("3 contacts" in text for text in shown())
