"""The breath circle: a disc between a dotted ring and a full ring, with the phase word in its middle."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.draw import draw_disc, draw_text, height_of, smooth

_EMPTY_SHARE = 0.43  # the dotted ring, where a breath out ends, as a share of the full ring
_DOTS = 52
_DOT = 1.0
_MOST = 420  # px; a larger circle would pull the eyes about


class BreathCircle(QLabel):
    """Shows one moment of a breath; the player tells it some thirty times a second while it is visible.

    A label by birth, so that a screen reader can read the phase. With reduced motion there is no disc:
    word, seconds and the phase bar tell the same.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._phase, self._seconds, self._fullness = "", "", 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_phase(self, phase: str, fullness: float, seconds: str = "") -> None:
        """Show a phase word, how full the breath is (0-1, already eased) and the words for the rest."""
        if (phase, seconds) != (self._phase, self._seconds):
            self.setAccessibleName(f"{phase} {seconds}".strip())
            self._phase, self._seconds = phase, seconds
        self._fullness = min(max(fullness, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size in the pictures."""
        return QSize(338, 338)

    def minimumSizeHint(self) -> QSize:
        """Return the least circle that holds the word."""
        side = 5 * height_of(words_font(current_theme(), "phase_pt"))
        return QSize(side, side)

    def radius(self) -> float:
        """Return the disc's radius in px."""
        full = self._full_radius()
        return full * (_EMPTY_SHARE + (1 - _EMPTY_SHARE) * self._fullness)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint rings, disc and words."""
        theme, painter = current_theme(), smooth(self)
        centre = QRectF(self.rect()).center()
        ring = theme.stroke("breath_ring")
        draw_disc(painter, centre, self._full_radius(), None, theme.colour("track"), ring)
        if not theme.reduced_motion:
            draw_disc(
                painter, centre, self.radius(), theme.colour("accent_soft"), theme.colour("accent"), ring
            )
            _dotted(painter, centre, self._full_radius() * _EMPTY_SHARE, theme.colour("line"))
        self._write(painter, centre)
        painter.end()

    def _full_radius(self) -> float:
        return (min(self.width(), self.height(), current_theme().grown(_MOST)) - 2) / 2

    def _write(self, painter: QPainter, centre: QPointF) -> None:
        theme = current_theme()
        big, small = words_font(theme, "phase_pt", strong=True), words_font(theme, "lead_pt")
        wide, high, low = self._full_radius() * 1.8, height_of(big), height_of(small)
        top = centre.y() - (high + low) / 2
        draw_text(
            painter, QRectF(centre.x() - wide / 2, top, wide, high), self._phase, big, theme.colour("ink")
        )
        below = QRectF(centre.x() - wide / 2, top + high, wide, low)
        draw_text(painter, below, self._seconds, small, theme.colour("ink_soft"))


def _dotted(painter: QPainter, centre: QPointF, radius: float, colour: str) -> None:
    pen = QPen(QColor(colour), 2 * _DOT)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.001, 6.2832 * radius / _DOTS / (2 * _DOT) - 0.001])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius, radius)
