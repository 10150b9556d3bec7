"""A member's part: whether one shares, with whom one is mixed, what will leave, what left, and the way out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.domain.problems import Problem, Refused, answer_of
from wellbeing.services.team.membership import Membership
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.team.leaving import LeavingCard
from wellbeing.ui.pages.team.log import LogCard
from wellbeing.ui.pages.team.part import Reading, TeamPart
from wellbeing.ui.pages.team.roster import RosterCard
from wellbeing.ui.pages.team.sharing import SharingCard
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.choose_file import ask_for_folder
from wellbeing.ui.widgets.columns import Columns
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import label

if TYPE_CHECKING:
    from wellbeing.domain.team.bands import TrendRow
    from wellbeing.services.team.teams import Teams


class MinePart(TeamPart):
    """Four cards about one team, all of them from the diary; the board only says who is new."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.sharing, self.leaving, self.log = SharingCard(ctx), LeavingCard(ctx), LogCard(ctx)
        self.roster = RosterCard(ctx)
        self.leave = button(ctx.t("Leave the team"), "leave")
        self.anyway = button(ctx.t("Leave all the same, without telling them"), "leave")
        self.moved = button(ctx.t("The team's folder has moved …"), "leave")
        self.leave.clicked.connect(self._leave)
        self.anyway.clicked.connect(self._leave_anyway)
        self.moved.clicked.connect(self._choose_folder)
        self.anyway.hide()
        self.lost = label("", "notice", wrap=True)
        for card in (self.sharing, self.leaving, self.roster):
            card.asked.connect(self.board_asked)
        self._lay_out()

    def show_membership(self, membership: Membership | None) -> None:
        """Show what the diary knows; where the key is gone only leaving is left."""
        self.membership = membership
        if membership is None:
            return
        teams = self.ctx.services.team
        try:
            roster_view = teams.known_roster_view(membership.id)
        except Refused as refused:
            self._show_lost(self.ctx.sentence(refused.problem))
            return
        self._show_lost("")
        self.sharing.show_roster_view(membership, roster_view)
        self.roster.show_roster_view(membership, roster_view)
        self.leaving.show_ready(
            membership,
            roster_view,
            teams.visits.reviews_before_send(membership.id),
            teams.visits.prepared(membership.id),
        )
        self.log.show_left(membership, teams.left(membership.id), teams.dice_log(membership.id))

    def reading(self) -> Reading | None:
        """Return the reading of who is in the team."""
        return partial(read_roster, self.team)

    def _show_lost(self, words: str) -> None:
        self.lost.setText(words)
        self.lost.setVisible(bool(words))
        self._cards.setVisible(not words)

    def _leave(self) -> None:
        self.board_asked.emit(partial(leave, self.team, False), self._left)

    def _leave_anyway(self) -> None:
        self.board_asked.emit(partial(leave, self.team, True), self._left)

    def _left(self, trouble: Problem | None) -> None:
        """Say that it is done; when the board is away, the colleagues can't be told, which the person decides."""
        self.anyway.setVisible(trouble is not None)
        done = self.ctx.t("You have left. Your diary is untouched.")
        self.ctx.say(self.ctx.sentence(trouble) if trouble else done, None)

    def _choose_folder(self) -> None:
        name = ask_for_folder(self, self.moved.text())
        if name:
            self.move_to(name)

    def move_to(self, folder: str) -> None:
        """Look for the board in another folder from now on."""
        self.board_asked.emit(partial(move, self.team, folder), self._moved)

    def _moved(self, _membership: Membership) -> None:
        self.ctx.say(self.ctx.t("The board was found there."), None)

    def _lay_out(self) -> None:
        main, side = QWidget(), QWidget()
        columns = [(main, (self.sharing, self.leaving, self.log)), (side, (self.roster,))]
        for holder, cards in columns:
            rows = QVBoxLayout(holder)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(current_theme().px("card_gap"))
            for card in cards:
                rows.addWidget(card)
            rows.addStretch(1)
        self._cards = Columns(main, side)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.lost)
        outer.addWidget(self._cards)
        ways_out = FlowLayout(gap=4, line_gap=0)
        for way in (self.leave, self.anyway, self.moved):
            ways_out.addWidget(way)
        outer.addLayout(ways_out)
        outer.addStretch(1)


def read_roster(team: str, teams: Teams) -> list[TrendRow]:
    """Read who is in the team into the diary; of a trend it brings nothing."""
    teams.roster_view(team)
    return []


def leave(team: str, anyway: bool, teams: Teams) -> Problem | None:
    """Leave a team, taking back what is not closed; returns why not, when the board can't be reached."""
    return answer_of(partial(teams.leave, team, anyway))


def move(team: str, folder: str, teams: Teams) -> Membership:
    """Look for a team's board in another folder."""
    from wellbeing.services.team.boards import address_in

    return teams.move(address_in(folder), team)
