"""A simulated team: real members of one team over a real board, who visit when told, at a moment that is set."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from wellbeing.ballot.board import Board, Name, NoteKind
from wellbeing.ballot.founding import Team
from wellbeing.ballot.identity import MemoryKeyFiles, make_identity, period_key
from wellbeing.ballot.local_member import LocalMember, RandomSource
from wellbeing.ballot.member_app import MemberApp
from wellbeing.ballot.roster import Roster, join_note
from wellbeing.ballot.team_ledger import MemoryTeamLedger
from wellbeing.ballot.trustees import Trustees, read_trustees
from wellbeing.domain.team.bands import Band, TrendRow
from wellbeing.domain.team.periods import Period, length_for, midnight
from wellbeing.domain.team.roster import Standing

FOUNDED = date(2024, 1, 22)
FIRST = date(2024, 1, 29)  # a block of four weeks begins
FOUNDING = midnight(FOUNDED)
MINUTE = timedelta(minutes=1)


def random_source_of(seed: int, rolls: Sequence[int] = ()) -> RandomSource:
    """Repeatable chance; the die shows `rolls` first, then 0: the true band."""
    dice, faces = random.Random(seed), list(rolls)

    def below(n: int) -> int:
        if n == 16:
            return faces.pop(0) if faces else 0
        return dice.randrange(n)

    return RandomSource(dice.randbytes, below)


@dataclass
class SimulatedMember:
    """One member with everything that is theirs."""

    name: str
    local: LocalMember
    ledger: MemoryTeamLedger
    key_files: MemoryKeyFiles
    board: Board
    app: MemberApp

    def restart(self) -> None:
        """Start the app anew: what is not kept is gone."""
        self.app = MemberApp(self.local, self.board)


@dataclass
class SimulatedTeam:
    """The team; `bands` are the members' true ones in turn."""

    open_board: Callable[[Team], Board]
    size: int = 8
    bands: Sequence[Band] = (Band.LOW,)
    seed: int = 1
    people: list[SimulatedMember] = field(default_factory=list)
    now: datetime = FOUNDING

    def __post_init__(self) -> None:
        self.team = Team("Simulated", FOUNDED, random.Random(self.seed).randbytes(16).hex())
        self.board = self.open_board(self.team)
        self.board.put(self.team.place, self.team.note)
        for number in range(self.size):
            self.join(f"Member {number + 1}", self.bands[number % len(self.bands)])
        self.meet()
        self.period = Period(FIRST, length_for(self.size))

    def join(self, name: str, band: Band | None = Band.LOW, rolls: Sequence[int] = ()) -> SimulatedMember:
        random_source = random_source_of(self.seed * 1_000 + len(self.people), rolls)
        key_files, ledger = MemoryKeyFiles(), MemoryTeamLedger(lambda _: band)
        local = LocalMember(
            self.team, make_identity(key_files, random_source.octets), key_files, ledger, random_source
        )
        board = self.open_board(self.team)
        board.put(*join_note(local.identity, self.team, name, self.now.date()))
        person = SimulatedMember(name, local, ledger, key_files, board, MemberApp(local, board))
        self.people.append(person)
        return person

    def meet(self) -> None:
        """Everybody looks who is in and compares the number aloud."""
        notes = self.board.read()
        for person in self.people:
            roster = Roster(self.team, person.local.key, person.ledger)
            roster.meet(notes, self.now)
            person.ledger.number = person.ledger.number or roster.number()

    def on(self, day: float) -> SimulatedTeam:
        """Set the moment, in days from the period's end."""
        self.now = self.period.moment(day)
        return self

    def visit(self, *who: SimulatedMember) -> list[TrendRow]:
        """Let these visit the board, or everybody, a minute apart; returns what was opened."""
        opened = []
        for place, member in enumerate(who or self.people):
            opened += member.app.visit(self.now + place * MINUTE)
        return opened

    def days(self, *days: float) -> list[TrendRow]:
        """Let everybody visit on these days."""
        return [row for day in days for row in self.on(day).visit()]

    def to_ballots(self) -> None:
        """Play until every ballot is on the board."""
        self.days(-2, -1, 1.1, 2.2)

    def to_answers(self) -> list[TrendRow]:
        """Play on from the ballots until everybody has answered and the period is open."""
        return self.days(3, 7.1, 8.2, 8.3)

    def play(self) -> list[TrendRow]:
        """Play the whole period."""
        self.to_ballots()
        return self.to_answers()

    def notes(self, *kinds: NoteKind) -> dict[Name, bytes]:
        return {name: data for name, data in self.board.read().items() if name.kind in kinds}

    def count(self, kind: NoteKind) -> int:
        return len(self.notes(kind))

    def trustees(self) -> Trustees:
        """The frozen list, when there is one."""
        ((name, data),) = self.notes(NoteKind.FROZEN).items()
        return read_trustees(self.team.id, name, data)

    def key_of(self, sim: SimulatedMember) -> object:
        return period_key(sim.key_files, self.period)

    def standing(self, of: SimulatedMember, name: str) -> list[Standing]:
        return [member.standing for member in of.ledger.members() if member.name == name]
