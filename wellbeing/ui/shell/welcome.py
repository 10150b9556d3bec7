"""The first run: three short steps in one calm dialog, each of which can be skipped."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wellbeing.services.diagnostics import Check
from wellbeing.services.environment import Environment
from wellbeing.services.event_bus import Topic
from wellbeing.ui.diagnostics import DiagnosticsFinder, Find
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.shell.welcome_steps import WelcomeStep, look_step, missing_words, reminders_step, work_step
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.edge_fade import EdgeFade
from wellbeing.ui.widgets.labels import label

STEPS = (look_step, work_step, reminders_step)
WIDTH, HEIGHT = 520, 440


class Welcome(QDialog):
    """Writes through the preferences as it goes; `welcomed` comes once, finished or skipped."""

    welcomed = Signal()

    def __init__(
        self, environment: Environment, find: Find | None = None, parent: QWidget | None = None
    ) -> None:
        """`find` asks what works on this computer; it runs in a thread."""
        super().__init__(parent)
        self._environment = environment
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
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        EdgeFade(self._scroll)
        self._missing = label("", "caption", wrap=True)
        self._count = label("", "caption")
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
        self._environment.event_bus.unsubscribe(self._hear)
        first = not self._environment.preferences.current.welcomed
        self._environment.preferences.set("welcomed", True)
        super().done(result)
        if first:
            self.welcomed.emit()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 20, 28, 20)
        outer.setSpacing(12)
        outer.addWidget(self._count)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._missing)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.skip)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        outer.addLayout(foot)
        scale = min(current_theme().text_scale, 1.6)
        room = self.screen().availableSize()
        self.resize(
            min(round(WIDTH * scale), room.width() - 40), min(round(HEIGHT * scale), room.height() - 60)
        )

    def _connect(self) -> None:
        self.skip.clicked.connect(self.reject)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.next.setDefault(True)
        self._environment.event_bus.subscribe(self._hear)

    def _hear(self, topic: Topic) -> None:
        """Say everything anew when the language changed."""
        if topic is Topic.PREFERENCES and self._environment.language() != self._language:
            self._show_soon.start()

    def _show(self) -> None:
        words = self._environment.words()
        t, last = words.t, self._at == len(STEPS) - 1
        self._language = words.language
        self.step = STEPS[self._at](self._environment.preferences, words)
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()  # a step may be in the middle of the change that brought us here
        self._scroll.setWidget(self.step)
        self.setWindowTitle(t("Welcome"))
        self._count.setText(t("Step {n} of {all}").format(n=self._at + 1, all=len(STEPS)))
        self.skip.setText(t("Skip all"))
        self.back.setText(t("Back"))
        self.next.setText(t("Begin") if last else t("Next"))
        self.back.setVisible(self._at > 0)
        self.skip.setVisible(not last)
        self._show_missing()

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
        wrong = self.step.first_wrong() if self.step is not None else None
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._at == len(STEPS) - 1:
            self.accept()
            return
        self._at += 1
        self._show()
