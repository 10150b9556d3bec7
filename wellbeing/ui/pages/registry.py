"""PAGES, the one list of pages: a new page is one line here and one file beside it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from wellbeing.content.i18n import N_

if TYPE_CHECKING:
    from wellbeing.ui.context import Context
    from wellbeing.ui.pages.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page's key, its icon, its word in the rail, and its class, imported when the page is first opened."""

    key: str
    icon: str
    word: str
    type: str

    def build(self, ctx: Context) -> Page:
        """Return a new page."""
        page: Page = getattr(import_module(f"wellbeing.ui.pages.{self.key}.page"), self.type)(ctx)
        return page


PAGES = (
    PageEntry("today", "sun", N_("Today"), "TodayPage"),
    PageEntry("trends", "trends", N_("Trends"), "TrendsPage"),
    PageEntry("cooldown", "wind", N_("Cool down"), "CoolDownPage"),
    PageEntry("library", "book", N_("Library"), "LibraryPage"),
    PageEntry("practice", "speech", N_("Practice"), "PracticePage"),
    PageEntry("team", "people", N_("Team"), "TeamPage"),
    PageEntry("settings", "sliders", N_("Settings"), "SettingsPage"),
)
