"""One's own line on the help card: shown, copied and changed there, without the diary."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wellbeing.content.sentences import sentence
from wellbeing.content.strings import Words
from wellbeing.domain.own_line import OWN_LINE_MOST
from wellbeing.services.preferences import PreferenceBook
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.side_by_side import SideBySide


class OwnLine(QWidget):
    """A field that keeps what is typed on Enter or when it is left; what goes wrong stands below it."""

    def __init__(self, book: PreferenceBook, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book, self._words, t = book, words, words.t
        name = label(t("Your own line"), "heading")
        self.field = QLineEdit(book.current.own_line)
        self.field.setCursorPosition(0)
        self.field.setMaxLength(OWN_LINE_MOST)
        self.field.setAccessibleName(t("Your own line"))
        self.field.setPlaceholderText(t("Who, and what number"))
        self.field.editingFinished.connect(self._keep)
        self.copy = button(t("Copy"), "quiet", "copy", small=True)
        self.copy.setAccessibleName(f"{t('Copy')} {t('Your own line')}")
        self.copy.clicked.connect(self._copy)
        self.wrong = label("", "notice", wrap=True)
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(name)
        column.addWidget(SideBySide(self.field, self.copy, gap=12))
        column.addWidget(self.wrong)
        about = t(
            "A supervisor, counselling at work, a friend. It stays in the settings file on this computer."
        )
        column.addWidget(label(about, "caption", wrap=True))
        self._show_ready()

    def _keep(self) -> None:
        problem = self._book.set("own_line", self.field.text())
        self.wrong.setText(sentence(problem, self._words.t) if problem else "")
        self.wrong.setVisible(problem is not None)
        if problem is None and self.field.text() != self._book.current.own_line:
            self.field.setText(self._book.current.own_line)
        self._show_ready()

    def _show_ready(self) -> None:
        self.copy.setEnabled(bool(self.field.text().strip()))
        self.copy.show_as(self._words.t("Copy"), "copy")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._book.current.own_line)
        self.copy.show_as(self._words.t("Copied"), "check")
