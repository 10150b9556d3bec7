"""Own phrases: the small form in which one is written or changed, saving, deleting, and the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from wellbeing.domain.drafts import Fields, of_fields, to_fields
from wellbeing.domain.library.own_phrases import OwnPhrase
from wellbeing.domain.problems import Problem
from wellbeing.ui.context import Context
from wellbeing.ui.draft_keeper import DraftKeeper
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.labels import label


class OwnPhraseForm(Card):
    """Enter saves, Esc leaves; `left` comes when the form has done its work."""

    left = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, t = ctx, ctx.t
        self._number = 0
        self._keeper = DraftKeeper(ctx, "own_phrase", self._fields, self)
        self.better, self.avoid, self.when = QLineEdit(), QLineEdit(), QLineEdit()
        self.head(t("A phrase of your own"))
        for word, field in (
            (t("What helps"), self.better),
            (t("What slips out (may stay empty)"), self.avoid),
            (t("When (may stay empty)"), self.when),
        ):
            name = label(word, "caption")
            name.setBuddy(field)
            field.setAccessibleName(word)
            field.returnPressed.connect(self._save)
            field.textEdited.connect(self._keeper.touch)
            self.rows.addWidget(name)
            self.rows.addWidget(field)
        self.wrong = label("", "notice", wrap=True)
        self.wrong.hide()
        self.rows.addWidget(self.wrong)
        self.keep, leave = button(t("Save"), "primary"), button(t("Not now"), "leave")
        self.keep.clicked.connect(self._save)
        leave.clicked.connect(self._leave)
        self.better.textChanged.connect(self._allow)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self.keep)
        self.rows.addLayout(foot)

    def open(self, phrase: OwnPhrase | None = None) -> None:
        """Open the form with a phrase to change, or for a new one; what was begun of it is there again."""
        shown = phrase or OwnPhrase(0, "")
        found = self._keeper.found()
        begun = of_fields(OwnPhrase, found) if found else None
        if begun is not None and begun.number == shown.number:  # begun before, and neither saved nor left
            shown = begun
        self._number = shown.number
        for field, words in ((self.better, shown.better), (self.avoid, shown.avoid), (self.when, shown.when)):
            field.setText(words)
        self.say("")
        self._allow()
        self.show()
        self.better.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        """Say what is wrong, '' for nothing."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _allow(self) -> None:
        self.keep.setEnabled(bool(self.better.text().strip()))

    def delete(self, phrase: OwnPhrase) -> None:
        """Delete a phrase, with a way back."""
        own = self._ctx.services.library.own
        change = own.delete(phrase.number)
        if isinstance(change, Problem):
            self._ctx.say(self._ctx.sentence(change), None)
        else:
            self._ctx.say(self._ctx.t("The phrase is deleted."), partial(own.undo, change))

    def _save(self) -> None:
        own = self._ctx.services.library.own
        change = own.save(self.better.text(), self.avoid.text(), self.when.text(), self._number)
        if change is None or isinstance(change, Problem):
            self.say(self._ctx.sentence(change) if change else "")
            return
        self._leave()
        self._ctx.say(self._ctx.t("Your phrase is saved."), partial(own.undo, change))

    def _fields(self) -> Fields | None:
        begun = OwnPhrase(self._number, self.better.text(), self.avoid.text(), self.when.text())
        written = any((begun.better, begun.avoid, begun.when))
        return to_fields(begun) if written and not self.isHidden() else None

    def _leave(self) -> None:
        self.hide()
        self._keeper.drop()
        self.left.emit()
