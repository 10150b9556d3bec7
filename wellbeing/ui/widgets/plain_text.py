"""Keeps a person's words words: Qt takes anything that looks like a tag for rich text, and opens the files it names."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import Qt

_NO_BREAK = "\u2060"  # seen by nobody; behind it, "<" begins no tag


class HasTip(Protocol):
    """Whatever shows a tooltip: a widget, the tray's icon."""

    def setToolTip(self, text: str, /) -> None:
        """Show a text on hover."""
        ...


def plain(text: str) -> str:
    """Return a text that Qt shows as it is written, wherever it would look for tags."""
    if not Qt.mightBeRichText(text):
        return text
    return text.replace("<", f"<{_NO_BREAK}").replace("&", f"&{_NO_BREAK}")


def set_tip(shown: HasTip, text: str) -> None:
    """Set a tooltip; the one way to do so, since a tooltip has no switch for plain text."""
    shown.setToolTip(plain(text))
