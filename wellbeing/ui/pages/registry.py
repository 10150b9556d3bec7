"""PAGES, the one list of pages: a new page is one line here, its builder above, and one room beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wellbeing.content.i18n import N_

if TYPE_CHECKING:
    from wellbeing.ui.context import Context
    from wellbeing.ui.pages.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page's key, its icon, its word in the rail, and its builder, which imports it when it is first opened."""

    key: str
    icon: str
    word: str
    build: Callable[[Context], Page]


def _today(ctx: Context) -> Page:
    from wellbeing.ui.pages.today.page import TodayPage

    return TodayPage(ctx)


def _trends(ctx: Context) -> Page:
    from wellbeing.ui.pages.trends.page import TrendsPage

    return TrendsPage(ctx)


def _cooldown(ctx: Context) -> Page:
    from wellbeing.ui.pages.cooldown.page import CoolDownPage

    return CoolDownPage(ctx)


def _library(ctx: Context) -> Page:
    from wellbeing.ui.pages.library.page import LibraryPage

    return LibraryPage(ctx)


def _practice(ctx: Context) -> Page:
    from wellbeing.ui.pages.practice.page import PracticePage

    return PracticePage(ctx)


def _team(ctx: Context) -> Page:
    from wellbeing.ui.pages.team.page import TeamPage

    return TeamPage(ctx)


def _settings(ctx: Context) -> Page:
    from wellbeing.ui.pages.settings.page import SettingsPage

    return SettingsPage(ctx)


PAGES = (
    PageEntry("today", "sun", N_("Today"), _today),
    PageEntry("trends", "trends", N_("Trends"), _trends),
    PageEntry("cooldown", "wind", N_("Cool down"), _cooldown),
    PageEntry("library", "book", N_("Library"), _library),
    PageEntry("practice", "speech", N_("Practice"), _practice),
    PageEntry("team", "people", N_("Team"), _team),
    PageEntry("settings", "sliders", N_("Settings"), _settings),
)
