"""Everything the player can show, one part at a time: questions, safety words, the running exercise."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.pages.cooldown.player.breath_view import BreathView
from wellbeing.ui.pages.cooldown.player.footer import PlayerFooter
from wellbeing.ui.pages.cooldown.player.questions import AfterSheet, SafetySheet
from wellbeing.ui.pages.cooldown.player.steps import StepView
from wellbeing.ui.quick_entry.form_words import anchors
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ElidedLabel, label


class PlayerScreen(Enum):
    """What the player shows."""

    NOTHING = "nothing"
    SAFETY = "safety"
    BREATH = "breath"
    STEPS = "steps"
    AFTER = "after"


RUNNING = (PlayerScreen.BREATH, PlayerScreen.STEPS)


class PlayerTop(QWidget):
    """Title and length at the left; at the right the way out."""

    ended = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.length = ElidedLabel("", "question"), label("", "soft")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.end = IconButton("close", ctx.t("End"))
        self.end.clicked.connect(self.ended)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.title)
        line.addWidget(self.length)
        line.addStretch(1)
        line.addWidget(label(ctx.t("Esc ends any time"), "caption"))
        line.addWidget(self.end)

    def show_title(self, title: str, length: str) -> None:
        """Show which exercise, and how long it takes."""
        self.title.setText(title)
        self.length.setText(length)


class PlayerScreens(QWidget):
    """The player's parts one above the other; `show_part` brings one to sight and gives it the keyboard."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.top, self.foot = PlayerTop(ctx), PlayerFooter(ctx)
        lines = ctx.services.library.safety(ctx.language)
        self.safety = SafetySheet(ctx.t("Before you breathe along"), lines, ctx.t("Got it"))
        words = anchors(ctx.t)
        hint = ctx.t("A digit answers. Space leaves it open.")
        self.after = AfterSheet(
            ctx.t("And stress now, 0 to 10?"),
            (ctx.t("Before it: {n}"), ctx.t("Say what it was before, too")),
            words,
            ctx.t("Done"),
            hint,
        )
        self.breath, self.steps = BreathView(ctx), StepView(ctx)
        self._parts: dict[PlayerScreen, SafetySheet | AfterSheet | BreathView | StepView] = {
            PlayerScreen.SAFETY: self.safety,
            PlayerScreen.BREATH: self.breath,
            PlayerScreen.STEPS: self.steps,
            PlayerScreen.AFTER: self.after,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.top)
        for part in self._parts.values():
            column.addWidget(part, 1)
        column.addWidget(self.foot)
        self.show_part(PlayerScreen.NOTHING)

    def show_part(self, part: PlayerScreen) -> None:
        """Show one part alone; the keyboard goes with it while the player is on screen."""
        shown = self._parts.get(part)
        for widget in self._parts.values():
            widget.setVisible(widget is shown)
        self.foot.setVisible(part in RUNNING)
        self.setFocusProxy(shown)  # type: ignore[arg-type]
        if shown is not None and self.isVisible():
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def sheet(self, part: PlayerScreen) -> SafetySheet | AfterSheet | None:
        """Return the sheet of a part that asks something, None for the others."""
        shown = self._parts.get(part)
        return shown if isinstance(shown, SafetySheet | AfterSheet) else None
