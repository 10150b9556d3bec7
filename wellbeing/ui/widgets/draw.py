"""The ground the custom-painted widgets stand on: the look in use, crisp shapes, words that fit."""

from __future__ import annotations

import math
from collections.abc import Container

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.domain.themes import Theme
from wellbeing.ui.look.icons import icon_pixmap
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.accessible_toggle import AccessibleToggle

_LOOK_EVENTS = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange)


class Painted(QWidget):
    """A widget that paints itself in the app's look and follows a theme switch."""

    @property
    def theme(self) -> Theme:
        """The look the app wears now."""
        return current_theme()

    def changeEvent(self, event: QEvent) -> None:
        """Measure and paint anew after a switch of theme, language or text size."""
        if event.type() in _LOOK_EVENTS:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


class PaintedButton(AccessibleToggle):
    """A button that paints itself; screen readers get its text, state and press from Qt's own button.

    `leaves` are keys that whatever holds it takes, arrows from one to the next.
    """

    leaves: Container[int] = ()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.hear_toggles()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def theme(self) -> Theme:
        """The look the app wears now."""
        return current_theme()

    @property
    def hovered(self) -> bool:
        """Whether the pointer rests on it and it can be pressed."""
        return self.isEnabled() and self.underMouse()

    def minimumSizeHint(self) -> QSize:
        """Return sizeHint: a button's words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the parent what is its own; the rest is a button's."""
        if event.key() in self.leaves:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint for the hover shade."""
        self.update()
        super().enterEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure and paint anew after a switch of theme, language or text size."""
        if event.type() in _LOOK_EVENTS:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


def smooth(widget: QWidget) -> QPainter:
    """Return an antialiasing painter on a widget; the caller ends it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | None,
    edge: str | None = None,
    width: float = 1,
) -> None:
    """Paint a rounded box; the edge lies inside the rect on half pixels, so a 1 px line stays 1 px."""
    if edge is not None:
        half = width / 2
        rect = rect.adjusted(half, half, -half, -half)
        radius = max(radius - half, 0)
        painter.setPen(QPen(QColor(edge), width))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, radius, radius)


def draw_ground(painter: QPainter, rect: QRectF, theme: Theme, chosen: bool, rest: str = "hover") -> None:
    """Paint the ground of what is chosen, which has an edge in high contrast, else of what the pointer is on."""
    edge = theme.colour("line") if chosen and theme.high_contrast else None
    draw_box(painter, rect, theme.radius("control"), theme.colour("accent_soft" if chosen else rest), edge)


def draw_disc(
    painter: QPainter,
    centre: QPointF,
    radius: float,
    fill: str | None,
    edge: str | None = None,
    width: float = 1,
) -> None:
    """Paint a disc; `radius` counts to the outside of its edge."""
    inner = radius - width / 2 if edge is not None else radius
    painter.setPen(QPen(QColor(edge), width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, inner, inner)


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
) -> None:
    """Write one line of words into a rect, elided with … when they are too long for it."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) > rect.width() + 0.5:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, text)


def draw_icon(painter: QPainter, widget: QWidget, rect: QRectF, name: str, role: str) -> None:
    """Paint an icon into a square rect in the colour of a role, on whole pixels."""
    pixmap = icon_pixmap(current_theme(), name, role, round(rect.width()), widget.devicePixelRatioF())
    painter.drawPixmap(QPointF(round(rect.x()), round(rect.y())), pixmap)


def width_of(text: str, font: QFont) -> int:
    """Return the width of one line of words in px, rounded up."""
    return math.ceil(QFontMetricsF(font).horizontalAdvance(text))


def height_of(font: QFont) -> int:
    """Return the height of one line in px, rounded up."""
    return math.ceil(QFontMetricsF(font).height())
