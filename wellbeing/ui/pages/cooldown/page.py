"""Cool down: exercises by need and by the time there is, and the player that leads them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.domain.library.exercises import Exercise, Variant, offered
from wellbeing.services.event_bus import Topic
from wellbeing.ui.context import Context
from wellbeing.ui.pages.cooldown.cards import ExerciseCard, longest_within
from wellbeing.ui.pages.cooldown.player.player import Player
from wellbeing.ui.pages.page import Page, empty
from wellbeing.ui.turns import Turns
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.chips import Chip, ChipRow
from wellbeing.ui.widgets.choices import RangeBar
from wellbeing.ui.widgets.messages import EmptyState
from wellbeing.ui.widgets.side_by_side import SideBySide

MINUTES = (1, 3, 5, 10)
AT_ONCE = 4
"""How many cards are made in one turn: the first of them fill a usual window."""
UNBOUND = 16_777_215  # Qt's QWIDGETSIZE_MAX, which PySide6 does not hand out


class CoolDownPage(Page):
    """Cards of exercises; `start_exercise` opens one in the player, which takes its place."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PRACTICE})
    focus_wanted = Signal(bool)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, ctx.t("Cool down"), parent)
        self._width = self.body.maximumWidth()
        self._started = ""
        self.times = RangeBar(self._segments(), ctx.t("How long have you got?"))
        self.needs = ChipRow((), ctx.t("What is it now?"), several=False)
        self.no_holds = Chip(ctx.t("No holds"))
        self.more = button("", "quiet")
        self.more.setCheckable(True)
        self.browse = QWidget()
        self._turns = Turns(ctx, self)
        self._offers: list[tuple[str, str]] = []
        self._cards, self._shown = QVBoxLayout(), list[ExerciseCard]()
        self._lay_out()
        self.times.picked.connect(self.refresh)
        self.needs.changed.connect(self.refresh)
        self.no_holds.setChecked(ctx.services.preferences.current.no_holds)
        self.no_holds.toggled.connect(self._keep_no_holds)
        self.more.toggled.connect(self.refresh)

    @cached_property
    def player(self) -> Player:
        """The player, made once the cards stand there, or when it is first wanted."""
        player = Player(self.ctx)
        player.hide()
        self.column.addWidget(player, 1)
        player.closed.connect(self._back)
        player.focus_wanted.connect(self.focus_wanted)
        player.no_holds_changed.connect(self.no_holds.setChecked)
        return player

    def refresh(self) -> None:
        """Read the exercises anew and show the ones that fit the need and the time."""
        everything = self.ctx.services.library.exercises(self.ctx.language)
        usual = offered(everything, no_holds=self.no_holds.isChecked())
        quiet = [exercise for exercise in everything if not exercise.on]
        self._show_needs(usual)
        self.no_holds.setVisible(any(exercise.has_holds for exercise in offered(everything)))
        self.more.setText(self.ctx.t("Fewer") if self.more.isChecked() else self.ctx.t("More exercises"))
        self._show_cards([*usual, *quiet] if self.more.isChecked() else usual)
        self._turns.do(partial(self.more.setVisible, bool(quiet)))
        self._turns.do(partial(getattr, self, "player"))

    def _keep_no_holds(self, on: bool) -> None:
        """Remember it: whoever should not hold the breath should not have to say so twice (E29)."""
        self.ctx.services.preferences.set("no_holds", on)
        self.refresh()

    def start_exercise(self, exercise_id: str, variant_id: str | None = None) -> None:
        """Open an exercise, in its first length unless one is named; an unknown id opens nothing."""
        everything = self.ctx.services.library.exercises(self.ctx.language)
        exercise = next((exercise for exercise in everything if exercise.id == exercise_id), None)
        if exercise is None:
            return
        variant = next(
            (variant for variant in exercise.variants if variant.id == variant_id), exercise.variants[0]
        )
        self.player.open(exercise, variant, self.no_holds.isChecked())
        self._started = exercise_id
        self._give_room(True)

    def cards(self) -> list[ExerciseCard]:
        """Return the cards shown now, from top to bottom."""
        return list(self._shown)

    def _show_needs(self, exercises: Sequence[Exercise]) -> None:
        """Offer the situations that some exercise is made for."""
        fit = {situation for exercise in exercises for situation in exercise.when}
        labels = self.ctx.services.library.labels("situations", self.ctx.language)
        chips = [(key, word) for key, word in labels.items() if key in fit]
        if [key for key, _ in chips] != self._needs_shown():
            self.needs.set_chips(chips)

    def _needs_shown(self) -> list[str]:
        return [chip.key for chip in self.needs.findChildren(Chip) if chip.key]

    def _show_cards(self, exercises: Sequence[Exercise]) -> None:
        chosen, minutes = self.needs.chosen(), int(self.times.current())
        fitting = [exercise for exercise in exercises if not chosen or chosen[0] in exercise.when]
        offers = [
            (exercise, length)
            for exercise in fitting
            if (length := longest_within(exercise.variants, minutes))
        ]
        if [(exercise.id, length.id) for exercise, length in offers] == self._offers and offers:
            return  # what stands there is right already; the keyboard keeps its place
        self._offers = [(exercise.id, length.id) for exercise, length in offers]
        self._turns.forget()
        empty(self._cards)
        self._shown = []
        self._add_cards(offers[:AT_ONCE])
        for first in range(AT_ONCE, len(offers), AT_ONCE):
            self._turns.do(partial(self._add_cards, offers[first : first + AT_ONCE]))
        if not offers:
            self._cards.addWidget(
                EmptyState(self.ctx.t("Nothing here is that short. Give it a little more time."), "wind")
            )

    def _add_cards(self, offers: Sequence[tuple[Exercise, Variant]]) -> None:
        for exercise, length in offers:
            card = ExerciseCard(self.ctx, exercise, length, first=not self._shown)
            card.started.connect(self.start_exercise)
            self._shown.append(card)
            self._cards.addWidget(card)

    def _back(self) -> None:
        """Show the cards again, with the keyboard on the one that was started."""
        self._give_room(False)
        card = next((card for card in self.cards() if card.exercise.id == self._started), None)
        if card is not None and self.isVisible():
            card.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_room(self, player: bool) -> None:
        self.browse.setVisible(not player)
        self.title.setVisible(not player)
        self.times.setVisible(not player)
        self.player.setVisible(player)
        self.body.setMaximumWidth(UNBOUND if player else self._width)
        self.setFocusProxy(self.player if player else None)  # type: ignore[arg-type]
        self.verticalScrollBar().setValue(0)
        if player and self.isVisible():
            self.player.setFocus(Qt.FocusReason.OtherFocusReason)

    def _segments(self) -> list[tuple[str, str]]:
        words = [(str(n), self.ctx.t("{n} min").format(n=n)) for n in MINUTES]
        return [("0", self.ctx.t("Any")), *words]

    def _lay_out(self) -> None:
        self.title_row.removeWidget(self.title)
        self.title_row.insertWidget(0, SideBySide(self.title, self.times), 100)
        column = QVBoxLayout(self.browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.column.spacing())
        asked = QHBoxLayout()
        asked.setSpacing(self.column.spacing())
        asked.addWidget(self.needs, 1)
        asked.addWidget(self.no_holds, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(asked)
        self._cards.setSpacing(self.column.spacing())
        column.addLayout(self._cards)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.column.addWidget(self.browse, 1)
