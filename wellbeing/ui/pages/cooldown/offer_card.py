"""The one exercise that is offered: its miniature, what to do, why it was picked, how long, and Start."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.domain.library.exercises import Exercise, Variant
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.cooldown.evidence import EvidenceBars
from wellbeing.ui.pages.cooldown.miniature import Miniature
from wellbeing.ui.pages.cooldown.player.words import phase_words, variant_word
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.choices import RangeBar
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ReadingText, label

_NARROW = 620  # px at 100 % under which the miniature stands above the words


class OfferCard(Card):
    """`started` brings exercise and length; the star, the next one and the evidence are on it."""

    started = Signal(str, str)
    next_asked = Signal()
    kept = Signal(str, bool)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.exercise: Exercise | None = None
        self.miniature = Miniature(ctx)
        self.title, self.rhythm = label("", "question", wrap=True), label("", "soft", wrap=True)
        self.body, self.reason = ReadingText(""), label("", "small_soft", wrap=True)
        self.star = IconButton("star", ctx.t("Keep as a favourite"), "star_filled")
        self.start = button(ctx.t("Start"), "primary")
        self.start.setProperty("large", "true")
        self.lengths = RangeBar((), ctx.t("Length"))
        self.next = button(ctx.t("Another one"), "quiet", "arrow_right")
        self.evidence = EvidenceBars(ctx)
        self.start.clicked.connect(self._start)
        self.next.clicked.connect(self.next_asked)
        self.star.clicked.connect(self._keep)
        self.lengths.picked.connect(self._show_length)
        self._lay_out()

    def offer(self, exercise: Exercise, length: Variant, reason: str, kept: bool) -> None:
        """Show an exercise; the same one in the same length goes on as it is."""
        same = self.exercise is not None and self.exercise.id == exercise.id
        self.exercise = exercise
        self.title.setText(exercise.title)
        self.body.setText(exercise.body)
        self.reason.setText(reason)
        self.star.setChecked(kept)
        self.evidence.show_exercise(exercise)
        self.start.setAccessibleName(f"{self._ctx.t('Start')}: {exercise.title}")
        if not same:
            words = [(variant.id, variant_word(self._ctx, variant)) for variant in exercise.variants]
            self.lengths.set_segments(words)
            self.lengths.set_current(length.id)
            self._show_length(length.id)

    def length(self) -> Variant:
        """Return the length chosen."""
        variants = self.exercise.variants if self.exercise is not None else ()
        chosen = self.lengths.current()
        return next((variant for variant in variants if variant.id == chosen), variants[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the miniature above the words where the card is narrow."""
        narrow = event.size().width() < _NARROW * current_theme().text_scale
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        super().resizeEvent(event)

    def _show_length(self, _key: str) -> None:
        if self.exercise is None:
            return
        variant = self.length()
        self.rhythm.setText(rhythm_words(self._ctx, variant))
        self.miniature.show_exercise(self.exercise, variant)

    def _start(self) -> None:
        if self.exercise is not None:
            self.started.emit(self.exercise.id, self.length().id)

    def _keep(self) -> None:
        if self.exercise is not None:
            self.kept.emit(self.exercise.id, self.star.isChecked())

    def _lay_out(self) -> None:
        words, head, foot = QVBoxLayout(), QHBoxLayout(), QWidget()
        words.setSpacing(6)
        head.setSpacing(10)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.title)
        said.addWidget(self.rhythm)
        head.addLayout(said, 1)
        head.addWidget(self.star, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        words.addWidget(self.body)
        words.addWidget(self.reason)
        words.addSpacing(6)
        words.addStretch(1)
        line = FlowLayout(foot, gap=12)
        for part in (self.start, self.lengths, self.next, self.evidence):
            line.addWidget(part)
        words.addWidget(foot)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(24)
        self._box.addWidget(self.miniature, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._box.addLayout(words, 1)
        self.rows.addLayout(self._box)


def rhythm_words(ctx: Context, variant: Variant) -> str:
    """Return a breath's counts, or how many steps there are."""
    if variant.pattern is None:
        return ctx.tn("{n} step", "{n} steps", len(variant.steps)).format(n=len(variant.steps))
    words = phase_words(ctx)
    parts = [
        f"{words[phase.kind]} {f'{phase.seconds:.1f}'.removesuffix('.0')}" for phase in variant.pattern.phases
    ]
    return " · ".join(parts)
