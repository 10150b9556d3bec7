"""Chips: small words to choose from, one or several; the last one, "…", opens the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.widgets.draw import (
    PaintedButton,
    draw_box,
    draw_icon,
    draw_text,
    height_of,
    smooth,
    width_of,
)
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.plain_text import set_tip

_SIDE = 12
_ICON = 16
_WIDEST = 200  # px at 100 %: a word of the person's own may be a sentence
_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEYS = {**_ALONG, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Chip(PaintedButton):
    """A pill with a word and perhaps an icon; its width is the same chosen and resting."""

    def __init__(self, text: str, key: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.key = key
        self._icon = icon
        self.setCheckable(True)

    def show_as(self, text: str, icon: str = "") -> None:
        """Change word and icon, as a chip that says its state does."""
        self._icon = icon
        self.setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the pill around the bold word."""
        font = words_font(self.theme, "small_pt", strong=True)
        height = max(self.theme.px("control_small"), height_of(font) + 2 * 4)
        icon = self.theme.grown(_ICON) + (6 if self.text() else 0) if self._icon else 0
        self.setProperty("focus_radius", height / 2)
        wide, most = width_of(self.text(), font), self.theme.grown(_WIDEST)
        if wide > most:
            set_tip(self, self.text())
        return QSize(min(wide, most) + 2 * _SIDE + icon + 2, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill: outlined at rest, soft accent, bold and without edge when chosen."""
        theme, painter = self.theme, smooth(self)
        chosen = self.isChecked()
        fill = (
            "accent_soft" if chosen else "pressed" if self.isDown() else "hover" if self.hovered else "card"
        )
        edge = "line" if theme.high_contrast else None if chosen else "hairline"
        rect = QRectF(self.rect())
        width = 2 if theme.high_contrast and chosen else 1
        draw_box(
            painter, rect, rect.height() / 2, theme.colour(fill), theme.colour(edge) if edge else None, width
        )
        ink = "ink_disabled" if not self.isEnabled() else "accent_ink" if chosen else "ink"
        if self._icon:
            side = theme.grown(_ICON)
            draw_icon(painter, self, QRectF(_SIDE, (rect.height() - side) / 2, side, side), self._icon, ink)
            rect.setLeft(_SIDE + side + 2)
        align = (
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            if self._icon
            else Qt.AlignmentFlag.AlignCenter
        )
        font = words_font(theme, "small_pt", chosen)
        draw_text(painter, rect.adjusted(4, 0, -4, 0), self.text(), font, theme.colour(ink), align)
        painter.end()


class ChipRow(QWidget):
    """A wrapping row of chips. `changed` brings the chosen keys in the order of the row.

    Tab stops at one of them: the chosen one, or where the arrows were last. With `along` Up and Down are left to
    whatever is around the row.
    """

    changed = Signal(tuple)

    def __init__(
        self,
        chips: Sequence[tuple[str, str]] = (),
        name: str = "",
        several: bool = True,
        first: int = 0,
        more: str = "",
        parent: QWidget | None = None,
        along: bool = False,
        always_one: bool = False,
    ) -> None:
        """Take (key, word) pairs; `first` shows only so many until "…", spoken as `more`, is pressed.

        With `always_one` the chips are radio buttons: the chosen one stays chosen until another is.
        """
        super().__init__(parent)
        self._several, self._always_one = several and not always_one, always_one
        self._steps = _ALONG if along else _KEYS
        self._stop: Chip | None = None
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self, gap=8)
        self._more = Chip("", icon="more", parent=self)
        self._more.setCheckable(False)
        self._flow.company = self._more
        self._more.clicked.connect(self.open_all)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self.set_chips(chips, first, more)

    def set_chips(self, chips: Sequence[tuple[str, str]], first: int = 0, more: str = "") -> None:
        """Show these chips instead, keeping what was chosen."""
        kept = self.chosen()
        for chip in (*self._chips, self._more):
            self._flow.removeWidget(chip)
        for chip in self._chips:
            chip.deleteLater()
        self._chips = [self._chip(key, word) for key, word in chips]
        for chip in (*self._chips, self._more):
            self._flow.addWidget(chip)
        self._more.setAccessibleName(more)
        set_tip(self._more, more)
        self._hide_beyond(first)
        self.set_chosen(kept)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys of the chosen chips, in the order of the row."""
        return tuple(chip.key for chip in self._chips if chip.isChecked())

    def set_chosen(self, keys: Iterable[str]) -> None:
        """Choose exactly these, without a signal; a chosen chip is never hidden behind "…"."""
        wanted = set(keys)
        for chip in self._chips:
            chip.setChecked(chip.key in wanted)
            if chip.isChecked():
                chip.setVisible(True)
        self._keep_one_stop()

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus where Tab would stop."""
        if self._stop is not None:
            self._stop.setFocus(reason)

    def open_all(self) -> None:
        """Show every chip."""
        had_focus = self._more.hasFocus()
        hidden = [chip for chip in self._chips if chip.isHidden()]
        self._hide_beyond(0)
        if had_focus and hidden:
            self._keep_one_stop(hidden[0])
            hidden[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk along the row."""
        step = self._steps.get(Qt.Key(event.key()))
        shown = [chip for chip in (*self._chips, self._more) if not chip.isHidden()]
        at = next((i for i, chip in enumerate(shown) if chip is self.focusWidget()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        stop = shown[(at + step) % len(shown)]
        self._keep_one_stop(stop)
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep_one_stop(self, stop: Chip | None = None) -> None:
        """Have Tab stop at this chip, else at the chosen one, else at the first."""
        shown = [chip for chip in self._chips if not chip.isHidden()] + [self._more]
        chosen = next((chip for chip in shown if chip.isChecked()), shown[0])
        self._stop = stop or chosen
        for chip in (*self._chips, self._more):
            here = chip is self._stop
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _chip(self, key: str, word: str) -> Chip:
        chip = _RowChip(word, key, parent=self)
        chip.setAutoExclusive(not self._several)
        chip.can_be_let_go = not self._always_one
        chip.clicked.connect(self._pressed)
        return chip

    def _pressed(self) -> None:
        pressed = self.sender()
        if not self._several and isinstance(pressed, Chip) and pressed.isChecked():
            for chip in self._chips:
                chip.setChecked(chip is pressed)
        if isinstance(pressed, Chip):
            self._keep_one_stop(pressed)
        self.changed.emit(self.chosen())

    def _hide_beyond(self, first: int) -> None:
        for index, chip in enumerate(self._chips):
            chip.setVisible(not first or index < first or chip.isChecked())
        self._more.setVisible(bool(first) and first < len(self._chips))
        self._keep_one_stop()
        self.updateGeometry()


class _RowChip(Chip):
    """A chip that leaves the arrow keys to its row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass arrows up, keep Space."""
        if event.key() in _KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)
