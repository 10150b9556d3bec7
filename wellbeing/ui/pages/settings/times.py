"""Clock times and stretches of hours as typed: '9-18', '9:00–12:00，13:00–18:00', '10:30 15:00'."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from unicodedata import normalize

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wellbeing.ui.look.theme import current_theme, restyle

_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212~\uff5e\u301c至到]\s*")
_BETWEEN = re.compile(r"[\s,;、，；]+")
_TIME = re.compile(r"(\d{1,2})(?::(\d{2}))?")

Read = Callable[[str], tuple[str, ...]]


def clock_times(text: str) -> tuple[str, ...]:
    """Return what was typed as 'HH:MM' each; what is no time stays as it was typed, to be refused."""
    return tuple(_time(word) for word in _words(normalize("NFKC", text)))


def hours(text: str) -> tuple[str, ...]:
    """Return what was typed as 'HH:MM-HH:MM' each; what is no stretch stays as it was typed."""
    return tuple(
        "-".join(map(_time, word.split("-"))) for word in _words(_DASH.sub("-", normalize("NFKC", text)))
    )


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
        self.setMinimumWidth(round(200 * current_theme().text_scale))
        self.editingFinished.connect(self._tell)

    def times(self) -> tuple[str, ...]:
        """Return what stands in the field."""
        return self._read(self.text())

    def show_value(self, value: object) -> None:
        """Show times, unless the person is still at a line that could not be understood."""
        times = tuple(str(one) for one in value) if isinstance(value, tuple) else ()
        if self.property("wrong") != "true" and (not self.hasFocus() or self.times() != times):
            self.setText(as_typed(times))

    def show_wrong(self, wrong: bool) -> None:
        """Mark the field whose line could not be understood."""
        self.setProperty("wrong", "true" if wrong else "false")
        restyle(self)

    def _tell(self) -> None:
        self.edited.emit(self.times())


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text) if word]


def _time(word: str) -> str:
    found = _TIME.fullmatch(word)
    if not found:
        return word
    hour = 0 if word in ("24", "24:00") else int(found[1])
    return f"{hour:02}:{found[2] or '00'}"
