"""What was recorded today, newest first, each with a way to change or delete it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.problems import Problem, Refused
from wellbeing.ui.context import Context
from wellbeing.ui.pages.page import empty
from wellbeing.ui.quick_entry.form_words import kinds, said_of_state
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, HairLine
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ElidedLabel, label

FIRST = 4


class EntriesCard(Card):
    """Rows of the day; the newest four, and the rest behind a quiet word."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._all = False
        self._entries: list[CheckIn | Contact] = []
        self._more = button("", "quiet", small=True)
        self._more.clicked.connect(self._show_all)
        self.head(ctx.t("Recorded today"), self._more)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.rows.addLayout(self._list)

    def show_entries(self, checkins: Sequence[CheckIn], contacts: Sequence[Contact]) -> None:
        """Show the entries of a day."""
        self._entries = sorted(
            [*checkins, *contacts], key=lambda entry: (self._ctx.seen(entry), entry.id), reverse=True
        )
        self.setVisible(bool(self._entries))
        self._fill()

    def _fill(self) -> None:
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
            labels = {
                **ctx.services.library.labels("feelings", ctx.language),
                **ctx.services.library.labels("causes", ctx.language),
                **ctx.services.imports.own_words("feeling"),
                **ctx.services.imports.own_words("cause"),
            }
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
            ctx.say(ctx.t("Deleted."), service.way_back(change))  # type: ignore[arg-type]

    def _show_all(self) -> None:
        self._all = True
        self._fill()
