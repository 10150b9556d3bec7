"""The trend of a team and of the site: what the boards have opened, kept here for when a board is away."""

from __future__ import annotations

from wellbeing.ballot.board import Board
from wellbeing.ballot.founding import SERVICE
from wellbeing.domain.problems import Refused
from wellbeing.domain.team.bands import TrendRow
from wellbeing.domain.team.periods import FIRST_MONDAY, Period, may_be_open
from wellbeing.domain.team.trends import site_rows
from wellbeing.services.team.local_teams import LocalTeams
from wellbeing.services.team.membership import Membership, only


class TeamTrends:
    """The opened and void periods of the teams of this computer."""

    def __init__(self, local_teams: LocalTeams) -> None:
        self._local_teams = local_teams

    def keep_rows(self, membership: Membership, board: Board) -> None:
        """Keep the figures that can be; whoever can write in a folder can invent one to come."""
        now = self._local_teams.clock.now()
        rows = [row for row in board.trend() if may_be_open(Period(row.start, row.days), now)]
        self._local_teams.store(membership.team).keep_rows(rows)

    def trend(self, name: str | None = None) -> list[TrendRow]:
        """Return a team's opened and void periods in order; those kept here when the board is away."""
        return self._rows(only(self._local_teams.all(), name))

    def known_trend(self, name: str | None = None) -> list[TrendRow]:
        """Return a team's periods as they were last seen, without asking the board; raises Refused."""
        return self._local_teams.store(only(self._local_teams.all(), name).team).rows()

    def _rows(self, membership: Membership) -> list[TrendRow]:
        store = self._local_teams.store(membership.team)
        try:
            with self._local_teams.board(membership) as board:
                self.keep_rows(membership, board)
        except Refused:
            if not store.rows():
                raise
        return store.rows()

    def site(self) -> list[TrendRow]:
        """Return the site by blocks of four weeks: all teams of a database that is led here, else the teams here."""
        for membership in self._local_teams.all():
            if membership.leads and membership.address.kind == SERVICE:
                with self._local_teams.board(membership) as board:
                    return site_rows([board.site(FIRST_MONDAY, self._local_teams.clock.now().date())])
        return site_rows([self._rows(membership) for membership in self._local_teams.all()])

    def known_site(self) -> list[TrendRow]:
        """Return the teams of this computer pooled by blocks of four weeks, as they were last seen."""
        return site_rows(
            [self._local_teams.store(membership.team).rows() for membership in self._local_teams.all()]
        )
