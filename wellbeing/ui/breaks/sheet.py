"""The card of a break: countdown, one idea, an away message to copy, I'm back; and what it says at its end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.domain.break_clock import BreakClock
from wellbeing.ui.breaks.line import BreakLine
from wellbeing.ui.breaks.words import clock, counted_up, idea_words
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.quick_entry.form_words import anchors
from wellbeing.ui.widgets.buttons import WordButton, button
from wellbeing.ui.widgets.cards import HairLine, Icon
from wellbeing.ui.widgets.corner_window import CornerWindow
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import ReadingText, held_together, label
from wellbeing.ui.widgets.raise_window import raise_window
from wellbeing.ui.widgets.stress_scale import StressScale

WIDTH = 520
_MORE_IDEAS = 3
_NO_BREAK = "\N{NO-BREAK SPACE}"


class BreakSheet(CornerWindow):
    """Shows a break and tells what is pressed; it keeps no time itself."""

    back = Signal()
    more = Signal()
    gone_on = Signal()
    shrunk = Signal()
    sat_down = Signal()
    copied = Signal(str)
    answered = Signal(int)
    line: BreakLine
    im_back: WordButton
    two_more: WordButton
    again: WordButton
    sit_down: WordButton
    to_work: WordButton
    another: WordButton
    copy: WordButton
    _running: QWidget
    _short: QWidget
    _idea_row: QWidget
    _away_row: QFrame
    _question: QWidget
    _state: tuple[bool, bool] | None
    """Whether the break is over and whether it stands still, as shown; None before its clock was."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx.t("A break"))
        self._ctx, self._ideas = ctx, list[str]()
        self._lay_out()
        self.im_back.clicked.connect(self.back)
        self.two_more.clicked.connect(self.more)
        self.again.clicked.connect(self.gone_on)
        self.sit_down.clicked.connect(self.sat_down)
        self.to_work.clicked.connect(self.back)
        self.another.clicked.connect(self._next_idea)
        self.copy.clicked.connect(self._copy)
        self.scale.chosen.connect(self.answered)

    def open(self, until: str, ideas: tuple[str, ...], away: str, before: int | None) -> None:
        """Show a break; `until` is when it ends, `away` the message to copy."""
        self._ideas = list(ideas)
        self.ends.setText(self._ctx.t("until {time}").format(time=until))
        self._show_idea()
        self.away.setText(away)
        self._away_row.setVisible(bool(away))
        self.copy.show_as(self._ctx.t("Copy"), "copy")
        self.scale.set_value(None)
        self.known.setText("" if before is None else self._ctx.t("Before it: {n}").format(n=before))
        self._show_parts(running=True)
        self.line.unroll()
        self.fit(self._wide())
        raise_window(self)

    def show_clock(self, now: BreakClock) -> None:
        """Show where the break stands: it runs, it stands still, or it is over."""
        over, t = now.left <= 0, self._ctx.t
        self.line.show_share(now.rested / now.planned, now.held)
        self.count.setText(clock(now.planned if over else now.left))
        self.beyond.setText(f"+ {counted_up(now.over)}" if over and now.over >= 1 else "")
        if over:
            said = t("Rested enough. No hurry.")
        elif now.held:
            said = t("Stands still while you type")
        else:
            said = t("A break of {length}").format(length=self._ctx.lasting(now.planned))
        self.said.setText(said)
        hint = t("goes on after 10 quiet seconds") if now.held else ""
        if not now.knows:
            hint = t("Nothing here tells whether hands rest: the clock simply runs.")
        self.hint.setText(hint)
        if (over, now.held) != self._state:
            self._state = (over, now.held)
            self.again.setVisible(now.held)
            self.two_more.setVisible(not now.held)
            self.im_back.show_as(self.im_back.text(), kind="primary" if over else "secondary")
            self._idea_row.setVisible(not over and not now.held)
            self._away_row.setVisible(bool(self.away.text()) and not over and not now.held)
            self._question.setVisible(over)
            self.fit(self._wide())

    def fit_again(self) -> None:
        """Take the place and size that are wanted by now."""
        self.fit(self._wide())

    def show_short(self, rested: float, planned: float, next_at: str, instead_of: str) -> None:
        """Tell an early end as it was, with both times of the next break."""
        t = self._ctx.t
        words = t("{rested} of {planned}. That is a short pause.")
        self.short_title.setText(
            words.format(rested=self._ctx.lasting(rested), planned=self._ctx.lasting(planned))
        )
        told = t("It stays on the day as it was.")
        if next_at and instead_of:
            both = t("The next break comes at {time} instead of {later}.")
            told = f"{told} {both.format(time=next_at, later=instead_of)}"
        self.short_body.setText(told)
        self._show_parts(running=False)
        self.fit(self._wide())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc makes a pill of it; digits answer once it is over."""
        if event.key() == Qt.Key.Key_Escape:
            self.shrunk.emit()
        elif self._question.isVisible() and self.scale.take_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A click outside makes a pill of it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and not self.isActiveWindow():
            self.shrunk.emit()

    def _wide(self) -> int:
        return round(WIDTH * current_theme().text_scale)

    def _show_parts(self, running: bool) -> None:
        self._state = None
        for part in (self._running, self.line):
            part.setVisible(running)
        self._short.setVisible(not running)
        if running:
            self.im_back.show_as(self.im_back.text(), kind="secondary")
            self.again.hide()
            self.two_more.show()
            self._idea_row.show()
            self._question.hide()

    def _next_idea(self) -> None:
        self._ideas = [*self._ideas[1:], self._ideas[0]]
        self._show_idea()
        self.fit(self._wide())

    def _show_idea(self) -> None:
        words = idea_words(self._ctx)
        idea = words[self._ideas[0]]
        self._sign.show_icon(idea.icon)
        self.idea.setText(idea.title)
        self.reason.setText(idea.reason)
        others = [words[key].short for key in self._ideas[1 : 1 + _MORE_IDEAS]]
        self.others.setText(held_together(" · ".join(each.replace(" ", _NO_BREAK) for each in others)))
        self.others.ensurePolished()
        room = self.another.sizeHint().height() - self.others.fontMetrics().height()
        self.others.setContentsMargins(0, max(0, room // 2), 0, 0)  # its first line beside the button's word

    def _copy(self) -> None:
        self.copied.emit(self.away.text())
        self.copy.show_as(self._ctx.t("Copied"), "check")

    def _lay_out(self) -> None:
        t = self._ctx.t
        self._state = None
        self.rows.setContentsMargins(22, 18, 22, 18)
        self.rows.setSpacing(12)
        self.line = BreakLine()
        self.rows.addWidget(self.line)
        self._running = QWidget()
        rows = QVBoxLayout(self._running)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        rows.addLayout(self._clock_row())
        self._idea_row = self._idea()
        rows.addWidget(self._idea_row)
        self._away_row = self._away()
        rows.addWidget(self._away_row)
        self._question = self._ask()
        rows.addWidget(self._question)
        foot = QWidget()
        line = FlowLayout(foot, gap=12)
        self.im_back = button(t("I'm back"))
        self.two_more = button(t("2 min more"), "quiet")
        self.again = button(t("Go on with the break"), "quiet")
        for part in (self.im_back, self.two_more, self.again):
            line.addWidget(part)
        rows.addWidget(foot)
        self.rows.addWidget(self._running)
        self._short = self._short_pause()
        self.rows.addWidget(self._short)
        self.setFocusProxy(self.im_back)

    def _clock_row(self) -> QHBoxLayout:
        self.said, self.count, self.beyond = label("", "caption"), label("", "phase"), label("", "lead")
        self.ends, self.hint = label("", "caption"), label("", "caption", wrap=True)
        left, right, figures, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.setSpacing(0)
        figures.setSpacing(10)
        figures.addWidget(self.count)
        figures.addWidget(self.beyond, 0, Qt.AlignmentFlag.AlignBottom)
        figures.addStretch(1)
        left.addWidget(self.said)
        left.addLayout(figures)
        right.setSpacing(2)
        right.addStretch(1)
        for words in (self.ends, self.hint):
            words.setAlignment(Qt.AlignmentFlag.AlignRight)
            right.addWidget(words)
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        return row

    def _idea(self) -> QWidget:
        self._sign = Icon("cup", "accent_ink", tile=44)
        self.idea, self.reason = label("", "question", wrap=True), label("", "small_soft", wrap=True)
        self.others = label("", "small_soft", wrap=True)
        self.another = button(self._ctx.t("Another one"), "quiet", small=True)
        self.another.setProperty("flush", "true")
        holder = QWidget()
        row, words, line = QHBoxLayout(holder), QVBoxLayout(), QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words.setSpacing(4)
        words.addWidget(self.idea)
        words.addWidget(self.reason)
        line.setSpacing(10)
        line.addWidget(self.another, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.others, 1, Qt.AlignmentFlag.AlignTop)
        words.addLayout(line)
        row.addLayout(words, 1)
        return holder

    def _away(self) -> QFrame:
        self.away = ReadingText("", "small_pt")
        self.copy = button(self._ctx.t("Copy"), "quiet", "copy", small=True)
        well = QFrame()
        well.setProperty("role", "well")
        row, words = QHBoxLayout(well), QVBoxLayout()
        row.setContentsMargins(14, 10, 10, 10)
        words.setSpacing(2)
        words.addWidget(label(self._ctx.t("Away message"), "heading"))
        words.addWidget(self.away)
        row.addLayout(words, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignVCenter)
        return well

    def _ask(self) -> QWidget:
        self.known = label("", "caption")
        self.scale = StressScale(anchors(self._ctx.t), self._ctx.t("How stressed are you now?"), compact=True)
        holder = QWidget()
        rows, head = QVBoxLayout(holder), QHBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(HairLine())
        head.addWidget(label(self._ctx.t("How stressed are you now?"), "heading"))
        head.addWidget(label(self._ctx.t("can be left out"), "small_soft"))
        head.addStretch(1)
        head.addWidget(self.known)
        rows.addLayout(head)
        rows.addWidget(self.scale)
        return holder

    def _short_pause(self) -> QWidget:
        self.short_title, self.short_body = (
            label("", "question", wrap=True),
            ReadingText("", "body_pt", "ink_soft"),
        )
        self.sit_down = button(self._ctx.t("Sit down again"), "primary")
        self.to_work = button(self._ctx.t("Back to work"), "leave")
        holder, foot = QWidget(), QWidget()
        rows, line = QVBoxLayout(holder), FlowLayout(foot, gap=12)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self.short_title)
        rows.addWidget(self.short_body)
        self.closes = label("", "caption")
        for part in (self.sit_down, self.to_work, self.closes):
            line.addWidget(part)
        rows.addWidget(foot)
        return holder
