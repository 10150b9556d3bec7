"""Qt's push button in our four kinds, with one of our icons if it has one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from wellbeing.ui.look.icons import RATIOS, icon_pixmap
from wellbeing.ui.look.theme import current_theme, restyle

_INK = {
    "primary": "on_accent",
    "secondary": "ink",
    "quiet": "accent_ink",
    "leave": "ink_soft",
    "link": "accent_ink",
}
PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_SIDE, _AFTER = 16, 6


class WordButton(QPushButton):
    """A button with a word; the icon follows the theme in the ink of its kind."""

    def __init__(
        self, text: str, kind: str = "secondary", sign: str = "", parent: QWidget | None = None
    ) -> None:
        """`kind`: primary (one a screen), secondary, quiet, leave (an offer left alone), link."""
        super().__init__(text, parent)
        self._sign = sign
        self._drawn: tuple[object, ...] = ()
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._set_icon()

    def show_as(self, text: str, sign: str = "", kind: str = "") -> None:
        """Change word, icon and perhaps kind, as 'copy' becomes 'copied'."""
        self._sign = sign
        if kind:
            self.setProperty("kind", kind)
            restyle(self)
        self.setText(text)
        self._set_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key held down acts once: Qt would press a default button again for each repeated Enter."""
        if not (event.isAutoRepeat() and event.key() in PRESSES):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew after a switch of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_icon()

    def _set_icon(self) -> None:
        """Draw the icon, unless the same stands there: Qt tells of a new style whenever a widget finds a parent."""
        theme, role = current_theme(), _INK[str(self.property("kind"))]
        side = theme.grown(_SIDE)
        wanted = (self._sign, side, theme.colour(role), theme.colour("ink_disabled")) if self._sign else ()
        if wanted == self._drawn:
            return
        self._drawn = wanted
        made = QIcon()
        for ratio in RATIOS if self._sign else ():
            made.addPixmap(_with_air(icon_pixmap(theme, self._sign, role, side, ratio), side, ratio))
            faint = icon_pixmap(theme, self._sign, "ink_disabled", side, ratio)
            made.addPixmap(_with_air(faint, side, ratio), QIcon.Mode.Disabled)
        self.setIconSize(QSize(side + _AFTER, side))
        self.setIcon(made)


def button(text: str, kind: str = "secondary", sign: str = "", small: bool = False) -> WordButton:
    """Return a WordButton; `small` is for a button in a row of text."""
    made = WordButton(text, kind, sign)
    if small:
        made.setProperty("small", "true")
    return made


def _with_air(icon: QPixmap, side: int, ratio: float) -> QPixmap:
    """Return the icon with empty room at its right: Qt sets words too close."""
    wide = QPixmap(round((side + _AFTER) * ratio), round(side * ratio))
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, icon)
    painter.end()
    return wide
