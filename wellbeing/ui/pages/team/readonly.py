"""Parts of the Team page that only show: the trend of a team, of the whole site, and how it stays private."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.services.team.membership import Membership
from wellbeing.ui.context import Context
from wellbeing.ui.pages.team.part import Reading, TeamPart
from wellbeing.ui.pages.team.privacy import TeamPrivacy
from wellbeing.ui.pages.team.trend import TeamTrend

if TYPE_CHECKING:
    from wellbeing.domain.team.bands import TrendRow
    from wellbeing.services.team.teams import Teams


class TrendPart(TeamPart):
    """A team's trend."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.trend = TeamTrend(ctx)
        fill(self, self.trend)

    def show_membership(self, membership: Membership | None) -> None:
        """Show the periods as they were last seen."""
        from wellbeing.services.team.demo import is_invented

        self.membership = membership
        if membership is not None:
            rows = self.ctx.services.team.trends.known_trend(membership.id)
            invented = is_invented(membership, self.ctx.services.environment.folders)
            self.trend.show_rows(rows, invented, site=False, leads=membership.leads)

    def reading(self) -> Reading | None:
        """Return the reading of the team's trend."""
        return partial(read_trend, self.team)


class SitePart(TrendPart):
    """All teams that are led here, or on the same database, pooled four weeks at a time."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self._told: list[TrendRow] | None = None

    def show_membership(self, membership: Membership | None) -> None:
        """Show what the board told last; before that the teams of this computer."""
        self.membership = membership
        known = self.ctx.services.team.trends.known_site() if self._told is None else self._told
        self.trend.show_rows(known, invented=False, site=True)

    def show_read(self, rows: list[TrendRow]) -> None:
        """Show the whole site."""
        self._told = rows
        self.show_membership(self.membership)

    def reading(self) -> Reading | None:
        """Return the reading of the whole site."""
        return read_site


class HowPart(TeamPart):
    """How it stays private, and what it does not protect from."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        fill(self, TeamPrivacy(ctx))

    def show_membership(self, membership: Membership | None) -> None:
        """Show the same for every team."""
        self.membership = membership


def read_trend(team: str, teams: Teams) -> list[TrendRow]:
    """Read a team's trend from its board into the diary."""
    return reckoned(teams.trends.trend(team))


def read_site(teams: Teams) -> list[TrendRow]:
    """Read the whole site's trend."""
    return reckoned(teams.trends.site())


def reckoned(rows: list[TrendRow]) -> list[TrendRow]:
    """Reckon the intervals here, beside the window: they are remembered, and large ones take their time."""
    from wellbeing.domain.team.outlook import for_picture
    from wellbeing.domain.team.trends import trend_lines

    trend_lines(rows)
    trend_lines(for_picture(rows))
    return rows


def fill(part: QWidget, inside: QWidget) -> None:
    """Let one widget fill a part."""
    rows = QVBoxLayout(part)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.addWidget(inside)
