"""A sheet to write on and tear up (E72): two minutes, kept nowhere, then a minute of long breath (E71)."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.labels import ReadingText, label

_HEIGHT = 220  # px at 100 %
TWO_MINUTES_MS = 120_000
LONG_BREATH = "gentle_breath"


class VentField(QPlainTextEdit):
    """A field that hands nothing on: no undo, no copying, no dragging, no menu, no learning by the input method."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhMultiLine)
        self.setTabChangesFocus(True)
        # Text that is selected is a clipboard of its own under X11; so is text that is dragged.
        self.viewport().setAcceptDrops(False)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return nothing: clipboard, selection and drag stay empty."""
        return QMimeData()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave out the keys that copy and cut: they would only empty the clipboard."""
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            event.accept()
            return
        super().keyPressEvent(event)


class VentSheet(QWidget):
    """Write and let go. `clear` empties it; hiding it, by leaving the page or closing the window, does so too."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = ctx.t
        self._ctx = ctx
        self.field = VentField()
        self.field.setAccessibleName(t("What happened, what you thought"))
        self.field.setPlaceholderText(
            t("What happened? What did you think? Two minutes are enough, and no one reads along.")
        )
        self.field.setMinimumHeight(round(_HEIGHT * current_theme().text_scale))
        self.go = button(t("Tear it up"), "primary")
        self.go.clicked.connect(self._let_go)
        self.field.textChanged.connect(self._typed)
        self.breathe = button(t("One minute of long breath"), "secondary")
        self.breathe.clicked.connect(self._breathe)
        self.breathe.hide()
        self._enough = t("That was two minutes. Tear it up whenever you like.")
        self.time = QTimer(self)
        self.time.setSingleShot(True)
        self.time.setInterval(TWO_MINUTES_MS)
        self.time.timeout.connect(self._say_enough)
        self.said = label("", "soft", wrap=True)
        card = Card()
        card.head(t("Write it, tear it up"))
        card.rows.addWidget(
            ReadingText(
                t(
                    "What you write here is kept nowhere: not in the diary, not in a file, not on the clipboard."
                    " Leave this page, or close the window, and it is gone."
                )
            )
        )
        card.rows.addWidget(self.field)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.breathe)
        foot.addWidget(self.go)
        card.rows.addLayout(foot)
        card.rows.addWidget(
            label(t("Writing can sting at first. Stop whenever you like."), "caption", wrap=True)
        )
        self._gone = t("Torn up. Now one minute of long breath?")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(card)
        rows.addStretch(1)
        self._typed()

    def clear(self) -> None:
        """Let go of everything that was written."""
        self.time.stop()
        self.field.clear()
        self.said.setText("")
        self.breathe.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Clear when the sheet is left; a window put aside for a moment by the desktop is not left."""
        if not event.spontaneous():
            self.clear()
        super().hideEvent(event)

    def _let_go(self) -> None:
        self.clear()
        self.said.setText(self._gone)
        self.breathe.show()
        self.breathe.setFocus(Qt.FocusReason.OtherFocusReason)

    def _breathe(self) -> None:
        self._ctx.navigator.start_exercise(LONG_BREATH)

    def _say_enough(self) -> None:
        self.said.setText(self._enough)

    def _typed(self) -> None:
        written = not self.field.document().isEmpty()
        self.go.setEnabled(written)
        if written and not self.time.isActive() and not self.said.text():
            self.time.start()
        if written and not self.breathe.isHidden():
            self.said.setText("")
            self.breathe.hide()
            self.time.start()
