"""A chart whose cells, bars or points can be walked through, read, and opened, by pointer and by keys."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.chart_view import ChartView, Draw, Drawer
from wellbeing.ui.widgets.draw import smooth

STEPS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
REACH = 14.0  # px from the pointer to the nearest mark
DRAG = 16.0  # px; less is a click


class Spot(Protocol):
    """A place on the chart in px, and what it stands for."""

    @property
    def x(self) -> float: ...  # noqa: D102
    @property
    def y(self) -> float: ...  # noqa: D102
    @property
    def width(self) -> float: ...  # noqa: D102
    @property
    def height(self) -> float: ...  # noqa: D102
    @property
    def middle(self) -> tuple[float, float]: ...  # noqa: D102
    @property
    def key(self) -> Hashable: ...  # noqa: D102


class MarkedChart(ChartView):
    """`opened` brings the key of a mark that was clicked or entered; `dragged` those of the
    two that a drag from left to right or back goes between.

    One tab stop; arrows walk to the nearest mark on that side, Home and End to the first and last, Enter opens.
    """

    opened = Signal(object)
    dragged = Signal(object, object)

    def __init__(self, drawer: Drawer, trouble: str, beside: bool, parent: QWidget | None = None) -> None:
        super().__init__(drawer, trouble, parent, beside=beside)
        self._spots_for: Callable[[int, int], Sequence[Spot]] | None = None
        self._words_of: Callable[[Hashable], str] = str
        self._placed: Sequence[Spot] | None = None
        self._at: Hashable | None = None
        self._pressed: QPointF | None = None
        self._drag: QRectF | None = None
        self.can_drag = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # until there is something to walk through

    def show_marked(
        self,
        draw: Draw,
        summary: str,
        spots_for: Callable[[int, int], Sequence[Spot]],
        words_of: Callable[[Hashable], str],
    ) -> None:
        """Take another chart, where its marks stand at a size, and what each of them says."""
        self._spots_for, self._words_of = spots_for, words_of
        self.set_chart(draw, summary)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._placed = None

    @property
    def spot(self) -> Spot | None:
        """The mark that the cursor is at."""
        if self._at is None:
            return None
        return next((spot for spot in self._spots if spot.key == self._at), None)

    @property
    def _spots(self) -> Sequence[Spot]:
        """The marks at the present size, placed when a pointer or a key first asks for them: years have hundreds."""
        if self._placed is None and self._spots_for is not None and self.width() >= 40:
            self._placed = self._spots_for(self.width(), self.height())
        return self._placed or ()

    def draw_now(self) -> None:
        """Draw at the present size; its marks stand elsewhere then."""
        self._placed = None
        super().draw_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the marks, or open the one reached."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._spots:
            super().keyPressEvent(event)
        elif key in STEPS:
            self._go_to(self._next(*STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(self._spots[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.spot is not None:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _next(self, right: int, down: int) -> Spot:
        """Return the nearest mark on a side; where there is none, the one where the cursor is."""
        here = self.spot
        if here is None:
            return self._spots[-1]
        x, y = here.middle

        def off(spot: Spot) -> float:
            across, along = spot.middle[0] - x, spot.middle[1] - y
            ahead, aside = (across * right, along) if right else (along * down, across)
            return ahead + 4 * abs(aside) if ahead > 0.5 else float("inf")

        best = min(self._spots, key=off)
        return best if off(best) < float("inf") else here

    def _go_to(self, spot: Spot) -> None:
        self._at = spot.key
        words = self._words_of(spot.key)
        x, y = spot.middle
        self.say_at(words, QPointF(x, y).toPoint())
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words.replace("\n", ", ")))
        self.update()

    def _under(self, place: QPointF) -> Spot | None:
        spots = [spot for spot in self._spots if distance(spot, place) <= REACH]
        return min(spots, key=lambda spot: (distance(spot, place), spot.width * spot.height), default=None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer, or stretch what is being chosen."""
        super().mouseMoveEvent(event)
        place = event.position()
        if self._pressed is not None and self.can_drag:
            if abs(place.x() - self._pressed.x()) > DRAG:
                self._drag = QRectF(self._pressed, QPointF(place.x(), self.height())).normalized()
                self._drag.setTop(0)
                self._drag.setBottom(self.height())
                self.update()
            return
        spot = self._under(place)
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        if spot is None or spot.key != self._at:
            self._at = spot.key if spot else None
            self.say_at(self._words_of(spot.key) if spot else "", place.toPoint())
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a stretch."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked, or choose the stretch."""
        pressed, drag = self._pressed, self._drag
        self._pressed = self._drag = None
        self.update()
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if drag is not None and self._spots:
            ends = [min(self._spots, key=partial(aside, x)) for x in (drag.left(), drag.right())]
            self.dragged.emit(ends[0].key, ends[1].key)
            return
        spot = self._under(event.position())
        if spot is not None:
            self._at = spot.key
            self.opened.emit(spot.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the cursor is."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, a ring where the cursor is, and the stretch being chosen."""
        super().paintEvent(event)
        spot = self.spot
        if spot is None and self._drag is None:
            return
        theme, painter = current_theme(), smooth(self)
        if spot is not None and not self.pixmap().isNull():
            painter.setPen(QPen(QColor(theme.colour("focus")), 2))
            painter.drawRoundedRect(
                QRectF(spot.x, spot.y, spot.width, spot.height).adjusted(-2, -2, 2, 2), 4, 4
            )
        if self._drag is not None:
            painter.setPen(QPen(QColor(theme.colour("accent")), 1))
            painter.setOpacity(0.6)
            painter.drawRect(self._drag)
        painter.end()


def aside(x: float, spot: Spot) -> float:
    """Return how far a mark's middle is from an upright line."""
    return abs(spot.middle[0] - x)


def distance(spot: Spot, place: QPointF) -> float:
    """Return how far a point is from a mark; 0 on it."""
    across = max(spot.x - place.x(), 0.0, place.x() - spot.x - spot.width)
    down = max(spot.y - place.y(), 0.0, place.y() - spot.y - spot.height)
    return float((across * across + down * down) ** 0.5)
