"""One practice scene: spot the cues, choose or write the answer, see why; then confirm, solve, care (M311)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from wellbeing.domain.library.scene_play import reachable
from wellbeing.domain.library.scenes import Scene
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.practice.answers import AnswerRow, Steps
from wellbeing.ui.pages.practice.pieces import Messages
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.labels import ReadingText, label

_FIELD = 76  # px of the field for the own answer at 100 %


class ScenePlay(QWidget):
    """A scene from top to bottom; nothing of it is kept unless the person presses 'keep'."""

    closed = Signal()
    next_asked = Signal()
    keep_asked = Signal(str, int, int, bool)

    def __init__(self, ctx: Context, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self.scene = ctx, scene
        self._cues, self.found = reachable(scene), set[int]()
        self.chosen = ""
        self.rows: list[AnswerRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px("card_gap"))
        self._head()
        self._column.addWidget(self._customer())
        self._column.addWidget(self._answers())
        self.steps = Steps(ctx, scene)
        self.steps.hide()
        self._column.addWidget(self.steps)
        self._column.addWidget(self._foot())
        self._column.addStretch(1)
        self._count()

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
        self.count.setText(self._ctx.t("That bit only tells the matter. Look on."))

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

    # The answer

    def _answers(self) -> Card:
        t, card = self._ctx.t, Card()
        card.head(t("What do you answer?"))
        for choice in self.scene.choices:
            row = AnswerRow(self._ctx, choice)
            row.picked.connect(self._choose)
            self.rows.append(row)
            card.rows.addWidget(row)
        self.own = QPlainTextEdit()
        self.own.setPlaceholderText(t("Or write your own answer."))
        self.own.setAccessibleName(t("Your own answer"))
        self.own.setTabChangesFocus(True)
        self.own.setFixedHeight(round(_FIELD * current_theme().text_scale))
        self.compare = button(t("Compare"))
        self.compare.setEnabled(False)
        self.own.textChanged.connect(self._written)
        self.compare.clicked.connect(self._show_steps)
        card.rows.addWidget(self.own)
        card.rows.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _written(self) -> None:
        self.compare.setEnabled(bool(self.own.toPlainText().strip()))

    def _choose(self, choice: str) -> None:
        """Show why, for every answer: the one chosen, and the one that helps most."""
        self.chosen = choice
        for row in self.rows:
            row.show_why(row.choice.id == choice, row.choice.id == self.scene.best)
        self._show_steps()

    def _show_steps(self) -> None:
        self.steps.show_for(self.own.toPlainText().strip())
        self.steps.show()
        self.foot.show()

    # The end

    def _foot(self) -> QWidget:
        t = self._ctx.t
        self.foot = QWidget()
        self.keep = button(t("Note in my diary that I practised this"), "quiet")
        other = button(t("Another scene"), "primary")
        self.keep.clicked.connect(self._keep)
        other.clicked.connect(self.next_asked)
        line = QHBoxLayout(self.foot)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(t("Only you see this. Nothing was kept."), "caption", wrap=True), 1)
        line.addWidget(self.keep)
        line.addWidget(other)
        self.foot.hide()
        return self.foot

    def _keep(self) -> None:
        self.keep.setEnabled(False)
        self.keep_asked.emit(self.scene.id, len(self.found), len(self._cues), self.chosen == self.scene.best)
