"""What will leave: nothing unseen where the person wants to look first, byte for byte, and let go by hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wellbeing.content.team_words import BANDS
from wellbeing.domain.team.roster import Sent
from wellbeing.services.team.membership import Membership
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.hex_view import BytesFold
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from wellbeing.services.team.team_visits import Prepared
    from wellbeing.services.team.teams import RosterView, Teams


class LeavingCard(Card):
    """`asked` as in Part."""

    asked = Signal(object, object)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, t = ctx, ctx.t
        self._membership: Membership | None = None
        self.first = Switch(t("Let me look at each answer before it leaves"))
        self.first.clicked.connect(self._switch)
        line = QHBoxLayout()
        words = label(t("Let me look at each answer before it leaves"), wrap=True)
        words.setBuddy(self.first)
        line.addWidget(words, 1)
        line.addWidget(self.first)
        self.says = label("", "caption", wrap=True)
        self.bytes = BytesFold(
            t("What will leave, byte for byte"), (t("See it byte for byte"), t("Hide the bytes"))
        )
        self.send = button(t("Send it now"))
        self.send.clicked.connect(self._send)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.send)
        self.head(t("What will leave"))
        self.rows.addLayout(line)
        for widget in (self.says, self.bytes):
            self.rows.addWidget(widget)
        self.rows.addLayout(foot)

    def show_ready(
        self, membership: Membership, roster_view: RosterView, first: bool, ready: Sequence[Prepared]
    ) -> None:
        """Show the answers that are ready, the bytes as they will stand on the board."""
        self._membership = membership
        self.setVisible(roster_view.shares)
        self.first.setChecked(first)
        t = self._ctx.t
        nothing = t("Nothing is ready to leave now.")
        self.says.setText("\n".join(roll_words(self._ctx, answer.roll) for answer in ready) or nothing)
        self.bytes.show_bytes(*(answer.data for answer in ready))
        waits = bool(ready) and first
        self.bytes.setVisible(bool(ready))
        self.send.setVisible(waits)

    def _switch(self) -> None:
        if self._membership is not None:
            work = partial(review_before_send, self._membership.id, self.first.isChecked())
            self.asked.emit(work, self._nothing_to_say)

    def _nothing_to_say(self, _nothing: None) -> None:
        """The switch says it."""

    def _send(self) -> None:
        if self._membership is not None:
            self.asked.emit(partial(send_on, self._membership.id), self._sent)

    def _sent(self, _number: int) -> None:
        self._ctx.say(self._ctx.t("It has left."), None)


def roll_words(ctx: Context, roll: Sent) -> str:
    """Return a period's true band and the one sent, with the period's days."""
    t = ctx.t
    if roll.band == roll.face:
        text = t("{days}: your band {band}, sent as it is")
    else:
        text = t("{days}: your band {band}, the die sends {sent} instead")
    return text.format(
        days=period_words(ctx, roll.period), band=t(BANDS[roll.true_word]), sent=t(BANDS[roll.sent_word])
    )


def period_words(ctx: Context, name: str) -> str:
    """Return the first and last day of a period's name."""
    from datetime import timedelta

    from wellbeing.domain.team.periods import period_named

    period = period_named(name)
    if period is None:
        return name
    last = period.start + timedelta(days=period.days - 1)
    return f"{ctx.short_day(period.start)} – {ctx.short_day(last)}"


def review_before_send(team: str, on: bool, teams: Teams) -> None:
    """Have each answer wait until it was looked at, or no longer."""
    teams.visits.review_before_send(on, team)


def send_on(team: str, teams: Teams) -> int:
    """Let go what was looked at."""
    return teams.visits.send_on(team)
