"""One exercise on one card: what it is, what is honestly known of it, how long it takes, and Start."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.domain.library.exercises import Exercise, Variant
from wellbeing.ui.context import Context
from wellbeing.ui.pages.cooldown.player.words import variant_word
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.chips import ChipRow
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.side_by_side import SideBySide

SENTENCE_END = re.compile(r"(?<=[。！？])|(?<=[.!?])\s")
SLACK = 1.15  # a minute is still a minute when the breaths do not divide it


class ExerciseCard(Card):
    """Title and first sentence with Start beside them; below them the lengths, and what is honestly known."""

    started = Signal(str, str)

    def __init__(self, ctx: Context, exercise: Exercise, length: Variant, first: bool) -> None:
        """Stand on `length`; the `first` card of the page carries its one filled button."""
        super().__init__()
        self.exercise = exercise
        self.setAccessibleName(exercise.title)
        chips = [(variant.id, variant_word(ctx, variant)) for variant in exercise.variants]
        self._offered = length.id
        self.lengths: ChipRow | None = None
        if len(chips) > 1:
            self.lengths = ChipRow(chips, ctx.t("Length"), several=False)
            self.lengths.set_chosen((length.id,))
        self.start = button(ctx.t("Start"), "primary" if first else "secondary")
        self.start.setAccessibleName(f"{ctx.t('Start')}: {exercise.title}")
        self.start.clicked.connect(self._start)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(exercise.title, "question", wrap=True))
        column.addWidget(label(first_sentence(exercise.body), wrap=True))
        self.rows.addWidget(SideBySide(words, self.start))
        self.rows.addWidget(self.lengths or label(chips[0][1], "small"))
        self.rows.addWidget(label(exercise.claim, "small_soft", wrap=True))

    def length(self) -> str:
        """Return the id of the length chosen; the one offered when the choice was taken back."""
        chosen = self.lengths.chosen() if self.lengths else ()
        return chosen[0] if chosen else self._offered

    def _start(self) -> None:
        self.started.emit(self.exercise.id, self.length())


def first_sentence(text: str) -> str:
    """Return a text up to its first full stop: the one line of a card."""
    return SENTENCE_END.split(text.strip(), maxsplit=1)[0].strip()


def longest_within(variants: Sequence[Variant], minutes: int) -> Variant | None:
    """Return the longest length that fits into `minutes`, None when none does; 0 is any time: the first."""
    if not minutes:
        return variants[0]
    fitting = [variant for variant in variants if variant.seconds <= minutes * 60 * SLACK]
    return max(fitting, key=seconds_of, default=None)


def seconds_of(variant: Variant) -> float:
    """Return how long a length takes."""
    return variant.seconds
