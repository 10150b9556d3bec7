"""What fills the window: rail, pages, the soft line that says what was saved, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from wellbeing.domain.problems import Refused
from wellbeing.services.event_bus import Topic
from wellbeing.ui.look.breakpoints import layout_of
from wellbeing.ui.pages.registry import PAGES
from wellbeing.ui.widgets.nav_rail import NavRail
from wellbeing.ui.widgets.stress_keys import digit_of

if TYPE_CHECKING:
    from wellbeing.content.strings import Words
    from wellbeing.ui.context import Context
    from wellbeing.ui.pages.page import Page
    from wellbeing.ui.widgets.toast import Toast


class PageStack(QWidget):
    """Shows one page at a time; `fill` brings the pages once the diary is open."""

    help_asked = Signal()
    page_built = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._ctx: Context | None = None
        self._pages: dict[str, Page] = {}
        self._said = ""
        self._undo: Callable[[], object] | None = None
        self._rail = NavRail(words.t("Pages"))
        self._rail.set_items(
            [(page.key, page.icon, words.t(page.word)) for page in PAGES], words.t("Someone to talk to · F1")
        )
        self._rail.picked.connect(self.go)
        self._rail.help_asked.connect(self.help_asked)
        self._stack = QStackedWidget()
        # A screen reader sees nothing but pages in a stack: the soft line stands on a sheet around it.
        sheet = QWidget()
        self._around = QHBoxLayout(sheet)
        self._around.addWidget(self._stack)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(sheet, 1)
        self._sheet = sheet
        self._toast: Toast | None = None
        self._make_shortcuts()

    @property
    def undo_word(self) -> str:
        """The word for taking back."""
        return self._ctx.t("Undo") if self._ctx else ""

    def fill(self, ctx: Context, first: str = "today") -> None:
        """Take the context and open the first page."""
        self._ctx = ctx
        self.go(first)

    def show_instead(self, page: QWidget) -> None:
        """Show something else in the pages' place, until the diary is open."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def page(self, key: str) -> Page | None:
        """Return a page, built now if it was not yet; None before the diary is open."""
        if self._ctx is None:
            return None
        if key not in self._pages:
            entry = next(entry for entry in PAGES if entry.key == key)
            page = entry.build(self._ctx)
            self._pages[key] = page
            self._stack.addWidget(page)
            self.page_built.emit(key)
        return self._pages[key]

    def go(self, key: str) -> None:
        """Open a page."""
        page = self.page(key)
        if page is None:
            return
        for shown in self._pages.values():
            shown.uncover()
        self._rail.set_current(key)
        self._stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> str:
        """Return the key of the page shown."""
        return self._rail.current()

    def on_topic(self, topic: Topic) -> None:
        """Pass a change to every page built so far."""
        for page in tuple(self._pages.values()):
            page.on_topic(topic)

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say a soft line, with Undo when there is a way back; Ctrl+Z goes it as well."""
        self._said, self._undo = words, undo
        if self._toast is None:  # built when there is first something to say
            from wellbeing.ui.widgets.toast import Toast

            self._toast = Toast(self._sheet)
            self._toast.undone.connect(self.undo)
        self._toast.show_words(words, self.undo_word if undo else "")

    def undo(self) -> None:
        """Take the last change back, once."""
        change, self._undo = self._undo, None
        if change is None or self._ctx is None:
            return
        try:
            change()
            self.say(self._ctx.t("Taken back."))
        except Refused as refused:
            self.say(self._ctx.sentence(refused.problem))

    def take_over(self, before: PageStack) -> None:
        """Take the last soft line and its way back from the view that this one replaces."""
        self._said, self._undo = before.said, before.way_back

    @property
    def said(self) -> str:
        """The soft line that still stands, '' for none."""
        return self._said if self._toast is not None and self._toast.isVisible() else ""

    @property
    def way_back(self) -> Callable[[], object] | None:
        """What Undo would do."""
        return self._undo

    def show_again(self) -> None:
        """Show the soft line that was taken over."""
        if self._said:
            self.say(self._said, self._undo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rail's words up when the window is narrow, and keep the lane at the foot free."""
        self._rail.set_narrow(not layout_of(self).two_columns)
        self._around.setContentsMargins(0, 0, 0, layout_of(self).foot)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a page by Ctrl and the place of a digit, where the row of digits writes other signs."""
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        place = digit_of(event.key(), False, event.nativeScanCode()) if ctrl else None
        if place is not None and 1 <= place <= len(PAGES) and not event.isAutoRepeat():
            self.go(PAGES[place - 1].key)
        else:
            super().keyPressEvent(event)

    def _make_shortcuts(self) -> None:
        for number, entry in enumerate(PAGES, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setObjectName(entry.key)
            shortcut.activated.connect(self._go_by_key)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self).activated.connect(self.help_asked)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)
        for shortcut in self.findChildren(QShortcut):
            shortcut.setAutoRepeat(False)

    def _go_by_key(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.go(sender.objectName())
