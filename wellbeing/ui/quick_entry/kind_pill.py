"""How was it? The kinds of a contact that has just ended, one press each, in a pill beside the tray."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.quick_entry.form_words import kinds
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.corner_window import CornerWindow
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import label

STAY_MS = 12_000
_WIDTH = 460


class KindPill(CornerWindow):
    """Takes no focus; it goes by itself, later while the pointer rests on it. `more` asks for the whole form."""

    picked = Signal(str)
    more = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx.t("How was it?"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAY_MS)
        self._timer.timeout.connect(self.hide)
        answers = QWidget()
        flow = FlowLayout(answers, gap=6, line_gap=6)
        for kind, word in kinds(ctx.t).items():
            answer = button(word, "secondary", small=True)
            answer.clicked.connect(partial(self._pick, kind))
            flow.addWidget(answer)
        whole = button(ctx.t("Say more"), "quiet", small=True)
        whole.clicked.connect(self._ask_more)
        flow.addWidget(whole)
        self.rows.setContentsMargins(16, 12, 16, 12)
        self.rows.setSpacing(8)
        self.rows.addWidget(label(ctx.t("How was it?"), "heading"))
        self.rows.addWidget(answers)

    def ask(self) -> None:
        """Stand in the corner for a while."""
        self.fit(current_theme().grown(_WIDTH))
        self.show()
        self.raise_()
        self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while somebody chooses."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        if self.isVisible():
            self._timer.start()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no timer behind."""
        self._timer.stop()
        super().hideEvent(event)

    def _pick(self, kind: str) -> None:
        self.hide()
        self.picked.emit(kind)

    def _ask_more(self) -> None:
        self.hide()
        self.more.emit()
