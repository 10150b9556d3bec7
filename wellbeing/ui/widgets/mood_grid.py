"""The mood grid: five by five dots, pleasant across and energy upwards, chosen by press or arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import (
    Painted,
    PaintedButton,
    draw_box,
    draw_disc,
    draw_text,
    height_of,
    smooth,
    width_of,
)
from wellbeing.ui.widgets.plain_text import set_tip

STEPS = (-2, -1, 0, 1, 2)
_PAD, _CELL = 3, 24
_MOVES = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MoodWords:
    """Five words for each axis from -2 to 2 (spoken as 'a bit unpleasant, calm'), and the words at the ends.

    `high` and `low` may be empty: then only the ends of the pleasant axis are written.
    """

    pleasant: Sequence[str]
    energy: Sequence[str]
    left: str
    right: str
    high: str = ""
    low: str = ""
    joint: str = ", "

    def spoken(self, pleasant: int, energy: int) -> str:
        """Return the two words of a place in the grid."""
        return self.joint.join((self.pleasant[pleasant + 2], self.energy[energy + 2]))


class MoodGrid(Painted):
    """Asks for pleasant and energy, each -2..2. `chosen(pleasant, energy)` comes with each press."""

    chosen = Signal(int, int)
    cleared = Signal()

    def __init__(self, words: MoodWords, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._value: tuple[int, int] | None = None
        self._dots = {(p, e): _MoodDot(p, e, self) for e in reversed(STEPS) for p in STEPS}
        for dot in self._dots.values():
            dot.clicked.connect(self._pressed)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(words, name)
        self._stand_on((0, 0))

    def value(self) -> tuple[int, int] | None:
        """Return (pleasant, energy), None before the first press."""
        return self._value

    def set_value(self, value: tuple[int, int] | None) -> None:
        """Show a place, or none, without a signal."""
        self._value = value
        for place, dot in self._dots.items():
            dot.setAutoExclusive(False)  # an exclusive button cannot be let go
            dot.setChecked(place == value)
            dot.setAutoExclusive(True)
        self._stand_on(value or (0, 0))

    def set_words(self, words: MoodWords, name: str = "") -> None:
        """Change the words, as when the language changes."""
        self._words = words
        self.setAccessibleName(name)
        for (pleasant, energy), dot in self._dots.items():
            dot.setAccessibleName(words.spoken(pleasant, energy))
            set_tip(dot, words.spoken(pleasant, energy))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move and choose, Delete lets go."""
        move = _MOVES.get(Qt.Key(event.key()))
        if move is not None:
            pleasant, energy = self._cursor[0] + move[0], self._cursor[1] + move[1]
            self._choose((min(max(pleasant, -2), 2), min(max(energy, -2), 2)))
            self._dots[self._cursor].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_value(None)
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the well with its words outside."""
        well, font = self._well(), words_font(self.theme, "caption_pt")
        ends = width_of(self._words.left, font) + width_of(self._words.right, font) + 8
        beside = max(
            (width_of(word, font) for word in (self._words.high, self._words.low) if word), default=0
        )
        width = max(well.width(), ends) + (beside + 8 if beside else 0)
        return QSize(width, well.height() + 4 + height_of(font))

    def minimumSizeHint(self) -> QSize:
        """Return sizeHint."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the dots into the well."""
        cell = self._cell()
        for (pleasant, energy), dot in self._dots.items():
            dot.setGeometry(QRect(_PAD + (pleasant + 2) * cell, _PAD + (2 - energy) * cell, cell, cell))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the well and the words at the ends."""
        theme, painter, well = self.theme, smooth(self), QRectF(self._well())
        edge = theme.colour("line" if theme.high_contrast else "hairline")
        draw_box(painter, well, theme.radius("control"), theme.colour("sunken"), edge)
        font, ink = words_font(theme, "caption_pt"), theme.colour("ink_soft")
        line, flag = height_of(font), Qt.AlignmentFlag
        across = max(well.width(), width_of(self._words.left, font) + width_of(self._words.right, font) + 8)
        below = QRectF(0, well.bottom() + 4, across, line)
        draw_text(painter, below, self._words.left, font, ink, flag.AlignLeft)
        draw_text(painter, below, self._words.right, font, ink, flag.AlignRight)
        side = QRectF(well.right() + 8, 0, max(self.width() - well.right() - 8, 0), line)
        if self._words.high:
            draw_text(painter, side, self._words.high, font, ink, flag.AlignLeft)
        if self._words.low:
            draw_text(
                painter, side.translated(0, well.height() - line), self._words.low, font, ink, flag.AlignLeft
            )
        painter.end()

    def _pressed(self) -> None:
        dot = self.sender()
        if isinstance(dot, _MoodDot):
            self._choose(dot.place)

    def _choose(self, place: tuple[int, int]) -> None:
        self.set_value(place)
        self.chosen.emit(*place)

    def _stand_on(self, place: tuple[int, int]) -> None:
        """Make one dot the tab stop."""
        self._cursor = place
        for at, dot in self._dots.items():
            dot.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == place else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._dots[place])

    def _cell(self) -> int:
        return self.theme.grown(_CELL)

    def _well(self) -> QRect:
        side = 5 * self._cell() + 2 * _PAD
        return QRect(0, 0, side, side)


class _MoodDot(PaintedButton):
    """One place of the grid; to a screen reader a radio button with two words."""

    def __init__(self, pleasant: int, energy: int, parent: QWidget) -> None:
        super().__init__("", parent)
        self.place = (pleasant, energy)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("focus_gap", -2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows and Delete to the grid, keep Space."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """Return a cell; the grid decides."""
        return QSize(_CELL, _CELL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a small grey dot, a larger accent one when chosen."""
        theme, painter = self.theme, smooth(self)
        centre, scale = QRectF(self.rect()).center(), self.width() / _CELL
        if self.isChecked():
            draw_disc(painter, centre, 8 * scale, theme.colour("accent"))
        else:
            draw_disc(painter, centre, (4.5 if self.hovered else 3) * scale, theme.colour("line"))
        painter.end()
