"""An exercise's rhythm as a small picture: the wave of a breath, or a dash for each step."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, Qt

from wellbeing.domain.library.breathing import Pattern, moment_at
from wellbeing.domain.library.exercises import Variant
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.draw import draw_box

_POINTS = 24  # for each breath
_MOST_DASHES = 6


def draw_rhythm(painter: QPainter, rect: QRectF, variant: Variant, breaths: int = 2) -> None:
    """Paint the rhythm of one length of an exercise into a rect."""
    if variant.pattern is not None:
        draw_wave(painter, rect, variant.pattern, breaths, "accent")
        return
    steps = variant.steps[:_MOST_DASHES]
    total, gap, x = sum(step.seconds for step in steps) or 1.0, 3.0, rect.x()
    room = rect.width() - gap * (len(steps) - 1)
    for place, step in enumerate(steps):
        width = max(3.0, room * step.seconds / total)
        painter.setOpacity(1.0 if place % 2 else 0.55)
        box = QRectF(x, rect.center().y() - 3, min(width, rect.right() - x), 6)
        draw_box(painter, box, 2, current_theme().colour("accent"))
        x += width + gap
    painter.setOpacity(1.0)


def draw_wave(
    painter: QPainter, rect: QRectF, pattern: Pattern, breaths: int, role: str, share: float = 1.0
) -> None:
    """Paint the first `share` (0-1) of so many breaths as one line, full at the top."""
    count = _POINTS * breaths
    points = [
        QPointF(rect.x() + rect.width() * at / count, rect.bottom() - rect.height() * full)
        for at, full in enumerate(_fullness(pattern, breaths)[: round(count * share) + 1])
    ]
    pen = QPen(QColor(current_theme().colour(role)), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))


@lru_cache(maxsize=64)  # a page of cells is painted again with every move of the pointer
def _fullness(pattern: Pattern, breaths: int) -> tuple[float, ...]:
    """Return how full the lungs are, 0 to 1, at each point of the line."""
    cycle, count = pattern.cycle_seconds, _POINTS * breaths
    return tuple(moment_at(pattern, cycle * breaths * at / count % cycle).fullness for at in range(count + 1))
