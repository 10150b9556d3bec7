"""The verbs of a team: found, join, know who is in it, compare, accept, share, leave."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date

from wellbeing.ballot.board import Board
from wellbeing.ballot.founding import SALT, SERVICE, Address, Team, invitation, read_invitation
from wellbeing.ballot.identity import identity, make_identity
from wellbeing.ballot.member_app import running_period
from wellbeing.ballot.notes import BadNote
from wellbeing.ballot.roster import Roster, join_note, leave_note
from wellbeing.ballot.visit_memory import recall
from wellbeing.ballot.withdrawal import withdraw
from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.team.bands import LEAST_BALLOTS
from wellbeing.domain.team.periods import Period
from wellbeing.domain.team.roster import Member as Colleague
from wellbeing.domain.team.roster import Sent, clean_name, same_name
from wellbeing.paths import Folders
from wellbeing.services.team.boards import opened
from wellbeing.services.team.local_teams import LocalTeams
from wellbeing.services.team.membership import (
    LEADER,
    MEMBER,
    Membership,
    key_files_of,
    only,
    wholly,
    write_membership,
)
from wellbeing.services.team.team_trends import TeamTrends
from wellbeing.services.team.team_visits import TeamVisits
from wellbeing.storage.database import Diary
from wellbeing.storage.team import Left


def teams_of(folders: Folders, diary: Diary, clock: Clock) -> Teams:
    """Return the verbs of a team over an open diary."""
    return Teams(LocalTeams(folders.data, diary, clock))


@dataclass(frozen=True, slots=True)
class RosterView:
    """Who is in the team as this app sees it, and what is still to be done before the first ballot.

    `period` is the one that runs now, `counts_from` the day from which the person's own answers count in it.
    """

    number: str
    compared: bool
    inside: list[Colleague]
    waiting: list[Colleague]
    changed: list[Colleague]
    shares: bool
    period: Period
    counts_from: date | None

    @property
    def enough(self) -> bool:
        """Tell whether there are the 8 without whom there is no figure."""
        return len(self.inside) >= LEAST_BALLOTS


def holds(board: Board, team: Team) -> bool:
    """Tell whether a board holds a team; raises BoardTrouble."""
    return board.read().get(team.place) == team.note


class Teams:
    """The teams of one person: those they lead and those they belong to."""

    def __init__(self, local_teams: LocalTeams) -> None:
        self._local_teams = local_teams
        self.trends = TeamTrends(local_teams)
        self.visits = TeamVisits(local_teams, self.trends)

    def all(self) -> list[Membership]:
        """Return the teams of this computer."""
        return self._local_teams.all()

    def found(self, name: str, address: Address) -> str:
        """Make a team on a board and return the invitation; raises Refused."""
        text = clean_name(name)
        if text is None:
            raise Refused(Problem("team", "problem.team_name"))
        today = self._local_teams.clock.now().astimezone(UTC).date()
        team = Team(text, today, self._local_teams.random_source.octets(SALT).hex())
        membership = Membership(team, address, LEADER)
        with self._local_teams.board(membership) as board, wholly(self._local_teams.key_files(membership)):
            write_membership(self._local_teams.data, membership)
            board.put(team.place, team.note)
        return invitation(team, address)

    def invitation(self, name: str | None = None) -> str:
        """Return the invitation to a team again."""
        membership = only(self.all(), name)
        return invitation(membership.team, membership.address)

    def join(self, text: str, name: str, here: Address | None = None) -> Membership:
        """Join by an invitation, under a name that colleagues know; sharing stays off. Raises Refused.

        `here` is the same board by the folder or service under which this computer finds it.
        """
        team, address = self._invited(text)
        address = here or address
        shown = clean_name(name)
        if shown is None:
            raise Refused(Problem("name", "problem.team_own_name"))
        held = [membership for membership in self.all() if membership.team.id == team.id]
        if held:
            leads = any(membership.leads for membership in held)
            raise Refused(Problem("team", "problem.team_leader" if leads else "problem.team_twice"))
        membership = Membership(team, address, MEMBER, shown)
        with self._local_teams.one_at_a_time(), opened(self._local_teams.open_board, address, team) as board:
            self._step_in(membership, board)
        return membership

    def _step_in(self, membership: Membership, board: Board) -> None:
        team, now, notes = membership.team, self._local_teams.clock.now(), board.read()
        if notes.get(team.place) != team.note:
            raise Refused(Problem("team", "problem.team_not_there"))
        key_files, store = key_files_of(self._local_teams.data, team), self._local_teams.store(team)
        key_files.clear()  # what a damaged membership has left behind belongs to another identity
        with wholly(key_files):
            key = make_identity(key_files, self._local_teams.random_source.octets)
            write_membership(self._local_teams.data, membership)
            store.start_anew()
            name, data = join_note(key, team, membership.name, now.astimezone(UTC).date())
            store.log(now, name, data)
            board.put(name, data)
        Roster(team, key.verify_key.encode(), store).meet({**notes, name: data}, now)

    def _invited(self, text: str) -> tuple[Team, Address]:
        try:
            return read_invitation(text)
        except BadNote:
            raise Refused(Problem("invitation", "problem.team_invitation")) from None

    def roster_view(self, name: str | None = None) -> RosterView:
        """Return who is in the team, asking the board; raises Refused."""
        membership = self._local_teams.joined(name)
        with self._local_teams.board(membership) as board:
            notes = board.read()
        with self._local_teams.one_at_a_time():
            self._roster(membership).meet(notes, self._local_teams.clock.now())
        return self.known_roster_view(name)

    def shares(self) -> bool:
        """Tell whether the person shares with any team now; asks the diary alone."""
        joined = (membership.team for membership in self.all() if not membership.leads)
        return any(self._local_teams.store(team).consents() for team in joined)

    def known_roster_view(self, name: str | None = None) -> RosterView:
        """Return who is in the team as it was last seen, without asking the board; raises Refused."""
        membership = self._local_teams.joined(name)
        store, roster = self._local_teams.store(membership.team), self._roster(membership)
        local_key = self._local_teams.local_member(membership).key
        return RosterView(
            roster.number(),
            bool(store.compared()),
            roster.accepted(),
            roster.waiting(),
            roster.changed(),
            store.consents(),
            running_period(
                roster, recall(self._local_teams.key_files(membership)), self._local_teams.clock.now()
            ),
            next((member.effective for member in roster.members if member.key == local_key), None),
        )

    def _roster(self, membership: Membership) -> Roster:
        local = self._local_teams.local_member(membership)
        return Roster(membership.team, local.key, local.ledger)

    def compare(self, words: str, name: str | None = None) -> None:
        """Note that the roster number was compared aloud; raises Refused when it is another one."""
        membership = self._local_teams.joined(name)
        number = self.roster_view(name).number
        if words.casefold().split() != number.split():
            raise Refused(Problem("team", "problem.team_number"))
        store = self._local_teams.store(membership.team)
        store.keep_consent(store.consents(), number, self._local_teams.clock.now())

    def accept_or_refuse(self, who: str, welcome: bool, name: str | None = None) -> Colleague:
        """Accept or refuse a waiting colleague by name or key; raises Refused when nobody fits, or two do."""
        membership = self._local_teams.joined(name)
        fit = [
            member
            for member in self.roster_view(name).waiting
            if who == member.key.hex() or same_name(member.name, who)
        ]
        if len(fit) != 1:
            raise Refused(Problem("name", "problem.team_two" if fit else "problem.team_nobody"))
        with self._local_teams.one_at_a_time():
            self._roster(membership).accept_or_refuse(fit[0].key, welcome)
        return fit[0]

    def share(self, on: bool, name: str | None = None) -> None:
        """Turn sharing on or off; off takes back the ballots that are not closed yet. Raises Refused.

        When the board can't be reached sharing is off all the same, and the next visit takes them back.
        """
        membership = self._local_teams.joined(name)
        store = self._local_teams.store(membership.team)
        store.keep_consent(on, store.compared(), self._local_teams.clock.now())
        if on:
            return
        try:
            with self._local_teams.one_at_a_time(), self._local_teams.board(membership) as board:
                withdraw(self._local_teams.local_member(membership), board, self._local_teams.clock.now())
        except Refused:
            raise Refused(Problem("team", "problem.team_off_later")) from None

    def move(self, address: Address, name: str | None = None) -> Membership:
        """Look for a team's board in another membership from now on; raises Refused when it is not there."""
        membership = replace(only(self.all(), name), address=address)
        with (
            self._local_teams.one_at_a_time(),
            opened(self._local_teams.open_board, address, membership.team) as board,
        ):
            # A leader may read no notes of a database, and needs none.
            if not (membership.leads and address.kind == SERVICE) and not holds(board, membership.team):
                raise Refused(Problem("board", "problem.team_not_here"))
            board.trend()
            write_membership(self._local_teams.data, membership)
        return membership

    def leave(self, name: str | None = None, anyway: bool = False) -> None:
        """Leave a team: take back what is not closed, say so on the board, delete every key. Raises Refused.

        With `anyway` also when the board is gone; colleagues then are not told, and a ballot stays counted.
        """
        membership = only(self.all(), name)
        key_files = self._local_teams.key_files(membership)
        with self._local_teams.one_at_a_time():
            if (
                identity(key_files) is not None
            ):  # a leader has none, and neither has a diary brought back elsewhere
                with suppress(Refused) if anyway else nullcontext():
                    self._say_goodbye(membership)
            key_files.clear()

    def _say_goodbye(self, membership: Membership) -> None:
        local, now = self._local_teams.local_member(membership), self._local_teams.clock.now()
        self._local_teams.store(membership.team).keep_consent(False, "", now)
        with self._local_teams.board(membership) as board:
            withdraw(local, board, now)
            note = leave_note(local.identity, membership.team, now.astimezone(UTC).date())
            local.ledger.log(now, *note)
            board.put(*note)

    def dice_log(self, name: str | None = None) -> list[Sent]:
        """Return each period's true band and sent face."""
        return self._local_teams.store(only(self.all(), name).team).dice_log()

    def left(self, name: str | None = None) -> list[Left]:
        """Return everything that ever left this computer for a team."""
        return self._local_teams.store(only(self.all(), name).team).left()
