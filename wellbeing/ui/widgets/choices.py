"""One choice of a few: the range bar (segments side by side) and the side list (lines below one another)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import (
    Painted,
    PaintedButton,
    draw_box,
    draw_ground,
    draw_text,
    height_of,
    smooth,
    width_of,
)

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class OneChoice(Painted):
    """A group of buttons of which one is always chosen; arrows move the choice, `picked` brings its key."""

    picked = Signal(str)

    def __init__(self, direction: QBoxLayout.Direction, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._layout = QBoxLayout(direction, self)
        self._buttons: list[ChoiceButton] = []
        self.setAccessibleName(name)

    def current(self) -> str:
        """Return the chosen key, '' while nothing is chosen."""
        return next((button.key for button in self._buttons if button.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Choose without a signal."""
        for button in self._buttons:
            if button.key == key:
                button.setChecked(True)
                self.setFocusProxy(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the neighbour."""
        step = -1 if event.key() in _BACK else 1 if event.key() in _ON else 0
        at = next((i for i, button in enumerate(self._buttons) if button.isChecked()), 0)
        if not step or not 0 <= at + step < len(self._buttons):
            super().keyPressEvent(event)
            return
        button = self._buttons[at + step]
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        button.click()

    def _fill_with(self, buttons: Sequence[ChoiceButton]) -> None:
        chosen = self.current()
        for old in self._buttons:
            self._layout.removeWidget(old)
            old.deleteLater()
        self._buttons = list(buttons)
        for button in self._buttons:
            self._layout.addWidget(button)
            button.clicked.connect(self._tell)
        if self._buttons:
            self.set_current(chosen or self._buttons[0].key)

    def _tell(self) -> None:
        button = self.sender()
        if isinstance(button, ChoiceButton):
            self.setFocusProxy(button)
            self.picked.emit(button.key)


class ChoiceButton(PaintedButton):
    """One of a group: a radio button to screen readers, arrow keys left to the group."""

    def __init__(self, key: str, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.key = key
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass arrows up, keep Space."""
        if event.key() in (*_BACK, *_ON):
            event.ignore()
        else:
            super().keyPressEvent(event)


class RangeBar(OneChoice):
    """Segments in a sunken trough: day, week, month ..."""

    def __init__(
        self, segments: Sequence[tuple[str, str]], name: str = "", parent: QWidget | None = None
    ) -> None:
        """Take (key, word) pairs; the first is chosen."""
        super().__init__(QBoxLayout.Direction.LeftToRight, name, parent)
        self._layout.setContentsMargins(2, 2, 2, 2)
        self._layout.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_segments(segments)

    def set_segments(self, segments: Sequence[tuple[str, str]]) -> None:
        """Show these segments, keeping the chosen key."""
        self._fill_with([_Segment(key, word, self) for key, word in segments])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the trough."""
        theme, painter = self.theme, smooth(self)
        rect = QRectF(self.rect())
        draw_box(painter, rect, theme.radius("control"), theme.colour("sunken"), theme.colour("hairline"))
        painter.end()


class _Segment(ChoiceButton):
    def sizeHint(self) -> QSize:
        """Return the room of the bold word, so that nothing moves when it is chosen."""
        font = words_font(self.theme, "body_pt", strong=True)
        height = max(self.theme.px("control") - 4, height_of(font) + 2 * 3)
        self.setProperty("focus_radius", self.theme.radius("control") - 2)
        self.setProperty("focus_gap", 1)
        return QSize(width_of(self.text(), font) + 2 * 14, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chosen segment as a small sheet in the trough."""
        theme, painter = self.theme, smooth(self)
        rect, chosen = QRectF(self.rect()), self.isChecked()
        if chosen:
            draw_box(
                painter, rect, theme.radius("control") - 2, theme.colour("card"), theme.colour("hairline")
            )
        ink = "accent_ink" if chosen else "ink" if self.hovered else "ink_soft"
        draw_text(painter, rect, self.text(), words_font(theme, "body_pt", chosen), theme.colour(ink))
        painter.end()


class SideList(OneChoice):
    """Lines below one another at the left of a page: sections of Settings, subjects of the Library."""

    def __init__(
        self, lines: Sequence[tuple[str, str, str]], name: str = "", parent: QWidget | None = None
    ) -> None:
        """Take (key, word, figure at the right or '') triples; the first is chosen."""
        super().__init__(QBoxLayout.Direction.TopToBottom, name, parent)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_lines(lines)

    def set_lines(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """Show these lines, keeping the chosen key."""
        self._fill_with([_Line(key, word, figure, self) for key, word, figure in lines])

    def set_figures(self, figures: Sequence[str]) -> None:
        """Show other figures beside the same words; nothing moves."""
        for line, figure in zip(self._buttons, figures, strict=True):
            if isinstance(line, _Line):
                line.set_figure(figure)


class _Line(ChoiceButton):
    def __init__(self, key: str, text: str, figure: str, parent: QWidget) -> None:
        super().__init__(key, text, parent)
        self._figure = figure
        self.setAccessibleDescription(figure)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_figure(self, figure: str) -> None:
        """Show another figure."""
        if figure != self._figure:
            self._figure = figure
            self.setAccessibleDescription(figure)
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the bold word and its figure."""
        font = words_font(self.theme, "body_pt", strong=True)
        figure = width_of(self._figure, words_font(self.theme, "caption_pt")) + 8 if self._figure else 0
        return QSize(width_of(self.text(), font) + figure + 2 * 12, max(34, height_of(font) + 2 * 6))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow line: long words are elided."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line; the chosen one on soft accent, bold."""
        theme, painter = self.theme, smooth(self)
        rect, chosen = QRectF(self.rect()), self.isChecked()
        if chosen or self.hovered:
            draw_ground(painter, rect, theme, chosen, "pressed")
        rect = rect.adjusted(12, 0, -12, 0)
        ink = theme.colour("accent_ink" if chosen else "ink")
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        small = words_font(theme, "caption_pt")
        room = rect.adjusted(0, 0, -(width_of(self._figure, small) + 8) if self._figure else 0, 0)
        draw_text(painter, room, self.text(), words_font(theme, "body_pt", chosen), ink, left)
        draw_text(
            painter, rect, self._figure, small, theme.colour("accent_ink" if chosen else "ink_soft"), right
        )
        painter.end()
