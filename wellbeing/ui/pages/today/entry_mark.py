"""The sign of an entry in the list of a day: the one it has on the day's line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.practice import Session
from wellbeing.ui.widgets.draw import Painted, draw_box, draw_disc, draw_icon, smooth

_SIDE = 16


class EntryMark(Painted):
    """A disc in the band of its stress, a bar of its kind, a ring for a breath, a cup for a break."""

    def __init__(self, entry: CheckIn | Contact | Session) -> None:
        super().__init__()
        self._entry = entry
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a small square."""
        side = self.theme.grown(_SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign."""
        painter = smooth(self)
        grown = self.width() / _SIDE
        painter.scale(grown, grown)
        if isinstance(self._entry, CheckIn):
            self._paint_checkin(painter, self._entry)
        elif isinstance(self._entry, Contact):
            self._paint_contact(painter, self._entry)
        elif self._entry.is_break:
            painter.resetTransform()
            draw_icon(painter, self, QRectF(self.rect()), "cup", "accent_ink")
        else:
            draw_disc(painter, QPointF(8, 8), 6, None, self.theme.colour("accent"), 1.5)
            draw_disc(painter, QPointF(8, 8), 2.5, self.theme.colour("accent"))
        painter.end()

    def _paint_checkin(self, painter: QPainter, checkin: CheckIn) -> None:
        known = checkin.stress is not None
        fill = self.theme.stress_fill(checkin.stress) if checkin.stress is not None else None
        draw_disc(painter, QPointF(8, 8), 5, fill, None if known else self.theme.colour("line"), 1.5)

    def _paint_contact(self, painter: QPainter, contact: Contact) -> None:
        bar = QRectF(5, 2, 6, 12)
        if contact.kind == "kind":
            draw_box(painter, bar, 2, None, self.theme.chart("load_kind"), 1.5)
        else:
            draw_box(painter, bar, 2, self.theme.chart(f"load_{contact.kind}"))
