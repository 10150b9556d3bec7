"""The verbs of a team: found, join, share, compare, accept, leave, visit the board, and look at the trend."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.team import LEAST_BALLOTS, Band, TrendRow, band_of
from wellbeing.domain.team_periods import FIRST_MONDAY, VISIT_EVERY, Period, period_named
from wellbeing.domain.team_roster import Member as Colleague
from wellbeing.domain.team_roster import Sent, clean_name, same_name
from wellbeing.domain.team_trends import site_rows
from wellbeing.services.team_boards import OpenBoard, open_board, opened
from wellbeing.services.team_files import (
    LEADER,
    MEMBER,
    FolderKeep,
    Place,
    keep_of,
    only,
    places,
    write_place,
)
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.database import Diary
from wellbeing.storage.team import Left, TeamStore
from wellbeing.team.founding import SALT, SERVICE, Address, Team, invitation, read_invitation
from wellbeing.team.identity import identity, make_identity
from wellbeing.team.member import Member
from wellbeing.team.memory import LOOK_FIRST, recall
from wellbeing.team.own import Chance, Own
from wellbeing.team.roster import Roster, join_note, leave_note
from wellbeing.team.wire import BadNote
from wellbeing.team.withdraw import withdraw

if TYPE_CHECKING:
    from wellbeing.services.desk import Desk

CHANCE = Chance(secrets.token_bytes, secrets.randbelow)


def teams_of(desk: Desk) -> Teams:
    """Return the verbs of a team over an open desk."""
    return Teams(desk.shelf.folders.data, desk.diary, desk.clock)


@dataclass(frozen=True, slots=True)
class Circle:
    """Who is in the team as this app sees it, and what is still to be done before the first ballot."""

    number: str
    compared: bool
    inside: list[Colleague]
    waiting: list[Colleague]
    changed: list[Colleague]
    shares: bool

    @property
    def enough(self) -> bool:
        """Tell whether there are the 8 without whom there is no figure."""
        return len(self.inside) >= LEAST_BALLOTS


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


class Teams:
    """The teams of one person: those they lead and those they belong to."""

    def __init__(
        self, data: Path, diary: Diary, clock: Clock, board: OpenBoard = open_board, chance: Chance = CHANCE
    ) -> None:
        self._data, self._diary, self._clock = data, diary, clock
        self._open_board, self._chance = board, chance

    def all(self) -> list[Place]:
        """Return the teams of this computer."""
        return places(self._data)

    def found(self, name: str, address: Address) -> str:
        """Make a team on a board and return the invitation; raises Refused."""
        text = clean_name(name)
        if text is None:
            raise Refused(Problem("team", "problem.team_name"))
        today = self._clock.now().astimezone(UTC).date()
        team = Team(text, today, self._chance.octets(SALT).hex())
        with opened(self._open_board, address, team) as board:
            board.put(team.place, team.note)
        write_place(self._data, Place(team, address, LEADER))
        return invitation(team, address)

    def invitation(self, name: str | None = None) -> str:
        """Return the invitation to a team again."""
        place = only(self.all(), name)
        return invitation(place.team, place.address)

    def join(self, text: str, name: str) -> Place:
        """Join by an invitation, under a name that colleagues know; sharing stays off. Raises Refused."""
        team, address = self._invited(text)
        shown = clean_name(name)
        if shown is None:
            raise Refused(Problem("name", "problem.team_own_name"))
        if any(one.team.id == team.id for one in self.all()):
            leads = any(one.team.id == team.id and one.leads for one in self.all())
            raise Refused(Problem("team", "problem.team_leader" if leads else "problem.team_twice"))
        keep, now = keep_of(self._data, team), self._clock.now()
        with opened(self._open_board, address, team) as board:
            if board.read().get(team.place) != team.note:
                raise Refused(Problem("team", "problem.team_not_there"))
            key = make_identity(keep, self._chance.octets)
            store = self._store(team)
            store.start_anew()
            note = join_note(key, team, shown, now.astimezone(UTC).date())
            store.log(now, *note)
            board.put(*note)
        place = Place(team, address, MEMBER, shown)
        write_place(self._data, place)
        return place

    def _invited(self, text: str) -> tuple[Team, Address]:
        try:
            return read_invitation(text)
        except BadNote:
            raise Refused(Problem("invitation", "problem.team_invitation")) from None

    def circle(self, name: str | None = None) -> Circle:
        """Return who is in the team, asking the board; raises Refused."""
        place = self._member(name)
        store = self._store(place.team)
        with opened(self._open_board, place.address, place.team) as board:
            notes = board.read()
        roster = Roster(place.team, self._own(place).key, store)
        roster.meet(notes, self._clock.now())
        return Circle(
            roster.number(),
            bool(store.compared()),
            roster.accepted(),
            roster.waiting(),
            roster.changed(),
            store.consents(),
        )

    def compare(self, words: str, name: str | None = None) -> None:
        """Note that the roster number was compared aloud; raises Refused when it is another one."""
        place = self._member(name)
        number = self.circle(name).number
        if words.casefold().split() != number.split():
            raise Refused(Problem("team", "problem.team_number"))
        store = self._store(place.team)
        store.say(store.consents(), number, self._clock.now())

    def settle(self, who: str, welcome: bool, name: str | None = None) -> Colleague:
        """Accept or refuse a waiting colleague by name; raises Refused when nobody of that name waits, or two do."""
        place = self._member(name)
        fit = [one for one in self.circle(name).waiting if same_name(one.name, who)]
        if len(fit) != 1:
            raise Refused(Problem("name", "problem.team_two" if fit else "problem.team_nobody"))
        roster = Roster(place.team, self._own(place).key, self._store(place.team))
        roster.settle(fit[0].key, welcome)
        return fit[0]

    def share(self, on: bool, name: str | None = None) -> None:
        """Turn sharing on or off; off takes back the ballots that are not closed yet. Raises Refused."""
        place = self._member(name)
        store = self._store(place.team)
        store.say(on, store.compared(), self._clock.now())
        if not on:
            with opened(self._open_board, place.address, place.team) as board:
                withdraw(self._own(place), board, self._clock.now())

    def look_first(self, on: bool, name: str | None = None) -> None:
        """Have each ballot wait until its bytes were shown and sent on, or no longer. Raises Refused."""
        keep = keep_of(self._data, self._member(name).team)
        if on:
            keep.write(LOOK_FIRST, b"")
        else:
            keep.delete(LOOK_FIRST)

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
        memory, ready = recall(keep), self.prepared(name)
        memory.shown += [one.roll.period for one in ready]
        memory.save(keep)
        trouble = self._visit(place).trouble if ready else ""
        if trouble:
            raise Refused(Problem("team", trouble))
        return len(ready)

    def leave(self, name: str | None = None) -> None:
        """Leave a team: take back what is not closed, say so on the board, delete every key. Raises Refused."""
        place = only(self.all(), name)
        keep = keep_of(self._data, place.team)
        if identity(keep) is not None:  # a leader has none, and neither has a diary brought back elsewhere
            self._say_goodbye(place)
        keep.clear()

    def _say_goodbye(self, place: Place) -> None:
        own, now = self._own(place), self._clock.now()
        self._store(place.team).say(False, "", now)
        with opened(self._open_board, place.address, place.team) as board:
            withdraw(own, board, now)
            note = leave_note(own.identity, place.team, now.astimezone(UTC).date())
            own.ledger.log(now, *note)
            board.put(*note)

    def tick(self) -> list[Visit]:
        """Visit every board once; a board that is away is told, nothing is lost."""
        return [self._visit(place) for place in self.all() if not place.leads]

    def tick_if_due(self) -> list[Visit]:
        """Visit the boards that were not visited within 30 minutes: for the running app."""
        now = self._clock.now()
        found = []
        for place in self.all():
            last = recall(keep_of(self._data, place.team)).last_visit()
            if not place.leads and (last is None or not last <= now < last + VISIT_EVERY):
                found.append(self._visit(place))
        return found

    def _visit(self, place: Place) -> Visit:
        try:
            own, now = self._own(place), self._clock.now()
            with opened(self._open_board, place.address, place.team) as board:
                if not own.ledger.consents():
                    withdraw(own, board, now)  # when sharing was stopped while the board was away
                rows = Member(own, board).visit(now)
                self._store(place.team).keep_rows(board.trend())
            return Visit(place.team.name, len(rows))
        except Refused as refused:
            return Visit(place.team.name, 0, refused.problem.key)

    def trend(self, name: str | None = None) -> list[TrendRow]:
        """Return a team's opened and void periods in order; those kept here when the board is away."""
        return self._rows(only(self.all(), name))

    def _rows(self, place: Place) -> list[TrendRow]:
        store = self._store(place.team)
        try:
            with opened(self._open_board, place.address, place.team) as board:
                store.keep_rows(board.trend())
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

    def rolls(self, name: str | None = None) -> list[Sent]:
        """Return each period's true band and sent face."""
        return self._store(only(self.all(), name).team).rolls()

    def left(self, name: str | None = None) -> list[Left]:
        """Return everything that ever left this computer for a team."""
        return self._store(only(self.all(), name).team).left()

    def _member(self, name: str | None) -> Place:
        place = only([one for one in self.all() if not one.leads], name)
        if identity(keep_of(self._data, place.team)) is None:
            raise Refused(Problem("team", "problem.team_keys"))
        return place

    def _own(self, place: Place) -> Own:
        keep: FolderKeep = keep_of(self._data, place.team)
        key = identity(keep)
        if key is None:
            raise Refused(Problem("team", "problem.team_keys"))
        return Own(place.team, key, keep, self._store(place.team), self._chance)

    def _store(self, team: Team) -> TeamStore:
        return TeamStore(self._diary, team.id, self._band)

    def _band(self, period: Period) -> Band | None:
        """Return a period's band from the stress entries alone: notes, moods and kinds of contact play no part."""
        ratings = CheckInStore(self._diary).ratings_between(period.span.start, period.span.end)
        return band_of(ratings, self._clock.zone())
