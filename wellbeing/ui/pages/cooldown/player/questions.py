"""The player's quiet screens: the safety words, and the one question after an exercise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, Icon
from wellbeing.ui.widgets.edge_fade import EdgeFade
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.gutter import keep_gutter
from wellbeing.ui.widgets.labels import ReadingText, label
from wellbeing.ui.widgets.stress_scale import StressScale

TEN_WITHIN_MS = 600
REST_MS = 1_500
WIDEST = 680
_GAP, _ABOVE = 12, 4
_GO_ON = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SafetySheet(QWidget):
    """The safety words before the first breath, and again whenever they are asked for.

    Where they are longer than the window, they scroll above the button, which stays in sight.
    """

    read = Signal()

    def __init__(self, title: str, lines: Sequence[str], agree: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card = Card()
        card.rows.setSpacing(_GAP)
        card.rows.addWidget(label(title, "question", wrap=True))
        for line in lines:
            card.rows.addLayout(_with_dot(line))
        self.agree = button(agree, "primary")
        self.agree.setProperty("large", "true")
        self.agree.setAccessibleDescription(
            " ".join(lines)
        )  # it has the focus: a screen reader says them with it
        self.agree.clicked.connect(self.read)
        card.rows.addSpacing(_ABOVE)
        self._below = QVBoxLayout()
        _stand_in(self, card).addLayout(_in_the_middle(self._below))
        self._set_button(card.rows)
        self.setFocusProxy(self.agree)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the button into the card, or under the words where both are too high for the window."""
        super().resizeEvent(event)
        rows, wide = self._card.rows, min(self._card.maximumWidth(), self.width())
        high = rows.totalHeightForWidth(wide) if rows.hasHeightForWidth() else rows.totalSizeHint().height()
        if rows.indexOf(self.agree) < 0:
            high += _GAP + self.agree.sizeHint().height()
        self._set_button(rows if high <= self.height() else self._below)

    def _set_button(self, place: QVBoxLayout) -> None:
        if place.indexOf(self.agree) < 0:
            for before in (self._card.rows, self._below):
                before.removeWidget(self.agree)
            place.addWidget(self.agree, 0, Qt.AlignmentFlag.AlignLeft)
            apart = _GAP if place is self._below else 0
            self._below.setContentsMargins(self._card.rows.contentsMargins().left(), apart, 0, apart)

    def take_key(self, event: QKeyEvent) -> bool:
        """Use Space or Enter as agreement; return whether the key meant something here."""
        if event.key() in _GO_ON and not event.isAutoRepeat():
            self.read.emit()
        return event.key() in _GO_ON


class AfterSheet(QWidget):
    """A word that it is over, and a moment later stress 0-10 in one key, or none: Space and Enter go on without.

    What stress was before is taken from an answer shortly before it; without one it can be said here.
    """

    answered = Signal(int)
    passed = Signal()

    def __init__(
        self,
        question: str,
        earlier: tuple[str, str],
        anchors: Mapping[int, str],
        go_on: str,
        hint: str,
        parent: QWidget | None = None,
    ) -> None:
        """`earlier`: how the stress before is told, and how it is asked for."""
        super().__init__(parent)
        self._told = earlier[0]
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(TEN_WITHIN_MS)
        self._settle.timeout.connect(self.go_on)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._show_question)
        self.lead = label("", "question", wrap=True)
        self.scale = StressScale(anchors, question, compact=True, ten_within_ms=TEN_WITHIN_MS)
        self.scale.chosen.connect(self._chosen)
        self.before = StressScale(anchors, earlier[1], compact=True, ten_within_ms=TEN_WITHIN_MS)
        self.known = label("", "soft")
        self.ask_before = button(earlier[1], "quiet", small=True)
        self.ask_before.clicked.connect(self._show_before)
        self.button = button(go_on, "primary")
        self.button.setProperty("large", "true")
        self.button.clicked.connect(self.go_on)
        self._lay_out(question, hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for the moment in which there is nothing to press

    def ask(self, lead: str, before: int | None) -> None:
        """Show these words alone for a moment, then the question with nothing answered."""
        self.lead.setText(lead)
        for scale in (self.scale, self.before):
            scale.set_value(None)
        self.known.setText("" if before is None else self._told.format(n=before))
        self.known.setVisible(before is not None)
        self.ask_before.setVisible(before is None)
        self.before.hide()
        self._question.setVisible(False)
        self._rest.start(0 if current_theme().reduced_motion else REST_MS)

    def go_on(self) -> None:
        """Go on with the answer given, or without one."""
        self._settle.stop()
        value = self.scale.value()
        if value is None:
            self.passed.emit()
        else:
            self.answered.emit(value)

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a digit to answer, Space and Enter to go on; return whether the key meant something here."""
        if event.key() in _GO_ON:
            if not event.isAutoRepeat():
                self.go_on()
            return True
        return self.scale.take_key(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no timer behind."""
        self._settle.stop()
        self._rest.stop()
        super().hideEvent(event)

    def _show_question(self) -> None:
        self._question.show()
        if self.isVisible():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_before(self) -> None:
        self.ask_before.hide()
        self.before.show()
        self.before.setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self, value: int) -> None:
        """Go on at once, unless the stress before is being said too; after a 1 when no 0 followed."""
        if not self.before.isHidden():
            return
        if value == 1:
            self._settle.start()
        else:
            self.go_on()

    def _lay_out(self, question: str, hint: str) -> None:
        card = Card()
        card.rows.setSpacing(12)
        card.rows.addWidget(self.lead)
        self._question = QWidget()
        keep = self._question.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._question.setSizePolicy(keep)
        rows = QVBoxLayout(self._question)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(label(question, "heading", wrap=True))
        rows.addWidget(self.scale)
        rows.addWidget(self.known)
        rows.addWidget(self.ask_before, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.before)
        rows.addWidget(_button_and_hint(self.button, hint))
        card.rows.addWidget(self._question)
        _stand_in(self, card)


def _stand_in(sheet: QWidget, card: Card) -> QVBoxLayout:
    """Set the card into the middle of the sheet, no wider than reads well; in a low window it scrolls.

    Return the sheet's layout, for what stands below it.
    """
    card.setMaximumWidth(round(WIDEST * current_theme().text_scale))
    ground, scroll = QWidget(), QScrollArea(sheet)
    ground.setProperty("role", "ground")
    place, column, whole = QVBoxLayout(), QVBoxLayout(ground), QVBoxLayout(sheet)
    place.addWidget(card)
    for layout in (column, whole):
        layout.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addLayout(_in_the_middle(place))
    column.addStretch(2)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the sheet's keys answer, and go on
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    keep_gutter(scroll)
    scroll.setWidget(ground)
    EdgeFade(scroll)
    whole.addWidget(scroll)
    return whole


def _in_the_middle(place: QVBoxLayout) -> QHBoxLayout:
    """Return a line with a place in it, as wide as it may be."""
    line = QHBoxLayout()
    line.addStretch(1)
    line.addLayout(place, 100)
    line.addStretch(1)
    return line


def _button_and_hint(go_on: QWidget, hint: str) -> QWidget:
    holder = QWidget()
    line = FlowLayout(holder, gap=12)
    line.addWidget(go_on)
    words = label(hint, "caption")
    words.setMinimumHeight(go_on.sizeHint().height())
    line.addWidget(words)
    return holder


def _with_dot(words: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    mark, beside = Icon("shield", "accent_ink", size=18), QVBoxLayout()
    beside.addSpacing(max(0, (ReadingText("A").sizeHint().height() - mark.sizeHint().height()) // 2))
    beside.addWidget(mark)
    beside.addStretch(1)
    line.addLayout(beside)
    line.addWidget(ReadingText(words), 1)
    return line
