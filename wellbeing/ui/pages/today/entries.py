"""What was recorded on a day, newest first, each with a way to change or delete it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.problems import Problem, Refused
from wellbeing.ui.context import Context
from wellbeing.ui.pages.page import empty
from wellbeing.ui.pages.today.day import words_of_entries
from wellbeing.ui.quick_entry.form_words import kinds, said_of_state, saved_checkin, saved_contact
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import HairLine
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ElidedLabel, label

FIRST = 40


class EntriesList(QScrollArea):
    """Rows of a day, scrolling in themselves; the newest forty, and the rest behind a quiet word."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._stale = True
        self._all = False
        self._entries: list[CheckIn | Contact] = []
        self._more = button("", "quiet", small=True)
        self._more.clicked.connect(self._show_all)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(0, 0, 8, 0)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        rows.addLayout(self._list)
        rows.addWidget(self._more)
        rows.addStretch(1)
        self.setWidget(sheet)
        self.setAccessibleName(ctx.t("The day as a list"))

    def show_entries(self, checkins: Sequence[CheckIn], contacts: Sequence[Contact]) -> None:
        """Show the entries of a day; rows are made once somebody looks at the list."""
        self._entries = sorted(
            [*checkins, *contacts], key=lambda entry: (self._ctx.seen(entry), entry.id), reverse=True
        )
        self._stale = True
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rows that are out of date."""
        if self._stale:
            self._fill()
        super().showEvent(event)

    def delete(self, entry: CheckIn | Contact) -> None:
        """Delete an entry at once; the soft line takes it back."""
        self._delete(entry)

    def _fill(self) -> None:
        self._stale = False
        empty(self._list)
        shown = self._entries if self._all else self._entries[:FIRST]
        hidden = len(self._entries) - len(shown)
        self._more.setVisible(hidden > 0)
        self._more.setText(self._ctx.tn("{n} more", "{n} more", hidden).format(n=hidden))
        for place, entry in enumerate(shown):
            if place:
                self._list.addWidget(HairLine())
            self._list.addWidget(self._row(entry))

    def _row(self, entry: CheckIn | Contact) -> QWidget:
        ctx = self._ctx
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(12)
        line.addWidget(label(ctx.time(ctx.seen(entry)), "small_soft"))
        words = self._words(entry)
        line.addWidget(ElidedLabel(words, "small"), 1)
        words = f"{ctx.time(ctx.seen(entry))} · {words}"  # many rows say the same, but none at the same time
        change = IconButton("edit", ctx.t("Change: {entry}").format(entry=words), size=16)
        change.clicked.connect(partial(self._edit, entry))
        delete = IconButton("trash", ctx.t("Delete: {entry}").format(entry=words), size=16)
        delete.clicked.connect(partial(self._delete, entry))
        line.addWidget(change)
        line.addWidget(delete)
        return row

    def _words(self, entry: CheckIn | Contact) -> str:
        ctx = self._ctx
        if isinstance(entry, Contact):
            parts = [ctx.t("contact · {kind}").format(kind=kinds(ctx.t)[entry.kind])]
            if entry.felt is not None:
                parts.append(ctx.t("felt {felt}").format(felt=entry.felt))
        else:
            labels = words_of_entries(ctx)
            parts = [said_of_state(ctx, entry)]
            parts += [labels.get(word, word) for word in (*entry.feelings, *entry.causes)]
        if entry.note:
            parts.append(entry.note.replace("\n", " "))
        return " · ".join(parts)

    def _edit(self, entry: CheckIn | Contact) -> None:
        self._ctx.navigator.open_entry(entry)

    def _delete(self, entry: CheckIn | Contact) -> None:
        ctx = self._ctx
        service = ctx.services.contacts if isinstance(entry, Contact) else ctx.services.checkins
        try:
            change = service.delete(entry.id)
        except Refused as refused:
            ctx.say(ctx.sentence(refused.problem), None)
            return
        if isinstance(change, Problem):
            ctx.say(ctx.sentence(change), None)
        else:
            words = saved_contact(ctx, change) if isinstance(entry, Contact) else saved_checkin(ctx, change)  # type: ignore[arg-type]
            ctx.say(words, service.way_back(change))  # type: ignore[arg-type]

    def _show_all(self) -> None:
        self._all = True
        self._fill()
