"""How well an exercise is known, as three bars; a press shows the claim and where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wellbeing.domain.library.exercises import EVIDENCE_MOST, Exercise
from wellbeing.ui.context import Context
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.draw import PaintedButton, draw_box, draw_text, height_of, smooth, width_of
from wellbeing.ui.widgets.labels import ReadingText, label

_BAR, _HIGH, _GAP, _SIDE = 5, 13, 3, 8
_WIDE = 380


class EvidenceBars(PaintedButton):
    """Three bars and a question; opens the answer in a small sheet over the page, so that nothing moves."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx.t("How well tested is this?"), parent)
        self._ctx = ctx
        self._exercise: Exercise | None = None
        self.sheet: QFrame | None = None
        self.clicked.connect(self.open)

    def show_exercise(self, exercise: Exercise) -> None:
        """Take the exercise that is asked about."""
        self._exercise = exercise
        self.setAccessibleDescription(level_words(self._ctx)[exercise.evidence])
        self.update()

    def open(self) -> None:
        """Show the claim and its sources; Esc or a click beside it puts them away."""
        if self._exercise is None:
            return
        self.sheet = sheet = QFrame(self, Qt.WindowType.Popup | Qt.WindowType.NoDropShadowWindowHint)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.setProperty("role", "window")
        sheet.setAccessibleName(self.text())
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(label(level_words(self._ctx)[self._exercise.evidence], "heading", wrap=True))
        column.addWidget(ReadingText(self._exercise.claim))
        column.addWidget(ReadingText(self._sources(), "small_pt", "ink_soft"))
        sheet.setFixedWidth(round(_WIDE * current_theme().text_scale))
        sheet.adjustSize()
        free = self.screen().availableGeometry()
        at = self.mapToGlobal(QPoint(self.width() - sheet.width(), self.height() + 4))
        at.setX(max(free.left() + 4, min(at.x(), free.right() - sheet.width() - 4)))
        if at.y() + sheet.height() > free.bottom():
            at.setY(max(free.top() + 4, self.mapToGlobal(QPoint(0, -4 - sheet.height())).y()))
        sheet.move(at)
        sheet.show()

    def sizeHint(self) -> QSize:
        """Return bars and words with room to hit them."""
        font = words_font(self.theme, "small_pt")
        height = max(self.theme.px("control_small"), height_of(font) + 2 * 4)
        return QSize(self._bars() + 8 + width_of(self.text(), font) + 2 * _SIDE, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars, as many full as there is ground for, and the question."""
        theme, painter, rect = self.theme, smooth(self), QRectF(self.rect())
        if self.hovered:
            draw_box(painter, rect, theme.radius("control"), theme.colour("pressed"))
        full = self._exercise.evidence if self._exercise else 0
        high, wide = theme.grown(_HIGH), theme.grown(_BAR)
        for place in range(EVIDENCE_MOST):
            at = QRectF(_SIDE + place * (wide + _GAP), (rect.height() - high) / 2, wide, high)
            if place < full:
                draw_box(painter, at, 2, theme.colour("ink_soft"))
            else:
                draw_box(
                    painter,
                    at,
                    2,
                    theme.colour("track"),
                    theme.colour("line") if theme.high_contrast else None,
                )
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        words = rect.adjusted(_SIDE + self._bars() + 8, 0, 0, 0)
        draw_text(painter, words, self.text(), words_font(theme, "small_pt"), theme.colour("ink_soft"), left)
        painter.end()

    def _bars(self) -> int:
        return EVIDENCE_MOST * (self.theme.grown(_BAR) + _GAP)

    def _sources(self) -> str:
        sources = self._ctx.services.library.sources(self._ctx.language)
        names = [
            sources[name].cite
            for name in (self._exercise.sources if self._exercise else ())
            if name in sources
        ]
        return self._ctx.t("From: {sources}").format(sources=self._ctx.t("; ").join(dict.fromkeys(names)))


def level_words(ctx: Context) -> dict[int, str]:
    """Return what the bars say."""
    return {
        3: ctx.t("Several trials agree"),
        2: ctx.t("One trial, or mixed ones"),
        1: ctx.t("A habit, not proven"),
    }
