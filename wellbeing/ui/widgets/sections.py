"""A page's sections beside its content: a list at the left where there is room, else chips above."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QWidget

from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.chips import ChipRow
from wellbeing.ui.widgets.choices import ChoiceButton, SideList

Line = tuple[str, str, str]

_BREAK = 640  # px of page at 100 %; below it the list would squeeze the content
_LEAST, _MOST = 148, 232
_GAP = 28
_AIR = 12  # px above a list that stays


class StayingRail(QWidget):
    """Holds a list that stays in sight while what stands beside it scrolls."""

    def __init__(self, side: SideList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        side.setParent(self)
        side.installEventFilter(self)
        self._area: QScrollArea | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_width(self, width: int) -> None:
        """Take a width in px."""
        self.setFixedWidth(width)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Have the height that the list needs, also when its lines are shown a turn of the loop later."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.setMinimumHeight(self.side.sizeHint().height())
            self._place()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the page that it stands on."""
        super().showEvent(event)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and area is not self._area:
            self._area = area
            area.verticalScrollBar().valueChanged.connect(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list where it is seen."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        tall = self.side.sizeHint().height()
        self.side.setGeometry(0, self._top(tall), self.width(), tall)

    def _top(self, tall: int) -> int:
        """Return how far down the list stands: at the top of what is seen, or its foot at the foot if it is taller."""
        if self._area is None:
            return 0
        view = self._area.viewport()
        above = -self.mapTo(view, QPoint(0, 0)).y()
        if above <= 0:
            return 0
        beyond = max(0, tall + _AIR - view.height())
        return max(0, min(above + _AIR - beyond, self.height() - tall))


class Sections(QWidget):
    """One section of several is always chosen; `picked` brings its key."""

    picked = Signal(str)

    def __init__(
        self, content: QWidget, name: str, first: int = 0, more: str = "", parent: QWidget | None = None
    ) -> None:
        """`name` is spoken for the list; of many chips only the `first` are shown until `more` is pressed."""
        super().__init__(parent)
        self._first, self._more = first, more
        self._lines: tuple[Line, ...] = ()
        self.side = SideList((), name)
        self.chips = ChipRow((), name, always_one=True)
        self.chips.hide()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        self._rail = StayingRail(self.side)
        self._box.addWidget(self._rail)
        self._box.addWidget(self.chips)
        self._box.addWidget(content, 1)
        self.side.picked.connect(self.picked)
        self.chips.changed.connect(self._chip_chosen)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these (key, word, figure) lines, keeping what is chosen; the same words only change their figures."""
        same = [line[:2] for line in lines] == [line[:2] for line in self._lines]
        if same:
            self._lines = tuple(lines)
            self.side.set_figures([figure for _, _, figure in lines])
            return
        chosen, self._lines = self.current(), tuple(lines)
        old = set(self.side.findChildren(ChoiceButton))
        for line in old:
            line.hide()  # the list lets its old lines go a turn of the loop later
        self.side.set_lines(lines)
        self.chips.set_chips([(key, word) for key, word, _ in lines], self._first, self._more)
        self._fit(set(self.side.findChildren(ChoiceButton)) - old)
        self.set_current(chosen if any(chosen == key for key, _, _ in lines) else lines[0][0])

    def current(self) -> str:
        """Return the key of the chosen section."""
        return self.side.current()

    def set_current(self, key: str) -> None:
        """Choose a section without a signal."""
        self.side.set_current(key)
        self.chips.set_chosen([key])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to whichever form the sections have now."""
        (self.chips if self.is_above() else self.side).setFocus(event.reason())

    def is_above(self) -> bool:
        """Return whether the sections stand above the content as chips now."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the arrangement for this width."""
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def _arrange(self, width: int) -> None:
        above = width < _BREAK * current_theme().text_scale
        if above == self.is_above():
            return
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if above else direction.LeftToRight)
        self._box.setSpacing(current_theme().px("card_gap") if above else _GAP)
        self._rail.setVisible(not above)
        self.chips.setVisible(above)

    def _fit(self, buttons: set[ChoiceButton]) -> None:
        """Give the list the width of its longest line, within bounds."""
        scale = current_theme().text_scale
        natural = max(line.sizeHint().width() for line in buttons)
        self._rail.set_width(round(min(max(natural, _LEAST * scale), _MOST * scale)))

    def _chip_chosen(self, keys: tuple[str, ...]) -> None:
        self.set_current(keys[0])
        self.picked.emit(keys[0])
