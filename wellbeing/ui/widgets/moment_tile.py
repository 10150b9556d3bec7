"""Large answers to one question, side by side: a sign, a few words, a line under them, and the key that chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from wellbeing.ui.look.breakpoints import layout_of
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.choices import ChoiceButton
from wellbeing.ui.widgets.draw import draw_box, draw_icon, draw_text, height_of, smooth, width_of

_PAD, _ICON, _KEY = 14, 20, 20
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class MomentTile(ChoiceButton):
    """One answer; chosen by colour, weight and a check mark."""

    def __init__(self, key: str, icon: str, word: str, below: str, number: int, parent: QWidget) -> None:
        super().__init__(key, word, parent)
        self._icon, self._below, self._number = icon, below, number
        self.words_beside: tuple[str, ...] = (word,)
        self.setAccessibleDescription(below)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focus_radius", self.theme.radius("card"))

    def sizeHint(self) -> QSize:
        """Return sign and words in one line, key and the second line below."""
        word, below = words_font(self.theme, "lead_pt", strong=True), words_font(self.theme, "small_pt")
        title = self._start() + width_of(self.text(), word)
        second = _PAD + width_of(self._below, below) + 8 + self.theme.grown(_KEY)
        return QSize(max(title, second) + _PAD, 2 * _PAD + height_of(word) + height_of(below) + 6)

    def minimumSizeHint(self) -> QSize:
        """Return room for the sign and a word; the rest is elided."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sheet, sign, words and the key or the check mark."""
        theme, painter, rect, chosen = self.theme, smooth(self), QRectF(self.rect()), self.isChecked()
        fill = "accent_soft" if chosen else "hover" if self.hovered else "card"
        edge = "accent" if chosen else "line" if theme.high_contrast else "hairline"
        draw_box(painter, rect, theme.radius("card"), theme.colour(fill), theme.colour(edge))
        high, icon = height_of(words_font(theme, "lead_pt", strong=True)), theme.grown(_ICON)
        ink, soft = ("accent_ink", "accent_ink") if chosen else ("ink", "ink_soft")
        draw_icon(painter, self, QRectF(_PAD, _PAD + (high - icon) / 2, icon, icon), self._icon, ink)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        room = QRectF(self._start(), _PAD, rect.width() - self._start() - _PAD, high)
        draw_text(painter, room, self.text(), self._font(room.width()), theme.colour(ink), left)
        small, key = words_font(theme, "small_pt"), theme.grown(_KEY)
        below = QRectF(_PAD, _PAD + high + 6, rect.width() - 2 * _PAD - key - 4, height_of(small))
        draw_text(painter, below, self._below, small, theme.colour(soft), left)
        mark = QRectF(rect.width() - _PAD - key, below.center().y() - key / 2, key, key)
        if chosen:
            draw_icon(painter, self, mark, "check", ink)
        else:
            draw_box(painter, mark, 4, None, theme.colour("hairline"))
            draw_text(
                painter, mark, str(self._number), words_font(theme, "caption_pt"), theme.colour("ink_soft")
            )
        painter.end()

    def _start(self) -> int:
        return _PAD + self.theme.grown(_ICON) + 10

    def _font(self, room: float) -> QFont:
        """Return the largest font in which the words of all tiles stand whole, chosen or not: they look alike."""
        for size in ("lead_pt", "body_pt", "small_pt"):
            font = words_font(self.theme, size, strong=True)
            if all(width_of(words, font) <= room for words in self.words_beside):
                break
        return words_font(self.theme, size, self.isChecked())


class MomentTiles(QWidget):
    """A radio group of tiles in which nothing has to be chosen; `picked` brings a key, '' when it is taken back."""

    picked = Signal(str)

    def __init__(
        self, tiles: Sequence[tuple[str, str, str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        """Take (key, icon, word, line below) for each tile; its number chooses it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.tiles = [MomentTile(*tile, number, self) for number, tile in enumerate(tiles, 1)]
        for tile in self.tiles:
            tile.can_be_let_go = True
            tile.words_beside = tuple(words for _, _, words, _ in tiles)
            tile.clicked.connect(self._pressed)
        self._columns = 0
        self._arrange()
        self._keep_one_stop()

    def current(self) -> str:
        """Return the chosen key, '' for none."""
        return next((tile.key for tile in self.tiles if tile.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Choose without a signal; '' or an unknown key chooses none."""
        for tile in self.tiles:
            tile.setChecked(tile.key == key)
        self._keep_one_stop()

    def pick(self, number: int) -> bool:
        """Press the tile of a number, counted from 1; return whether there is one."""
        if not 1 <= number <= len(self.tiles):
            return False
        self.tiles[number - 1].click()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from tile to tile."""
        step = _STEPS.get(Qt.Key(event.key()))
        at = next((place for place, tile in enumerate(self.tiles) if tile.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self.tiles[(at + step) % len(self.tiles)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one row, or two by two in a narrow window."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        layout = layout_of(self)
        self._grid.setSpacing(12)
        columns = len(self.tiles) if layout.two_columns else 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(len(self.tiles)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _pressed(self) -> None:
        pressed = self.sender()
        for tile in self.tiles:
            tile.setChecked(tile is pressed and tile.isChecked())
        self._keep_one_stop()
        self.picked.emit(self.current())

    def _keep_one_stop(self) -> None:
        stop = next((tile for tile in self.tiles if tile.isChecked()), self.tiles[0])
        for tile in self.tiles:
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tile is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)
