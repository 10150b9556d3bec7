"""Lays one widget over everything else in a window, rail included, and puts all back as it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.ui.look.breakpoints import layout_of
from wellbeing.ui.look.theme import current_theme


class Cover(QWidget):
    """Hides what lies below instead of painting over it, so that neither Tab nor a screen reader gets there."""

    def __init__(self, content: QWidget, host: QWidget) -> None:
        """`host` is what is covered, all of it."""
        super().__init__(host)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._host = host
        self._hidden: list[QWidget] = []
        self._box = QVBoxLayout(self)
        self._box.addWidget(content)
        host.installEventFilter(self)
        self.hide()

    def lay(self) -> None:
        """Cover the host."""
        if self.isVisible():
            return
        below = [child for child in self._host.children() if isinstance(child, QWidget)]
        self._hidden = [
            child for child in below if child is not self and not child.isHidden() and not child.isWindow()
        ]
        for child in self._hidden:
            child.hide()
        self._fit()
        self.show()
        self.raise_()

    def lift(self) -> None:
        """Show again what lay below."""
        hidden, self._hidden = self._hidden, []
        self.hide()
        for child in hidden:
            child.show()

    @property
    def lies(self) -> bool:
        """Whether it covers the host now."""
        return bool(self._hidden)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the host."""
        if event.type() == QEvent.Type.Resize and self.lies:
            self._fit()
        return False

    def _fit(self) -> None:
        side, layout = current_theme().px("page_x"), layout_of(self._host)
        self._box.setContentsMargins(side, layout.top, side, layout.top)
        self.setGeometry(self._host.rect())


def host_of(widget: QWidget) -> QWidget:
    """Return what a widget's window is filled with: its ancestor just below the window, or the window itself."""
    parent = widget.parentWidget()
    if widget.isWindow() or parent is None:
        return widget
    return widget if parent.isWindow() else host_of(parent)
