"""What fills the window: rail, pages, the soft line that says what was saved, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from wellbeing.domain.problems import Refused
from wellbeing.services.event_bus import Topic
from wellbeing.ui.look.breakpoints import layout_of
from wellbeing.ui.pages.registry import PAGES
from wellbeing.ui.shell.shortcuts import EVERYWHERE, FIXED
from wellbeing.ui.turns import Turns
from wellbeing.ui.widgets.nav_rail import NavRail
from wellbeing.ui.widgets.stress_keys import digit_of

if TYPE_CHECKING:
    from wellbeing.content.strings import Words
    from wellbeing.services.history import History
    from wellbeing.ui.context import Context
    from wellbeing.ui.pages.page import Page
    from wellbeing.ui.widgets.toast import Toast


class PageStack(QWidget):
    """Shows one page at a time; `fill` brings the pages once the diary is open."""

    help_asked = Signal()
    page_built = Signal(str, QWidget)
    asked = Signal(str)
    """A deed of the map of keys that the window cannot do by itself."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._ctx: Context | None = None
        self._turns: Turns | None = None
        self._words = words
        self._pages: dict[str, Page] = {}
        self._said, self._action = "", ""
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

    def fill(self, ctx: Context, first: str = "today") -> None:
        """Take the context and open the first page."""
        self._ctx, self._turns = ctx, Turns(ctx, self)
        self._show(first)

    def show_instead(self, page: QWidget) -> None:
        """Show something else in the pages' place, until the diary is open."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def page(self, key: str) -> Page | None:
        """Return a page, built now if it was not yet; None before the diary is open."""
        if self._turns is not None:
            self._turns.finish()
        return self._page(key)

    def _page(self, key: str) -> Page | None:
        if self._ctx is None:
            return None
        if key not in self._pages:
            entry = next(entry for entry in PAGES if entry.key == key)
            page = entry.build(self._ctx)
            self._pages[key] = page
            self._stack.addWidget(page)
            self.page_built.emit(key, page)
        return self._pages[key]

    def go(self, key: str) -> None:
        """Open a page; one that must be made first is made, filled and shown in three turns of the loop."""
        if self._turns is None:
            return
        self._turns.forget()
        if key not in self._pages:
            self._rail.set_current(key)
            self._turns.do(partial(self._page, key))
            self._turns.do(partial(self._fill_page, key))
            self._turns.do(partial(self._show, key))
        else:
            self._show(key)

    def _fill_page(self, key: str) -> None:
        self._pages[key].refresh_if_stale()

    def _show(self, key: str) -> None:
        page = self._page(key)
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

    def show_anew(self) -> None:
        """Have everything read anew once: the page shown now, the others when they are shown."""
        for page in tuple(self._pages.values()):
            page.stale = True
            if page.isVisible():
                page.refresh_if_stale()

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say a soft line; a change that has a way back is remembered, and Undo stands beside its words."""
        if undo is not None and self._history is not None:
            self._history.push(undo)
        self.tell(words, "undo" if undo else "")

    def tell(self, words: str, action: str = "") -> None:
        """Show words with 'undo', 'redo' or nothing to press; nothing is remembered."""
        self._said, self._action = words, action
        if self._toast is None:  # built when there is first something to say
            from wellbeing.ui.widgets.toast import Toast

            self._toast = Toast(self._sheet)
            self._toast.undone.connect(self._act)
        self._toast.show_words(words, self._word_of(action))

    def undo(self) -> None:
        """Take the last change back; the one before it at the next call."""
        self._step_back(back=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step_back(back=False)

    def _step_back(self, back: bool) -> None:
        history, ctx = self._history, self._ctx
        if history is None or ctx is None:
            return
        try:
            if history.undo() if back else history.redo():
                self.tell(ctx.t("Undone.") if back else ctx.t("Redone."), "redo" if back else "undo")
        except Refused as refused:
            self.tell(ctx.sentence(refused.problem))

    @property
    def _history(self) -> History | None:
        return self._ctx.services.history if self._ctx is not None else None

    def _word_of(self, action: str) -> str:
        t = self._words.t
        return {"undo": t("Undo"), "redo": t("Do it again")}.get(action, "")

    def _act(self) -> None:
        if self._action == "redo":
            self.redo()
        else:
            self.undo()

    def take_over(self, before: PageStack) -> None:
        """Take the last soft line from the view that this one replaces."""
        self._said, self._action = before.said, before.action

    @property
    def said(self) -> str:
        """The soft line that still stands, '' for none."""
        return self._said if self._toast is not None and self._toast.isVisible() else ""

    @property
    def action(self) -> str:
        """What stands beside the soft line: 'undo', 'redo' or ''."""
        return self._action

    def show_again(self) -> None:
        """Show the soft line that was taken over."""
        if self._said:
            self.tell(self._said, self._action)

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
        for entry_keys in EVERYWHERE:
            for keys in (entry_keys.keys, *FIXED.get(entry_keys.keys, ())):
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.setObjectName(entry_keys.deed)
                shortcut.activated.connect(self._do_by_key)
        for shortcut in self.findChildren(QShortcut):
            shortcut.setAutoRepeat(shortcut.objectName() in ("undo", "redo"))

    def _do_by_key(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.do(sender.objectName())

    def do(self, deed: str) -> None:
        """Do a deed of the map of keys, or ask the application to."""
        own: dict[str, Callable[[], object]] = {
            "undo": self.undo, "redo": self.redo, "help": self.help_asked.emit, "search": self._search,
            "settings": partial(self.go, "settings"), "cool_down": partial(self.go, "cooldown"),
        }  # fmt: skip
        own.get(deed, partial(self.asked.emit, deed))()

    def _search(self) -> None:
        """Search where there is something to search: in the page shown, else in the diary on Today."""
        page = self.page(self.current())
        if page is None or page.start_search():
            return
        self.go("today")
        if (today := self.page("today")) is not None:
            today.start_search()

    def _go_by_key(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.go(sender.objectName())
