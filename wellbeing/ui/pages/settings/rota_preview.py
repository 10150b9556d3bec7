"""What a rota comes to, before it is in force: the next ones, and a tick for each entry left out by its words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from wellbeing.content.i18n import N_
from wellbeing.content.rota_words import taken_words, told
from wellbeing.domain.days import Span
from wellbeing.domain.shifts.reading import LeftOut, RotaReading, doubtful, with_kept
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.fields import TickBox
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.rows import in_a_row

MOST_SHIFTS, MOST_TICKS = 7, 30
LOOKS = {
    "leave": N_("{when} looks like leave"),
    "private": N_("{when} looks private"),
    "short": N_("{when} is short for a shift"),
}


class RotaPreview(QWidget):
    """`agreed` brings the reading, with what was ticked; `left` comes where nothing is to change."""

    agreed = Signal(object)
    left = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx, t = ctx, ctx.t
        self._reading: RotaReading | None = None
        self._ticks: list[tuple[QCheckBox, LeftOut]] = []
        self.says, self.shifts = label("", wrap=True), label("", "small_soft", wrap=True)
        self.ask = label(t("Tick what is a shift after all:"), "small_soft", wrap=True)
        self._doubtful = QVBoxLayout()
        self._doubtful.setSpacing(4)
        self.go = button(t("Use this rota"), "primary", small=True)
        self.leave = button(t("Cancel"), "quiet", small=True)
        self.go.clicked.connect(self._agree)
        self.leave.clicked.connect(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        for part in (self.says, self.shifts, self.ask):
            column.addWidget(part)
        column.addLayout(self._doubtful)
        column.addWidget(in_a_row(self.go, self.leave, gap=8), 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_reading(self, reading: RotaReading) -> None:
        """Show what was read; nothing is in force by that."""
        ctx, self._reading = self._ctx, reading
        now = ctx.services.clock.now()
        n = len(reading.rota.shifts)
        plain = ctx.tn("{n} shift; nothing is left out.", "{n} shifts; nothing is left out.", n).format(n=n)
        self.says.setText(told(reading, ctx.t)[-1] if reading.left_out else plain)
        coming = [shift for shift in reading.rota.shifts if shift.end > now][:MOST_SHIFTS]
        lines = [span_words(ctx, shift) for shift in coming] + taken_words(reading.rota, ctx.t)[1:]
        self.shifts.setText("\n".join(lines))
        self.shifts.setVisible(bool(lines))
        for box, _ in self._ticks:
            box.deleteLater()
        self._ticks = [(self._tick(left), left) for left in doubtful(reading)[-MOST_TICKS:]]
        for box, _ in self._ticks:
            self._doubtful.addWidget(box)
        self.ask.setVisible(bool(self._ticks))
        self.show()
        self.go.setFocus()

    def _tick(self, left: LeftOut) -> QCheckBox:
        when = span_words(self._ctx, left.span) if left.span else ""
        return TickBox(self._ctx.t(LOOKS[left.reason]).format(when=when))

    def _agree(self) -> None:
        if self._reading is None:
            return
        kept = [left for box, left in self._ticks if box.isChecked()]
        self.hide()
        self.agreed.emit(with_kept(self._reading, kept))

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


def span_words(ctx: Context, span: Span) -> str:
    """Return a shift's day and hours, in a line that is not broken."""
    day = ctx.short_day(ctx.local(span.start).date())
    return f"{day} {ctx.time(span.start)}–{ctx.time(span.end)}".replace(" ", "\u00a0")
