"""The stress scale: eleven equal keys in one row, pressed by mouse or by digit, with anchor words below."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.digit_run import DigitRun, Meaning
from wellbeing.ui.widgets.draw import Painted, draw_text, height_of, smooth, width_of
from wellbeing.ui.widgets.stress_key import StressKey
from wellbeing.ui.widgets.stress_keys import digit_pressed

VALUES = range(11)
_TEN_WITHIN_MS = 600
REPEAT_MS = 3  # nobody lets go and presses again so soon
_WORD_GAP = 8
_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -10, Qt.Key.Key_End: 10}
_STEPS = {**_ALONG, Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}


class StressScale(Painted):
    """Asks for stress 0-10.

    `chosen` comes with each press (1, then 10 when 0 follows at once); `confirmed` with Enter. `number_typed` comes
    once where digits were no answer but a number; the scale is empty again then. A key held down acts once. Arrows
    only move the cursor; Up and Down are left to whatever is around it where `along` is set. `anchors` are words
    under their keys: {0: 'calm', ...}.
    """

    chosen = Signal(int)
    confirmed = Signal(int)
    number_typed = Signal()

    def __init__(
        self,
        anchors: Mapping[int, str],
        name: str = "",
        compact: bool = False,
        parent: QWidget | None = None,
        ten_within_ms: int = _TEN_WITHIN_MS,
        along: bool = False,
    ) -> None:
        super().__init__(parent)
        self._anchors = dict(anchors)
        self._compact = compact
        self._low = False
        self._steps = _ALONG if along else _STEPS
        self._ten_within_ms = ten_within_ms
        self._since_one = QElapsedTimer()
        self._since_made = QElapsedTimer()
        self._since_made.start()
        self._run = DigitRun()
        self._released = (0, 0)
        self._value: int | None = None
        self._walked = False
        self._keys = [StressKey(value, self._spoken(value), self) for value in VALUES]
        for key in self._keys:
            key.pressed_once.connect(self._press)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._stand_on(0)

    def set_low(self, low: bool) -> None:
        """Have lower keys, where the page is short of room."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    def value(self) -> int | None:
        """Return the chosen value, None before the first press."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a value, or none, without a signal."""
        self._value = value
        self._walked = False
        for key in self._keys:
            key.show_chosen(key.value == value)
        self._stand_on(value or 0)

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key press from anywhere on the page; return whether it meant something here."""
        digit = digit_pressed(event)
        if digit is None:
            return False
        if event.isAutoRepeat() or self._goes_on(event):
            return True
        if digit == 0 and self._one_is_fresh():
            digit = 10
            self._run.join()
        if self.count_digit():
            return True
        self._press(digit)
        if digit == 1:
            self._since_one.start()
        return True

    def start_over(self) -> None:
        """Show no value; digits that came before belong to what was answered with them."""
        self._run = DigitRun()
        self._since_one.invalidate()
        self.set_value(None)

    def count_digit(self) -> bool:
        """Count one more digit, also one that answers something else; True where it makes a number of them."""
        meaning = self._run.press(self._since_made.elapsed())
        if meaning is not Meaning.ANSWER:
            self._refuse_number(first=meaning is Meaning.NUMBER)
        return meaning is not Meaning.ANSWER

    def mark_old(self, value: int | None) -> None:
        """Show which answer is being changed, None for none."""
        for key in self._keys:
            key.mark_old(key.value == value)

    def note_release(self, event: QKeyEvent) -> None:
        """Remember when a key came up."""
        self._released = (event.key(), event.timestamp())

    def _goes_on(self, event: QKeyEvent) -> bool:
        """Tell whether this is a key held down: X11 reports each repeat as up and down at one moment.

        On a busy desktop Qt sees the one before the other has come, and calls it a press of its own.
        """
        key, at = self._released
        return bool(at) and event.key() == key and 0 <= event.timestamp() - at <= REPEAT_MS

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Remember it; the page hears of it too."""
        self.note_release(event)
        super().keyReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, arrows walk, Space chooses, Enter confirms."""
        key = event.key()
        if event.isAutoRepeat() and key not in self._steps:
            self.take_key(event)
            return
        if key in self._steps:
            self._walk(self._steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm_said()
        elif key == Qt.Key.Key_Space:
            if self._value != self._cursor:  # what is chosen stays chosen: it is no second answer
                self._press(self._cursor)
        elif not self.take_key(event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return a comfortable width and the height of keys and words."""
        return QSize(11 * 56, self._key_height() + self._words_height())

    def minimumSizeHint(self) -> QSize:
        """Return the least width: eleven keys that a finger can still hit."""
        return QSize(11 * (self.theme.px("touch_min") + self._gap()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the keys out over the whole width."""
        for key in self._keys:
            key.setGeometry(self._place(key.value))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the anchor words."""
        painter = smooth(self)
        font = words_font(self.theme, "caption_pt")
        for rect, word, align in self._word_places():
            draw_text(painter, rect, word, font, self.theme.colour("ink_soft"), align)
        painter.end()

    def _press(self, value: int) -> None:
        self._since_one.invalidate()
        self.set_value(value)
        self.chosen.emit(value)

    def _refuse_number(self, first: bool) -> None:
        self._since_one.invalidate()
        self.set_value(None)
        if first:
            self.number_typed.emit()

    def _confirm(self, value: int) -> None:
        if value != self._value:
            self._press(value)
        self.confirmed.emit(value)

    def _confirm_said(self) -> None:
        """Confirm on Enter, but never a figure that nobody chose or walked to."""
        if self._value is not None or self._walked:
            self._confirm(self._cursor)

    def _walk(self, step: int) -> None:
        self._walked = True
        self._stand_on(min(max(self._cursor + step, 0), 10))
        self._keys[self._cursor].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _stand_on(self, value: int) -> None:
        """Make one key the tab stop: eleven stops in a row would be a long way round."""
        had_focus = any(key.hasFocus() for key in self._keys)
        self._cursor = value
        for key in self._keys:
            tab = key.value == value
            key.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._keys[value])
        if had_focus:
            self._keys[value].setFocus(Qt.FocusReason.OtherFocusReason)

    def _one_is_fresh(self) -> bool:
        return self._since_one.isValid() and self._since_one.elapsed() < self._ten_within_ms

    def _spoken(self, value: int) -> str:
        word = self._anchors.get(value)
        return f"{value} · {word}" if word else str(value)

    def _gap(self) -> int:
        return self.theme.px("key_gap") - (1 if self._compact else 0)

    def _key_height(self) -> int:
        token = self.theme.px("key_height_quick" if self._compact else "key_height") - (8 if self._low else 0)
        return max(token, height_of(words_font(self.theme, "lead_pt")) + 2 * 8)

    def _words_height(self) -> int:
        return _WORD_GAP + height_of(words_font(self.theme, "caption_pt")) if self._anchors else 0

    def _place(self, value: int) -> QRect:
        pitch = (self.width() + self._gap()) / 11
        left, right = round(value * pitch), round((value + 1) * pitch) - self._gap()
        return QRect(left, 0, right - left, self._key_height())

    def _word_places(self) -> list[tuple[QRectF, str, Qt.AlignmentFlag]]:
        """Return where each anchor word goes; where words would meet, only the outermost two stay."""
        font = words_font(self.theme, "caption_pt")
        spans = [
            _WordPlace(
                word, min(self._place(value).x(), self.width() - width_of(word, font)), width_of(word, font)
            )
            for value, word in sorted(self._anchors.items())
        ]
        if len(spans) > 2 and any(before.end + 8 > after.x for before, after in pairwise(spans)):
            spans = [spans[0], spans[-1]]
        if len(spans) == 2 and spans[0].end + 8 > spans[1].x:
            room = (self.width() - 8) // 2
            spans = [_WordPlace(spans[0].word, 0, room), _WordPlace(spans[1].word, room + 8, room)]
        top, height = self._key_height() + _WORD_GAP, height_of(font)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        return [
            (QRectF(span.x, top, span.width, height), span.word, right if span.end >= self.width() else left)
            for span in spans
        ]


class _WordPlace(NamedTuple):
    word: str
    x: int
    width: int

    @property
    def end(self) -> int:
        return self.x + self.width
