"""The breath circle: a disc between a dotted ring and a full ring, with the phase word in its middle."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wellbeing.domain.themes import Theme
from wellbeing.ui.announce import speak_as
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.draw import draw_disc, draw_text, height_of, smooth, width_of

LEAST_SHARE, MOST_SHARE = 0.52, 0.96
"""The disc's radius as a share of the ring's: where a breath out ends, and where a breath in does."""
_WORD_SHARE = 0.8  # of the dotted ring's width that a word may take
_TINT = 0.12  # how much of the accent is in the disc when the breath is full
_DOTS = 52
_DOT = 1.0
_MOST = 430  # px; a larger circle would pull the eyes about
_ARC = 2.0
_HELD = 3.0
_TOP = 90 * 16  # twelve o'clock, as Qt counts


class BreathCircle(QLabel):
    """Shows one moment of a breath; the player tells it some thirty times a second while it is visible.

    Spoken as something that moves, so that Orca says each phase while the circle has the focus: of a label it says no
    other words than the first. With reduced motion there is no disc:
    word, seconds and the phase bar tell the same.
    """

    def __init__(self, parent: QWidget | None = None, size: str = "phase_pt") -> None:
        """`size` is the type role of the word where it has all the room it wants."""
        super().__init__(parent)
        speak_as(self, QAccessible.Role.Animation)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._size = size
        self._phase, self._short, self._seconds = "", "", ""
        self._fullness, self._gone, self._held, self._paused = 0.0, 0.0, False, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_phase(
        self, phase: str, fullness: float, seconds: str = "", short: str = "", held: bool = False
    ) -> None:
        """Show a phase word, how full the breath is (0-1, already eased) and the words for the rest.

        `short` stands in where the word is too wide for the smallest disc; a `held` breath has a bolder edge.
        """
        if (phase, seconds) != (self._phase, self._seconds):
            self.setAccessibleName(f"{phase} {seconds}".strip())
            self._phase, self._seconds = phase, seconds
        self._short, self._held = short, held
        self._fullness = min(max(fullness, 0.0), 1.0)
        self.update()

    def show_gone(self, share: float) -> None:
        """Show on the ring how much of the exercise has gone, 0-1."""
        self._gone = min(max(share, 0.0), 1.0)

    def show_paused(self, word: str) -> None:
        """Stand still with a dotted edge and this word; '' goes on."""
        self._paused = word
        if word:
            self.setAccessibleName(word)
            self._phase = ""
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
        return self._ring() * (LEAST_SHARE + (MOST_SHARE - LEAST_SHARE) * self._fullness)

    def word(self) -> tuple[str, QFont]:
        """Return the word that fits the smallest disc, and its font."""
        theme, room = current_theme(), 2 * self._ring() * LEAST_SHARE * _WORD_SHARE
        words = (self._paused,) if self._paused else (self._phase, self._short or self._phase)
        found = (words[-1], words_font(theme, self._size, strong=True))
        for text in words:
            for font in _fonts(theme, self._size):
                found = (text, font)
                if width_of(text, font) <= room:
                    return found
        font = words_font(theme, "caption_pt", strong=True)
        return (found[0], font)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint rings, disc and words."""
        theme, painter = current_theme(), smooth(self)
        centre, ring, line = QRectF(self.rect()).center(), self._ring(), theme.stroke("breath_ring")
        if not theme.reduced_motion:
            draw_disc(painter, centre, ring, None, theme.colour("track"), line)
            if self._paused:
                _dotted(painter, centre, self.radius(), theme.colour("line"), 2 * _DOT)
            else:
                self._paint_disc(painter, centre, theme)
                _dotted(painter, centre, ring * LEAST_SHARE, theme.colour("line"), _DOT)
            self._paint_gone(painter, centre, theme)
        self._write(painter, centre, theme)
        painter.end()

    def _paint_disc(self, painter: QPainter, centre: QPointF, theme: Theme) -> None:
        fill = _mixed(theme.colour("accent_soft"), theme.colour("accent"), _TINT * self._fullness)
        edge = _HELD if self._held else theme.stroke("breath_ring")
        draw_disc(painter, centre, self.radius(), fill, theme.colour("accent"), edge)

    def _paint_gone(self, painter: QPainter, centre: QPointF, theme: Theme) -> None:
        if self._gone <= 0:
            return
        pen = QPen(QColor(theme.colour("accent")), _ARC)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        side = self._ring() - _ARC / 2
        box = QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side)
        painter.drawArc(box, _TOP, round(-360 * 16 * self._gone))

    def _ring(self) -> float:
        return (min(self.width(), self.height(), current_theme().grown(_MOST)) - 2) / 2

    def _write(self, painter: QPainter, centre: QPointF, theme: Theme) -> None:
        text, big = self.word()
        small = words_font(theme, "body_pt")
        seconds = "" if self._paused else self._seconds
        wide, high, low = 2 * self._ring(), height_of(big), height_of(small)
        top = centre.y() - (high + (low if seconds else 0)) / 2
        ink = theme.colour("ink_soft" if self._paused else "ink")
        draw_text(painter, QRectF(centre.x() - wide / 2, top, wide, high), text, big, ink)
        below = QRectF(centre.x() - wide / 2, top + high, wide, low)
        draw_text(painter, below, seconds, small, theme.colour("ink_soft"))


def _fonts(theme: Theme, size: str) -> Iterator[QFont]:
    """Yield the word's fonts from the largest down to the least that reads well at arm's length."""
    most, least = theme.pt(size), theme.pt("lead_pt")
    for step in range(7 if most > least else 1):
        font = words_font(theme, size, strong=True)
        font.setPointSizeF(most - (most - least) * step / 6)
        yield font


def _mixed(ground: str, colour: str, share: float) -> str:
    """Return a colour with a share of another in it."""
    below, above = QColor(ground), QColor(colour)
    return QColor.fromRgbF(
        below.redF() + (above.redF() - below.redF()) * share,
        below.greenF() + (above.greenF() - below.greenF()) * share,
        below.blueF() + (above.blueF() - below.blueF()) * share,
    ).name()


def _dotted(painter: QPainter, centre: QPointF, radius: float, colour: str, dot: float) -> None:
    pen = QPen(QColor(colour), 2 * dot)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.001, 6.2832 * radius / _DOTS / (2 * dot) - 0.001])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius, radius)
