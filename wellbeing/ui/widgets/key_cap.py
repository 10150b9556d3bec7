"""A key as it is written on a keyboard: a small word in a hairline box."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from wellbeing.ui.widgets.labels import label


class KeyCap(QLabel):
    """Shows the keys of a deed; silent to the mouse."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(label("").textFormat())
        self.setText(keys)
        self.setProperty("role", "key")
