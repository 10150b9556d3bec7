"""The note of an entry: Enter makes a line in it, Ctrl+Enter saves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wellbeing.ui.context import Context

HEIGHT = 64
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QPlainTextEdit):
    """`confirmed` comes with Ctrl+Enter, `entered` when the focus comes and goes."""

    confirmed = Signal()
    entered = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = ctx.t("A note, only for you")
        self.ask_nothing()
        self.setAccessibleName(ctx.t("Note"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(HEIGHT)
        self.installEventFilter(self)

    def ask_nothing(self) -> None:
        """Say again what the field is for."""
        self.setPlaceholderText(self._usual)

    def note(self) -> str:
        """Return what is written."""
        return self.toPlainText().strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear Ctrl+Enter before the text does, and that the focus comes or goes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _ENTER and with_ctrl:
                if not event.isAutoRepeat():
                    self.confirmed.emit()
                return True
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.entered.emit()
        return super().eventFilter(watched, event)
