"""The rail at the left: icon and word of each page, help at the foot; icons alone when it is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.draw import (
    PaintedButton,
    draw_ground,
    draw_icon,
    draw_text,
    height_of,
    smooth,
    width_of,
)
from wellbeing.ui.widgets.plain_text import set_tip

_SIDE, _TOP, _STEP = 12, 20, 2
_ICON_X, _WORD_X = 12, 44
_AROUND = 14  # what a narrow item is larger than its icon
_WALK = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NavRail(QFrame):
    """Pages to go to. `picked` brings a page's key, `help_asked` comes from the item at the foot."""

    picked = Signal(str)
    help_asked = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAccessibleName(name)
        self._items: list[RailItem] = []
        self._help = RailItem("help", "heart", "", self)
        self._help.setCheckable(False)
        self._help.setAutoExclusive(False)  # Tab passes by all of an exclusive group but the chosen one
        self._help.clicked.connect(self.help_asked)
        self._narrow = False
        column = self._column = QVBoxLayout(self)
        column.setSpacing(_STEP)
        column.addStretch(1)
        column.addWidget(self._help)
        self.set_narrow(False)

    def set_items(self, items: Sequence[tuple[str, str, str]], help_word: str) -> None:
        """Take (key, icon, word) triples from top to bottom and the word for help; the chosen key stays."""
        chosen = self.current()
        for old in self._items:
            self._column.removeWidget(old)
            old.deleteLater()
        self._items = [
            RailItem(key, icon, word, self, f"Ctrl+{place}")
            for place, (key, icon, word) in enumerate(items, 1)
        ]
        for index, item in enumerate(self._items):
            self._column.insertWidget(index, item)
            item.clicked.connect(self._tell)
        self._help.setText(help_word)
        self.set_current(chosen or (self._items[0].key if self._items else ""))
        self.set_narrow(self._narrow)

    def current(self) -> str:
        """Return the key of the page shown, '' for none."""
        return next((item.key for item in self._items if item.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Mark a page as shown, without a signal."""
        for item in self._items:
            if item.key == key:
                item.setChecked(True)
        self._keep_one_stop()

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone with tooltips (60 px), or icons with words (168 px, wider for longer words)."""
        self._narrow = narrow
        for item in (*self._items, self._help):
            item.set_narrow(narrow)
        side = (current_theme().px("rail_narrow") - self._help.sizeHint().width()) // 2 if narrow else _SIDE
        self._column.setContentsMargins(side, _TOP, side, 16)
        self.setFixedWidth(self._fitting_width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk from item to item."""
        step, items = _WALK.get(Qt.Key(event.key())), [*self._items, self._help]
        at = next((i for i, item in enumerate(items) if item is self.focusWidget()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        items[(at + step) % len(items)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep_one_stop(self) -> None:
        """Have Tab stop at the page shown and at the help, in this order."""
        for item in self._items:
            shown = item.isChecked()
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if shown else Qt.FocusPolicy.ClickFocus)
            if shown:
                self.setFocusProxy(item)
        # A focus proxy moves to the front, and what stood before it would be passed by.
        for before, following in pairwise([*self._items, self._help]):
            QWidget.setTabOrder(before, following)

    def _fitting_width(self) -> int:
        theme = current_theme()
        if self._narrow:
            return theme.px("rail_narrow")
        widest = max((item.sizeHint().width() for item in (*self._items, self._help)), default=0)
        return min(max(theme.px("rail"), widest + 2 * _SIDE), theme.wide("rail"))

    def _tell(self) -> None:
        item = self.sender()
        if isinstance(item, RailItem):
            self._keep_one_stop()
            self.picked.emit(item.key)


class RailItem(PaintedButton):
    """Icon and word; soft accent and bold when its page is shown."""

    leaves = _WALK

    def __init__(self, key: str, icon: str, text: str, parent: QWidget, keys: str = "") -> None:
        super().__init__(text, parent)
        self.key = key
        self._icon = icon
        self._keys = keys
        self._narrow = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone; then the word is the tooltip."""
        self._narrow = narrow
        set_tip(self, " · ".join(filter(None, (self.text() if narrow else "", self._keys))))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of icon and bold word."""
        if self._narrow:
            side = max(self.theme.px("rail_item"), self._icon_side() + _AROUND)
            return QSize(side, side)
        font = words_font(self.theme, "body_pt", strong=True)
        lines = self._lines(font)
        height = max(self.theme.px("rail_item"), height_of(font) * len(lines) + 2 * 7)
        return QSize(_WORD_X + max(width_of(line, font) for line in lines) + 12, height)

    def minimumSizeHint(self) -> QSize:
        """Return the icon's room; long words are elided."""
        return QSize(36, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and word."""
        theme, painter = self.theme, smooth(self)
        rect, chosen = QRectF(self.rect()), self.isChecked()
        if chosen or self.hovered:
            draw_ground(painter, rect, theme, chosen)
        ink = "accent_ink" if chosen else "ink" if self.hovered else "ink_soft"
        size = self._icon_side()
        x = (rect.width() - size) / 2 if self._narrow else _ICON_X
        draw_icon(painter, self, QRectF(x, (rect.height() - size) / 2, size, size), self._icon, ink)
        if not self._narrow:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            room = rect.adjusted(_WORD_X + size - theme.px("icon_rail"), 0, -6, 0)
            font = words_font(theme, "body_pt", chosen)
            lines = self._lines(words_font(theme, "body_pt", strong=True))  # as wide as they may get
            step = height_of(font)
            for place, line in enumerate(lines):
                shift = (place - (len(lines) - 1) / 2) * step
                draw_text(painter, room.translated(0, shift), line, font, theme.colour(ink), left)
        painter.end()

    def _lines(self, font: QFont) -> list[str]:
        """Return the words as they stand: whole, else without the key behind them, else in two lines."""
        words, room = self.text(), self.theme.wide("rail") - 2 * _SIDE - _WORD_X
        short = words.partition(" · ")[0]
        for line in (words, short):
            if width_of(line, font) <= room or " " not in short:
                return [line]
        spaces = [at for at, sign in enumerate(short) if sign == " "]
        middle = min(spaces, key=lambda at: abs(2 * at - len(short)))
        return [short[:middle], short[middle + 1 :]]

    def _icon_side(self) -> int:
        return self.theme.grown(self.theme.px("icon_rail"))
