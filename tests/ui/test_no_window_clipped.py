"""Every word stands whole beside the pages: cards by the tray, dialogs, the first run, what a closed diary shows.

Measured as pages are, in test_nothing_clipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wear
from tests.ui.recording import Told
from tests.ui.test_nothing_clipped import cut_in, live, settle
from wellbeing.domain.break_clock import IDEAS, BreakClock
from wellbeing.domain.problems import Problem
from wellbeing.services.app_services import Services
from wellbeing.ui.breaks.pill import BreakPill
from wellbeing.ui.breaks.sheet import BreakSheet
from wellbeing.ui.context import Context
from wellbeing.ui.help.help_card import HelpCard
from wellbeing.ui.look.breakpoints import LEAST
from wellbeing.ui.pages.trends.report.dialog import ReportDialog
from wellbeing.ui.quick_entry.kind_pill import KindPill
from wellbeing.ui.shell.closed.lock_screen import LockScreen
from wellbeing.ui.shell.closed.page import ClosedDiary, WayOut
from wellbeing.ui.shell.mini_window import MiniWindow
from wellbeing.ui.shell.welcome import STEPS, Welcome

LONG_AWAY = "Just getting a glass of water, back in 5 minutes. Your message stays right here. " * 2
Opened = Iterator[tuple[str, QWidget]]


def breaks(ctx: Context) -> Opened:
    """Yield the card of a break as it runs, stands still, is over and was short; then the pill."""
    card, pill = BreakSheet(ctx), BreakPill(ctx)
    for number in range(len(IDEAS)):
        card.open("15:13", (*IDEAS[number:], *IDEAS[:number]), LONG_AWAY, 7)
        card.show_clock(BreakClock(300.0, 30.0))
        yield f"break {number}", card
    card.show_clock(BreakClock(300.0, 120.0).passed(20, 0.5))
    yield "break held", card
    card.show_clock(BreakClock(300.0, 6_000.0))
    yield "break over", card
    card.show_short(126, 300, "15:41", "16:28")
    card.closes.setText(ctx.t("closes by itself in {n} s").format(n=12))
    yield "short break", card
    pill.open()
    pill.show_clock(BreakClock(300.0, 6_000.0))
    yield "pill", pill


def answers(ctx: Context) -> Opened:
    """Yield the pill that asks how a contact was, and the window that stands in for the tray."""
    kinds, mini = KindPill(ctx), MiniWindow(ctx)
    kinds.ask()
    yield "how was it", kinds
    mini.show()
    yield "no tray", mini


def dialogs(ctx: Context) -> Opened:
    """Yield the help card, the page of a week and the steps of the first run."""
    for name, window in (("help", HelpCard(ctx.services.environment)), ("report", ReportDialog(ctx))):
        window.show()
        yield name, window
    welcome = Welcome(ctx)
    welcome.show()
    for number in range(len(STEPS)):
        yield f"first run {number + 1}", welcome
        if number + 1 < len(STEPS):
            welcome.next.click()
    welcome.hide()


def closed(ctx: Context) -> Opened:
    """Yield, in the least window, the locked diary before and after a slip, by its code, and one that is damaged."""
    lock = LockScreen(ctx.t, ctx.words.tn)
    lock.resize(*LEAST)
    lock.show()
    yield "lock", lock
    lock.refuse(ctx.sentence(Problem("passphrase", "problem.passphrase_wrong")), wrong_word=True)
    lock.show_waiting(12)
    yield "lock refused", lock
    lock.other.click()
    yield "lock by code", lock
    ways = [WayOut(ctx.t("Begin a new diary …"), list) for _ in range(2)]
    words = ctx.sentence(Problem("diary", "problem.diary_unreadable"))
    page = ClosedDiary(ctx.t("The diary is closed for now"), words, ctx.t, ways)
    page.resize(*LEAST)
    page.show()
    yield "damaged", page


@pytest.mark.parametrize("opened", [breaks, answers, dialogs, closed])
@pytest.mark.parametrize(("language", "scale"), [("en", 2.0), ("zh_CN", 2.0), ("zh_TW", 1.5), ("en", 1.0)])
def test_no_words_are_cut_beside_the_main_window(
    wear: Wear,
    services: Services,
    qtbot: QtBot,
    opened: Callable[[Context], Opened],
    language: str,
    scale: float,
) -> None:
    wear("light", language, scale)
    live(services)
    cut = []
    for name, window in opened(Told().context(services, language)):
        qtbot.addWidget(window)
        settle()
        cut += [f"{name}: {what}" for what in cut_in(window)]
    assert not cut
