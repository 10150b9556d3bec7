"""Whether one shares: off until the consent sheet was answered, stopped with one press; what still has to happen."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wellbeing.domain.team.periods import BALLOTS_UNTIL, FREEZE_FROM, Period, period_at, takes_part
from wellbeing.services.team.membership import Membership
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, Icon
from wellbeing.ui.widgets.labels import ReadingText, label

if TYPE_CHECKING:
    from wellbeing.services.team.teams import RosterView, Teams
    from wellbeing.ui.pages.team.consent_sheet import ConsentSheet


class SharingCard(Card):
    """`asked` as in Part."""

    asked = Signal(object, object)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._membership: Membership | None = None
        self._roster_view: RosterView | None = None
        self.sheet: ConsentSheet | None = None
        self.title = self.head("", role="question")
        self.about = ReadingText(ink="ink_soft")
        self.rows.addWidget(self.about)
        self.hint = label("", wrap=True)
        self._waits = QWidget()
        line = QHBoxLayout(self._waits)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Icon("info", "notice"))
        line.addWidget(self.hint, 1)
        self.rows.addWidget(self._waits)
        self.share = button(ctx.t("What sharing means …"), "primary")
        self.stop = button(ctx.t("Stop sharing"))
        self.share.clicked.connect(self.open_sheet)
        self.stop.clicked.connect(self._stop)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.share)
        foot.addWidget(self.stop)
        self.rows.addLayout(foot)

    def show_roster_view(self, membership: Membership, roster_view: RosterView) -> None:
        """Show how one stands to a team."""
        self._membership, self._roster_view = membership, roster_view
        t = self._ctx.t
        on = roster_view.shares
        self.title.setText(t("You share one word a period") if on else t("You share nothing"))
        off_words = t(
            "Your diary stays on this computer. If you like, one word a period can count in the team's total."
        )
        self.about.setText(self._next_words(roster_view) if on else off_words)
        waits = self._waiting_for(roster_view) if on else ""
        self.hint.setText(waits)
        self._waits.setVisible(bool(waits))
        self.share.setVisible(not on)
        self.stop.setVisible(on)

    def open_sheet(self) -> None:
        """Open the consent sheet."""
        from wellbeing.ui.pages.team.consent_sheet import ConsentSheet

        if self._roster_view is None:
            return
        names = [member.name for member in self._roster_view.inside]
        self.sheet = ConsentSheet(self._ctx.words, names, self.window())
        self.sheet.accepted.connect(self._share)
        self.sheet.open()

    def _next_words(self, roster_view: RosterView) -> str:
        """Return when the next answer leaves, in the person's own days."""
        period = counted_period(roster_view)
        first, last = period.moment(FREEZE_FROM), period.moment(BALLOTS_UNTIL)
        text = self._ctx.t(
            "The period runs to {end}. Your answer leaves between {first} and {last}, from at least three entries on"
            " two days; with fewer nothing does."
        )
        return text.format(
            end=self._day(period.end - timedelta(minutes=1)), first=self._day(first), last=self._day(last)
        )

    def _waiting_for(self, roster_view: RosterView) -> str:
        """Return what keeps the next answer here; '' when nothing does."""
        t = self._ctx.t
        if roster_view.changed:
            return t("A colleague has a new key. Your answers wait until you accept or refuse it.")
        if not roster_view.compared:
            return t("Your first answer waits until the six words were compared aloud.")
        if not roster_view.enough:
            return t("Under 8 members there is no figure, for anybody.")
        return ""

    def _day(self, moment: datetime) -> str:
        return self._ctx.short_day(self._ctx.local(moment).date())

    def _share(self) -> None:
        self._ask(True)

    def _stop(self) -> None:
        self._ask(False)

    def _ask(self, on: bool) -> None:
        if self._membership is not None:
            self.asked.emit(partial(set_sharing, self._membership.id, on), partial(self._say, on))

    def _say(self, on: bool, _nothing: None) -> None:
        t = self._ctx.t
        off_words = t("Sharing is off. What was not closed yet is taken back.")
        self._ctx.say(t("Sharing is on.") if on else off_words, None)


def counted_period(roster_view: RosterView) -> Period:
    """Return the first period, from the one that runs now, in which the person's own answer counts."""
    period = roster_view.period
    while roster_view.counts_from and not takes_part(roster_view.counts_from, period):
        period = period_at(period.end, period.days)
    return period


def set_sharing(team: str, on: bool, teams: Teams) -> None:
    """Turn sharing on or off; off takes back what is not closed."""
    teams.share(on, team)
