"""The person's own causes and feeling words in the settings: made, renamed, hidden, put in order (E70)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wellbeing.domain.own_words import CAUSE, FEELING, LONGEST, OwnWord
from wellbeing.domain.problems import Problem
from wellbeing.ui.context import Context
from wellbeing.ui.pages.settings.rows import RowsCard, Section
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.rows import in_a_column, in_a_row
from wellbeing.ui.widgets.side_by_side import SideBySide

MOVES = (("up", -1), ("down", 1))


class OwnWordRow(QWidget):
    """One word in a field, and what can be done with it; `asked` brings the verb: up, down, hide, rename."""

    asked = Signal(str)

    def __init__(self, ctx: Context, word: OwnWord, at: int, count: int) -> None:
        super().__init__()
        t, self.words = ctx.t, word.word.casefold()
        self.field = QLineEdit(word.word)
        self.field.setMaxLength(LONGEST)
        self.field.setEnabled(not word.hidden)
        self.field.setAccessibleName(t("Rename {word}").format(word=word.word))
        self.field.editingFinished.connect(partial(self.asked.emit, "rename"))
        names = {"up": t("Up"), "down": t("Down"), "hide": t("Offer again") if word.hidden else t("Hide")}
        self.presses = {verb: button(name, "quiet", small=True) for verb, name in names.items()}
        for verb, press in self.presses.items():
            press.setAccessibleName(f"{press.text()}: {word.word}")
            press.clicked.connect(partial(self.asked.emit, verb))
        self.presses["up"].setEnabled(at > 0)
        self.presses["down"].setEnabled(at < count - 1)
        line = QVBoxLayout(self)
        line.setContentsMargins(20, 6, 20, 6)
        line.addWidget(SideBySide(self.field, in_a_row(*self.presses.values(), gap=4)))


class OwnWordsCard(QWidget):
    """The words of one kind, and a field for a new one."""

    def __init__(self, ctx: Context, kind: str, name: str, about: str) -> None:
        super().__init__()
        self.ctx, self._kind, self._own = ctx, kind, ctx.services.own_words
        self.words = f"{name} {about}".casefold()
        self.field, self.add = QLineEdit(), button(ctx.t("Add"), "secondary", small=True)
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(f"{name}: {ctx.t('Add')}")
        self.field.setPlaceholderText(ctx.t("A word of your own"))
        self.field.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.wrong = label("", "notice", wrap=True)
        self.wrong.hide()
        self.rows: dict[int, OwnWordRow] = {}
        self._shown: list[OwnWord] = []
        self._holder = QVBoxLayout()
        self._holder.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 9)
        head = QWidget()
        top = QVBoxLayout(head)
        top.setContentsMargins(20, 9, 20, 0)
        top.addWidget(in_a_column(label(name, wrap=True), label(about, "caption", wrap=True), gap=2))
        foot = QWidget()
        low = QVBoxLayout(foot)
        low.setContentsMargins(20, 6, 20, 0)
        low.addWidget(SideBySide(self.field, self.add))
        low.addWidget(self.wrong)
        outer.addWidget(head)
        outer.addLayout(self._holder)
        outer.addWidget(foot)

    def refresh(self) -> None:
        """Show the words in their order; what is being typed stays while they are the same."""
        words = self._own.all(self._kind)
        if words == self._shown:
            return
        self._shown = words
        for row in self.rows.values():
            self._holder.removeWidget(row)
            row.deleteLater()
        self.rows = {}
        for at, word in enumerate(words):
            row = self.rows[word.number] = OwnWordRow(self.ctx, word, at, len(words))
            row.asked.connect(partial(self._do, word))
            self._holder.addWidget(row)

    def _add(self) -> None:
        found = self._own.add(self._kind, self.field.text())
        if self._is_wrong(found if isinstance(found, Problem) else None):
            return
        self.field.clear()
        self.refresh()
        self.field.setFocus()

    def _do(self, word: OwnWord, verb: str) -> None:
        if verb == "rename":
            self._rename(word)
            return
        if verb == "hide":
            self._own.hide(self._kind, word.number, not word.hidden)
        else:
            self._own.move(self._kind, word.number, dict(MOVES)[verb])
        self._is_wrong(None)
        self.refresh()
        press = self.rows[word.number].presses[verb]
        (press if press.isEnabled() else self.rows[word.number].presses["hide"]).setFocus()

    def _rename(self, word: OwnWord) -> None:
        row = self.rows.get(word.number)
        if row is None or row.field.text() == word.word:
            return
        text = row.field.text()
        if self._is_wrong(self._own.rename(self._kind, word.number, text)):
            row.field.setText(word.word)
            return
        self.refresh()

    def _is_wrong(self, problem: Problem | None) -> bool:
        self.wrong.setText(self.ctx.sentence(problem) if problem else "")
        self.wrong.setVisible(problem is not None)
        return problem is not None


class OwnWordsSection(Section):
    """Causes and feelings, a card each."""

    def __init__(self, ctx: Context, title: str) -> None:
        super().__init__(ctx, title)
        t = ctx.t
        about = t("They stand behind the ones that are here already. Old entries keep a word that is hidden.")
        self.kinds = {
            CAUSE: OwnWordsCard(ctx, CAUSE, t("Causes of your own"), about),
            FEELING: OwnWordsCard(ctx, FEELING, t("Feelings of your own"), about),
        }
        for card in self.kinds.values():
            self.cards.append(RowsCard([card]))
            self.column.addWidget(self.cards[-1])

    def refresh(self) -> None:
        """Show the words."""
        super().refresh()
        for card in self.kinds.values():
            card.refresh()
