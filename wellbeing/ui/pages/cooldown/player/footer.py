"""The player's foot: options as chips, and the safety line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.chips import Chip
from wellbeing.ui.widgets.draw import (
    PaintedButton,
    draw_box,
    draw_icon,
    draw_text,
    height_of,
    smooth,
    width_of,
)
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.plain_text import set_tip
from wellbeing.ui.widgets.side_by_side import SideBySide

_ICON, _GAP, _SIDE = 16, 7, 6


class ShieldLine(PaintedButton):
    """The safety line: an icon and words that open the whole of it."""

    def sizeHint(self) -> QSize:
        """Return icon and words with room to hit them."""
        font = words_font(self.theme, "small_pt")
        height = max(self.theme.px("control_small"), height_of(font) + 2 * 4)
        return QSize(width_of(self.text(), font) + _ICON + _GAP + 2 * _SIDE, height)

    def minimumSizeHint(self) -> QSize:
        """Return room for the icon and a few words; the rest is elided."""
        return QSize(_ICON + _GAP + 2 * _SIDE + 60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and words, on a step of ground under the pointer."""
        theme, painter, rect = self.theme, smooth(self), QRectF(self.rect())
        if self.hovered:
            draw_box(painter, rect, theme.radius("control"), theme.colour("pressed"))
        ink = "ink" if self.hovered else "ink_soft"
        draw_icon(painter, self, QRectF(_SIDE, (rect.height() - _ICON) / 2, _ICON, _ICON), "shield", ink)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        words = rect.adjusted(_SIDE + _ICON + _GAP, 0, 0, 0)
        draw_text(painter, words, self.text(), words_font(theme, "small_pt"), theme.colour(ink), left)
        painter.end()


class PlayerFooter(QWidget):
    """Chips and the safety line; tells what is pressed and knows no exercise."""

    holds_toggled = Signal(bool)
    pacer_toggled = Signal(bool)
    tone_toggled = Signal(bool)
    safety_asked = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.no_holds = Chip(ctx.t("No holds"))
        self.pacer = Chip(ctx.t("Floating circle"), icon="pacer")
        self.tone = Chip(ctx.t("Soft tone"), icon="sound_off")
        self.shield = ShieldLine(ctx.t("Dizzy? Stop, breathe as usual"))
        set_tip(self.shield, ctx.t("Show all of it"))
        self.no_holds.toggled.connect(self.holds_toggled)
        self.pacer.toggled.connect(self.pacer_toggled)
        self.tone.toggled.connect(self.tone_toggled)
        self.shield.clicked.connect(self.safety_asked)
        self._lay_out()

    def set_up(self, breath: bool, holds: bool, no_holds: bool) -> None:
        """Show what fits the exercise: `holds` whether it has any, `no_holds` whether they are left out."""
        self.no_holds.setVisible(holds)
        self.no_holds.blockSignals(True)
        self.no_holds.setChecked(no_holds)
        self.no_holds.blockSignals(False)
        self.pacer.setVisible(breath)
        self.tone.setVisible(breath)
        self.shield.setVisible(breath)
        self._options.setVisible(breath)

    def forbid_pacer(self, why: str) -> None:
        """Switch the small circle off for good and say why."""
        self.pacer.setEnabled(False)
        set_tip(self.pacer, why)

    def show_pacer(self, floating: bool) -> None:
        """Show whether the small circle is there, without a signal."""
        self.pacer.blockSignals(True)
        self.pacer.setChecked(floating)
        self.pacer.blockSignals(False)

    def show_tone(self, on: bool, why_not: str) -> None:
        """Show whether tones are played, without a signal; `why_not` tells why none can be, else is empty."""
        self.tone.blockSignals(True)
        self.tone.setChecked(on and not why_not)
        self.tone.blockSignals(False)
        self.tone.setEnabled(not why_not)
        set_tip(self.tone, why_not)
        self.tone.setAccessibleDescription(why_not)
        self.tone.show_as(self.tone.text(), "sound_on" if self.tone.isChecked() else "sound_off")

    def _lay_out(self) -> None:
        options = QWidget()
        chips = FlowLayout(options, gap=8)
        chips.addWidget(self.no_holds)
        chips.addWidget(self.pacer)
        chips.addWidget(self.tone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._options = SideBySide(options, self.shield)
        column.addWidget(self._options)
