"""Draws every page into PNG files without a screen: for the README, for tests, for looking."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.app_services import Services
from wellbeing.services.environment import Environment
from wellbeing.system.files import FileTrouble, private_folder

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication, QWidget

SETTLE_ROUNDS = 12
UNABLE = "This plugin does not support"


def take(
    environment: Environment,
    open_services: Callable[[Environment], Services],
    place: Path,
    languages: Sequence[str],
    themes: Sequence[str],
    scales: Sequence[int],
    size: tuple[int, int],
) -> list[Path]:
    """Write one PNG for each page, language, theme and text size; returns them in order. Raises Refused."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    try:
        private_folder(place)
    except (FileTrouble, OSError):
        raise Refused(Problem("out", "problem.out")) from None
    qInstallMessageHandler(hush)
    running = QApplication.instance()
    qt = running if isinstance(running, QApplication) else QApplication(["wellbeing"])
    services = open_services(environment)
    written: list[Path] = []
    try:
        for language in languages:
            for theme in themes:
                for scale in scales:
                    written += SnapshotStudio(qt, services, language, theme, scale, size).shoot(place)
    finally:
        services.close()
    return written


class SnapshotStudio:
    """One language, theme and text size: sets the app up, opens each page, takes its picture."""

    def __init__(
        self,
        qt: QApplication,
        services: Services,
        language: str,
        theme: str,
        scale: int,
        size: tuple[int, int],
    ) -> None:
        from wellbeing.ui.board_tasks import run_inline
        from wellbeing.ui.context import Context
        from wellbeing.ui.look.paper import paper_of
        from wellbeing.ui.look.theme import apply_theme
        from wellbeing.ui.navigator import NoNavigator
        from wellbeing.ui.shell.main_window import MainWindow
        from wellbeing.ui.shell.page_stack import PageStack

        found, problem = services.environment.theme(theme)
        if problem:
            raise Refused(problem)
        environment = services.environment.speaking(language, theme=theme, text_scale=scale)
        services = replace(services, environment=environment)
        services.reminders.show_last_state()
        services.charts.get_ready()  # a picture waits for nothing
        self._qt = qt
        self._name = f"{language}-{theme}" + (f"-{scale}" if scale != 100 else "")
        apply_theme(qt, found, language, scale / 100)
        words = environment.words(language)
        self._window, self._view = MainWindow(paper_of(found)), PageStack(words)
        self._window.show_view(self._view)
        self._ctx = Context(services, words, self._view.say, NoNavigator(), run_inline(services))
        self._window.resize(*size)
        self._view.fill(self._ctx)

    def shoot(self, place: Path) -> list[Path]:
        """Write the pictures of all pages, and of what opens from them: a past day, an exercise, the cards."""
        from wellbeing.ui.help.help_card import HelpCard
        from wellbeing.ui.pages.registry import PAGES
        from wellbeing.ui.quick_entry.quick_checkin import QuickCheckIn

        written = []
        self._window.show()
        for entry in PAGES:
            self._view.go(entry.key)
            written.append(self._save(self._window, place, entry.key))
        quick = QuickCheckIn(self._ctx)
        for tab in ("me", "contact"):
            quick.open_tab(tab)
            written.append(self._save(quick, place, f"quick-{tab}"))
        quick.close()
        written += [*self._past_day(place), *self._exercises(place), self._break(place)]
        card = HelpCard(self._ctx.services.environment, self._window)
        card.show()
        written.append(self._save(card, place, "help"))
        card.close()
        written += self._first_run(place)
        self._window.close()
        self._window.deleteLater()
        quick.deleteLater()
        self._settle()
        return written

    def _past_day(self, place: Path) -> list[Path]:
        from wellbeing.ui.pages.today.page import TodayPage

        self._view.go("today")
        page = self._view.page("today")
        if not isinstance(page, TodayPage):
            return []
        days = [page.day - timedelta(days=back) for back in range(1, 8)]
        page.show_day(next((day for day in days if self._ctx.services.checkins.of_day(day)), days[0]))
        return [self._save(self._window, place, "past-day")]

    def _exercises(self, place: Path) -> list[Path]:
        """Write the safety words before a breath, and the first step of an exercise that is drawn."""
        from wellbeing.ui.pages.cooldown.page import CoolDownPage

        self._view.go("cooldown")
        page, written = self._view.page("cooldown"), []
        if isinstance(page, CoolDownPage):
            for exercise, name in (("gentle_breath", "player"), ("neck_release", "steps")):
                page.start_exercise(exercise)
                written.append(self._save(self._window, place, name))
        return written  # nothing is stopped: what had run for long would be written down

    def _first_run(self, place: Path) -> list[Path]:
        """Write the steps of the first run; it is hidden, not ended: nobody was welcomed by that."""
        from wellbeing.ui.shell.welcome import STEPS, Welcome

        welcome, written = Welcome(self._ctx), []
        welcome.show()
        for number in range(1, len(STEPS) + 1):
            written.append(self._save(welcome, place, f"first-run-{number}"))
            if number < len(STEPS):
                welcome.next.click()
        welcome.hide()
        welcome.deleteLater()
        return written

    def _break(self, place: Path) -> Path:
        from wellbeing.domain.break_clock import IDEAS, BreakClock
        from wellbeing.ui.breaks.sheet import BreakSheet
        from wellbeing.ui.breaks.time import AWAY

        services, sheet = self._ctx.services, BreakSheet(self._ctx)
        planned = services.reminders.break_seconds()
        until = self._ctx.time(services.clock.now() + timedelta(seconds=planned))
        replies = services.library.catalog(self._ctx.language).replies
        away = next((reply.text for reply in replies if reply.id == AWAY), "")
        sheet.open(until, IDEAS, away.replace("{minutes}", str(round(planned / 60))), None)
        sheet.show_clock(BreakClock(planned, planned / 10))
        written = self._save(sheet, place, "break")
        sheet.close()
        sheet.deleteLater()
        return written

    def _save(self, widget: QWidget, place: Path, name: str) -> Path:
        self._settle()
        bring_to_rest(widget)
        file = place / f"{name}-{self._name}.png"
        if not widget.grab().save(str(file)):
            raise Refused(Problem("out", "problem.out"))
        return file

    def _settle(self) -> None:
        """Let layouts and delayed drawing come to rest."""
        from PySide6.QtTest import QTest

        for _ in range(SETTLE_ROUNDS):
            self._qt.processEvents()
            QTest.qWait(12)


def bring_to_rest(widget: QWidget) -> None:
    """End what moves in a widget: a picture shows where things come to rest."""
    from PySide6.QtCore import QVariantAnimation

    for motion in widget.findChildren(QVariantAnimation):
        motion.setCurrentTime(motion.duration())


def hush(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Pass on what Qt says, but not that the offscreen platform has no window manager."""
    if not words.startswith(UNABLE):
        sys.stderr.write(f"{words}\n")
