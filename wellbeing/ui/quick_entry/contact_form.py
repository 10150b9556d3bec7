"""The form of a contact: its kind in one key, how hard it hit in the next; what the customer was like if one likes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.content.cue_words import emotions
from wellbeing.domain.contacts import Contact, ContactDraft
from wellbeing.domain.drafts import Fields
from wellbeing.domain.problems import Problem
from wellbeing.services.contacts import ContactChange
from wellbeing.ui.context import Context
from wellbeing.ui.draft_keeper import DraftKeeper
from wellbeing.ui.quick_entry.entry_drafts import entry_fields, waiting_draft
from wellbeing.ui.quick_entry.form_words import channels, kinds, states, styles
from wellbeing.ui.quick_entry.more_rows import MoreRow, MoreRows
from wellbeing.ui.quick_entry.note_field import NoteField
from wellbeing.ui.quick_entry.when_row import WhenRow
from wellbeing.ui.widgets.cards import HairLine
from wellbeing.ui.widgets.chips import ChipRow
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.stress_keys import digit_pressed
from wellbeing.ui.widgets.stress_scale import StressScale


class ContactForm(QWidget):
    """Holds a draft until it is saved; the first digit is the kind, 1 to 7, and every later one how hard it hit.

    `changed` comes when it takes another size, `said` when anything is said in it.
    """

    changed = Signal()
    said = Signal()
    confirmed = Signal()
    number_typed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._editing: int | None = None
        self._asks_kind = True
        t = ctx.t
        numbered = [(key, f"{number} {word}") for number, (key, word) in enumerate(kinds(t).items(), 1)]
        self._kinds = ChipRow(numbered, t("Kind of contact"), several=False, along=True)
        self._felt = StressScale(
            {0: t("not at all"), 5: t("somewhat"), 10: t("very hard")},
            t("How hard it hit you, 0 to 10"), compact=True, along=True,
        )  # fmt: skip
        self._was = label("", "caption")
        pairs = ((emotions(t), t("The customer seemed")), (styles(t), t("The customer's style")),
                 (channels(t), t("Channel")), (states(t), t("It is now")))  # fmt: skip
        self._details = [
            ChipRow(tuple(words.items()), name, several=False, along=True) for words, name in pairs
        ]
        self._emotion, self._style, self._channel, self._state = self._details
        self.note = NoteField(ctx)
        self.when = WhenRow(ctx)
        self.more = MoreRows(self._rows(), self._sheet())
        self._connect()
        self._lay_out()
        self._keeper = DraftKeeper(ctx, "contact", self._fields, self)
        for row in (self._kinds, *self._details):
            row.changed.connect(self._keeper.touch)
        self._felt.chosen.connect(self._keeper.touch)
        self.note.textChanged.connect(self._keeper.touch)
        begun = waiting_draft(ContactDraft, self._keeper.found(), None)
        if begun is not None:
            self._fill(begun)
            self._keeper.touch()

    @property
    def empty(self) -> bool:
        """Tell whether nothing is said yet."""
        chosen = self._kinds.chosen() or self._felt.value() is not None
        return not chosen and not any(row.filled() for row in self._rows())

    def take_focus(self) -> None:
        """Put the focus on the kinds."""
        self._kinds.take_focus()

    def begin(self) -> None:
        """Hear that the card comes up anew: the next digit is the kind again."""
        self._asks_kind = True
        self.more.show_filled()

    def ask_kind(self) -> None:
        """Have the next digit be the kind once more."""
        self._asks_kind = True
        self._kinds.take_focus(Qt.FocusReason.ShortcutFocusReason)

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a digit: the first is the kind, whatever the row of digits writes on this keyboard."""
        if self.when.take_key(event):
            return True
        if not self._asks_kind:
            return self._take_felt(event)
        keys, digit = tuple(kinds(self._ctx.t)), digit_pressed(event)
        if digit is None:
            return False
        if event.isAutoRepeat() or self._felt.count_digit() or not 1 <= digit <= len(keys):
            return True
        self._kinds.set_chosen((keys[digit - 1],))
        self._kinds.take_focus(Qt.FocusReason.ShortcutFocusReason)  # a screen reader says what was chosen
        self._asks_kind = False
        self._keeper.touch()
        self.said.emit()
        return True

    def _take_felt(self, event: QKeyEvent) -> bool:
        before = self._felt.value()
        taken = self._felt.take_key(event)
        if taken and self._felt.value() not in (None, before):
            self._felt.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return taken

    def fill_in(self, emotion: str) -> None:
        """Begin with what the customer seemed to feel; '' leaves the draft as it is."""
        if emotion:
            self._emotion.set_chosen((emotion,))
            self._keeper.touch()

    def edit(self, contact: Contact) -> None:
        """Fill the form from an entry; saving then changes that entry."""
        self._editing = contact.id
        begun = waiting_draft(ContactDraft, self._keeper.found(), contact.id)
        self._fill(begun or contact)
        self._felt.mark_old(contact.felt)
        self._was.setText(self._ctx.t("was {stress}").format(stress=kinds(self._ctx.t)[contact.kind]))
        self.when.show_moment(self._ctx.seen(contact))
        self.more.open(None)

    def latest(self) -> Contact | None:
        """Return the entry that Up changes."""
        today = self._ctx.services.contacts.today()
        return today[-1] if today else None

    def save(self) -> ContactChange | str:
        """Save the draft; returns the change, or in words what is wrong."""
        draft = self._draft()
        service = self._ctx.services.contacts
        change = service.record(draft) if self._editing is None else service.edit(self._editing, draft)
        return self._ctx.sentence(change) if isinstance(change, Problem) else change

    def promise(self) -> str:
        """Return what Save is going to write: kind, and how hard it hit."""
        kind, felt, t = only(self._kinds), self._felt.value(), self._ctx.t
        if kind is None:
            return ""
        words = kinds(t)[kind]
        if felt is not None:
            words = t("{kind}, felt {felt}").format(kind=words, felt=felt)
        return t("Will save: {entry}").format(entry=words)

    def put_away(self) -> None:
        """Leave an edit behind, and the moment said; another draft waits."""
        if self._editing is not None:
            self.clear()
        self.when.forget()
        self.more.close_rows()
        self._keeper.put_away()

    def drop_old(self) -> None:
        """Let go of a draft that has waited too long."""
        if self._keeper.is_over():
            self.clear()

    def clear(self) -> None:
        """Begin a new draft."""
        self._editing, self._asks_kind = None, True
        self._felt.start_over()
        self._felt.mark_old(None)
        self._was.setText("")
        self._fill(None)
        self.when.forget()
        self.more.close_rows()
        self._keeper.drop()

    def _draft(self) -> ContactDraft:
        return ContactDraft(
            only(self._kinds), self._felt.value(), only(self._emotion), only(self._style), only(self._channel),
            only(self._state), self.note.note(), self.when.moment(),
        )  # fmt: skip

    def _fields(self) -> Fields | None:
        return entry_fields(self._draft(), self._editing)

    def _fill(self, shown: Contact | ContactDraft | None) -> None:
        """Show an entry or a draft; None empties the form."""
        shown = shown or ContactDraft()
        self._felt.set_value(shown.felt)
        words = (shown.kind, shown.emotion, shown.style, shown.channel, shown.state)
        for row, word in zip((self._kinds, *self._details), words, strict=True):
            row.set_chosen((word,) if word else ())
        self.note.setPlainText(shown.note)

    def _rows(self) -> tuple[MoreRow, ...]:
        t = self._ctx.t
        words = (t("Customer"), t("Style"), t("Channel"), t("State"))
        details = [
            MoreRow(word, lambda row=row: len(row.chosen()), row.take_focus)  # type: ignore[misc]
            for word, row in zip(words, self._details, strict=True)
        ]
        return (
            *details,
            MoreRow(t("Note"), lambda: int(bool(self.note.note())), self.note.setFocus),
            MoreRow(t("Another time"), lambda: 0, self.when.ask),
        )

    def _connect(self) -> None:
        self._kinds.changed.connect(self._kind_pressed)
        self._felt.number_typed.connect(self._forget_kind)
        self._felt.number_typed.connect(self.number_typed)
        self._felt.chosen.connect(self.said)
        self._felt.confirmed.connect(self.confirmed)
        self.note.confirmed.connect(self.confirmed)
        self.note.entered.connect(self.said)
        self.when.changed.connect(self.changed)
        self.when.chosen.connect(self.take_focus)
        self.more.changed.connect(self.changed)

    def _kind_pressed(self) -> None:
        self._asks_kind = not self._kinds.chosen()
        self.said.emit()

    def _forget_kind(self) -> None:
        self._kinds.set_chosen(())
        self._asks_kind = True

    def _lay_out(self) -> None:
        t = self._ctx.t
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(t("What kind of contact was it?"), "question", wrap=True), 1)
        head.addWidget(self._was)
        rows.addLayout(head)
        rows.addWidget(self._kinds)
        rows.addWidget(label(t("How hard did it hit you? (optional)"), "caption", wrap=True))
        rows.addWidget(self._felt)
        rows.addWidget(HairLine())
        rows.addWidget(self.more)
        rows.addWidget(self.when)

    def _sheet(self) -> QWidget:
        t, sheet = self._ctx.t, QWidget()
        details = QGridLayout(sheet)
        details.setContentsMargins(0, 0, 0, 0)
        details.setHorizontalSpacing(12)
        details.setVerticalSpacing(8)
        details.setColumnStretch(1, 1)
        words = (t("The customer seemed"), t("Style"), t("Channel"), t("It is now"))
        for place, (word, row) in enumerate(zip(words, self._details, strict=True)):
            details.addWidget(label(word, "caption"), place, 0, Qt.AlignmentFlag.AlignTop)
            details.addWidget(row, place, 1)
        details.addWidget(self.note, len(words), 0, 1, 2)
        return sheet


def only(row: ChipRow) -> str | None:
    """Return the one chosen key of a row, or None."""
    chosen = row.chosen()
    return chosen[0] if chosen else None
