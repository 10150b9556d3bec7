"""The form of a check-in: stress in one key; mood, feelings, causes and a note for whoever likes."""

from __future__ import annotations

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
from wellbeing.ui.quick_entry.more_rows import MoreRow, MoreRows
from wellbeing.ui.quick_entry.note_field import NoteField
from wellbeing.ui.quick_entry.when_row import WhenRow
from wellbeing.ui.widgets.cards import HairLine
from wellbeing.ui.widgets.chips import ChipRow
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.mood_grid import MoodGrid
from wellbeing.ui.widgets.stress_scale import StressScale

FEELINGS_FIRST = 5
CAUSES_FIRST = 4


class CheckInForm(QWidget):
    """Holds a draft until it is saved; editing an entry fills it from there.

    `changed` comes when it takes another size, `said` when anything is said in it.
    """

    changed = Signal()
    said = Signal()
    confirmed = Signal()
    number_typed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._editing: CheckIn | None = None
        t = ctx.t
        self._scale = StressScale(anchors(t), t("Stress now, 0 to 10"), compact=True, along=True)
        self._grid = MoodGrid(mood_words(t), t("How it feels"))
        self._feelings, self._causes = (
            ChipRow((), t("Feelings"), along=True), ChipRow((), t("Causes"), along=True)
        )  # fmt: skip
        self._offered: dict[str, str] = {}
        self._offer_words()
        self.note = NoteField(ctx)
        self._asked = label("", "heading", wrap=True)
        self._asked.hide()
        self.when = WhenRow(ctx)
        self._question = label(t("How stressed are you right now?"), "question", wrap=True)
        self._hint = label(t("0–9, Shift+0 = 10"), "caption")
        self.more = MoreRows(self._rows(), self._sheet())
        self._connect()
        self._lay_out()
        self._keeper = DraftKeeper(ctx, "checkin", self._fields, self)
        for typed in (
            self._scale.chosen, self._grid.chosen, self._grid.cleared, self._feelings.changed, self._causes.changed,
            self.note.textChanged,
        ):  # fmt: skip
            typed.connect(self._keeper.touch)
        begun = waiting_draft(CheckInDraft, self._keeper.found(), None)
        if begun is not None:
            self._fill(begun)
            self._keeper.touch()

    @property
    def empty(self) -> bool:
        """Tell whether nothing is said yet."""
        return self._scale.value() is None and not any(row.filled() for row in self._rows())

    def take_focus(self) -> None:
        """Put the focus on the scale: the first key already counts."""
        self._scale.setFocus()

    def begin(self) -> None:
        """Hear that the card comes up anew."""
        self._offer_words()
        self.more.show_filled()

    def _offer_words(self) -> None:
        """Offer the words of the app, then the person's own, which may have changed since."""
        ctx, t, own = self._ctx, self._ctx.t, self._ctx.services.own_words.offered
        feelings = {**ctx.services.library.labels("feelings", ctx.language), **own("feeling")}
        causes = {**ctx.services.library.labels("causes", ctx.language), **own("cause")}
        if self._offered == {**feelings, **causes}:
            return
        self._offered = {**feelings, **causes}
        self._feelings.set_chips(tuple(feelings.items()), FEELINGS_FIRST, t("All feelings"))
        self._causes.set_chips(tuple(causes.items()), CAUSES_FIRST, t("All causes"))

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a digit pressed anywhere in the card."""
        return self.when.take_key(event) or self._scale.take_key(event)

    def edit(self, checkin: CheckIn) -> None:
        """Fill the form from an entry; saving then changes that entry."""
        self._editing = checkin
        begun = waiting_draft(CheckInDraft, self._keeper.found(), checkin.id)
        self._fill(begun or checkin)
        self._scale.mark_old(checkin.stress)
        self._question.setText(self._ctx.t("Stress"))
        was = checkin.stress is not None
        self._hint.setText(self._ctx.t("was {stress}").format(stress=checkin.stress) if was else "")
        self.when.show_moment(self._ctx.seen(checkin))
        self.more.open(None)

    def ask(self, question: str) -> None:
        """Open the rows with a question where the note is written; stress is still one key."""
        self.more.open(None)
        self.note.setPlaceholderText(question)
        self._asked.setText(question)
        self._asked.show()

    def latest(self) -> CheckIn | None:
        """Return the entry that Up changes."""
        return self._ctx.services.checkins.latest()

    def save(self) -> CheckInChange | str:
        """Save the draft; returns the change, or in words what is wrong."""
        before, draft = self._editing, self._draft()
        service = self._ctx.services.checkins
        change = service.answer(draft) if before is None else service.edit(before.id, draft)
        return self._ctx.sentence(change) if isinstance(change, Problem) else change

    def promise(self) -> str:
        """Return what Save is going to write, where that is not in sight."""
        return ""

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
        self.when.forget()
        self.more.close_rows()
        self._asked.hide()
        self.note.ask_nothing()
        self._keeper.put_away()

    def drop_old(self) -> None:
        """Let go of a draft that has waited too long."""
        if self._keeper.is_over():
            self.clear()

    def clear(self) -> None:
        """Begin a new draft."""
        self._editing = None
        self._scale.start_over()
        self._scale.mark_old(None)
        self._question.setText(self._ctx.t("How stressed are you right now?"))
        self._hint.setText(self._ctx.t("0–9, Shift+0 = 10"))
        self._fill(None)
        self.when.forget()
        self.more.close_rows()
        self._keeper.drop()

    def _draft(self) -> CheckInDraft:
        before = self._editing
        pleasant, energy = self._grid.value() or self._half_a_mood(before)
        return CheckInDraft(
            self._scale.value(), pleasant, energy,
            (*self._feelings.chosen(), *self._not_offered(before.feelings if before else ())),
            (*self._causes.chosen(), *self._not_offered(before.causes if before else ())),
            self.note.note(), self.when.moment(), before is not None and before.stress is None,
        )  # fmt: skip

    def _fields(self) -> Fields | None:
        return entry_fields(self._draft(), self._editing.id if self._editing else None)

    def _fill(self, shown: CheckIn | CheckInDraft | None) -> None:
        """Show an entry or a draft; None empties the form."""
        shown = shown or CheckInDraft()
        self._scale.set_value(shown.stress)
        whole = shown.pleasant is not None and shown.energy is not None
        self._grid.set_value((shown.pleasant or 0, shown.energy or 0) if whole else None)
        self._feelings.set_chosen(shown.feelings)
        self._causes.set_chosen(shown.causes)
        self.note.setPlainText(shown.note)

    def _rows(self) -> tuple[MoreRow, ...]:
        t = self._ctx.t
        return (
            MoreRow(t("Mood"), lambda: int(self._grid.value() is not None), self._grid.setFocus),
            MoreRow(t("Feeling"), lambda: len(self._feelings.chosen()), self._feelings.take_focus),
            MoreRow(t("Because of"), lambda: len(self._causes.chosen()), self._causes.take_focus),
            MoreRow(t("Note"), lambda: int(bool(self.note.note())), self.note.setFocus),
            MoreRow(t("Another time"), lambda: 0, self.when.ask),
        )

    def _connect(self) -> None:
        self._scale.confirmed.connect(self.confirmed)
        self._scale.number_typed.connect(self.number_typed)
        self._scale.chosen.connect(self.said)
        self.note.confirmed.connect(self.confirmed)
        self.note.entered.connect(self.said)
        self.when.changed.connect(self.changed)
        self.when.chosen.connect(self.take_focus)
        self.more.changed.connect(self.changed)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._question, 1)
        head.addWidget(self._hint)
        rows.addLayout(head)
        rows.addWidget(self._scale)
        rows.addWidget(HairLine())
        rows.addWidget(self.more)
        rows.addWidget(self.when)

    def _sheet(self) -> QWidget:
        t, sheet = self._ctx.t, QWidget()
        more = QHBoxLayout(sheet)
        more.setContentsMargins(0, 0, 0, 0)
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
        right.addWidget(self._asked)
        right.addWidget(self.note)
        right.addStretch(1)
        more.addLayout(right, 1)
        return sheet
