"""The coin: a person who likes lets it choose between the exercise and a quiet minute, to learn what helps (E63)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wellbeing.content.effect_words import EffectWords
from wellbeing.domain.effects.coin import EXERCISE
from wellbeing.domain.library.exercises import Exercise
from wellbeing.domain.problems import Problem, Refused
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import label


class CoinCard(Card):
    """Three sentences, and off until somebody takes part; `exercised`: the coin chose the exercise."""

    exercised = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        t = ctx.t
        self.head(t("Does it help? Let a coin find out"))
        self._about = label(
            t(
                "Each time a coin chooses for you: the exercise, or a minute of quiet."
                " Ten minutes later you are asked how you are."
                " After twenty answers of each kind it says which one did more, or that it can't tell."
            ),
            "soft", wrap=True,
        )  # fmt: skip
        self._standing, self._said = label("", "soft", wrap=True), label("", "lead", wrap=True)
        self.take_part = button(t("Take part"))
        self.throw = button(t("Throw the coin"))
        self.stop = button(t("Stop taking part"), "quiet")
        self._exercise: Exercise | None = None
        self.take_part.clicked.connect(self._begin)
        self.throw.clicked.connect(self._throw)
        self.stop.clicked.connect(self._stop)
        for words in (self._about, self._standing, self._said):
            self.rows.addWidget(words)
        foot = QWidget()
        line = FlowLayout(foot, gap=12)
        for part in (self.take_part, self.throw, self.stop):
            line.addWidget(part)
        self.rows.addWidget(foot)
        self._said.hide()

    def show_for(self, exercise: Exercise | None) -> None:
        """Stand for the exercise that is offered now, and read what the throws say so far."""
        self._exercise = exercise
        on = self._ctx.services.preferences.current.coin
        result = self._ctx.services.effects.coin()
        told = on or bool(result.exercise + result.quiet)
        self._standing.setText(EffectWords(self._ctx.words, {}).coin(result) if told else "")
        self._standing.setVisible(told)
        self._about.setVisible(not on)
        self.take_part.setVisible(not on)
        self.throw.setVisible(on)
        self.stop.setVisible(on)

    def _begin(self) -> None:
        self._set(True)
        self.throw.setFocus()

    def _stop(self) -> None:
        self._say("")
        self._set(False)
        self.take_part.setFocus()

    def _set(self, on: bool) -> None:
        problem = self._ctx.services.preferences.set("coin", on)
        if problem is not None:
            self._say(self._ctx.sentence(problem))
        self.show_for(self._exercise)

    def _throw(self) -> None:
        if self._exercise is None:
            return
        try:
            flip = self._ctx.services.effects.throw(self._exercise.id)
        except Refused as refused:
            flip = refused.problem
        if isinstance(flip, Problem):
            self._say(self._ctx.sentence(flip))
        elif flip.arm == EXERCISE:
            self._say(self._ctx.t("The coin says: the exercise."))
            self.exercised.emit()
        else:
            self._say(self._ctx.t("The coin says: a minute of quiet. Sit back; there is nothing to do."))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))
