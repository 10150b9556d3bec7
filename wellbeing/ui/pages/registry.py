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
class Entry:
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
    Entry("today", "sun", N_("Today"), "TodayPage"),
    Entry("trends", "trends", N_("Trends"), "TrendsPage"),
    Entry("cooldown", "wind", N_("Cool down"), "CoolDownPage"),
    Entry("library", "book", N_("Library"), "LibraryPage"),
    Entry("practice", "speech", N_("Practice"), "PracticePage"),
    Entry("team", "people", N_("Team"), "TeamPage"),
    Entry("settings", "sliders", N_("Settings"), "SettingsPage"),
)
