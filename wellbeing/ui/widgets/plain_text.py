"""Keeps a person's words words: Qt takes anything that looks like a tag for rich text, and opens the files it names."""

from __future__ import annotations

import re
from typing import Protocol

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget

TIP_WIDE = 64  # Latin letters to a line of a tooltip; a Chinese sign counts for two
_FIRST_HAN = "\u2e80"
# A Chinese sign with what may not begin a line, or letters with the blanks behind them; compiled once one is long.
_PIECES = rf"[\u2e80-\uffef][、。，；：？！）」》”]*|[^\s\u2e80-\uffef]{{1,{2 * TIP_WIDE}}}\s*|\s+"
_SAID, _BY_TIP = " ", "said_by_tip"
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


def folded(text: str, most: int = TIP_WIDE) -> str:
    """Return a text in lines of `most` Latin letters, broken between words, Chinese between signs.

    A tooltip of plain text has no wrapping of its own: a long one would reach across the screen.
    """
    return "\n".join(part for line in text.split("\n") for part in _parts(line, most))


def _parts(line: str, most: int) -> list[str]:
    if _wide(line) <= most:
        return [line.rstrip()]
    parts = [""]
    for piece in re.findall(_PIECES, line):
        if parts[-1] and _wide(parts[-1]) + _wide(piece.rstrip()) > most:
            parts.append("")
        parts[-1] += piece
    return [part.rstrip() for part in parts]


def _wide(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if sign >= _FIRST_HAN else 1 for sign in text)


def set_tip(shown: HasTip, text: str) -> None:
    """Set a tooltip; the one way to do so, since a tooltip has no switch for plain text."""
    shown.setToolTip(plain(folded(text)))
    if isinstance(shown, QWidget):
        _say_once(shown, text)


def _say_once(widget: QWidget, text: str) -> None:
    """Keep a screen reader from saying a name again as its description, for which Qt takes the tip.

    Of "name · keys" the keys are left.
    """
    name, ours = widget.accessibleName(), widget.property(_BY_TIP) or ""
    said = text.removeprefix(f"{name} · ") if name else text
    wanted = _SAID if text and text == name else said if said != text else ""
    if wanted or (ours and widget.accessibleDescription() == ours):
        widget.setAccessibleDescription(wanted)
        widget.setProperty(_BY_TIP, wanted)
