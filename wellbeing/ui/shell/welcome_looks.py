"""What the first run shows in place of boxes: bars for the steps, a row for each language, a picture for each look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QSizePolicy, QWidget

from wellbeing.domain.themes import Theme
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.choices import ChoiceButton, OneChoice, RangeBar
from wellbeing.ui.widgets.draw import draw_box, draw_disc, draw_text, height_of, smooth, width_of

Pictures = Mapping[str, Sequence[Theme]]
"""The looks that a choice is drawn in, one beside the other."""

_BAR, _BAR_WIDE, _BAR_GAP = 4, 28, 6
_PAD, _RADIO, _TO_WORD = 14, 18, 10
_TILE_GAP = 8
_LEAST_TILE = 88  # px at 100 %
_LINE = ((0.0, 0.7), (0.3, 0.4), (0.55, 0.6), (1.0, 0.1))
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class StepBars(QLabel):
    """A bar for each step, full up to the present one. A label by birth: its words are read, "Step 1 of 3"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = self._all = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, at: int, of: int, words: str) -> None:
        """Show that the step at a place (from 0) is reached, of so many."""
        self._at, self._all = at, of
        self.setText(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of the bars."""
        grown = current_theme().grown
        return QSize(self._all * (grown(_BAR_WIDE) + _BAR_GAP), grown(_BAR))

    def minimumSizeHint(self) -> QSize:
        """Return sizeHint: they are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars."""
        theme, painter = current_theme(), smooth(self)
        wide, high = theme.grown(_BAR_WIDE), theme.grown(_BAR)
        for place in range(self._all):
            colour = theme.colour("accent" if place <= self._at else "track")
            draw_box(painter, QRectF(place * (wide + _BAR_GAP), 0, wide, high), high / 2, colour)
        painter.end()


class PickedRow(ChoiceButton):
    """A choice as a row of its own: a radio disc and its word."""

    def __init__(self, key: str, text: str, parent: QWidget) -> None:
        super().__init__(key, text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return disc and bold word, high enough for a finger."""
        font = words_font(self.theme, "body_pt", strong=True)
        wide = 2 * _PAD + self.theme.grown(_RADIO) + _TO_WORD + width_of(self.text(), font)
        return QSize(wide, max(self.theme.px("control"), height_of(font) + 2 * 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sheet, disc and word."""
        theme, painter, rect = self.theme, smooth(self), QRectF(self.rect())
        _paint_sheet(painter, self, rect)
        _paint_choice(painter, self, rect.adjusted(_PAD, 0, -_PAD, 0))
        painter.end()
        self.setProperty("focus_radius", theme.radius("control"))


class LookTile(ChoiceButton):
    """A look as a small picture over its name; two looks stand half beside half."""

    def __init__(self, key: str, text: str, looks: Sequence[Theme], parent: QWidget) -> None:
        super().__init__(key, text, parent)
        self._looks = looks
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return picture and name."""
        font = words_font(self.theme, "small_pt", strong=True)
        word = 2 * 8 + self.theme.grown(_RADIO) + 6 + width_of(self.text(), font)
        return QSize(max(word, self.theme.grown(_LEAST_TILE)), self._picture_high() + height_of(font) + 2 * 7)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in the colours of its looks, and the name under it."""
        painter, rect = smooth(self), QRectF(self.rect())
        high, wide = self._picture_high(), rect.width() / len(self._looks)
        _paint_sheet(painter, self, rect)
        inner = QPainterPath()
        radius = self.theme.radius("control") - 1
        inner.addRoundedRect(rect.adjusted(2, 2, -2, radius), radius, radius)
        painter.setClipPath(inner)
        for place, look in enumerate(self._looks):
            painter.save()
            painter.setClipRect(QRectF(place * wide, 2, wide, high - 2), Qt.ClipOperation.IntersectClip)
            _paint_look(painter, look, QRectF(0, 0, rect.width(), high))
            painter.restore()
        painter.setClipping(False)
        _paint_choice(painter, self, QRectF(8, high, rect.width() - 16, rect.height() - high), "small_pt", 6)
        painter.end()
        self.setProperty("focus_radius", self.theme.radius("control"))

    def _picture_high(self) -> int:
        return self.theme.grown(58)


def _paint_sheet(painter: QPainter, button: ChoiceButton, rect: QRectF) -> None:
    theme, chosen = button.theme, button.isChecked()
    fill = "accent_soft" if chosen else "hover" if button.hovered else "card"
    edge = "accent" if chosen else "line" if theme.high_contrast else "hairline"
    draw_box(
        painter, rect, theme.radius("control"), theme.colour(fill), theme.colour(edge), 2 if chosen else 1
    )


def _paint_choice(
    painter: QPainter, button: ChoiceButton, rect: QRectF, size: str = "body_pt", gap: int = _TO_WORD
) -> None:
    """Paint a radio disc and the word after it."""
    theme, chosen = button.theme, button.isChecked()
    wide = theme.grown(_RADIO if size == "body_pt" else _RADIO - 4)
    disc = QPointF(rect.left() + wide / 2, rect.center().y())
    if chosen:
        draw_disc(painter, disc, wide / 2, theme.colour("accent"))
        draw_disc(painter, disc, wide / 5, theme.colour("on_accent"))
    else:
        draw_disc(painter, disc, wide / 2, theme.colour("card"), theme.colour("line"), 1.5)
    ink = theme.colour("accent_ink" if chosen else "ink")
    room = rect.adjusted(wide + gap, 0, 0, 0)
    draw_text(painter, room, button.text(), words_font(theme, size, chosen), ink, _LEFT)


def _paint_look(painter: QPainter, look: Theme, rect: QRectF) -> None:
    """Paint a window of a look in small: rail, the stress keys, a day's line."""
    painter.fillRect(rect, QColor(look.colour("ground")))
    rail = QRectF(rect.left(), rect.top(), rect.width() * 0.22, rect.height())
    painter.fillRect(rail, QColor(look.colour("rail")))
    edge = look.colour("line" if look.high_contrast else "hairline")
    left, wide, part = rail.right() + 8, rect.width() - rail.width() - 16, rect.height() / 2
    for place in range(2):
        sheet = QRectF(left, rect.top() + 7 + place * (part - 3), wide, part - 9)
        draw_box(painter, sheet, 3, look.colour("card"), edge)
        inside = sheet.adjusted(5, 5, -5, -5)
        (_paint_line if place else _paint_keys)(painter, look, inside)


def _paint_keys(painter: QPainter, look: Theme, rect: QRectF) -> None:
    wide = (rect.width() - 3 * 3) / 4
    for place, stress in enumerate((2, 5, 7, 9)):
        key = QRectF(rect.left() + place * (wide + 3), rect.top(), wide, rect.height())
        draw_box(painter, key, 2, look.stress_fill(stress))


def _paint_line(painter: QPainter, look: Theme, rect: QRectF) -> None:
    painter.setPen(QPen(QColor(look.chart("stress_line")), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        QPolygonF([QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height()) for x, y in _LINE])
    )


class LanguageRows(OneChoice):
    """A row for each language, in its own words."""

    edited = Signal(str)

    def __init__(self, lines: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Take (language, its own name) pairs."""
        super().__init__(QBoxLayout.Direction.TopToBottom, "", parent)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._fill_with([PickedRow(key, word, self) for key, word in lines])
        self.picked.connect(self.edited)

    def show_value(self, value: object) -> None:
        """Show the language that is spoken."""
        self.set_current(str(value))


class LookTiles(OneChoice):
    """A picture for each look, all in one row, or two by two where their words are too long for that."""

    edited = Signal(str)

    def __init__(
        self, tiles: Sequence[tuple[str, str]], pictures: Pictures, room: int, parent: QWidget | None = None
    ) -> None:
        """Take (key, word) pairs, the looks to draw each in, and the px there are across."""
        super().__init__(QBoxLayout.Direction.LeftToRight, "", parent)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._fill_with([LookTile(key, word, pictures[key], self) for key, word in tiles])
        grid = QGridLayout()
        grid.setSpacing(_TILE_GAP)
        wide = sum(tile.sizeHint().width() + _TILE_GAP for tile in self._buttons) - _TILE_GAP
        columns = len(tiles) if wide <= room else 2
        for place, tile in enumerate(self._buttons):
            self._layout.removeWidget(tile)
            grid.addWidget(tile, place // columns, place % columns)
            grid.setColumnStretch(place % columns, 1)
        self._layout.addLayout(grid)
        self.picked.connect(self.edited)

    def show_value(self, value: object) -> None:
        """Show the look in force."""
        self.set_current(str(value))


class SizeBar(RangeBar):
    """The text sizes side by side, in %."""

    edited = Signal(int)

    def __init__(self, sizes: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__([(str(size), f"{size}%") for size in sizes], parent=parent)
        self.picked.connect(self._tell_size)

    def show_value(self, value: object) -> None:
        """Show the size in force."""
        self.set_current(str(value))

    def _tell_size(self, key: str) -> None:
        self.edited.emit(int(key))
