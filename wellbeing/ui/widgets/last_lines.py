"""Keeps the last of several lines from holding one sign, word or thing alone: the line before it ends earlier."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontInfo, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

_LEAST = 3  # signs in a last line, with what ends the sentence
_NARROWEST = 0.6  # of the room: rather a word alone than half the room empty
_LONGEST = 600
"""Nobody sees to the last line of a longer text, and laying it out again and again would take seconds."""
_FIRST_HAN = "\u2e80"
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def in_lines(widths: Sequence[int], gap: int, room: int, kept: int = 2) -> list[list[int]]:
    """Return which things stand in each line of `room` px, by their numbers.

    One that would stand alone in the last line gets its neighbour, where the line above keeps `kept` or more.
    """
    lines: list[list[int]] = []
    x = room
    for number, wide in enumerate(widths):
        if not lines or x + gap + wide > room:
            lines.append([])
            x = wide
        else:
            x += gap + wide
        lines[-1].append(number)
    alone = len(lines) > 1 and len(lines[-1]) == 1
    if alone and len(lines[-2]) > kept and sum(widths[-2:]) + gap <= room:
        lines[-1].insert(0, lines[-2].pop())
    return lines


def room_for(text: str, font: QFont, room: int, wrap: QTextOption.WrapMode) -> int:
    """Return how wide lines may be, at most `room` px: no more lines than there, and none ends a text nearly empty."""
    if len(text) > _LONGEST:
        return room
    em = max(1, QFontInfo(font).pixelSize())
    count, lonely = _lines(text, font, room, wrap, em)
    for narrower in range(room - em // 2, round(room * _NARROWEST), -max(1, em // 2)) if lonely else ():
        lines, still = _lines(text, font, narrower, wrap, em)
        if lines > count:
            break
        if not still:
            return narrower
    return room


def _lines(text: str, font: QFont, room: int, wrap: QTextOption.WrapMode, em: int) -> tuple[int, bool]:
    """Return how many lines a text has in `room` px, and whether one that ends a paragraph is nearly empty."""
    count, lonely = 0, False
    option = QTextOption()
    option.setWrapMode(wrap)
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
        layout.endLayout()
        count += layout.lineCount()
        if layout.lineCount() > 1:
            last = layout.lineAt(layout.lineCount() - 1)
            words = paragraph[last.textStart() :].strip()
            lonely |= last.naturalTextWidth() < (_LEAST - 0.5) * em or _is_one_word(words)
    return count, lonely


def _is_one_word(words: str) -> bool:
    return sum(sign.isalnum() for sign in words) < 2 or (
        words[:1] < _FIRST_HAN and not any(sign.isspace() for sign in words)
    )


class KnownRoom:
    """Knows the room of what was asked for last: each painting asks anew."""

    def __init__(self) -> None:
        self._asked: tuple[object, ...] = ()
        self._found = 0

    def of(self, text: str, font: QFont, room: int, wrap: QTextOption.WrapMode) -> int:
        """Return how wide the lines of a text may be, see `room_for`."""
        asked = (text, font.toString(), room, wrap)
        if asked != self._asked:
            self._asked, self._found = asked, room_for(text, font, room, wrap)
        return self._found


class WrappedLabel(QLabel):
    """A label of several lines whose last one holds more than a sign or a word, where that takes no line more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = KnownRoom()

    def room(self) -> int:
        """Return how wide the lines are, in px."""
        width = self.contentsRect().width()
        return self._known.of(self.text(), self.font(), width, QTextOption.WrapMode.WordWrap)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the lines in their room."""
        box = self.contentsRect()
        if self.textInteractionFlags() & _SELECTABLE or self.room() == box.width():
            super().paintEvent(event)
            return
        place = QRect(QPoint(), box.size())
        place.setWidth(self.room())
        aligned = self.alignment()
        if aligned & Qt.AlignmentFlag.AlignHCenter:
            place.moveCenter(box.center())
        elif aligned & Qt.AlignmentFlag.AlignRight:
            place.moveTopRight(box.topRight())
        else:
            place.moveTopLeft(box.topLeft())
        painter = QPainter(self)
        flags = aligned.value | Qt.TextFlag.TextWordWrap.value
        role = self.foregroundRole()
        self.style().drawItemText(painter, place, flags, self.palette(), self.isEnabled(), self.text(), role)
        painter.end()
