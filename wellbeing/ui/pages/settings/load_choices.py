"""What one's own days say of weights and half-life: whether the picture depends on them, and an own half-life (E45)."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.domain.insights.half_life import OFFERED, WAIT, OwnHalfLife
from wellbeing.domain.insights.sensitivity import Sensitivity
from wellbeing.domain.load import USUAL_SHIFTS
from wellbeing.services.app_services import Services
from wellbeing.ui.beside import BesideReader
from wellbeing.ui.context import Context
from wellbeing.ui.soon import soon_read
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.labels import label

Found = tuple[Sensitivity, OwnHalfLife]


class LoadChoicesLines(QWidget):
    """Two sentences, read beside the window once they are seen; a button where an own half-life is offered."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._stale, self._minutes = ctx, True, 0
        self._reader = BesideReader(ctx, "the load's choices could not be read", self)
        self._reader.answered.connect(self._show)
        self.picture, self.own = label("", "soft", wrap=True), label("", "soft", wrap=True)
        self.use = button("", "quiet")
        self.use.clicked.connect(self._use)
        self.use.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for part in (self.picture, self.own, self.use):
            rows.addWidget(part)

    def look_again(self) -> None:
        """Take it that weights, half-life or the diary have changed."""
        self._stale = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Read what is stale once it is seen."""
        super().paintEvent(event)
        if self._stale:
            self._stale = False
            soon_read(self, self._ctx.services.diary, self._read)

    def _read(self) -> None:
        self._reader.read(found_in)

    def _show(self, found: Found) -> None:
        self.picture.setText(picture_words(self._ctx, found[0]))
        self.own.setText(own_words(self._ctx, found[1]))
        self._minutes = found[1].minutes
        current = self._ctx.services.preferences.current.acute_half_life
        self.use.setText(self._ctx.t("Use {minutes} minutes").format(minutes=self._minutes))
        self.use.setVisible(found[1].verdict == OFFERED and current != self._minutes)

    def _use(self) -> None:
        problem = self._ctx.services.preferences.set("acute_half_life", self._minutes)
        if problem is not None:
            self._ctx.say(self._ctx.sentence(problem), None)
        self.look_again()


def found_in(services: Services) -> Found:
    """Return what the days say."""
    return services.load_choices.sensitivity(), services.load_choices.own_half_life()


def picture_words(ctx: Context, found: Sensitivity) -> str:
    """Return whether other weights and half-lives would show other days as the hard ones."""
    if found.least is None and found.days >= USUAL_SHIFTS:
        return ctx.t(
            "No day has been harder than another by these figures, so your picture doesn't depend on them."
        )
    if found.least is None:
        least = ctx.tn(
            "From {n} day with contacts on, it stands here whether your picture depends on these figures.",
            "From {n} days with contacts on, it stands here whether your picture depends on these figures.",
            USUAL_SHIFTS,
        )
        return least.format(n=USUAL_SHIFTS)
    if found.changes:
        return ctx.t(
            "Your picture changes with these figures: weights of 1, 2, 3, 4 or half-lives of 30 to 120 minutes"
            " would show other days as the hard ones."
        )
    return ctx.t(
        "Your picture hardly changes: with weights of 1, 2, 3, 4 or half-lives of 30 to 120 minutes the same days"
        " are the hard ones."
    )


def own_words(ctx: Context, found: OwnHalfLife) -> str:
    """Return what the ratings say of an own half-life."""
    if found.verdict == WAIT:
        more = ctx.tn(
            "Your own half-life: can't tell yet, {n} more day.", "Your own half-life: can't tell yet, {n} more days.",
            found.missing,
        )  # fmt: skip
        return more.format(n=found.missing)
    if found.verdict == OFFERED:
        return ctx.t(
            "Your own half-life: {minutes} minutes foretell your check-ins better than 60"
            " (90% interval {low:.0f} to {high:.0f} minutes)."
        ).format(minutes=found.minutes, low=found.low, high=found.high)
    return ctx.t("Your own half-life: none foretells your check-ins clearly better than 60 minutes.")
