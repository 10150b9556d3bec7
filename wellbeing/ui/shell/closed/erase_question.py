"""The page that is asked before everything is erased: what goes, what doesn't, and a word to type."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wellbeing.content.erase_words import disks, reach_lines
from wellbeing.domain.erasing import ErasePlan
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.labels import ReadingText, label
from wellbeing.ui.widgets.plain_lines import PlainLines
from wellbeing.ui.widgets.sheet_dialog import SheetDialog

LIST_HEIGHT = 100


class EraseQuestion(SheetDialog):
    """`agreed` comes once the word was typed and the button pressed; closing it changes nothing."""

    agreed = Signal()

    def __init__(self, found: ErasePlan, t: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(t("Erase everything"), t("Cancel"), parent)
        self.setModal(True)
        self._word = t("erase")
        about = t(
            "The diary and what was begun in it, its key, the recovery code, the backups in this folder, the invented"
            " diary, settings, rota, teams and the log. There is no way back, and nobody can bring it back for you."
        )
        keep = t("To keep the diary, first save a backup elsewhere and make a recovery code.")
        for words in (about, keep):
            self.column.addWidget(ReadingText(words))
        self.column.addWidget(label(t("This goes, for good:"), "heading", wrap=True))
        self.files = PlainLines("\n".join(map(str, found.files)), t("This goes, for good:"), LIST_HEIGHT)
        self.column.addWidget(self.files)
        for words in (*reach_lines(found, t), disks(found, t)):
            self.column.addWidget(ReadingText(words))
        ask = t('To erase all of this, please type the word "{word}"').format(word=self._word)
        self.field = QLineEdit()
        self.field.setAccessibleName(ask)
        self.column.addWidget(label(ask, wrap=True))
        self.column.addWidget(self.field)
        self.go = button(t("Erase everything"), "primary")
        self.go.setEnabled(False)
        self.go.setAutoDefault(False)
        self.leave.setAutoDefault(False)  # Enter in the field presses neither
        self.go.clicked.connect(self._agree)
        self.field.textChanged.connect(self._typed)
        self.foot.addWidget(self.go)

    def _typed(self, text: str) -> None:
        self.go.setEnabled(text.strip().casefold() == self._word.casefold())

    def _agree(self) -> None:
        self.close()
        self.agreed.emit()
