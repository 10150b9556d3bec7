"""What all pages share: a scrolling column with a title row, topics they care about, and refresh()."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from wellbeing.services.event_bus import Topic
from wellbeing.ui.context import Context
from wellbeing.ui.look.breakpoints import layout_of
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.turns import Turns
from wellbeing.ui.widgets.edge_fade import EdgeFade
from wellbeing.ui.widgets.gutter import keep_gutter, know_view
from wellbeing.ui.widgets.labels import label

_END = 4  # px between the last card and the lane at the window's foot


class Page(QScrollArea):
    """A page of the main window. Subclasses fill `column` and re-read everything in `refresh()`, as often as asked.

    One that is `private` shows a person's days: it is read anew when those are to be hidden, or seen again.
    """

    topics: ClassVar[frozenset[Topic]] = frozenset()
    private: ClassVar[bool] = False

    def __init__(self, ctx: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.stale = True
        self._was_discreet: bool | None = None
        self.setProperty("role", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        know_view(self)
        keep_gutter(self)
        theme = current_theme()
        self.sheet = QWidget()
        self.sheet.setProperty("role", "ground")
        self._outer = QHBoxLayout(self.sheet)
        self._outer.setSpacing(0)
        self.body = QWidget()
        self._outer.addWidget(self.body)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px("card_gap"))
        self.title_row = QHBoxLayout()
        self.title_row.setSpacing(12)
        self.title = label(title, "title")
        self.title_row.addWidget(self.title)
        self.title_row.addStretch(1)
        self.column.addLayout(self.title_row)
        self.setAccessibleName(title)
        self._keep_to_layout()
        self.setWidget(self.sheet)
        EdgeFade(self)

    def refresh(self) -> None:
        """Read everything anew and show it."""
        raise NotImplementedError

    def start_search(self) -> bool:
        """Put the focus into the page's search; False on a page that has none."""
        return False

    def tick(self) -> None:
        """Show what time alone changes; a page that shows no time has nothing to do."""

    def uncover(self) -> None:
        """Show the window again where a page has covered it; most never do."""

    def on_topic(self, topic: Topic) -> None:
        """Hear that a topic changed: refresh now when visible, else when next shown."""
        if topic not in self.topics and not self._is_turned():
            return
        if self.isVisible():
            self._read_anew()
        else:
            self.stale = True

    def make_ahead(self, turns: Turns) -> None:
        """Have a list made as far as a window's height beyond what is seen, and the rest while one scrolls."""
        bar = self.verticalScrollBar()
        turns.wait_while(partial(_goes_on, bar))
        bar.valueChanged.connect(turns.go_on)
        bar.rangeChanged.connect(turns.go_on)

    def _is_turned(self) -> bool:
        """Tell whether what the page shows is to be hidden now, or seen again."""
        return self.private and self.ctx.is_discreet is not self._was_discreet

    def _read_anew(self) -> None:
        self._was_discreet = self.ctx.is_discreet if self.private else None
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the layout of a window of this size."""
        self._keep_to_layout()
        super().resizeEvent(event)

    def _keep_to_layout(self) -> None:
        layout, theme = layout_of(self), current_theme()
        side, gutter = theme.px("page_x"), theme.px("scrollbar")
        paper = max(0, (self.viewport().width() + gutter - 2 * side - layout.content) // 2)
        self._outer.setContentsMargins(side + paper, layout.top, side + paper - gutter, _END)
        self.column.setSpacing(layout.gap)

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh when something changed since the page was last seen."""
        self.refresh_if_stale()
        super().showEvent(event)

    def refresh_if_stale(self) -> None:
        """Refresh when something changed since the last time: the page may still be hidden."""
        if self.stale:
            self.stale = False
            self._read_anew()


def _goes_on(bar: QScrollBar) -> bool:
    """Tell whether what a bar scrolls goes on for a whole page below what is seen."""
    return bar.maximum() - bar.value() >= bar.pageStep()


def empty(layout: QLayout) -> None:
    """Remove everything from a layout, layouts in it too."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
