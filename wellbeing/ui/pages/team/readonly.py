"""Parts of the Team page that only show: the trend of a team, of the whole site, and how it stays private."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.services.team.files import Membership
from wellbeing.ui.board_tasks import Work
from wellbeing.ui.context import Context
from wellbeing.ui.pages.team.part import TeamPart
from wellbeing.ui.pages.team.privacy import TeamPrivacy
from wellbeing.ui.pages.team.trend import TeamTrend

if TYPE_CHECKING:
    from wellbeing.domain.team.bands import TrendRow
    from wellbeing.services.team.membership import Teams


class TrendPart(TeamPart):
    """A team's trend."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.trend = TeamTrend(ctx)
        fill(self, self.trend)

    def show_place(self, place: Membership | None) -> None:
        """Show the periods as they were last seen."""
        from wellbeing.services.team.demo import is_invented

        self.place = place
        if place is not None:
            rows = self.ctx.services.team.known_trend(place.id)
            invented = is_invented(place, self.ctx.services.environment.folders)
            self.trend.show_rows(rows, invented, site=False, leads=place.leads)

    def reading(self) -> Work | None:
        """Return the reading of the team's trend."""
        return partial(read_trend, self.team)


class SitePart(TrendPart):
    """All teams that are led here, or on the same database, pooled four weeks at a time."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self._told: list[TrendRow] | None = None

    def show_place(self, place: Membership | None) -> None:
        """Show what the board told last; before that the teams of this computer."""
        self.place = place
        known = self.ctx.services.team.known_site() if self._told is None else self._told
        self.trend.show_rows(known, invented=False, site=True)

    def show_read(self, answer: list[TrendRow]) -> None:
        """Show the whole site."""
        self._told = answer
        self.show_place(self.place)

    def reading(self) -> Work | None:
        """Return the reading of the whole site."""
        return read_site


class HowPart(TeamPart):
    """How it stays private, and what it does not protect from."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        fill(self, TeamPrivacy(ctx))

    def show_place(self, place: Membership | None) -> None:
        """Show the same for every team."""
        self.place = place


def read_trend(team: str, teams: Teams) -> list[TrendRow]:
    """Read a team's trend from its board into the diary."""
    return reckoned(teams.trend(team))


def read_site(teams: Teams) -> list[TrendRow]:
    """Read the whole site's trend."""
    return reckoned(teams.site())


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
