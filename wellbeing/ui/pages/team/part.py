"""What the parts of the Team page share: a team to show, what to ask of its board, and what the board told."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wellbeing.services.team.membership import Membership
from wellbeing.ui.board_tasks import Work
from wellbeing.ui.context import Context


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

    def reading(self) -> Work | None:
        """Return what to read from the board before it is shown again; None where the board knows no more."""
        return None

    def show_read(self, answer: Any) -> None:
        """Show what the board has told; most of it is in the diary by now."""
        self.show_membership(self.membership)

    @property
    def team(self) -> str:
        """The id of the team shown."""
        return self.membership.id if self.membership else ""
