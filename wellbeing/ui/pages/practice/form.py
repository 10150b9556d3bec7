"""The form of a look back at a hard contact: four short fields and an if-then plan (E27)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from wellbeing.domain.contacts import Contact
from wellbeing.domain.drafts import Fields, of_fields, to_fields
from wellbeing.domain.reviews import Review, ReviewDraft
from wellbeing.ui.context import Context
from wellbeing.ui.draft_keeper import DraftKeeper
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.labels import label

_NUMBER = "number"
_FIELD = 60  # px of a field at 100 %: two lines


class ReviewForm(Card):
    """`saved` brings the draft and the number, 0 for a new look back."""

    saved = Signal(object, int)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, t = ctx, ctx.t
        self._number = 0
        self._contact: int | None = None
        self._keeper = DraftKeeper(ctx, "review", self._fields, self)
        self.title = self.head("")
        self.happened = self._area(t("What happened"))
        self.mine = self._area(t("What was mine"))
        self.not_mine = self._area(t("What was not mine"))
        self.rows.addWidget(label(t("What I do next time"), "heading"))
        self.cue = self._line(t("If …"), t("for example: a customer swears at me"))
        self.action = self._line(t("then I …"), t("for example: breathe out once before I type"))
        self.wrong = label("", "notice", wrap=True)
        self.wrong.hide()
        self.rows.addWidget(self.wrong)
        self.keep, leave = button(t("Save"), "primary"), button(t("Not now"), "leave")
        self.keep.clicked.connect(self._save)
        leave.clicked.connect(self.done)
        foot = QHBoxLayout()
        foot.addWidget(label(t("Kept in your diary, encrypted, on this computer."), "caption", wrap=True), 1)
        foot.addWidget(leave)
        foot.addWidget(self.keep)
        self.rows.addLayout(foot)
        for field in (self.happened, self.mine, self.not_mine, self.cue, self.action):
            field.textChanged.connect(self._allow)

    def open_for(self, contact: Contact, title: str) -> None:
        """Open it for a hard contact; its note is the beginning of what happened."""
        self._fill(ReviewDraft(contact.id, contact.note), 0, title)

    def open_again(self, review: Review, title: str) -> None:
        """Open it with a look back to change."""
        self._fill(review.draft, review.id, title)

    def begun(self) -> tuple[ReviewDraft, int] | None:
        """Return what was begun before and neither saved nor left, with the number of the look back it changes."""
        found = dict(self._keeper.found() or {})
        number = found.pop(_NUMBER, 0)
        draft = of_fields(ReviewDraft, found) if found else None
        return (draft, number) if draft is not None and isinstance(number, int) else None

    def go_on(self, draft: ReviewDraft, number: int, title: str) -> None:
        """Open it with what was begun before, without taking the keyboard."""
        self._show(draft, number, title)

    def done(self) -> None:
        """Close it: what stood in it is saved, or was left."""
        self.hide()
        self._keeper.drop()

    def say(self, words: str) -> None:
        """Say what is wrong, '' for nothing."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def draft(self) -> ReviewDraft:
        """Return what stands in the fields."""
        return ReviewDraft(
            self._contact,
            self.happened.toPlainText(),
            self.mine.toPlainText(),
            self.not_mine.toPlainText(),
            self.cue.text(),
            self.action.text(),
        )

    def _fill(self, draft: ReviewDraft, number: int, title: str) -> None:
        self._show(draft, number, title)
        self.happened.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, draft: ReviewDraft, number: int, title: str) -> None:
        self._contact, self._number = draft.contact, number
        self.title.setText(title)
        self.happened.setPlainText(draft.happened)
        self.mine.setPlainText(draft.mine)
        self.not_mine.setPlainText(draft.not_mine)
        self.cue.setText(draft.cue)
        self.action.setText(draft.action)
        self.say("")
        self._allow()
        self.show()

    def _fields(self) -> Fields | None:
        draft = self.draft()
        return None if self.isHidden() or draft.is_empty else {**to_fields(draft), _NUMBER: self._number}

    def _allow(self) -> None:
        self._keeper.touch()
        self.keep.setEnabled(not self.draft().is_empty)

    def _save(self) -> None:
        self.saved.emit(self.draft(), self._number)

    def _area(self, word: str) -> QPlainTextEdit:
        area = QPlainTextEdit()
        area.setTabChangesFocus(True)
        area.setFixedHeight(round(_FIELD * current_theme().text_scale))
        self._named(word, area)
        return area

    def _line(self, word: str, example: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(example)
        self._named(word, line)
        return line

    def _named(self, word: str, field: QWidget) -> None:
        name = label(word, "caption")
        name.setBuddy(field)
        field.setAccessibleName(word)
        self.rows.addWidget(name)
        self.rows.addWidget(field)
