"""Team: what a member sends and with whom it is mixed; a leader's trend; how it stays private. Names nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.domain.problems import Problem
from wellbeing.domain.team.periods import VISIT_EVERY
from wellbeing.services.event_bus import Topic
from wellbeing.services.team.membership import Membership
from wellbeing.ui.context import Context
from wellbeing.ui.pages.page import Page
from wellbeing.ui.pages.team.part import TeamPart
from wellbeing.ui.pages.team.part_registry import BUILDERS, segments
from wellbeing.ui.widgets.choices import RangeBar
from wellbeing.ui.widgets.fields import PickBox
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.focus_turn import FocusTurn
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.side_by_side import SideBySide

if TYPE_CHECKING:
    from wellbeing.domain.team.bands import TrendRow
    from wellbeing.services.team.teams import Teams

Answer = TypeVar("Answer")
ANOTHER = ""


class TeamPage(Page):
    """One part at a time, of one team at a time; what the diary knows is shown at once, the board is asked beside."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.TEAM})

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, ctx.t("Team"), parent)
        self._memberships: list[Membership] = []
        self._chosen: str | None = None
        self._part = ""
        self._asked: dict[tuple[str, str], datetime] = {}
        self.parts: dict[str, TeamPart] = {}
        self.teams = PickBox(ctx.t("Which team"))
        self.teams.activated.connect(self._pick_team)
        self.bar = RangeBar([], ctx.t("What to look at"))
        self.bar.picked.connect(self.show_part)
        self.trouble = label("", "notice", wrap=True)
        self.trouble.hide()
        self._lay_out()
        FocusTurn(self, self.bar, self._stack_holder)

    def refresh(self) -> None:
        """Read the teams of this computer and show the chosen part from what the diary knows."""
        self._memberships = self.ctx.services.team.all()
        if self._chosen is None or not (self._chosen == ANOTHER or self.membership()):
            self._chosen = self._memberships[0].id if self._memberships else ANOTHER
        self._fill_teams()
        words = segments(self.ctx, self.membership(), self._memberships)
        self.bar.set_segments(words)
        keys = [key for key, _ in words]
        self.show_part(self._part if self._part in keys else keys[0])

    def membership(self) -> Membership | None:
        """Return the team that is looked at; None while another one is to be joined or founded."""
        return next((membership for membership in self._memberships if membership.id == self._chosen), None)

    def show_part(self, key: str) -> None:
        """Show one part; its board is asked at most once in half an hour."""
        self._part = key
        self.bar.set_current(key)
        if key not in self.parts:
            made = self.parts[key] = BUILDERS[key](self.ctx)
            made.board_asked.connect(self._send)
            self._stack.addWidget(made)
        for name, part in self.parts.items():
            part.setVisible(name == key)
        self._say("")
        self.parts[key].show_membership(self.membership())
        self._look_at_board(key)

    def _look_at_board(self, key: str) -> None:
        membership, now = self.membership(), self.ctx.services.clock.now()
        work = self.parts[key].reading()
        last = self._asked.get((self._chosen or "", key))
        if membership is None or work is None or (last is not None and last <= now < last + VISIT_EVERY):
            return
        self._asked[self._chosen or "", key] = now
        self.ctx.ask_board(work, partial(self._show_read, key), self._fail)

    def _send(self, work: Callable[[Teams], Answer], done: Callable[[Answer], None]) -> None:
        """Carry out what a part asks of the board; its buttons rest meanwhile."""
        self._say("")
        self._stack_holder.setEnabled(False)
        self.ctx.ask_board(work, partial(self._finish, done), self._fail)

    def _finish(self, done: Callable[[Answer], None], answer: Answer) -> None:
        self._stack_holder.setEnabled(True)
        known = {membership.id for membership in self._memberships}
        done(answer)
        fresh = [team.id for team in self.ctx.services.team.all() if team.id not in known]
        self._chosen = fresh[0] if fresh else self._chosen
        self.refresh()

    def _show_read(self, key: str, rows: list[TrendRow]) -> None:
        if key == self._part:
            self.parts[key].show_read(rows)

    def _fail(self, problem: Problem) -> None:
        """Say what could not be done, beside what the diary knows: half of it may be done all the same."""
        self._stack_holder.setEnabled(True)
        self.parts[self._part].show_membership(self.membership())
        self._say(self.ctx.sentence(problem))

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _pick_team(self, number: int) -> None:
        self._chosen = self.teams.itemData(number)
        self.refresh()

    def _fill_teams(self) -> None:
        self.teams.clear()
        for membership in self._memberships:
            self.teams.addItem(self._name(membership), membership.id)
        self.teams.addItem(self.ctx.t("Another team …"), ANOTHER)
        self.teams.setCurrentIndex(self.teams.findData(self._chosen))
        self.teams.setVisible(bool(self._memberships))

    def _name(self, membership: Membership) -> str:
        """Return what a team is called; a pretend one in the language of the page, not of the day it was made."""
        from wellbeing.services.team.demo import is_invented

        invented = is_invented(membership, self.ctx.services.environment.folders)
        return self.ctx.t("Invented team") if invented else membership.team.name

    def _lay_out(self) -> None:
        words, controls = QWidget(), QWidget()
        left, right = QHBoxLayout(words), FlowLayout(controls, gap=12, line_gap=8)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        empty_row(self.title_row)
        left.addWidget(self.title)
        left.addWidget(label(self.ctx.t("Only the whole, never anyone."), "soft", wrap=True), 1)
        right.addWidget(self.teams)
        right.addWidget(self.bar)
        self.title_row.addWidget(SideBySide(words, controls))
        self._stack_holder = QWidget()
        self._stack = QVBoxLayout(self._stack_holder)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.trouble)
        self.column.addWidget(self._stack_holder, 10)
        self.column.addStretch(1)


def empty_row(row: QHBoxLayout) -> None:
    """Take everything out of a row, to set it anew."""
    while row.count():
        row.takeAt(0)
