"""The tray's picture: a speech bubble whose rim is the way to the next break, with a leaf in it; never mood."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from wellbeing.domain.themes import Theme

SIDES = (16, 22, 24, 32, 44, 64)
_BOX = 24.0  # the bubble is drawn in a square of so many units
_CENTRE, _RADIUS = QPointF(12.2, 10.9), 8.6
_THIN, _THICK = 2.4, 2.8  # of the rim, in units; the smallest size takes the thick one
_REST = 0.32
_TOP, _ROUND = 90 * 16, 360 * 16


@dataclass(frozen=True, slots=True)
class TrayState:
    """What the picture tells: the share of the way to the next break that has gone, in a contact, paused."""

    gone: float = 0.0
    contact: bool = False
    paused: bool = False


def tray_icon(theme: Theme, state: TrayState) -> QIcon:
    """Return the icon in all sizes a panel may want.

    Nobody tells whether a panel is light or dark, so the bubble is light with a dark rim and stands out on both.
    """
    light, dark = sorted((theme.colour("ink"), theme.colour("card")), key=_lightness, reverse=True)
    icon = QIcon()
    for side in SIDES:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / _BOX, side / _BOX)
        stroke, edge = (_THICK if side <= SIDES[0] else _THIN), _BOX / side
        _paint(painter, state, QColor(light), QColor(dark), stroke, edge)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _paint(
    painter: QPainter, state: TrayState, light: QColor, dark: QColor, stroke: float, edge: float
) -> None:
    """Paint the dark shape a pixel (`edge` units) larger, then the light one on it."""
    rim = QRectF(_CENTRE.x() - _RADIUS, _CENTRE.y() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
    painter.setPen(QPen(dark, stroke + 2 * edge))
    painter.setBrush(dark)
    painter.drawEllipse(rim)
    painter.setPen(QPen(dark, 2 * edge))
    painter.drawPath(_tail())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light)
    painter.drawPath(_tail())
    if state.contact:
        painter.setPen(QPen(light, stroke))
        painter.drawEllipse(rim)
        _paint_inside(painter, state, dark)
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    rest = QColor(light)
    rest.setAlphaF(1.0 if state.paused else _REST)
    painter.setPen(QPen(rest, stroke))
    painter.drawEllipse(rim)
    if not state.paused:
        done = QPen(light, stroke)
        done.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(done)
        painter.drawArc(rim, _TOP, -round(_ROUND * min(max(state.gone, 0.0), 1.0)))
    _paint_inside(painter, state, light)


def _paint_inside(painter: QPainter, state: TrayState, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if state.paused:
        for x in (8.9, 13.1):
            painter.drawRoundedRect(QRectF(x, 7.4, 2.6, 7.0), 0.8, 0.8)
        return
    leaf = QPainterPath()
    leaf.moveTo(8.4, 14.6)
    leaf.cubicTo(7.6, 9.6, 10.8, 6.9, 16.2, 6.9)
    leaf.cubicTo(16.4, 12.6, 13.6, 15.4, 8.4, 14.6)
    painter.drawPath(leaf)


def _tail() -> QPainterPath:
    tail = QPainterPath()
    tail.moveTo(4.6, 15.0)
    tail.lineTo(3.2, 21.4)
    tail.lineTo(9.6, 19.4)
    tail.closeSubpath()
    return tail


def _lightness(colour: str) -> float:
    return QColor(colour).lightnessF()
