"""The day line: stress as points and line, exercises in a lane of their own, contacts as bars, one time axis."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.day_card import DayCard
from wellbeing.ui.widgets.day_lane import paint_lane, rect_of
from wellbeing.ui.widgets.day_picture import (
    DayBreath,
    DayComing,
    DayContact,
    DayMark,
    DayPicture,
    DayPoint,
    DayRest,
)
from wellbeing.ui.widgets.day_plot import (
    Plot,
    paint_bars,
    paint_cursor,
    paint_curve,
    paint_ground,
    paint_hours,
    paint_now,
)
from wellbeing.ui.widgets.day_usual import paint_usual, paint_usual_word
from wellbeing.ui.widgets.draw import height_of, smooth
from wellbeing.ui.widgets.labels import label

_NEAR = 12.0
_LEAST = 146  # px at 100 %, beside two lines of words: ten steps of stress that can be told apart
_OUT_MS = 200
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LANES: dict[Qt.Key, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_LANE_OF: dict[type, int] = {DayPoint: 0, DayBreath: 1, DayRest: 1, DayComing: 1, DayContact: 2}
_LANE_COUNT = 3


class DayCurve(QLabel):
    """Paints a DayPicture; the entry under the pointer, or under the keyboard's cursor, is lifted with its words.

    `opened` brings an entry to change (click, Enter), `delete_asked` one to delete. A label by birth, so that a screen
    reader can read the summary sentence.
    """

    opened = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._day = DayPicture(9, 18)
        self._at: DayMark | None = None
        self._by_key = False
        self._placed: list[tuple[QPointF, DayMark]] | None = None
        self._card = DayCard(self)
        self._empty = label("", "soft", wrap=True, parent=self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._out = QTimer(self)
        self._out.setSingleShot(True)
        self._out.setInterval(_OUT_MS)
        self._out.timeout.connect(self._let_go)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_day(self, day: DayPicture) -> None:
        """Show a day; the cursor stays on the entry where it was."""
        key = self._at.key if self._at is not None else None
        self._day, self._at, self._placed = day, None, None
        self.setAccessibleName(day.words.summary)
        empty = not (day.points or day.contacts or day.breaths or day.rests)
        self._empty.setText(day.words.empty if empty else "")
        self._empty.setVisible(empty)
        self._show(next((mark for _, mark in self._marks() if key is not None and mark.key == key), None))
        self.update()

    def lift(self, key: object) -> None:
        """Put the cursor on the entry that the page knows by this."""
        self._by_key = True
        self._show(next((mark for _, mark in self._marks() if mark.key == key), None))

    def sizeHint(self) -> QSize:
        """Return a size that reads well: a page that has more room gives it, one that has less need not scroll."""
        return QSize(512, self.minimumSizeHint().height() + current_theme().grown(20))

    def minimumSizeHint(self) -> QSize:
        """Return the least size that still reads."""
        theme = current_theme()
        high = round(_LEAST * theme.text_scale) + 2 * height_of(words_font(theme, "caption_pt"))
        return QSize(260, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint usual range, ground, hours, bars, exercises, the present, the curve; an empty day is a sentence."""
        theme, plot, day, painter = current_theme(), self._plot(), self._day, smooth(self)
        if not self._empty.isHidden():
            paint_hours(painter, plot, theme, day.words.hours)
            painter.end()
            return
        if day.usual:
            paint_usual(painter, plot, theme, day.usual)
        paint_ground(painter, plot, theme)
        if day.usual:
            paint_usual_word(painter, plot, theme, day, day.usual)
        paint_hours(painter, plot, theme, day.words.hours)
        if day.now is not None:
            paint_now(painter, plot, theme, day.now, day.words.now)
        paint_bars(painter, plot, theme, day.contacts)
        paint_lane(painter, plot, theme, day)
        paint_curve(painter, plot, theme, day, self._at if isinstance(self._at, DayPoint) else None)
        if self._at is not None:
            time = self._day.said(self._at)[0].partition(" ")[0]
            paint_cursor(painter, plot, theme, self._place_of(self._at), time)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the entry near the pointer; it stays for a moment when the pointer leaves it."""
        nearest = self._near(event.position())
        if nearest is not None:
            self._out.stop()
            self._by_key = False
            self._show(nearest)
        elif not self._by_key and self._at is not None and not self._out.isActive():
            self._out.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the entry that is pressed."""
        nearest = self._near(event.position())
        if nearest is not None and nearest.key is not None:
            self.opened.emit(nearest.key)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the entry go in a moment."""
        if not self._by_key:
            self._out.start()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the cursor away."""
        self._let_go()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right walk from entry to entry, Up and Down between lanes; Enter changes, Delete deletes."""
        key, marks = Qt.Key(event.key()), [mark for _, mark in self._marks()]
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and marks and (key in _STEPS or key in _ENDS or key in _LANES):
            self._by_key = True
            self._show(self._walked(key, marks))
        elif plain and self._at is not None and self._act(key):
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        """Keep the sentence of an empty day and the card in place."""
        self._placed = None
        plot = self._plot()
        self._empty.setGeometry(
            round(plot.left), round(plot.top), round(plot.right - plot.left), round(plot.zero)
        )
        if self._at is not None:
            self._card.stand_by(self._place_of(self._at))

    def _act(self, key: Qt.Key) -> bool:
        """Do what a key does with the entry under the cursor."""
        entry = self._at.key if self._at is not None else None
        if key == Qt.Key.Key_Escape:
            self._let_go()
        elif entry is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(entry)
        elif entry is not None and key == Qt.Key.Key_Delete:
            self.delete_asked.emit(entry)
        else:
            return False
        return True

    def _walked(self, key: Qt.Key, marks: list[DayMark]) -> DayMark:
        at = next((place for place, mark in enumerate(marks) if mark is self._at), None)
        if key in _ENDS:
            entries = [mark for mark in marks if not isinstance(mark, DayComing)] or marks
            return entries[_ENDS[key]]
        if at is None:
            return marks[0 if _STEPS.get(key, -1) > 0 else -1]
        if key in _STEPS:
            return marks[min(max(at + _STEPS[key], 0), len(marks) - 1)]
        return self._in_lane(marks[at], _LANES[key], marks)

    def _in_lane(self, here: DayMark, step: int, marks: list[DayMark]) -> DayMark:
        """Return the nearest entry of the next lane that has one."""
        lane = _LANE_OF[type(here)] + step
        while 0 <= lane < _LANE_COUNT:
            there = [mark for mark in marks if _LANE_OF[type(mark)] == lane]
            if there:
                return min(there, key=lambda mark: abs(mark.hour - here.hour))
            lane += step
        return here

    def _plot(self) -> Plot:
        return Plot.within(self.width(), self.height(), self._day, current_theme())

    def _near(self, pointer: QPointF) -> DayMark | None:
        near = [
            (apart, mark)
            for place, mark in self._marks()
            if (apart := self._apart(place, mark, pointer)) <= _NEAR
        ]
        return min(near, key=lambda found: found[0])[1] if near else None

    def _marks(self) -> list[tuple[QPointF, DayMark]]:
        """Return every mark with its place, in time order; they are placed once for a day and a size."""
        if self._placed is None:
            plot = self._plot()
            marks: list[tuple[QPointF, DayMark]] = [(plot.point(point), point) for point in self._day.points]
            bars = plot.bars(self._day.contacts)
            marks += [(bar.center(), contact) for bar, contact in zip(bars, self._day.contacts, strict=True)]
            marks += [(plot.in_lane(mark), mark) for mark in self._day.lane]
            self._placed = sorted(marks, key=lambda mark: mark[1].hour)
        return self._placed

    def _place_of(self, wanted: DayMark) -> QPointF:
        return next((place for place, mark in self._marks() if mark is wanted), QPointF())

    def _apart(self, place: QPointF, mark: DayMark, pointer: QPointF) -> float:
        """Return how far the pointer is from a mark; nothing anywhere on a long break."""
        if isinstance(mark, DayRest) and rect_of(self._plot(), mark).contains(pointer):
            return 0.0
        return abs(place.x() - pointer.x()) + abs(place.y() - pointer.y())

    def _let_go(self) -> None:
        self._out.stop()
        self._by_key = False
        self._show(None)

    def _show(self, mark: DayMark | None) -> None:
        if mark is self._at:
            return
        self._at = mark
        words, more = self._day.said(mark) if mark is not None else ("", ())
        self.setAccessibleDescription(" · ".join(filter(None, (words, *more))))
        if mark is None or not words:
            self._card.hide()
        else:
            self._card.show_entry(words, more)
            self._card.stand_by(self._place_of(mark))
        self.update()
