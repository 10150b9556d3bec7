"""What stands above the items: the search with its count, the tip for now with its reason, what goes with one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wellbeing.domain.library import situations as at
from wellbeing.domain.library.tip_rules import StateTip
from wellbeing.ui.context import Context
from wellbeing.ui.help.help_lines import where_to_turn
from wellbeing.ui.pages.library.cards import LibraryTipCard
from wellbeing.ui.pages.library.words import why_now
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.search_field import SearchField


class CountedSearch(SearchField):
    """The search field with how much was found at its right end; `gone_on` and `taken` lead into it."""

    gone_on = Signal()
    taken = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(hint, large=True, parent=parent)
        self._count: QLabel = label("", "caption", parent=self)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_count(self, words: str) -> None:
        """Show how much was found; long words never run under it."""
        self._count.setText(words)
        self._count.adjustSize()
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes on to what was found, Enter takes the first of it."""
        if event.key() == Qt.Key.Key_Down:
            self.gone_on.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the count at the right end."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self.setTextMargins(self.textMargins().left(), 0, self._count.width() + 8, 0)
        self._count.move(self.width() - self._count.width() - 12, (self.height() - self._count.height()) // 2)


class NowTip(QWidget):
    """One tip for the state of this moment, and the plain reason why this one."""

    starred = Signal(str, bool)
    copied = Signal(object)
    related = Signal(object)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.why, self.card = label("", "soft", wrap=True), LibraryTipCard(ctx)
        self.card.starred.connect(self.starred)
        self.card.copied.connect(self.copied)
        self.card.related.connect(self.related)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.why)
        column.addWidget(self.card)
        self.turn_to = label("", "small", wrap=True)
        column.addWidget(self.turn_to)

    def show_tip(self, chosen: StateTip, kept: bool) -> None:
        """Show a tip and why it is this one."""
        self.why.setText(why_now(self._ctx, chosen.state))
        if self.card.item != chosen.tip:
            self.card.show_item(chosen.tip, kept)
        self.card.set_kept(kept)
        protects = chosen.state.situation in at.PROTECTED
        self.turn_to.setVisible(protects)
        if protects:
            self.turn_to.setText(where_to_turn(self._ctx))


class GoesWith(QWidget):
    """Says whose company is shown, and leads back."""

    left = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.words = label("", "heading", wrap=True)
        back = button(ctx.t("Go back"), "quiet", "chevron_left", small=True)
        back.clicked.connect(self.left)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)

    def say(self, title: str) -> None:
        """Name the item whose company is shown."""
        self.words.setText(self._ctx.t("Goes with “{title}”").format(title=title))
