"""Whether Today shows everything: it takes keys first, and fills its list and its cards in later turns of the loop."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wellbeing.ui.pages.today.page import TodayPage


def is_filled(window: QWidget) -> bool:
    """Tell it of a page, or of the window it stands in; the tip is what comes last."""
    pages = [window] if isinstance(window, TodayPage) else window.findChildren(TodayPage)
    return bool(pages) and all(page._tip._title.text() for page in pages)
