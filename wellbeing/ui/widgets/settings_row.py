"""One line of the settings: name and help, the control, a dot and a way back when it was changed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wellbeing.ui.widgets.draw import Painted, draw_disc, smooth
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.side_by_side import SideBySide

_LEAST = 56


class SettingsRow(QWidget):
    """Name, one line of help, control. `reset_asked` comes from the undo arrow of a changed setting."""

    reset_asked = Signal()

    def __init__(
        self, name: str, help_line: str, control: QWidget, undo_name: str, parent: QWidget | None = None
    ) -> None:
        """`undo_name` is spoken for the arrow ('Back to the default')."""
        super().__init__(parent)
        self._name, self._help = label(name, wrap=True), label(help_line, "caption", wrap=True)
        self._dot = _Dot(self)
        self._undo = IconButton("undo", undo_name, size=16)
        self._undo.clicked.connect(self.reset_asked)
        self._wrong = label("", "notice", wrap=True)
        self._wrong.hide()
        self._beside = SideBySide(self._words(), self._controls(control), parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 6, 20, 6)
        outer.addWidget(self._beside)
        self._help.setVisible(bool(help_line))  # not before it has a parent: it would be a window
        self._name.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(name)
        control.setAccessibleDescription(help_line)
        self.set_changed(False)
        self.setMinimumHeight(_LEAST)

    def set_changed(self, changed: bool) -> None:
        """Show dot and arrow when the value differs from the default; the control stays where it is."""
        self._dot.set_shown(changed)
        self._undo.setVisible(changed)

    def add_help(self, words: str) -> None:
        """Say more below the help line: what holds on this computer."""
        self._help.setText(f"{self._help.text()}\n{words}")

    def set_wrong(self, words: str) -> None:
        """Show what is wrong with the value below the help line; '' takes it away."""
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))

    def _words(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._name)
        line.addWidget(self._dot)
        line.addStretch(1)
        column.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._help)
        column.addWidget(self._wrong)
        column.addStretch(1)
        return holder

    def _controls(self, control: QWidget) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._undo)
        line.addWidget(control)
        return holder


class _Dot(Painted):
    """Six px of accent, at 100 %, that say: not the default."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_shown(self, shown: bool) -> None:
        self._shown = shown
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.grown(8), self.theme.grown(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown:
            painter = smooth(self)
            draw_disc(painter, QRectF(self.rect()).center(), self.theme.grown(3), self.theme.colour("accent"))
            painter.end()
