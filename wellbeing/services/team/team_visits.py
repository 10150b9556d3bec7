"""Visits to the boards: all that is due, and what waits to be looked at before it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wellbeing.ballot.identity import forget_late
from wellbeing.ballot.member_app import MemberApp
from wellbeing.ballot.visit_memory import REVIEW_FIRST, recall
from wellbeing.ballot.withdrawal import withdraw
from wellbeing.domain.problems import Refused
from wellbeing.domain.team.periods import VISIT_EVERY, period_named
from wellbeing.domain.team.roster import Sent
from wellbeing.services.team.local_teams import LocalTeams
from wellbeing.services.team.membership import Membership
from wellbeing.services.team.team_trends import TeamTrends


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


class TeamVisits:
    """What goes on by itself, and the ballots that wait to be looked at."""

    def __init__(self, local_teams: LocalTeams, trends: TeamTrends) -> None:
        self._local_teams, self._trends = local_teams, trends

    def tick(self) -> list[Visit]:
        """Visit every board once; a board that is away is told, nothing is lost."""
        found = [self._visit(membership, lambda _: True) for membership in self._joined()]
        return [visit for visit in found if visit]

    def tick_if_due(self) -> list[Visit]:
        """Visit the boards that were not visited within 30 minutes: for the running app."""
        mine = [membership for membership in self._joined() if self._is_due(membership)]
        return [visit for visit in (self._visit(membership, self._is_due) for membership in mine) if visit]

    def _joined(self) -> list[Membership]:
        return [membership for membership in self._local_teams.all() if not membership.leads]

    def _is_due(self, membership: Membership) -> bool:
        now, last = (
            self._local_teams.clock.now(),
            recall(self._local_teams.key_files(membership)).last_visit(),
        )
        return last is None or not last <= now < last + VISIT_EVERY

    def _visit(self, membership: Membership, wanted: Callable[[Membership], bool]) -> Visit | None:
        """Do all that is due, in our turn; None when another process has just been there and that was enough."""
        try:
            with self._local_teams.one_at_a_time():
                return Visit(membership.team.name, self._play(membership)) if wanted(membership) else None
        except Refused as refused:
            return Visit(membership.team.name, 0, refused.problem.key)

    def _play(self, membership: Membership) -> int:
        local, now = self._local_teams.local_member(membership), self._local_teams.clock.now()
        forget_late(local.key_files, now)
        with self._local_teams.board(membership) as board:
            if not local.ledger.consents():
                withdraw(local, board, now)  # when sharing was stopped while the board was away
            rows = MemberApp(local, board).visit(now)
            self._trends.keep_rows(membership, board)
        return len(rows)

    def review_before_send(self, on: bool, name: str | None = None) -> None:
        """Have each ballot wait until its bytes were shown and sent on, or no longer. Raises Refused."""
        key_files = self._local_teams.key_files(self._local_teams.joined(name))
        if on:
            key_files.write(REVIEW_FIRST, b"")
        else:
            key_files.delete(REVIEW_FIRST)

    def reviews_before_send(self, name: str | None = None) -> bool:
        """Tell whether each ballot waits until its bytes were shown and sent on. Raises Refused."""
        return self._local_teams.key_files(self._local_teams.joined(name)).read(REVIEW_FIRST) is not None

    def prepared(self, name: str | None = None) -> list[Prepared]:
        """Return the ballots that are ready and wait to be looked at, byte for byte; empty when none does."""
        membership = self._local_teams.joined(name)
        memory, store = (
            recall(self._local_teams.key_files(membership)),
            self._local_teams.store(membership.team),
        )
        found = []
        for text, data in sorted(memory.ballot.items()):
            period = period_named(text)
            sent = store.sent(period) if period else None
            if sent and text not in memory.shown:
                found.append(Prepared(sent, bytes.fromhex(data)))
        return found

    def send_on(self, name: str | None = None) -> int:
        """Let the ballots go that were looked at, at once; returns how many. Raises Refused."""
        membership = self._local_teams.joined(name)
        key_files = self._local_teams.key_files(membership)
        with self._local_teams.one_at_a_time():
            memory, ready = recall(key_files), self.prepared(name)
            memory.shown += [prepared.roll.period for prepared in ready]
            memory.save(key_files)
            if ready:
                self._play(membership)
        return len(ready)
