"""One practice scene: spot the cues, answer, hear the customer answer back, answer again; then the steps (M311)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from wellbeing.domain.library.scene_play import helped, reachable
from wellbeing.domain.library.scenes import Scene
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.practice.answers import Steps
from wellbeing.ui.pages.practice.pieces import Messages
from wellbeing.ui.pages.practice.turn import TurnCard
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import ReadingText, label
from wellbeing.ui.widgets.stress_keys import digit_pressed

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FIELD = 76  # px of the field for the own answer at 100 %


class ScenePlay(QWidget):
    """A scene from top to bottom; nothing of it is kept unless the person presses 'keep'.

    `grown` comes with what has just appeared, so that the page can show it.
    """

    closed = Signal()
    next_asked = Signal()
    keep_asked = Signal(str, int, int, bool)
    grown = Signal(QWidget)

    def __init__(self, ctx: Context, scene: Scene, seed: int, parent: QWidget | None = None) -> None:
        """`seed` gives the order of the answers."""
        super().__init__(parent)
        self._ctx, self.scene = ctx, scene
        self._cues, self.found = reachable(scene), set[int]()
        self._first_picks: dict[TurnCard, str] = {}
        first, second = scene.turns
        self.first = TurnCard(ctx, first, ctx.t("What do you answer?"), seed)
        self.second = TurnCard(ctx, second, ctx.t("The customer replies. What now?"), seed + 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px("card_gap"))
        self._head()
        self._column.addWidget(self._customer())
        self._add_turns()
        self.steps = Steps(ctx, scene)
        self.steps.hide()
        self._column.addWidget(self.steps)
        self._column.addWidget(self._foot())
        self._column.addStretch(1)
        self._count()

    under_way = True  # where somebody is in a scene is kept nowhere else

    # The customer

    def _head(self) -> None:
        back = button(self._ctx.t("All scenes"), "quiet", "chevron_left", small=True)
        back.clicked.connect(self.closed)
        self._column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def _customer(self) -> Card:
        t, card = self._ctx.t, Card()
        self.count = label("", "caption")
        card.rows.addWidget(label(self.scene.title, "question", wrap=True))
        card.rows.addWidget(label(self.scene.setting, "soft", wrap=True))
        self.messages = Messages(self.scene)
        self.messages.found.connect(self._spot)
        self.messages.missed.connect(self._miss)
        card.rows.addWidget(self.messages)
        card.rows.addWidget(label(t("Press the words that show how they feel."), "caption", wrap=True))
        self.meanings = ReadingText("", "small_pt")
        self.meanings.hide()
        card.rows.addWidget(self.meanings)
        self.reveal = button(t("Show them all"), "link")
        self.reveal.clicked.connect(self._reveal)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.count)
        line.addWidget(self.reveal)
        line.addStretch(1)
        card.rows.addLayout(line)
        return card

    def _spot(self, number: int) -> None:
        self.found.add(number)
        self._show_cue(number)
        self._count()

    def _miss(self) -> None:
        self.count.setText(self._ctx.t("That part only says what happened. Keep looking."))

    def _reveal(self) -> None:
        for number in sorted(self._cues):
            self._show_cue(number)
        self.reveal.hide()

    def _show_cue(self, number: int) -> None:
        self.messages.show_cue(number)
        cue = self.scene.cues[number]
        line = self._ctx.t("“{words}”: {meaning}").format(words=cue.mark, meaning=cue.meaning)
        if line not in self.meanings.text().split("\n"):
            self.meanings.setText("\n".join(filter(None, (self.meanings.text(), line))))
        self.meanings.show()

    def _count(self) -> None:
        found, n = len(self.found), len(self._cues)
        words = self._ctx.tn("{found} of {n} sign found", "{found} of {n} signs found", n)
        self.count.setText(words.format(found=found, n=n))
        self.reveal.setVisible(found < n)

    # The answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take 1, 2 or 3 for the answers of the open turn, Enter for the button in focus; none acts when held."""
        number, focused = digit_pressed(event), self.focusWidget()
        if event.isAutoRepeat():
            return
        if number is not None:
            self._open_turn().pick(number)
        elif event.key() in _ENTER and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _add_turns(self) -> None:
        self.first.rows.addWidget(self._own_answer())
        self.first.answered.connect(self._answer_back)
        self.second.answered.connect(self._finish)
        self.second.hide()
        self._column.addWidget(self.first)
        self._column.addWidget(self.second)

    def _own_answer(self) -> QWidget:
        t, self.own_part = self._ctx.t, QWidget()
        column = QVBoxLayout(self.own_part)
        column.setContentsMargins(0, 0, 0, 0)
        self.own = QPlainTextEdit()
        self.own.setPlaceholderText(t("Or write your own answer."))
        self.own.setAccessibleName(t("Your own answer"))
        self.own.setTabChangesFocus(True)
        self.own.setFixedHeight(round(_FIELD * current_theme().text_scale))
        self.compare = button(t("Compare"))
        self.compare.setEnabled(False)
        self.own.textChanged.connect(self._written)
        self.compare.clicked.connect(self._show_steps)
        column.addWidget(self.own)
        column.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignRight)
        return self.own_part

    def _written(self) -> None:
        self.compare.setEnabled(bool(self.own.toPlainText().strip()))

    def _open_turn(self) -> TurnCard:
        return self.second if self.first.chosen and not self.second.chosen else self.first

    def _answer_back(self, choice: str) -> None:
        """Let the customer answer the choice; the second turn opens, and is not asked anew when it was answered."""
        self._first_picks.setdefault(self.first, choice)
        self.own_part.setVisible(
            self.compare.isEnabled()
        )  # an empty sheet would part the answers from the reply
        reply = next(each.reply for each in self.first.turn.choices if each.id == choice)
        self.second.hear((reply, *self.second.turn.customer))
        self.second.show()
        if not self.second.chosen:
            self._show_next(self.second, self.second.answers[0].pick)

    def _finish(self, choice: str) -> None:
        self._first_picks.setdefault(self.second, choice)
        self._show_steps()
        self._show_next(self.steps, self.other)

    def _show_next(self, appeared: QWidget, to_press: QWidget) -> None:
        if self.isVisible():
            to_press.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grown.emit(appeared)

    def _show_steps(self) -> None:
        self.steps.show_for(self.own.toPlainText().strip())
        self.steps.show()
        self.foot.show()

    # The end

    def _foot(self) -> QWidget:
        t = self._ctx.t
        self.foot = QWidget()
        self.keep = button(t("Note in my diary that I practised this"), "quiet")
        self.other = button(t("Another scene"), "primary")
        self.keep.clicked.connect(self._keep)
        self.other.clicked.connect(self.next_asked)
        column = QVBoxLayout(self.foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(t("Only you see this. Nothing of it stays."), "caption", wrap=True))
        answers = QWidget()
        flow = FlowLayout(answers, gap=8)
        flow.addWidget(self.other)
        flow.addWidget(self.keep)
        column.addWidget(answers)
        self.foot.hide()
        return self.foot

    def _keep(self) -> None:
        self.keep.setEnabled(False)
        picks = [self._first_picks.get(turn, "") for turn in (self.first, self.second)]
        self.keep_asked.emit(self.scene.id, len(self.found), len(self._cues), helped(self.scene, picks))
