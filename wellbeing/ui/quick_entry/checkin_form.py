"""The form of a check-in: stress in one key; mood grid, feeling words, causes and a note for whoever likes."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.drafts import Fields
from wellbeing.domain.problems import Problem
from wellbeing.services.checkins import CheckInChange
from wellbeing.ui.context import Context
from wellbeing.ui.draft_keeper import DraftKeeper
from wellbeing.ui.quick_entry.entry_drafts import entry_fields, waiting_draft
from wellbeing.ui.quick_entry.form_words import anchors, mood_words
from wellbeing.ui.quick_entry.note_field import NoteField
from wellbeing.ui.widgets.cards import HairLine
from wellbeing.ui.widgets.chips import ChipRow
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.mood_grid import MoodGrid
from wellbeing.ui.widgets.stress_scale import StressScale

FEELINGS_FIRST = 5
CAUSES_FIRST = 4


class CheckInForm(QWidget):
    """Holds a draft until it is saved; editing an entry fills it from there."""

    changed = Signal()
    confirmed = Signal()
    number_typed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._editing: CheckIn | None = None
        t = ctx.t
        self._scale = StressScale(anchors(t), t("Stress now, 0 to 10"), compact=True)
        self._scale.confirmed.connect(self.confirmed)
        self._scale.number_typed.connect(self.number_typed)
        self._grid = MoodGrid(mood_words(t), t("How it feels"))
        own = ctx.services.imports.own_words
        feelings = {**ctx.services.library.labels("feelings", ctx.language), **own("feeling")}
        causes = {**ctx.services.library.labels("causes", ctx.language), **own("cause")}
        self._offered = {*feelings, *causes}
        self._feelings = ChipRow(
            tuple(feelings.items()), t("Feelings"), True, FEELINGS_FIRST, t("All feelings")
        )
        self._causes = ChipRow(tuple(causes.items()), t("Causes"), True, CAUSES_FIRST, t("All causes"))
        self._note = NoteField(ctx)
        self._note.changed.connect(self.changed)
        self._lay_out()
        self._keeper = DraftKeeper(ctx, "checkin", self._fields, self)
        for typed in (
            self._scale.chosen, self._grid.chosen, self._grid.cleared, self._feelings.changed, self._causes.changed,
            self._note.typed,
        ):  # fmt: skip
            typed.connect(self._keeper.touch)
        begun = waiting_draft(CheckInDraft, self._keeper.found(), None)
        if begun is not None:
            self._fill(begun)
            self._keeper.touch()

    def take_focus(self) -> None:
        """Put the focus on the scale: the first key already counts."""
        self._scale.setFocus()

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a digit pressed anywhere in the card."""
        return self._scale.take_key(event)

    def edit(self, checkin: CheckIn) -> None:
        """Fill the form from an entry; saving then changes that entry."""
        self._editing = checkin
        begun = waiting_draft(CheckInDraft, self._keeper.found(), checkin.id)
        self._fill(begun or checkin, self._ctx.seen(checkin))
        self.changed.emit()

    def save(self) -> CheckInChange | str:
        """Save the draft; returns the change, or in words what is wrong."""
        before, draft = self._editing, self._draft()
        service = self._ctx.services.checkins
        change = service.record(draft) if before is None else service.edit(before.id, draft)
        return self._ctx.sentence(change) if isinstance(change, Problem) else change

    def _half_a_mood(self, before: CheckIn | None) -> tuple[int | None, int | None]:
        """Return a mood that the grid can't show: another diary may know only how pleasant it was."""
        if before is None or None not in (before.pleasant, before.energy):
            return None, None
        return before.pleasant, before.energy

    def _not_offered(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words of an entry that no chip here can choose or leave: they stay."""
        return tuple(word for word in words if word not in self._offered)

    def put_away(self) -> None:
        """Leave an edit behind, and the moment said; another draft waits."""
        if self._editing is not None:
            self.clear()
        self._note.forget_moment()
        self._keeper.put_away()

    def drop_old(self) -> None:
        """Let go of a draft that has waited too long."""
        if self._keeper.is_over():
            self.clear()

    def clear(self) -> None:
        """Begin a new draft."""
        self._editing = None
        self._fill(None)
        self._keeper.drop()

    def _draft(self) -> CheckInDraft:
        before = self._editing
        pleasant, energy = self._grid.value() or self._half_a_mood(before)
        return CheckInDraft(
            self._scale.value(), pleasant, energy,
            (*self._feelings.chosen(), *self._not_offered(before.feelings if before else ())),
            (*self._causes.chosen(), *self._not_offered(before.causes if before else ())),
            self._note.text(), self._note.moment(), before is not None and before.stress is None,
        )  # fmt: skip

    def _fields(self) -> Fields | None:
        return entry_fields(self._draft(), self._editing.id if self._editing else None)

    def _fill(self, shown: CheckIn | CheckInDraft | None, moment: datetime | None = None) -> None:
        """Show an entry or a draft; None empties the form."""
        shown = shown or CheckInDraft()
        self._scale.set_value(shown.stress)
        whole = shown.pleasant is not None and shown.energy is not None
        self._grid.set_value((shown.pleasant or 0, shown.energy or 0) if whole else None)
        self._feelings.set_chosen(shown.feelings)
        self._causes.set_chosen(shown.causes)
        self._note.fill(shown.note, moment)

    def _lay_out(self) -> None:
        t = self._ctx.t
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(t("How stressed are you right now?"), "question", wrap=True), 1)
        head.addWidget(label(t("0–9, Shift+0 = 10"), "caption"))
        rows.addLayout(head)
        rows.addWidget(self._scale)
        rows.addWidget(HairLine())
        more = QHBoxLayout()
        more.setSpacing(16)
        left = QVBoxLayout()
        left.addWidget(self._grid)
        left.addStretch(1)
        more.addLayout(left)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(label(t("It feels more like (optional)"), "caption", wrap=True))
        right.addWidget(self._feelings)
        right.addSpacing(4)
        right.addWidget(label(t("Because of"), "caption"))
        right.addWidget(self._causes)
        right.addWidget(self._note)
        right.addStretch(1)
        more.addLayout(right, 1)
        rows.addLayout(more)
