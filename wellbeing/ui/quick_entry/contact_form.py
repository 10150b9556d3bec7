"""The form of a contact: its kind in one key; how hard it hit, and what the customer was like, for whoever likes."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from wellbeing.content.cue_words import emotions
from wellbeing.domain.contacts import Contact, ContactDraft
from wellbeing.domain.drafts import Fields
from wellbeing.domain.problems import Problem
from wellbeing.services.contacts import ContactChange
from wellbeing.ui.context import Context
from wellbeing.ui.draft_keeper import DraftKeeper
from wellbeing.ui.quick_entry.entry_drafts import entry_fields, waiting_draft
from wellbeing.ui.quick_entry.form_words import channels, kinds, states, styles
from wellbeing.ui.quick_entry.note_field import NoteField
from wellbeing.ui.widgets.cards import HairLine
from wellbeing.ui.widgets.chips import ChipRow
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.stress_keys import digit_pressed
from wellbeing.ui.widgets.stress_scale import StressScale


class ContactForm(QWidget):
    """Holds a draft until it is saved; keys 1 to 7 choose the kind."""

    changed = Signal()
    number_typed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._editing: int | None = None
        t = ctx.t
        numbered = [(key, f"{number} {word}") for number, (key, word) in enumerate(kinds(t).items(), 1)]
        self._kinds = ChipRow(numbered, t("Kind of contact"), several=False)
        self._felt = StressScale(
            {0: t("not at all"), 10: ""}, t("How hard it hit you, 0 to 10"), compact=True
        )
        self._felt.number_typed.connect(self.number_typed)
        self._emotion = ChipRow(tuple(emotions(t).items()), t("The customer seemed"), several=False)
        self._style = ChipRow(tuple(styles(t).items()), t("The customer's style"), several=False)
        self._channel = ChipRow(tuple(channels(t).items()), t("Channel"), several=False)
        self._state = ChipRow(tuple(states(t).items()), t("It is now"), several=False)
        self._note = NoteField(ctx)
        self._note.changed.connect(self.changed)
        self._lay_out()
        self._keeper = DraftKeeper(ctx, "contact", self._fields, self)
        for row in (self._kinds, *self._details()):
            row.changed.connect(self._keeper.touch)
        self._felt.chosen.connect(self._keeper.touch)
        self._note.typed.connect(self._keeper.touch)
        begun = waiting_draft(ContactDraft, self._keeper.found(), None)
        if begun is not None:
            self._fill(begun)
            self._keeper.touch()

    def take_focus(self) -> None:
        """Put the focus on the kinds."""
        self._kinds.setFocus()

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key 1 to 7 as the kind, whatever the row of digits writes on this keyboard."""
        keys, digit = tuple(kinds(self._ctx.t)), digit_pressed(event)
        if digit is None or not 1 <= digit <= len(keys):
            return False
        if not event.isAutoRepeat():
            self._kinds.set_chosen((keys[digit - 1],))
            self._keeper.touch()
        return True

    def fill_in(self, emotion: str) -> None:
        """Begin with what the customer seemed to feel; '' leaves the draft as it is."""
        if emotion:
            self._emotion.set_chosen((emotion,))
            self._keeper.touch()

    def edit(self, contact: Contact) -> None:
        """Fill the form from an entry; saving then changes that entry."""
        self._editing = contact.id
        begun = waiting_draft(ContactDraft, self._keeper.found(), contact.id)
        self._fill(begun or contact, self._ctx.seen(contact))
        self.changed.emit()

    def save(self) -> ContactChange | str:
        """Save the draft; returns the change, or in words what is wrong."""
        draft = self._draft()
        service = self._ctx.services.contacts
        change = service.record(draft) if self._editing is None else service.edit(self._editing, draft)
        return self._ctx.sentence(change) if isinstance(change, Problem) else change

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

    def _draft(self) -> ContactDraft:
        return ContactDraft(
            only(self._kinds), self._felt.value(), only(self._emotion), only(self._style), only(self._channel),
            only(self._state), self._note.text(), self._note.moment(),
        )  # fmt: skip

    def _details(self) -> tuple[ChipRow, ...]:
        return (self._emotion, self._style, self._channel, self._state)

    def _fields(self) -> Fields | None:
        return entry_fields(self._draft(), self._editing)

    def _fill(self, shown: Contact | ContactDraft | None, moment: datetime | None = None) -> None:
        """Show an entry or a draft; None empties the form."""
        shown = shown or ContactDraft()
        self._felt.set_value(shown.felt)
        words = (shown.kind, shown.emotion, shown.style, shown.channel, shown.state)
        for row, word in zip((self._kinds, *self._details()), words, strict=True):
            row.set_chosen((word,) if word else ())
        self._note.fill(shown.note, moment)

    def _lay_out(self) -> None:
        t = self._ctx.t
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(label(t("What kind of contact was it?"), "question", wrap=True))
        rows.addWidget(self._kinds)
        rows.addWidget(label(t("How hard did it hit you? (optional)"), "caption", wrap=True))
        rows.addWidget(self._felt)
        rows.addWidget(HairLine())
        details = QGridLayout()
        details.setHorizontalSpacing(12)
        details.setVerticalSpacing(8)
        details.setColumnStretch(1, 1)
        pairs = (
            (t("The customer seemed"), self._emotion),
            (t("Style"), self._style),
            (t("Channel"), self._channel),
            (t("It is now"), self._state),
        )
        for place, (words, row) in enumerate(pairs):
            details.addWidget(label(words, "caption"), place, 0, Qt.AlignmentFlag.AlignTop)
            details.addWidget(row, place, 1)
        rows.addLayout(details)
        rows.addWidget(self._note)


def only(row: ChipRow) -> str | None:
    """Return the one chosen key of a row, or None."""
    chosen = row.chosen()
    return chosen[0] if chosen else None
