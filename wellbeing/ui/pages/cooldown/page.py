"""Cool down: what just happened, the one exercise offered for it, all others in small, and the player."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wellbeing.domain.library.exercises import EXERCISE_KINDS, Exercise, lasting
from wellbeing.domain.library.offer import HARD_FOR, MOMENTS, moment_now, own_effect, ranked
from wellbeing.domain.practice import Session
from wellbeing.services.event_bus import Topic
from wellbeing.ui.context import Context
from wellbeing.ui.pages.cooldown.coin_card import CoinCard
from wellbeing.ui.pages.cooldown.grid import ExerciseGrid
from wellbeing.ui.pages.cooldown.offer_card import OfferCard
from wellbeing.ui.pages.cooldown.player.player import Player
from wellbeing.ui.pages.cooldown.words import (
    kind_words,
    last_words,
    lengths_words,
    moment_tiles,
    reason_words,
    time_words,
)
from wellbeing.ui.pages.page import Page
from wellbeing.ui.soon import soon
from wellbeing.ui.widgets.chips import Chip, ChipRow
from wellbeing.ui.widgets.choices import RangeBar
from wellbeing.ui.widgets.cover import Cover, host_of
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import ElidedLabel, label
from wellbeing.ui.widgets.moment_tile import MomentTiles

ANY, LONGER = "0", "99"
LATELY, SOON = timedelta(days=365), timedelta(minutes=1)
"""How far back own answers count; an exercise that ends this very moment counts too."""
USUAL = ("high_load", "shift_start", "shift_end", "after_rude", "everyday")
"""The moments that stand in sight; the others are one press away."""
OFFERED = 3
"""How many of the best the offer goes round."""
_DIGITS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}
_STARTS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CoolDownPage(Page):
    """One offer and a grid; `start_exercise` opens one in the player, which covers the whole window.

    1-4 say what just happened, Right offers the next one, Enter starts, ? tells how well it is known.
    """

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PRACTICE, Topic.CHECKINS, Topic.CONTACTS})

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, ctx.t("Cool down"), parent)
        self._cover: Cover | None = None
        self._touched, self._picked, self._turn = False, "", 0
        self._ranked: tuple[Exercise, ...] = ()
        self._sessions: list[Session] = []
        self.last = ElidedLabel("", "small_soft")
        self.last.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.moments = MomentTiles(moment_tiles(ctx), ctx.t("What just happened?"))
        self.others = ChipRow((), ctx.t("Or"), several=False)
        self.offer = OfferCard(ctx)
        self.count = label("", "heading")
        self.times = RangeBar(time_words(ctx), ctx.t("How long have you got?"))
        self.kinds = ChipRow(
            [(kind, kind_words(ctx)[kind]) for kind in EXERCISE_KINDS], ctx.t("Kind"), several=False
        )
        self.no_holds = Chip(ctx.t("No holds"))
        self.grid = ExerciseGrid(ctx.t("All exercises"))
        self.coin = CoinCard(ctx)
        self._lay_out()
        self.no_holds.setChecked(ctx.services.preferences.current.no_holds)
        self.moments.picked.connect(self._pick_moment)
        self.others.changed.connect(self._pick_other)
        self.offer.started.connect(self.start_exercise)
        self.offer.next_asked.connect(self.offer_next)
        self.offer.start.installEventFilter(self)
        self.coin.exercised.connect(self.offer.start.click)
        self.offer.kept.connect(self._keep)
        self.grid.chosen.connect(self._choose)
        self.grid.all_asked.connect(self._show_all)
        self.times.picked.connect(self._show_grid)
        self.kinds.changed.connect(self._show_grid)
        self.no_holds.toggled.connect(self._keep_no_holds)

    @cached_property
    def player(self) -> Player:
        """The player, made when it is first wanted."""
        player = Player(self.ctx, self)
        player.hide()
        player.closed.connect(self._back)
        player.no_holds_changed.connect(self.no_holds.setChecked)
        return player

    def refresh(self) -> None:
        """Read what happened lately, and offer what fits; what a person chose here stays."""
        services = self.ctx.services
        now = services.clock.now()
        self._sessions = services.practice.between(now - LATELY, now + SOON)
        if not self._touched:
            contacts = services.contacts.between(now - HARD_FOR, now + SOON)
            moment = moment_now(contacts, services.checkins.latest(), now)
            self.moments.set_current(moment)
        said = last_words(self.ctx, self._sessions, self._titles())
        self.last.setText(said[0] if said else "")
        self.last.shorter = (*said[1:], "")
        self._show_others()
        self._rank()

    def start_exercise(self, exercise_id: str, variant_id: str | None = None) -> None:
        """Open an exercise, in its first length unless one is named; an unknown id opens nothing."""
        exercise = self._find(exercise_id)
        if exercise is None:
            return
        variant = next(
            (variant for variant in exercise.variants if variant.id == variant_id), exercise.variants[0]
        )
        self.player.stop()  # its end lifts the cover
        self._lay_cover()
        self.player.open(exercise, variant, self.no_holds.isChecked())

    def offer_next(self) -> None:
        """Offer the next of the best three."""
        self._picked = ""
        self._turn = (self._turn + 1) % max(1, min(OFFERED, len(self._ranked)))
        self._show_offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the keys of the page."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if event.isAutoRepeat() or not plain:
            super().keyPressEvent(event)
        elif key in _DIGITS:
            if self.moments.pick(_DIGITS[key]):
                self.offer.start.setFocus(
                    Qt.FocusReason.ShortcutFocusReason
                )  # its name says what is offered now
        elif key == Qt.Key.Key_Right:
            self.offer_next()
        elif key in _STARTS:
            self.offer.start.click()
        elif event.text() in ("?", "？"):
            self.offer.evidence.open()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Right for the next exercise: a button would walk the focus with it."""
        pressed = event if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if pressed is None or Qt.Key(pressed.key()) != Qt.Key.Key_Right:
            return super().eventFilter(watched, event)
        self.offer_next()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with an exercise that pauses since another page was opened."""
        super().showEvent(event)
        if self._cover is None or self._cover.lies:
            return
        if self.player.is_open:
            soon(self, self._lay_cover)

    def uncover(self) -> None:
        """Show what the player covers; it pauses until this page is shown again."""
        if self._cover is not None and self._cover.lies:
            self._cover.lift()

    def _exercises(self) -> tuple[Exercise, ...]:
        return self.ctx.services.library.exercises(self.ctx.language)

    def _find(self, exercise_id: str) -> Exercise | None:
        return next((exercise for exercise in self._exercises() if exercise.id == exercise_id), None)

    def _titles(self) -> dict[str, str]:
        return {exercise.id: exercise.title for exercise in self._exercises()}

    def _moment(self) -> str:
        chosen = self.others.chosen()
        return self.moments.current() or (chosen[0] if chosen else "")

    def _holding_out(self, exercises: Sequence[Exercise]) -> list[Exercise]:
        left_out = self.no_holds.isChecked()
        return [exercise for exercise in exercises if not (left_out and exercise.has_holds)]

    def _show_others(self) -> None:
        fit = {situation for exercise in self._exercises() if exercise.on for situation in exercise.when}
        labels = self.ctx.services.library.labels("situations", self.ctx.language)
        keys = sorted(fit - set(MOMENTS), key=lambda key: (key not in USUAL, list(labels).index(key)))
        chips = [(key, labels[key]) for key in keys]
        if [chip.key for chip in self.others.findChildren(Chip) if chip.key] != [key for key, _ in chips]:
            self.others.set_chips(chips, len(USUAL), self.ctx.t("More moments"))

    def _rank(self) -> None:
        self._ranked = ranked(self._holding_out(self._exercises()), self._moment(), self._sessions)
        self._turn = 0
        self._show_offer()

    def _show_offer(self) -> None:
        exercise = (self._find(self._picked) if self._picked else None) or self._ranked[self._turn]
        library, moment = self.ctx.services.library, self._moment()
        effect, labels = (
            own_effect(exercise.id, self._sessions),
            library.labels("situations", self.ctx.language),
        )
        fits = labels[moment] if moment in exercise.when else ""
        last = bool(self._sessions) and self._sessions[-1].exercise == exercise.id
        reason = "" if self._picked else reason_words(self.ctx, effect, fits, last)
        minutes = int(self.times.current())
        length = (lasting(exercise, minutes) if minutes < int(LONGER) else None) or exercise.variants[0]
        self.offer.offer(exercise, length, reason, exercise.id in library.favourites())
        self.coin.show_for(exercise)
        self._show_grid()

    def _show_grid(self) -> None:
        offered = self.offer.exercise
        rest = [exercise for exercise in self._exercises() if offered is None or exercise.id != offered.id]
        shown = [exercise for exercise in self._holding_out(rest) if self._passes(exercise)]
        kept = self.ctx.services.library.favourites()
        shown.sort(key=lambda exercise: exercise.id not in kept)
        hidden = len(rest) - len(shown)
        words = (
            self.ctx.tn("{n} is not listed", "{n} are not listed", hidden).format(n=hidden) if hidden else ""
        )
        self.count.setText(self.ctx.tn("{n} other", "{n} others", len(rest)).format(n=len(rest)))
        self.no_holds.setVisible(any(exercise.has_holds for exercise in self._exercises()))
        self.grid.set_exercises(
            [(exercise, lengths_words(self.ctx, exercise), exercise.id in kept) for exercise in shown], words
        )

    def _passes(self, exercise: Exercise) -> bool:
        kinds, minutes = self.kinds.chosen(), self.times.current()
        if kinds and exercise.kind not in kinds:
            return False
        if minutes == LONGER:
            return any(variant.seconds > 5 * 60 * 1.15 for variant in exercise.variants)
        return lasting(exercise, int(minutes)) is not None

    def _pick_moment(self, key: str) -> None:
        self._touched, self._picked = True, ""
        if key:
            self.others.set_chosen(())
        self._rank()

    def _pick_other(self, keys: tuple[str, ...]) -> None:
        self._touched, self._picked = True, ""
        if keys:
            self.moments.set_current("")
        self._rank()

    def _choose(self, exercise_id: str) -> None:
        self._picked = exercise_id
        self._show_offer()
        self.verticalScrollBar().setValue(0)
        self.offer.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_all(self) -> None:
        self.times.set_current(ANY)
        self.kinds.set_chosen(())
        if self.no_holds.isChecked():
            self.no_holds.setChecked(False)
        else:
            self._show_grid()

    def _keep(self, exercise_id: str, kept: bool) -> None:
        self.ctx.services.library.keep(exercise_id, kept)
        self._show_grid()

    def _keep_no_holds(self, on: bool) -> None:
        """Remember it: whoever should not hold the breath should not have to say so twice (E29)."""
        self.ctx.services.preferences.set("no_holds", on)
        self._rank()

    def _lay_cover(self) -> None:
        if self._cover is None:
            self._cover = Cover(self.player, host_of(self))
            self.destroyed.connect(self._cover.deleteLater)
        self.player.show()
        self._cover.lay()
        self.player.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        """Show the page again, with the keyboard on Start."""
        self.uncover()
        if self.isVisible():
            self.offer.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        ctx = self.ctx
        self.title_row.insertWidget(1, label(ctx.t("What just happened?"), "soft"))
        self.title_row.addWidget(self.last, 100)
        self.column.addWidget(self.moments)
        either, line = QWidget(), QHBoxLayout()
        line.setSpacing(12)
        either_word = label(ctx.t("Or"), "small_soft")
        either_word.setMinimumHeight(self.no_holds.sizeHint().height())
        line.addWidget(either_word, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.others, 1)
        line.setContentsMargins(0, 0, 0, 0)
        either.setLayout(line)
        self.column.addWidget(either)
        self.column.addWidget(self.offer)
        filters = QWidget()
        flow = FlowLayout(filters, gap=12)
        self.count.setMinimumHeight(self.times.sizeHint().height())
        for part in (self.count, self.times, self.kinds, self.no_holds):
            flow.addWidget(part)
        self.column.addWidget(filters)
        self.column.addWidget(self.grid)
        self.column.addWidget(self.coin)
        self.column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
