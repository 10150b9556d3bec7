"""What was recorded on a day, newest first, each with a way to change or delete it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.practice import Session
from wellbeing.domain.problems import Problem, Refused
from wellbeing.ui.context import Context
from wellbeing.ui.pages.page import empty
from wellbeing.ui.pages.today.day import (
    DayEntries,
    before_and_after,
    break_words,
    exercise_title,
)
from wellbeing.ui.pages.today.entry_mark import EntryMark
from wellbeing.ui.quick_entry.form_words import kinds, said_of_state, saved_checkin, saved_contact
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import HairLine
from wellbeing.ui.widgets.edge_fade import EdgeFade
from wellbeing.ui.widgets.gutter import know_view
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ElidedLabel, label

FIRST = 40
Listed: TypeAlias = CheckIn | Contact | Session


class EntriesList(QScrollArea):
    """Rows of a day, scrolling in themselves; the newest forty, and the rest behind a quiet word."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._stale = True
        self._all = False
        self._entries: list[Listed] = []
        self._more = button("", "quiet", small=True)
        self._more.clicked.connect(self._show_all)
        know_view(self)
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
        for ground in (self.viewport(), sheet):
            ground.setAutoFillBackground(False)  # the card's own ground shows through
        EdgeFade(self, "card")
        self.setAccessibleName(ctx.t("The day as a list"))

    def show_entries(self, day: DayEntries) -> None:
        """Show the entries of a day; rows are made once somebody looks at the list."""
        entries: list[Listed] = [*day.checkins, *day.contacts, *day.sessions]
        self._entries = sorted(entries, key=lambda entry: (self._seen(entry), entry.id), reverse=True)
        self._stale = True
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rows that are out of date."""
        if self._stale:
            self._fill()
        super().showEvent(event)

    def delete(self, entry: Listed) -> None:
        """Delete an entry at once; the soft line takes it back."""
        if isinstance(entry, Session):
            self._delete_session(entry)
        else:
            self._delete(entry)

    def _fill(self) -> None:
        self._stale = False
        empty(self._list)
        shown = self._entries if self._all else self._entries[:FIRST]
        hidden = len(self._entries) - len(shown)
        self._more.setVisible(hidden > 0)
        self._more.setText(self._ctx.tn("{n} more", "{n} more", hidden).format(n=hidden))
        if not shown:
            words = self._ctx.t("What you note on a day stands here, to be read and changed.")
            self._list.addWidget(label(words, "small_soft", wrap=True))
        for place, entry in enumerate(shown):
            if place:
                self._list.addWidget(HairLine())
            self._list.addWidget(self._row(entry))

    def _row(self, entry: Listed) -> QWidget:
        ctx = self._ctx
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(12)
        line.addWidget(label(ctx.time(self._seen(entry)), "small_soft"))
        line.addWidget(EntryMark(entry))
        words = self._words(entry)
        line.addWidget(ElidedLabel(words, "small"), 1)
        words = (
            f"{ctx.time(self._seen(entry))} · {words}"  # many rows say the same, but none at the same time
        )
        if not isinstance(entry, Session):
            change = IconButton("edit", ctx.t("Change: {entry}").format(entry=words), size=16)
            change.clicked.connect(partial(self._edit, entry))
            line.addWidget(change)
        delete = IconButton("trash", ctx.t("Delete: {entry}").format(entry=words), size=16)
        delete.clicked.connect(partial(self.delete, entry))
        line.addWidget(delete)
        return row

    def _seen(self, entry: Listed) -> datetime:
        return entry.at if isinstance(entry, Session) else self._ctx.seen(entry)

    def _words(self, entry: Listed) -> str:
        ctx = self._ctx
        if isinstance(entry, Session):
            return self._words_of_session(entry)
        if isinstance(entry, Contact):
            parts = [ctx.t("contact · {kind}").format(kind=kinds(ctx.t)[entry.kind])]
            if entry.felt is not None:
                parts.append(ctx.t("felt {felt}").format(felt=entry.felt))
        else:
            labels = ctx.services.entry_words(ctx.language)
            parts = [said_of_state(ctx, entry)]
            parts += [labels.get(word, word) for word in (*entry.feelings, *entry.causes)]
        if entry.note:
            parts.append(entry.note.replace("\n", " "))
        return " · ".join(parts)

    def _words_of_session(self, session: Session) -> str:
        ctx = self._ctx
        name = break_words(ctx, session) if session.is_break else exercise_title(ctx, session)
        minutes = max(1, round(session.seconds / 60))
        length = ctx.tn("{n} minute", "{n} minutes", minutes).format(n=minutes)
        after = before_and_after(session) or ("" if session.after is None else str(session.after))
        return " · ".join(filter(None, (name, length, after)))

    def _delete_session(self, session: Session) -> None:
        ctx, words = self._ctx, f"{self._ctx.time(session.at)} · {self._words_of_session(session)}"
        try:
            way = ctx.services.practice.delete(session)
        except Refused as refused:
            ctx.say(ctx.sentence(refused.problem), None)
            return
        said = ctx.t("Deleted.") if ctx.is_discreet else ctx.t("Deleted: {entry}").format(entry=words)
        ctx.say(said, way)

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
