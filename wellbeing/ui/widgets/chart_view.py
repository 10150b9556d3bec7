"""Shows a chart drawn elsewhere: a picture at the screen's own sharpness, with a sentence for screen readers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from wellbeing.ui.in_thread import in_turn
from wellbeing.ui.widgets.plain_text import plain

Drawn = tuple[bytes, int, int]
"""RGBA bytes with their width and height."""
Draw = Callable[[int, int, float], Drawn]
"""Takes width and height in px and the device's pixel ratio."""

SETTLE_MS = 80
TRY_AGAIN_MS = 5_000


class Drawer(Protocol):
    """Whoever draws: ready at once, or after `get_ready`, which takes its time and may run in a thread."""

    @property
    def ready(self) -> bool:
        """Tell whether drawing can begin."""
        ...

    def get_ready(self) -> None:
        """Do what has to be done once."""
        ...


class ChartView(QLabel):
    """Asks for a picture of its own size, once it is seen and its size has settled.

    Where the drawer can't be made ready, `trouble` stands in the picture's place and it is tried again while seen.
    `hovered` brings the place under the pointer as shares 0-1 of the width and height.
    """

    hovered = Signal(float, float)

    def __init__(
        self, drawer: Drawer, trouble: str, parent: QWidget | None = None, beside: bool = False
    ) -> None:
        """With `beside` the picture is drawn in a thread: what is drawn must then need nothing of the window."""
        super().__init__(parent)
        self._beside = beside
        self._asked = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._drawer = drawer
        self._trouble = trouble
        self._draw: Draw | None = None
        self._getting_ready = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.draw_now)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(TRY_AGAIN_MS)
        self._again.timeout.connect(self._try_again)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def set_chart(self, draw: Draw, summary: str) -> None:
        """Take another chart and draw it, now when visible; `summary` is what a screen reader says."""
        self._draw = draw
        self.setAccessibleName(summary)
        if self.isVisible():
            self.draw_now()

    def draw_now(self) -> None:
        """Draw at the present size."""
        self._settle.stop()
        self._again.stop()
        if self._draw is None or self.width() < 40 or self.height() < 40:
            return
        if not self._drawer.ready and not self._beside:
            self._get_ready()
            return
        self._asked += 1
        draw = partial(self._draw, self.width(), self.height(), self.devicePixelRatioF())
        if self._beside:
            show = partial(self._show_if_wanted, self._asked)
            in_turn(partial(self._draw_if_wanted, self._asked, draw), show, None, "a chart can't be drawn")
        else:
            self._show(draw())

    def _get_ready(self) -> None:
        """Get the drawer ready beside the window, once."""
        if not self._getting_ready:
            self._getting_ready = True
            in_turn(self._drawer.get_ready, self._draw_when_ready, None, "charts can't be drawn")

    def _draw_if_wanted(self, asked: int, draw: Callable[[], Drawn]) -> Drawn | None:
        """Draw in the thread, but not what a newer picture is on its way for."""
        if asked != self._asked:
            return None
        if not self._drawer.ready:
            self._drawer.get_ready()
        return draw()

    def _show_if_wanted(self, asked: int, drawn: Drawn | None) -> None:
        """Show a picture, but not one that a newer one is on its way for."""
        if asked != self._asked:
            return
        if drawn is None:
            self.setText(self._trouble)
            self._again.start()
        else:
            self._show(drawn)

    def _show(self, drawn: Drawn) -> None:
        data, width, height = drawn
        ratio = self.devicePixelRatioF()
        image = QImage(data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        self.setPixmap(pixmap)

    def _draw_when_ready(self, _nothing: object) -> None:
        self._getting_ready = False
        if self._drawer.ready:
            self.draw_now()
        else:
            self._show_if_wanted(self._asked, None)

    def _try_again(self) -> None:
        if self.isVisible():  # else it is drawn when it is next seen
            self.draw_now()

    def say_here(self, words: str) -> None:
        """Show the values of the place under the pointer."""
        self.say_at(words, self.mapFromGlobal(self.cursor().pos()))

    def say_at(self, words: str, place: QPoint) -> None:
        """Show the values of a place of the chart beside it; '' for none."""
        QToolTip.showText(self.mapToGlobal(place), plain(words) if words else "", self)

    def sizeHint(self) -> QSize:
        """Return the size in the pictures."""
        return QSize(800, 240)

    def minimumSizeHint(self) -> QSize:
        """Return the least size that still reads."""
        return QSize(240, 200)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw when first seen."""
        super().showEvent(event)
        self._settle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the size has settled."""
        super().resizeEvent(event)
        if self.isVisible():
            self._settle.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the pointer is."""
        place = event.position()
        self.hovered.emit(place.x() / max(1, self.width()), place.y() / max(1, self.height()))
        super().mouseMoveEvent(event)
