"""One answer of a scene with what it would do, and the three steps that show how it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.domain.library.scenes import AnswerChoice, Scene
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, Icon
from wellbeing.ui.widgets.fields import TickBox
from wellbeing.ui.widgets.labels import ReadingText, label


class AnswerRow(QWidget):
    """One possible answer; once something is chosen it says what it would do. `picked` brings its id."""

    picked = Signal(str)

    def __init__(
        self, ctx: Context, number: int, choice: AnswerChoice, parent: QWidget | None = None
    ) -> None:
        """`number` is the key that picks it."""
        super().__init__(parent)
        self._ctx, self.choice = ctx, choice
        self.pick = button(ctx.t("I'd say this"), "secondary", small=True)
        self.pick.setAccessibleName(f"{number} · {self.pick.text()}")
        self.pick.setAccessibleDescription(choice.text)
        self.pick.clicked.connect(self._tell)
        self.why = ReadingText("", "small_pt", "ink_soft")
        self.why.hide()
        self.sign = Icon("check", "accent_ink", size=16)
        policy = self.sign.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the words stand still when it comes
        self.sign.setSizePolicy(policy)
        self.sign.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ReadingText(choice.text))
        words.addWidget(self.why)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(12)
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(label(str(number), "caption"), 0, Qt.AlignmentFlag.AlignHCenter)
        side.addWidget(self.sign)
        side.addStretch(1)
        line.addLayout(side)
        line.addLayout(words, 1)
        line.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignTop)

    def show_why(self, chosen: bool, best: bool) -> None:
        """Say what this answer would do; the most helpful one carries a check mark."""
        self.why.setText(self.choice.why)
        self.why.show()
        self.sign.setVisible(best)
        self.sign.setAccessibleName(self._ctx.t("helps most"))
        self.pick.setText(self._ctx.t("Your choice") if chosen else self._ctx.t("I'd say this"))
        self.pick.setEnabled(not chosen)

    def _tell(self) -> None:
        self.picked.emit(self.choice.id)


class Steps(Card):
    """Confirm, solve, care, in this order (M311); an own answer is laid beside them, to be judged by oneself."""

    def __init__(self, ctx: Context, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = ctx.t
        self.head(t("One way to do it, in this order"))
        self.mine = QWidget()
        column = QVBoxLayout(self.mine)
        column.setContentsMargins(0, 0, 0, 4)
        column.addWidget(label(t("Your answer"), "caption"))
        self.text = ReadingText("")
        column.addWidget(self.text)
        column.addWidget(label(t("Is it all in there? Tick it off for yourself."), "caption", wrap=True))
        for word in (
            t("I named what they feel"),
            t("I offered something they can hold on to"),
            t("I showed that I care"),
        ):
            column.addWidget(TickBox(word))
        self.mine.hide()
        self.rows.addWidget(self.mine)
        for word, text in (
            (t("1 · Confirm"), scene.confirm),
            (t("2 · Solve"), scene.solve),
            (t("3 · Care"), scene.care),
        ):
            self.rows.addWidget(label(word, "accent"))
            self.rows.addWidget(ReadingText(text))
        self.rows.addSpacing(4)
        self.rows.addWidget(ReadingText(scene.lesson, "small_pt", "ink_soft"))
        protocol = ctx.services.library.protocols(ctx.language).get(scene.protocol)
        if protocol is not None:  # the hardest contacts end with whoever took them
            self.rows.addSpacing(4)
            self.rows.addWidget(ReadingText(protocol.lines[-1]))
            said = t("From the card “{title}” in the library")
            self.rows.addWidget(label(said.format(title=protocol.title), "caption", wrap=True))

    def show_for(self, own: str) -> None:
        """Lay an own answer beside the three steps, if there is one."""
        self.text.setText(own)
        self.mine.setVisible(bool(own))
