"""The first run: three short steps in one calm dialog, each of which can be skipped."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wellbeing.services.diagnostics import Check
from wellbeing.services.event_bus import Topic
from wellbeing.ui.context import Context
from wellbeing.ui.diagnostics import DiagnosticsFinder, Find
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.shell.welcome_looks import StepBars
from wellbeing.ui.shell.welcome_steps import (
    AIR,
    RING,
    WelcomeStep,
    look_step,
    missing_words,
    reminders_step,
    work_step,
)
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.edge_fade import EdgeFade
from wellbeing.ui.widgets.gutter import keep_gutter
from wellbeing.ui.widgets.labels import label

STEPS = (look_step, work_step, reminders_step)
WIDTH, HEIGHT = 560, 700
SIDE, FIRST = 28, "language"


class Welcome(QDialog):
    """Writes through the preferences as it goes; `welcomed` comes once, finished or skipped."""

    welcomed = Signal()
    _scale = 0.0

    def __init__(self, ctx: Context, find: Find | None = None, parent: QWidget | None = None) -> None:
        """`find` asks what works on this computer; it runs in a thread."""
        super().__init__(parent)
        self._ctx, self._environment = ctx, ctx.services.environment
        self._at = 0
        self._checks: tuple[Check, ...] = ()
        self._language = ""
        self.step: WelcomeStep | None = None
        self.setModal(False)
        # Not inside the signal of the very box that was changed, and once however often it is turned.
        self._show_soon = QTimer(self)
        self._show_soon.setSingleShot(True)
        self._show_soon.setInterval(0)
        self._show_soon.timeout.connect(self._show)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        keep_gutter(self._scroll)
        EdgeFade(self._scroll)
        self._missing = label("", "caption", wrap=True)
        self._bars = StepBars()
        self.skip, self.back = button("", "leave"), button("", "secondary")
        self.skip.setProperty("flush", "true")
        self.next = button("", "primary")
        self._lay_out()
        self._connect()
        if find is not None:
            finder = DiagnosticsFinder(find, self)
            finder.found.connect(self._show_checks)
            finder.start()
        self._show()

    def done(self, result: int) -> None:
        """Leave, finished or not: it will not come by itself again."""
        first = not self._environment.preferences.current.welcomed
        self._environment.preferences.set("welcomed", True)
        super().done(result)
        if first:
            self.welcomed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Hear what is changed elsewhere while it is there."""
        super().showEvent(event)
        if not event.spontaneous():
            self._environment.event_bus.subscribe(self._hear)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop hearing when it goes; a window that is minimised is still there."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._environment.event_bus.unsubscribe(self._hear)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything anew in words of another size."""
        super().changeEvent(event)
        if (
            self._scale
            and event.type() == QEvent.Type.StyleChange
            and current_theme().text_scale != self._scale
        ):
            self._show_soon.start()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        gutter = AIR + self._scroll.verticalScrollBar().sizeHint().width()
        outer.setContentsMargins(SIDE, 20, SIDE - gutter, 20)
        outer.setSpacing(12)
        bars, foot = QHBoxLayout(), QHBoxLayout()
        bars.setContentsMargins(RING, 0, 0, 0)
        bars.addWidget(self._bars)
        bars.addStretch(1)
        outer.addLayout(bars)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._missing)
        foot.setSpacing(8)
        foot.setContentsMargins(RING, 0, gutter, 0)
        foot.addWidget(self.skip)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        outer.addLayout(foot)

    def _fit(self) -> None:
        """Take the room that words of this size need, as far as the screen has it."""
        self._scale = current_theme().text_scale
        scale, room = min(self._scale, 1.6), self.screen().availableSize()
        self.resize(
            min(round(WIDTH * scale), room.width() - 40), min(round(HEIGHT * scale), room.height() - 60)
        )

    def _connect(self) -> None:
        self.skip.clicked.connect(self.reject)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.next.setDefault(True)

    def _hear(self, topic: Topic) -> None:
        """Say everything anew when the language changed; else show what a setting comes to."""
        if topic is not Topic.PREFERENCES:
            return
        if self._environment.language() != self._language:
            self._show_soon.start()
        elif self.step is not None:
            self.step.refresh()

    def _show(self) -> None:
        words = self._environment.words()
        t, last = words.t, self._at == len(STEPS) - 1
        held = self.step.focused() if self.step is not None else FIRST
        self._language = words.language
        if current_theme().text_scale != self._scale:
            self._fit()
        self.step = STEPS[self._at](replace(self._ctx, words=words), self.width() - 2 * SIDE - AIR)
        self.step.refresh()
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()  # a step may be in the middle of the change that brought us here
        self._scroll.setWidget(self.step)
        self._scroll.setAccessibleName(self.step.accessibleName())  # a stop of Tab: the keys scroll it
        self.setWindowTitle(t("Welcome"))
        said = t("Step {n} of {all}").format(n=self._at + 1, all=len(STEPS))
        self._bars.show_step(self._at, len(STEPS), said)
        self.skip.setText(t("Skip all"))
        self.back.setText(t("Back"))
        self.next.setText(t("Begin") if last else t("Next"))
        self.back.setVisible(self._at > 0)
        self.skip.setVisible(not last)
        self._show_missing()
        self.step.take_focus(held)

    def _show_checks(self, checks: tuple[Check, ...]) -> None:
        self._checks = checks
        self._show_missing()

    def _show_missing(self) -> None:
        """Tell beside the reminders which source of them this computer lacks."""
        words = missing_words(self._checks, self._environment.words()) if self._at == len(STEPS) - 1 else ""
        self._missing.setText(words)
        self._missing.setVisible(bool(words))

    def _go_back(self) -> None:
        self._at = max(self._at - 1, 0)
        self._show()

    def _go_on(self) -> None:
        """Go on; where an answer could not be understood, stay and put the focus there."""
        waits = self.step.first_open() if self.step is not None else None
        if waits is not None:
            waits.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(waits)
            return
        if self._at == len(STEPS) - 1:
            self.accept()
            return
        self._at += 1
        self._show()
