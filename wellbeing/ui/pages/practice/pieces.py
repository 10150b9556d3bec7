"""A customer's message cut into words that can be pressed to spot a cue."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from wellbeing.domain.library.scene_play import Piece, pieces
from wellbeing.domain.library.scenes import Scene
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import PaintedButton, draw_box, draw_text, height_of, smooth, width_of
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.plain_text import set_tip

_PAD = 1


class PieceButton(PaintedButton):
    """A bit of the message: found cues stand on soft accent with a line under them, others turn soft."""

    def __init__(self, piece: Piece, parent: QWidget | None = None) -> None:
        super().__init__(piece.text.rstrip(), parent)
        self.piece = piece
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Return the room of the words; the space between words belongs to the word before."""
        font = words_font(self.theme, "lead_pt")
        self.setProperty("focus_radius", 4)
        self.setProperty("focus_gap", 0)
        return QSize(
            width_of(self.piece.text, font) + 2 * _PAD, max(self.theme.px("touch_min"), height_of(font) + 6)
        )

    def show_found(self, meaning: str) -> None:
        """Mark it as a cue, with what it means for the hover and for screen readers."""
        self.setChecked(True)
        set_tip(self, meaning)
        self.setAccessibleDescription(meaning)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words."""
        theme, painter = self.theme, smooth(self)
        rect = QRectF(self.rect())
        found = self.isChecked() and self.piece.cue is not None
        font = words_font(theme, "lead_pt")
        font.setUnderline(found or self.hovered)
        if found:
            draw_box(painter, rect.adjusted(0, 2, -1, -2), 5, theme.colour("accent_soft"))
        ink = "accent_ink" if found else "ink_soft" if self.isChecked() else "ink"
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        draw_text(painter, rect.adjusted(_PAD, 0, 0, 0), self.text(), font, theme.colour(ink), left)
        painter.end()


class Messages(QWidget):
    """All messages of a scene. `found` brings the number of a cue when one of its words was pressed."""

    found = Signal(int)
    missed = Signal()

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self.pieces: list[PieceButton] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for message in scene.customer:
            rows.addWidget(self._bubble(pieces(message, scene.cues)))

    def show_cue(self, number: int) -> None:
        """Mark the words of a cue."""
        for each in self.pieces:
            if each.piece.cue == number:
                each.show_found(self._scene.cues[number].meaning)

    def _bubble(self, parts: Sequence[Piece]) -> QFrame:
        bubble = QFrame()
        bubble.setProperty("role", "well")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        bubble.setSizePolicy(policy)
        inside = QVBoxLayout(bubble)
        inside.setContentsMargins(12, 8, 12, 8)
        words = QWidget()
        flow = FlowLayout(words, gap=0, line_gap=0)
        inside.addWidget(words)
        for part in parts:
            made = PieceButton(part)
            made.clicked.connect(self._press)
            self.pieces.append(made)
            flow.addWidget(made)
        return bubble

    def _press(self) -> None:
        pressed = self.sender()
        if not isinstance(pressed, PieceButton):
            return
        pressed.setChecked(True)
        if pressed.piece.cue is None:
            self.missed.emit()
        else:
            self.found.emit(pressed.piece.cue)
