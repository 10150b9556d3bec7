"""A line to type clock times or stretches of hours into: '9-18', '9:00–12:00，13:00–18:00', '10:30 15:00'."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wellbeing.ui.look.theme import current_theme, restyle

Read = Callable[[str], tuple[str, ...]]


def as_typed(times: Sequence[str]) -> str:
    """Return times as a person would type them."""
    return "  ".join(times)


class TimesField(QLineEdit):
    """A line for times; `edited` brings them when the person leaves the field or presses Enter."""

    edited = Signal(object)

    def __init__(self, read: Read, hint: str, parent: QWidget | None = None) -> None:
        """`read` makes times of what was typed; `hint` shows the form."""
        super().__init__(parent)
        self._read = read
        self.setPlaceholderText(hint)
        self.setMinimumWidth(current_theme().grown(200))  # beside the longest day in the least window
        self.editingFinished.connect(self._tell)

    def times(self) -> tuple[str, ...]:
        """Return what stands in the field."""
        return self._read(self.text())

    def show_value(self, value: object) -> None:
        """Show times, unless the person is still at a line that could not be understood."""
        times = tuple(str(hours) for hours in value) if isinstance(value, tuple) else ()
        if self.property("wrong") != "true" and (not self.hasFocus() or self.times() != times):
            self.setText(as_typed(times))

    def show_wrong(self, wrong: bool) -> None:
        """Mark the field whose line could not be understood."""
        self.setProperty("wrong", "true" if wrong else "false")
        restyle(self)

    def _tell(self) -> None:
        self.edited.emit(self.times())
