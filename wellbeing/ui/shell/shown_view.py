"""What the window shows: its pages in the theme of the moment, and what is to be said there once there are any."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget

from wellbeing.services.environment import Environment
from wellbeing.ui.look.paper import Paper, paper_of
from wellbeing.ui.shell.first_window import FirstWindow
from wellbeing.ui.shell.theme_manager import ThemeManager

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.ui.context import Context
    from wellbeing.ui.shell.page_stack import PageStack


class ShownView(QObject):
    """Holds the window, its place, its theme and its pages; in the tray there are no pages until somebody looks."""

    help_asked = Signal()
    asked = Signal(str)  # a deed of the map of keys
    page_built = Signal(str, QWidget)
    made_late = Signal()  # the pages that a start in the tray has left out: to be filled now
    outdated = Signal()  # another theme or language: to be built anew

    def __init__(
        self, qt: QApplication, environment: Environment, first: FirstWindow | None, parent: QObject
    ) -> None:
        """`first` is the window that is painted already."""
        super().__init__(parent)
        self._qt, self._environment = qt, environment
        self.theme = ThemeManager(qt, environment)
        first = first or FirstWindow(environment.folders.runtime, self._paper)
        self.window, self._place = first.window, first.place
        self.pages: PageStack | None = None
        self._unsaid: list[tuple[str, Callable[[], object] | None]] = []
        self._finished = False
        # Not inside the signal of the very control that was changed, and once however many settings change at once.
        self.outdated_soon = QTimer(self)
        self.outdated_soon.setSingleShot(True)
        self.outdated_soon.setInterval(0)
        self.outdated_soon.timeout.connect(self.outdated)

    def make(self) -> PageStack:
        """Put a view with its rail into the window, without any page yet."""
        self.dress()
        self.pages = pages = self._new_pages()
        self.window.show_view(pages)  # at once: the first page reads the diary before the reminders wake
        return pages

    def wait_for_window(self) -> None:
        """Leave the pages out until the window is first seen."""
        self.theme.choose()
        self.window.about_to_show.connect(self.wanted)

    def wanted(self) -> PageStack:
        """Return the pages; what a start in the tray has left out is made now, and what nobody could read is said."""
        if self.pages is not None:
            return self.pages
        pages = self.make()
        self.made_late.emit()
        self.say_unsaid()
        return pages

    def empty(self) -> None:
        """Take every page out of the window; Qt deletes them in its own time."""
        if self.pages is not None:
            self.pages = self._new_pages()
            self.window.show_view(self.pages)

    def empty_at_once(self) -> None:
        """Take every page out of the window and delete it: none may ask a diary that is closed, or be seen."""
        self.empty()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def rebuild(self, ctx: Context) -> None:
        """Put on another theme or language: the pages are built anew, the open one stays open, and so does Undo.

        The old pages stay in the window until the new ones stand in their place; then Qt deletes them in its own time.
        """
        if self.theme.applied:
            self.theme.apply()
        else:
            self.theme.choose()
        if (old := self.pages) is not None:
            self.pages = pages = self._new_pages()
            pages.take_over(old)
            pages.fill(ctx, old.current() or "today")
            self.window.show_view(pages)
            pages.show_again()

    def dress(self) -> None:
        """Put the theme on before a window of whatever kind is made, and tell screen readers what Qt does not know."""
        if not self.theme.applied:
            from wellbeing.ui.spoken_roles import speak_roles

            speak_roles()
            self.theme.apply()

    def has_aged(self) -> bool:
        """Tell whether the settings ask for another theme or language; if so, `outdated` follows in the next turn."""
        aged = self.theme.has_changed()
        if aged:
            self.outdated_soon.start()
        return aged

    def finish_window(self) -> None:
        """Give the window what its first painting did not need; once, however often the diary opens."""
        from wellbeing.ui.shell.system_tray.icon import TrayState, tray_icon

        if not self._finished:
            self._finished = True
            self._qt.setWindowIcon(tray_icon(self.theme.theme, TrayState(0.75)))
            self._qt.styleHints().colorSchemeChanged.connect(self._follow_system)

    def guard(self) -> None:
        """Show where the focus is, and take a second click for none; once, for the window outlives its views."""
        from wellbeing.ui.widgets.click_guard import ClickGuard
        from wellbeing.ui.widgets.focus_ring import FocusRing

        if not self.window.findChildren(FocusRing):
            FocusRing(self.window)
            ClickGuard(self.window)

    def last_page(self) -> str:
        """Return the page that was open last on these screens."""
        from wellbeing.ui.pages.registry import PAGES

        last = self._place.page()
        return last if last in {page.key for page in PAGES} else "today"

    def keep_place(self) -> None:
        """Remember where the window stands and which page is open, once it was seen."""
        from PySide6.QtCore import Qt  # not before the first painting: with it some hundred enums are made

        if self.pages is not None and self.window.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            self._place.keep(self.window, self.pages.current(), self._paper())

    def _paper(self) -> Paper:
        return paper_of(self.theme.theme)

    def tick(self) -> None:
        """Have the first page follow the clock."""
        page = self.pages.page("today") if self.pages is not None else None
        if page is not None:
            page.tick()

    def let_pictures_go(self) -> None:
        """While nobody sees the window, have Qt keep no pictures: as long as it does, it wakes every ten seconds."""
        if not self.window.isVisible():
            QPixmapCache.clear()

    def show_instead(self, page: QWidget) -> None:
        """Show a page instead of the others, and the window."""
        self.wanted().show_instead(page)
        self.window.show()

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say it where the pages are, once there are any."""
        if self.pages is None:
            self.say_later(words, undo)
        else:
            self.pages.say(words, undo)

    def say_later(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Keep it for the next `say_unsaid`: the pages of this moment go."""
        self._unsaid.append((words, undo))

    def say_unsaid(self) -> None:
        """Say what was kept, where there are pages."""
        if self.pages is not None:
            unsaid, self._unsaid = self._unsaid, []
            for words, undo in unsaid:
                self.pages.say(words, undo)

    def _new_pages(self) -> PageStack:
        from wellbeing.ui.shell.page_stack import PageStack

        pages = PageStack(self._environment.words())
        pages.help_asked.connect(self.help_asked)
        pages.asked.connect(self.asked)
        pages.page_built.connect(self.page_built)
        return pages

    def _follow_system(self, scheme: object) -> None:
        if self.theme.follow(scheme):
            self.outdated_soon.start()
