"""Draws our line icons in the ink of the place: SVGs of one colour, tinted, kept in Qt's pixmap cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache

from wellbeing.resources import resource

if TYPE_CHECKING:
    from wellbeing.domain.themes import Theme

RATIOS = (1.0, 2.0)


def icon_pixmap(
    theme: Theme, name: str, role: str = "ink_soft", size: int = 20, ratio: float = 1.0
) -> QPixmap:
    """Return the icon `name` in the colour of `role`, `size` px wide, sharp at a device pixel ratio.

    Raises FileNotFoundError when resources/icons has no such drawing, KeyError for an unknown role.
    """
    colour = theme.colour(role)
    key = f"wellbeing-icon {name} {colour} {size} {ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    made = _tinted(name, colour, size, ratio)
    QPixmapCache.insert(key, made)
    return made


def icon(theme: Theme, name: str, role: str = "ink_soft", chosen: str = "", size: int = 20) -> QIcon:
    """Return a QIcon for Qt's own buttons and menus; `chosen` is its ink when checked."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(icon_pixmap(theme, name, role, size, ratio))
        made.addPixmap(icon_pixmap(theme, name, "ink_disabled", size, ratio), QIcon.Mode.Disabled)
        if chosen:
            made.addPixmap(icon_pixmap(theme, name, chosen, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _tinted(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # only when the first icon is drawn: start-up counts

    file = resource("icons", f"{name}.svg")
    if not file.is_file():
        raise FileNotFoundError(f"There is no icon called {name}: {file}")
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(file)).render(painter, QRectF(pixmap.rect()))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
