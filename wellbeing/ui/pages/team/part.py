"""What the parts of the Team page share: a team to show, what to ask of its board, and what the board told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wellbeing.services.team.membership import Membership
from wellbeing.ui.context import Context

if TYPE_CHECKING:
    from wellbeing.domain.team.bands import TrendRow
    from wellbeing.services.team.teams import Teams

Reading = Callable[["Teams"], list["TrendRow"]]
"""Reads from a board; what stands in the diary afterwards is not told, so most bring nothing."""


class TeamPart(QWidget):
    """A part of the page. `board_asked` brings what is to be done with the teams, and who is told when it is done."""

    board_asked = Signal(object, object)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.membership: Membership | None = None

    def show_membership(self, membership: Membership | None) -> None:
        """Show what the diary knows of a team."""
        raise NotImplementedError

    def reading(self) -> Reading | None:
        """Return what to read from the board before it is shown again; None where the board knows no more."""
        return None

    def show_read(self, rows: list[TrendRow]) -> None:
        """Show what the board has told; most of it is in the diary by now."""
        self.show_membership(self.membership)

    @property
    def team(self) -> str:
        """The id of the team shown."""
        return self.membership.id if self.membership else ""
