"""All that ever left: each note with its bytes, each period with the true band and the one sent; to keep as a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from wellbeing.content.i18n import N_
from wellbeing.domain.team.roster import Sent
from wellbeing.services.team.membership import Membership
from wellbeing.storage.team import Left
from wellbeing.ui.context import Context
from wellbeing.ui.pages.team.leaving import roll_words
from wellbeing.ui.save_beside import save_beside, say_saved
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.choose_file import ask_where_to_save
from wellbeing.ui.widgets.fields import PickBox
from wellbeing.ui.widgets.hex_view import BytesFold
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import label

SHOWN_ROLLS = 6
KINDS = {
    "join": N_("joined"),
    "leave": N_("left"),
    "hello": N_("a one-period key"),
    "frozen": N_("the list of keys"),
    "ballot": N_("the sealed answer"),
    "withdrawal": N_("the answer taken back"),
    "closing": N_("the list of answers"),
    "answer": N_("a sum of shares"),
}


class LogCard(Card):
    """For the person alone, from their own diary."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, t = ctx, ctx.t
        self._left: Sequence[Left] = ()
        self._rolls: Sequence[Sent] = ()
        self.save = IconButton("download", t("Save the log"))
        self.save.clicked.connect(self._ask_where)
        self.head(t("What left this computer"), self.save)
        self.rolls = label("", wrap=True)
        self.notes = PickBox(t("Which note"))
        self.notes.activated.connect(self._show_bytes)
        self.bytes = BytesFold(t("The bytes of this note"), (t("See its bytes"), t("Hide the bytes")))
        self.none = label(t("Nothing has left yet."), "soft")
        for widget in (self.none, self.rolls, self.notes, self.bytes):
            self.rows.addWidget(widget)

    def show_left(self, membership: Membership, left: Sequence[Left], rolls: Sequence[Sent]) -> None:
        """Show a team's log, the newest first."""
        if (left, rolls) == (self._left, self._rolls) and self.notes.count():
            return
        self._left, self._rolls = left, rolls
        newest = sorted(rolls, key=lambda roll: roll.at, reverse=True)[:SHOWN_ROLLS]
        self.rolls.setText("\n".join(roll_words(self._ctx, roll) for roll in newest))
        self.rolls.setVisible(bool(newest))
        self.notes.clear()
        for number, note in reversed(list(enumerate(left))):
            self.notes.addItem(self._words(note), number)
        for widget in (self.notes, self.bytes, self.save):
            widget.setVisible(bool(left))
        self.none.setVisible(not left)
        self._show_bytes(0)

    def write(self, name: str) -> None:
        """Write the log into a file and say so."""
        from wellbeing.services.team.log import write_log

        save_beside(
            self._ctx,
            partial(write_log, Path(name), self._left, self._rolls),
            partial(say_saved, self._ctx, self._ctx.t("Saved.")),
        )

    def _words(self, note: Left) -> str:
        t, day = self._ctx.t, self._ctx.short_day(self._ctx.local(note.at).date())
        what = t(KINDS.get(note.name.partition(".")[0], note.name))
        size = t("{n} bytes").format(n=f"{len(note.data):,}")
        return " · ".join((f"{day} {self._ctx.time(note.at)}", what, size))

    def _show_bytes(self, number: int) -> None:
        at = self.notes.itemData(number)
        self.bytes.show_bytes(*([self._left[at].data] if at is not None else []))

    def _ask_where(self) -> None:
        name = ask_where_to_save(self, self._ctx.t("Save the log"), "team-log.json", "JSON (*.json)")
        if name:
            self.write(name)
