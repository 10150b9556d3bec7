"""Visits to the boards: all that is due, what waits to be looked at, what left, and the trend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wellbeing.ballot.board import Board
from wellbeing.ballot.founding import SERVICE
from wellbeing.ballot.identity import forget_late
from wellbeing.ballot.member import MemberApp
from wellbeing.ballot.visit_memory import LOOK_FIRST, recall
from wellbeing.ballot.withdrawal import withdraw
from wellbeing.domain.problems import Refused
from wellbeing.domain.team.bands import TrendRow
from wellbeing.domain.team.periods import FIRST_MONDAY, VISIT_EVERY, Period, may_be_open, period_named
from wellbeing.domain.team.roster import Sent
from wellbeing.domain.team.trends import site_rows
from wellbeing.services.team.base import TeamBase
from wellbeing.services.team.boards import opened
from wellbeing.services.team.files import Membership, keep_of, only
from wellbeing.storage.team import Left


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit came to: opened periods, or why the board could not be reached."""

    team: str
    opened: int = 0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A ballot that is ready: the roll behind it, and the very bytes that will leave."""

    roll: Sent
    data: bytes


class TeamVisits(TeamBase):
    """What goes on by itself, and what it came to."""

    def tick(self) -> list[Visit]:
        """Visit every board once; a board that is away is told, nothing is lost."""
        found = [self._visit(place, lambda _: True) for place in self.all() if not place.leads]
        return [one for one in found if one]

    def tick_if_due(self) -> list[Visit]:
        """Visit the boards that were not visited within 30 minutes: for the running app."""
        mine = [place for place in self.all() if not place.leads and self._is_due(place)]
        return [one for one in (self._visit(place, self._is_due) for place in mine) if one]

    def _is_due(self, place: Membership) -> bool:
        now, last = self._clock.now(), recall(keep_of(self._data, place.team)).last_visit()
        return last is None or not last <= now < last + VISIT_EVERY

    def _visit(self, place: Membership, wanted: Callable[[Membership], bool]) -> Visit | None:
        """Do all that is due, in our turn; None when another process has just been there and that was enough."""
        try:
            with self._turn():
                return Visit(place.team.name, self._play(place)) if wanted(place) else None
        except Refused as refused:
            return Visit(place.team.name, 0, refused.problem.key)

    def _play(self, place: Membership) -> int:
        own, now = self._own(place), self._clock.now()
        forget_late(own.keep, now)
        with opened(self._open_board, place.address, place.team) as board:
            if not own.ledger.consents():
                withdraw(own, board, now)  # when sharing was stopped while the board was away
            rows = MemberApp(own, board).visit(now)
            self._keep_rows(place, board)
        return len(rows)

    def _keep_rows(self, place: Membership, board: Board) -> None:
        """Keep the figures that can be; whoever can write in a folder can invent one to come."""
        now = self._clock.now()
        rows = [row for row in board.trend() if may_be_open(Period(row.start, row.days), now)]
        self._store(place.team).keep_rows(rows)

    def review_before_send(self, on: bool, name: str | None = None) -> None:
        """Have each ballot wait until its bytes were shown and sent on, or no longer. Raises Refused."""
        keep = keep_of(self._data, self._member(name).team)
        if on:
            keep.write(LOOK_FIRST, b"")
        else:
            keep.delete(LOOK_FIRST)

    def looks_first(self, name: str | None = None) -> bool:
        """Tell whether each ballot waits until its bytes were shown and sent on. Raises Refused."""
        return keep_of(self._data, self._member(name).team).read(LOOK_FIRST) is not None

    def prepared(self, name: str | None = None) -> list[Prepared]:
        """Return the ballots that are ready and wait to be looked at, byte for byte; empty when none does."""
        place = self._member(name)
        memory, store = recall(keep_of(self._data, place.team)), self._store(place.team)
        found = []
        for text, data in sorted(memory.ballot.items()):
            period = period_named(text)
            sent = store.sent(period) if period else None
            if sent and text not in memory.shown:
                found.append(Prepared(sent, bytes.fromhex(data)))
        return found

    def send_on(self, name: str | None = None) -> int:
        """Let the ballots go that were looked at, at once; returns how many. Raises Refused."""
        place = self._member(name)
        keep = keep_of(self._data, place.team)
        with self._turn():
            memory, ready = recall(keep), self.prepared(name)
            memory.shown += [one.roll.period for one in ready]
            memory.save(keep)
            if ready:
                self._play(place)
        return len(ready)

    def trend(self, name: str | None = None) -> list[TrendRow]:
        """Return a team's opened and void periods in order; those kept here when the board is away."""
        return self._rows(only(self.all(), name))

    def known_trend(self, name: str | None = None) -> list[TrendRow]:
        """Return a team's periods as they were last seen, without asking the board; raises Refused."""
        return self._store(only(self.all(), name).team).rows()

    def _rows(self, place: Membership) -> list[TrendRow]:
        store = self._store(place.team)
        try:
            with opened(self._open_board, place.address, place.team) as board:
                self._keep_rows(place, board)
        except Refused:
            if not store.rows():
                raise
        return store.rows()

    def site(self) -> list[TrendRow]:
        """Return the site by blocks of four weeks: all teams of a database that is led here, else the teams here."""
        for place in self.all():
            if place.leads and place.address.kind == SERVICE:
                with opened(self._open_board, place.address, place.team) as board:
                    return site_rows([board.site(FIRST_MONDAY, self._clock.now().date())])
        return site_rows([self._rows(place) for place in self.all()])

    def known_site(self) -> list[TrendRow]:
        """Return the teams of this computer pooled by blocks of four weeks, as they were last seen."""
        return site_rows([self._store(place.team).rows() for place in self.all()])

    def rolls(self, name: str | None = None) -> list[Sent]:
        """Return each period's true band and sent face."""
        return self._store(only(self.all(), name).team).rolls()

    def left(self, name: str | None = None) -> list[Left]:
        """Return everything that ever left this computer for a team."""
        return self._store(only(self.all(), name).team).left()
