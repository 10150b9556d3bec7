"""Own hard contacts to look back at, and the plans that came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.content.strings import filled
from wellbeing.domain.contacts import Contact
from wellbeing.domain.reviews import Review
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.page import empty
from wellbeing.ui.pages.practice.form import ReviewForm
from wellbeing.ui.quick_entry.form_words import kinds
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.curtain import Curtain
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ElidedLabel, ReadingText, label
from wellbeing.ui.widgets.messages import EmptyState

MOST = 5


class ContactRow(QWidget):
    """A hard contact that can be looked back at."""

    asked = Signal(object, str)

    def __init__(self, ctx: Context, contact: Contact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contact = contact
        felt = ctx.t("felt {n}").format(n=contact.felt) if contact.felt is not None else ""
        seen = ctx.seen(contact)
        said = (f"{ctx.short_day(ctx.local(seen).date())} {ctx.time(seen)}", kinds(ctx.t)[contact.kind], felt)
        self.words = " · ".join(filter(None, said))
        self.theme = button(ctx.t("Look back"), "quiet", small=True)
        self.theme.setAccessibleDescription(self.words)
        self.theme.clicked.connect(self._tell)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(ElidedLabel(self.words), 1)
        line.addWidget(self.theme)

    def _tell(self) -> None:
        self.asked.emit(self.contact, self.words)


class ReviewRow(QWidget):
    """A look back that was kept: its plan, else what happened, with a way to change and to delete it."""

    asked = Signal(object)
    deleted = Signal(object)

    def __init__(self, ctx: Context, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = review
        plan = filled(ctx.t("If {cue}, I {action}."), cue=review.cue, action=review.action)
        text = plan if review.has_plan else next(filter(None, review.draft.texts), "")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ReadingText(text))
        words.addWidget(label(ctx.short_day(ctx.local(review.at).date()), "caption"))
        self.change = IconButton("edit", ctx.t("Change this"))
        self.delete = IconButton("trash", ctx.t("Delete this"))
        self.change.clicked.connect(self._change)
        self.delete.clicked.connect(self._delete)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.addLayout(words, 1)
        for each in (self.change, self.delete):
            line.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)

    def _change(self) -> None:
        self.asked.emit(self.review)

    def _delete(self) -> None:
        self.deleted.emit(self.review)


class ReviewsView(QWidget):
    """Contacts that wait, the form, and what was kept. `saved` and `deleted` are carried out by the page."""

    saved = Signal(object, int)
    deleted = Signal(object)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, t = ctx, ctx.t
        self.contacts: list[ContactRow] = []
        self.reviews: list[ReviewRow] = []
        self._seen: tuple[object, object] | None = None
        self.waiting, self.kept, self.form = Card(), Card(), ReviewForm(ctx)
        self.waiting.head(t("Hard contacts of the last two weeks"))
        self.kept.head(t("What I do next time"))
        self.nothing = EmptyState(
            t("When you log a rude, abusive or threatening contact, you can look back at it here."), "leaf"
        )
        self._waiting, self._kept = QVBoxLayout(), QVBoxLayout()
        self.waiting.rows.addLayout(self._waiting)
        self.kept.rows.addLayout(self._kept)
        self.form.hide()
        self.form.saved.connect(self.saved)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(current_theme().px("card_gap"))
        self.curtain = Curtain(t("Figures and notes are hidden. Ctrl+Shift+H shows them again."))
        self._own = QWidget()
        own = QVBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(rows.spacing())
        rows.addWidget(self.curtain)
        rows.addWidget(self._own)
        for widget in (self.form, self.waiting, self.kept, self.nothing):
            own.addWidget(widget)
        rows.addStretch(1)

    def refresh(self, contacts: Sequence[Contact], reviews: Sequence[Review]) -> None:
        """Show what waits and what was kept; what stands there rightly is left, so the keyboard keeps its place.

        In discreet mode none of it is seen; what was begun in the form is kept.
        """
        self.curtain.setVisible(self._ctx.is_discreet)
        self._own.setVisible(not self._ctx.is_discreet)
        seen = (tuple(contacts), tuple(reviews))
        if seen == self._seen:
            return
        self._seen = seen
        empty(self._waiting)
        empty(self._kept)
        self.contacts = [self._contact_row(contact) for contact in contacts[:MOST]]
        self.reviews = [self._review_row(review) for review in reviews]
        self.waiting.setVisible(bool(contacts))
        self.kept.setVisible(bool(reviews))
        self.nothing.setVisible(not contacts and not reviews)

    def take_up(self) -> bool:
        """Open the form with what was begun before the app or its look was another; tell whether anything was."""
        begun = self.form.begun()
        if begun is None:
            return False
        draft, number = begun
        titles = {row.contact.id: row.words for row in self.contacts}
        if draft.contact is not None and draft.contact <= 0 and draft.contact not in titles:
            draft = replace(draft, contact=None)  # it waited for its number when the app was killed
        changed = [row.review for row in self.reviews if row.review.id == number]
        title = titles.get(draft.contact or 0, "") or next(map(self._day_of, changed), "")
        self.form.go_on(draft, number, title)
        return True

    def _day_of(self, review: Review) -> str:
        return self._ctx.short_day(self._ctx.local(review.at).date())

    def _contact_row(self, contact: Contact) -> ContactRow:
        row = ContactRow(self._ctx, contact)
        row.asked.connect(self.form.open_for)
        self._waiting.addWidget(row)
        return row

    def _review_row(self, review: Review) -> ReviewRow:
        row = ReviewRow(self._ctx, review)
        row.asked.connect(self._open_again)
        row.deleted.connect(self.deleted)
        self._kept.addWidget(row)
        return row

    def _open_again(self, review: Review) -> None:
        self.form.open_again(review, self._day_of(review))
