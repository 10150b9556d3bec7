"""Tells which stress value a key press means, on keyboards of any layout; knows no widget."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# The scan code of the key left of the row "1 2 ... 9 0": evdev counts from 8, Windows from 1.
_ROW_BEFORE_ONE = {"linux": 9, "win32": 1}


def digit_of(
    key: int, shift: bool, scan_code: int = 0, platform: str = sys.platform, text: str = ""
) -> int | None:
    """Return 0-9 for a digit key, 10 for Shift and the 0 key, None for anything else.

    Where the digit row writes other signs (AZERTY's & or à, the ')' or '=' of Shift+0) the place of the
    key on the board decides; `scan_code` is the event's nativeScanCode, 0 when unknown. A key that wrote a
    digit (`text`) means that digit: where the row needs Shift for its digits, Shift+0 is how one types 0.
    """
    if text.isdecimal() and len(text) == 1:
        return int(text)
    if key == Qt.Key.Key_ParenRight and shift:
        return 10
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        digit = key - Qt.Key.Key_0
        return 10 if digit == 0 and shift else digit
    place = _place_in_row(scan_code, platform)
    if place is None or (shift and place != 0):
        return None
    return 10 if shift else place


def digit_pressed(event: QKeyEvent) -> int | None:
    """Return what `digit_of` says of a key press; None for one with Ctrl, Alt or Meta, which is a command."""
    modifier = Qt.KeyboardModifier
    if event.modifiers() & (modifier.ControlModifier | modifier.AltModifier | modifier.MetaModifier):
        return None
    shift = bool(event.modifiers() & modifier.ShiftModifier)
    return digit_of(event.key(), shift, event.nativeScanCode(), text=event.text())


def _place_in_row(scan_code: int, platform: str) -> int | None:
    before = _ROW_BEFORE_ONE.get(platform)
    if before is None or not before < scan_code <= before + 10:
        return None
    return (scan_code - before) % 10
