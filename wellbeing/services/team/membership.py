"""The verbs of a team: found, join, know who is in it, compare, accept, share, leave."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from wellbeing.ballot.board import Board
from wellbeing.ballot.founding import SALT, SERVICE, Address, Team, invitation, read_invitation
from wellbeing.ballot.identity import identity, make_identity
from wellbeing.ballot.member import running_period
from wellbeing.ballot.notes import BadNote
from wellbeing.ballot.roster import Roster, join_note, leave_note
from wellbeing.ballot.visit_memory import recall
from wellbeing.ballot.withdrawal import withdraw
from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.team.bands import LEAST_BALLOTS
from wellbeing.domain.team.periods import Period
from wellbeing.domain.team.roster import Member as Colleague
from wellbeing.domain.team.roster import clean_name, same_name
from wellbeing.paths import Folders
from wellbeing.services.team.boards import opened
from wellbeing.services.team.files import LEADER, MEMBER, Membership, keep_of, only, wholly, write_place
from wellbeing.services.team.visits import TeamVisits
from wellbeing.storage.database import Diary


def teams_of(folders: Folders, diary: Diary, clock: Clock) -> Teams:
    """Return the verbs of a team over an open diary."""
    return Teams(folders.data, diary, clock)


@dataclass(frozen=True, slots=True)
class RosterView:
    """Who is in the team as this app sees it, and what is still to be done before the first ballot.

    `period` is the one that runs now, `counts_from` the day from which the person's own answers count in it;
    `since` is when sharing was last turned on or off.
    """

    number: str
    compared: bool
    inside: list[Colleague]
    waiting: list[Colleague]
    changed: list[Colleague]
    shares: bool
    since: datetime | None
    period: Period
    counts_from: date | None

    @property
    def enough(self) -> bool:
        """Tell whether there are the 8 without whom there is no figure."""
        return len(self.inside) >= LEAST_BALLOTS


def holds(board: Board, team: Team) -> bool:
    """Tell whether a board holds a team; raises BoardTrouble."""
    return board.read().get(team.place) == team.note


class Teams(TeamVisits):
    """The teams of one person: those they lead and those they belong to."""

    def found(self, name: str, address: Address) -> str:
        """Make a team on a board and return the invitation; raises Refused."""
        text = clean_name(name)
        if text is None:
            raise Refused(Problem("team", "problem.team_name"))
        today = self._clock.now().astimezone(UTC).date()
        team = Team(text, today, self._chance.octets(SALT).hex())
        with opened(self._open_board, address, team) as board, wholly(keep_of(self._data, team)):
            write_place(self._data, Membership(team, address, LEADER))
            board.put(team.place, team.note)
        return invitation(team, address)

    def invitation(self, name: str | None = None) -> str:
        """Return the invitation to a team again."""
        place = only(self.all(), name)
        return invitation(place.team, place.address)

    def join(self, text: str, name: str, here: Address | None = None) -> Membership:
        """Join by an invitation, under a name that colleagues know; sharing stays off. Raises Refused.

        `here` is the same board by the folder or service under which this computer finds it.
        """
        team, address = self._invited(text)
        address = here or address
        shown = clean_name(name)
        if shown is None:
            raise Refused(Problem("name", "problem.team_own_name"))
        if any(one.team.id == team.id for one in self.all()):
            leads = any(one.team.id == team.id and one.leads for one in self.all())
            raise Refused(Problem("team", "problem.team_leader" if leads else "problem.team_twice"))
        place = Membership(team, address, MEMBER, shown)
        with self._turn(), opened(self._open_board, address, team) as board:
            self._step_in(place, board)
        return place

    def _step_in(self, place: Membership, board: Board) -> None:
        team, now, notes = place.team, self._clock.now(), board.read()
        if notes.get(team.place) != team.note:
            raise Refused(Problem("team", "problem.team_not_there"))
        keep, store = keep_of(self._data, team), self._store(team)
        keep.clear()  # what a damaged place has left behind belongs to another identity
        with wholly(keep):
            key = make_identity(keep, self._chance.octets)
            write_place(self._data, place)
            store.start_anew()
            name, data = join_note(key, team, place.name, now.astimezone(UTC).date())
            store.log(now, name, data)
            board.put(name, data)
        Roster(team, key.verify_key.encode(), store).meet({**notes, name: data}, now)

    def _invited(self, text: str) -> tuple[Team, Address]:
        try:
            return read_invitation(text)
        except BadNote:
            raise Refused(Problem("invitation", "problem.team_invitation")) from None

    def circle(self, name: str | None = None) -> RosterView:
        """Return who is in the team, asking the board; raises Refused."""
        place = self._member(name)
        with opened(self._open_board, place.address, place.team) as board:
            notes = board.read()
        with self._turn():
            self._roster(place).meet(notes, self._clock.now())
        return self.known_circle(name)

    def known_circle(self, name: str | None = None) -> RosterView:
        """Return who is in the team as it was last seen, without asking the board; raises Refused."""
        place = self._member(name)
        store, roster, own = self._store(place.team), self._roster(place), self._own(place).key
        return RosterView(
            roster.number(),
            bool(store.compared()),
            roster.accepted(),
            roster.waiting(),
            roster.changed(),
            store.consents(),
            store.since(),
            running_period(roster, recall(keep_of(self._data, place.team)), self._clock.now()),
            next((member.effective for member in roster.members if member.key == own), None),
        )

    def _roster(self, place: Membership) -> Roster:
        return Roster(place.team, self._own(place).key, self._store(place.team))

    def compare(self, words: str, name: str | None = None) -> None:
        """Note that the roster number was compared aloud; raises Refused when it is another one."""
        place = self._member(name)
        number = self.circle(name).number
        if words.casefold().split() != number.split():
            raise Refused(Problem("team", "problem.team_number"))
        store = self._store(place.team)
        store.keep_consent(store.consents(), number, self._clock.now())

    def settle(self, who: str, welcome: bool, name: str | None = None) -> Colleague:
        """Accept or refuse a waiting colleague by name or key; raises Refused when nobody fits, or two do."""
        place = self._member(name)
        fit = [one for one in self.circle(name).waiting if who == one.key.hex() or same_name(one.name, who)]
        if len(fit) != 1:
            raise Refused(Problem("name", "problem.team_two" if fit else "problem.team_nobody"))
        with self._turn():
            self._roster(place).settle(fit[0].key, welcome)
        return fit[0]

    def share(self, on: bool, name: str | None = None) -> None:
        """Turn sharing on or off; off takes back the ballots that are not closed yet. Raises Refused.

        When the board can't be reached sharing is off all the same, and the next visit takes them back.
        """
        place = self._member(name)
        store = self._store(place.team)
        store.keep_consent(on, store.compared(), self._clock.now())
        if on:
            return
        try:
            with self._turn(), opened(self._open_board, place.address, place.team) as board:
                withdraw(self._own(place), board, self._clock.now())
        except Refused:
            raise Refused(Problem("team", "problem.team_off_later")) from None

    def move(self, address: Address, name: str | None = None) -> Membership:
        """Look for a team's board in another place from now on; raises Refused when it is not there."""
        place = replace(only(self.all(), name), address=address)
        with self._turn(), opened(self._open_board, address, place.team) as board:
            # A leader may read no notes of a database, and needs none.
            if not (place.leads and address.kind == SERVICE) and not holds(board, place.team):
                raise Refused(Problem("board", "problem.team_not_here"))
            board.trend()
            write_place(self._data, place)
        return place

    def leave(self, name: str | None = None, anyway: bool = False) -> None:
        """Leave a team: take back what is not closed, say so on the board, delete every key. Raises Refused.

        With `anyway` also when the board is gone; colleagues then are not told, and a ballot stays counted.
        """
        place = only(self.all(), name)
        keep = keep_of(self._data, place.team)
        with self._turn():
            if (
                identity(keep) is not None
            ):  # a leader has none, and neither has a diary brought back elsewhere
                with suppress(Refused) if anyway else nullcontext():
                    self._say_goodbye(place)
            keep.clear()

    def _say_goodbye(self, place: Membership) -> None:
        own, now = self._own(place), self._clock.now()
        self._store(place.team).keep_consent(False, "", now)
        with opened(self._open_board, place.address, place.team) as board:
            withdraw(own, board, now)
            note = leave_note(own.identity, place.team, now.astimezone(UTC).date())
            own.ledger.log(now, *note)
            board.put(*note)
