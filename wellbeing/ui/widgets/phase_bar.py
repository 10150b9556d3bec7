"""The phases of one breath as a bar of segments with their words, filled as the breath goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import Painted, draw_box, draw_text, height_of, smooth

_BAR, _GAP, _WORDS = 6, 6, 6


class PhaseBar(Painted):
    """Segments as wide as their phases are long; the present one's word stands in full ink."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phases: list[tuple[str, float]] = []
        self._at, self._done = 0, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_phases(self, phases: Sequence[tuple[str, float]]) -> None:
        """Take (word, seconds) pairs in the order of the breath; phases of no length are left out."""
        self._phases = [phase for phase in phases if phase[1] > 0]
        self.set_progress(0, 0.0)

    def set_progress(self, index: int, done: float) -> None:
        """Show the phase at `index` done to a share of 0-1, all before it full."""
        self._at, self._done = index, min(max(done, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size in the pictures."""
        return QSize(360, _BAR + _WORDS + height_of(words_font(self.theme, "caption_pt")))

    def minimumSizeHint(self) -> QSize:
        """Return the least useful width."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint segments and words."""
        theme, painter = self.theme, smooth(self)
        font, top = words_font(theme, "caption_pt"), _BAR + _WORDS
        left = Qt.AlignmentFlag.AlignLeft
        for index, (x, width) in enumerate(self._spans()):
            draw_box(painter, QRectF(x, 0, width, _BAR), theme.radius("bar"), theme.colour("track"))
            done = 1.0 if index < self._at else self._done if index == self._at else 0.0
            if done > 0:
                draw_box(
                    painter,
                    QRectF(x, 0, max(width * done, _BAR), _BAR),
                    theme.radius("bar"),
                    theme.colour("accent"),
                )
            ink = theme.colour("ink" if index == self._at else "ink_soft")
            draw_text(
                painter, QRectF(x, top, width, self.height() - top), self._phases[index][0], font, ink, left
            )
        painter.end()

    def _spans(self) -> list[tuple[int, int]]:
        """Return x and width of each segment, on whole pixels."""
        total = sum(seconds for _, seconds in self._phases)
        room = self.width() - _GAP * max(len(self._phases) - 1, 0)
        spans, gone = [], 0.0
        for index, (_, seconds) in enumerate(self._phases):
            start, end = round(room * gone / total), round(room * (gone + seconds) / total)
            spans.append((start + index * _GAP, end - start))
            gone += seconds
        return spans
