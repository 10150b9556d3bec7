"""All other exercises as small cells: rhythm, title, lengths; as many columns as the width takes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from wellbeing.domain.library.exercises import Exercise
from wellbeing.domain.themes import Theme
from wellbeing.ui.look.breakpoints import layout_of
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.cooldown.rhythm import draw_rhythm
from wellbeing.ui.widgets.draw import (
    PaintedButton,
    draw_box,
    draw_icon,
    draw_text,
    height_of,
    smooth,
    width_of,
)

_HEIGHT, _PAD, _GLYPH, _GAP, _STAR = 46, 12, 32, 10, 14
_LEAST = 196  # px at 100 % that a cell takes
_LINES, _MOST = 2, 5
"""A title takes two lines at most; with a sixth column nearly every one took two, on the widest screen."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ExerciseCell(PaintedButton):
    """One exercise; a press or Enter makes it the offer."""

    def __init__(self, exercise: Exercise, lengths: str, kept: bool, parent: QWidget) -> None:
        super().__init__(exercise.title, parent)
        self.exercise, self._lengths, self._kept = exercise, lengths, kept
        self.setAccessibleDescription(lengths)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focus_radius", self.theme.radius("control"))

    def lines(self, width: float) -> int:
        """Return how many lines the title takes in a cell of a width."""
        return lines_of(self.text(), words_font(self.theme, "body_pt"), int(self._room(width).width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as a cell is a way in."""
        if event.key() in _PRESSES and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the cell in the pictures, higher for larger words; a long title takes two lines."""
        return cell_size(self.theme, "body_pt")

    def minimumSizeHint(self) -> QSize:
        """Return a narrow cell."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sheet, rhythm, title and lengths."""
        theme, painter, rect = self.theme, smooth(self), QRectF(self.rect())
        edge = theme.colour("line" if theme.high_contrast else "hairline")
        fill = "pressed" if self.isDown() else "hover" if self.hovered else "card"
        draw_box(painter, rect, theme.radius("control"), theme.colour(fill), edge)
        glyph = theme.grown(_GLYPH)
        draw_rhythm(painter, QRectF(_PAD, rect.center().y() - 8, glyph, 16), self.exercise.variants[0])
        small, font = words_font(theme, "caption_pt"), words_font(theme, "body_pt")
        room, lengths = self._room(rect.width()), width_of(self._lengths, small)
        end = rect.width() - _PAD - lengths
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        draw_text(
            painter,
            QRectF(end, 0, lengths + 1, rect.height()),
            self._lengths,
            small,
            theme.colour("ink_soft"),
            right,
        )
        if self._kept:
            star = theme.grown(_STAR)
            at = QRectF(end - star - 6, (rect.height() - star) / 2, star, star)
            draw_icon(painter, self, at, "star_filled", "accent_ink")
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        room.setWidth(even_width(self.text(), font, int(room.width())))
        painter.drawText(room, _WRAPPED | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _room(self, width: float) -> QRectF:
        start = _PAD + self.theme.grown(_GLYPH) + _GAP
        star = self.theme.grown(_STAR) + 6 if self._kept else 0
        end = width - _PAD - width_of(self._lengths, words_font(self.theme, "caption_pt")) - star
        return QRectF(start, 2, end - _GAP - start, self.height() - 4)


class HiddenCell(PaintedButton):
    """The last cell: how many a filter hides; a press shows them."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of a cell."""
        return cell_size(self.theme, "small_pt")

    def minimumSizeHint(self) -> QSize:
        """Return a narrow cell."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint an edge and the words."""
        theme, painter, rect = self.theme, smooth(self), QRectF(self.rect())
        edge = theme.colour("line" if theme.high_contrast else "hairline")
        draw_box(
            painter, rect, theme.radius("control"), theme.colour("hover") if self.hovered else None, edge
        )
        painter.setFont(words_font(theme, "small_pt"))
        painter.setPen(theme.colour("ink_soft"))
        painter.drawText(
            rect.adjusted(8, 2, -8, -2), Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter, self.text()
        )
        painter.end()


def lines_of(text: str, font: QFont, width: int) -> int:
    """Return how many lines words take at a width in px."""
    metrics = QFontMetrics(font)
    return round(_taken(text, metrics, width).height() / metrics.height())


def even_width(text: str, font: QFont, width: int) -> int:
    """Return the least width at which words take no more lines than at this one: then no last line is one sign."""
    metrics = QFontMetrics(font)
    most = _taken(text, metrics, width).height()

    def fits(px: int) -> bool:
        taken = _taken(text, metrics, px)
        return taken.height() <= most and taken.width() <= px

    return bisect_left(range(width), True, key=fits)


def _taken(text: str, metrics: QFontMetrics, width: int) -> QRect:
    return metrics.boundingRect(0, 0, max(1, width), 9999, _WRAPPED, text)


def cell_size(theme: Theme, size: str) -> QSize:
    """Return the room of a cell: two lines of words of a size."""
    return QSize(
        round(_LEAST * theme.text_scale), max(_HEIGHT, _LINES * height_of(words_font(theme, size)) + 10)
    )


class ExerciseGrid(QWidget):
    """The cells; `chosen` brings an exercise's id, `all_asked` comes from the last cell."""

    chosen = Signal(str)
    all_asked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.cells: list[ExerciseCell] = []
        self.hidden_cell: HiddenCell | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._columns = 0

    def set_exercises(self, exercises: Sequence[tuple[Exercise, str, bool]], hidden: str) -> None:
        """Take (exercise, lengths in words, kept as favourite), and what is said of those that are left out."""
        for old in [*self.cells, self.hidden_cell]:
            if old is not None:
                old.hide()
                self._grid.removeWidget(old)
                old.deleteLater()
        self.cells = [ExerciseCell(*entry, self) for entry in exercises]
        for cell in self.cells:
            cell.clicked.connect(self._pressed)
        self.hidden_cell = HiddenCell(hidden, self) if hidden else None
        if self.hidden_cell is not None:
            self.hidden_cell.clicked.connect(self.all_asked)
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as the width takes."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        gap = min(layout_of(self).gap, 12)
        columns = self._fitting(gap)
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(8)
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        shown: list[QWidget] = [*self.cells, *([self.hidden_cell] if self.hidden_cell else [])]
        for place, cell in enumerate(shown):
            self._grid.addWidget(cell, place // columns, place % columns)

    def _fitting(self, gap: int) -> int:
        """Return the most columns in which every title stands whole in two lines."""
        least = round(_LEAST * current_theme().text_scale) + gap
        most = min(max(1, (self.width() + gap) // least), _MOST)
        for columns in range(most, 1, -1):
            width = (self.width() + gap) / columns - gap
            if all(cell.lines(width) <= _LINES for cell in self.cells):
                return columns
        return 1

    def _pressed(self) -> None:
        cell = self.sender()
        if isinstance(cell, ExerciseCell):
            self.chosen.emit(cell.exercise.id)
