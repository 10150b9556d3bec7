"""A simulated site: real members over a real folder board in one process, day by day, with a clock of its own."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from pathlib import Path

from wellbeing.ballot.board import NoteKind
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.closing import read_closing
from wellbeing.ballot.founding import Team
from wellbeing.ballot.identity import MemoryKeyFiles, make_identity
from wellbeing.ballot.local_member import LocalMember, RandomSource
from wellbeing.ballot.member_app import MemberApp
from wellbeing.ballot.note_cache import NoteCache
from wellbeing.ballot.roster import Roster, join_note
from wellbeing.ballot.team_ledger import MemoryTeamLedger
from wellbeing.ballot.trustees import MOST_TRUSTEES
from wellbeing.domain.team.bands import Band, TrendRow
from wellbeing.domain.team.estimates import interval, share_of_high
from wellbeing.domain.team.periods import LAST_DAY, Period, length_for, midnight

FIRST = date(2025, 12, 29)  # a Monday on which a block of four weeks begins
MORNING = timedelta(hours=8)
APART = timedelta(minutes=1)
MOST_MEMBERS = MOST_TRUSTEES
SHARES = ((Band.HIGH, 0.2), (Band.MODERATE, 0.5))  # of all rolls below .2 high, below .5 moderate, else low


@dataclass(frozen=True, slots=True)
class Outcome:
    """A simulated period: the true share of high among its ballots, and what was estimated; unclipped."""

    opened: bool
    n: int
    truth: float | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(slots=True)
class Person:
    """A simulated member with its own keys and ledger."""

    app: MemberApp
    ledger: MemoryTeamLedger
    key: bytes


def simulate(place: Path, members: int, periods: int, absent: float, seed: int) -> list[Outcome]:
    """Live that many periods in an empty folder; each app is off on each day with chance `absent`."""
    dice = random.Random(seed)  # noqa: S311 - a simulation is to be repeatable; nothing of it is anybody's
    team = Team("Simulated", FIRST - timedelta(days=10), dice.randbytes(16).hex())
    days = length_for(members)
    wanted = [Period(FIRST + timedelta(days=step * days), days) for step in range(periods)]
    people = found(place, team, members, dice)
    start = midnight(FIRST) - timedelta(days=8)
    last = wanted[-1].end + timedelta(days=LAST_DAY)
    kept: dict[tuple[date, int], TrendRow] = {}
    for step in range((last - start).days):
        for place_in_line, person in enumerate(people):
            if dice.random() >= absent:
                now = start + timedelta(days=step) + MORNING + place_in_line * APART
                kept.update({(row.start, row.days): row for row in person.app.visit(now)})
    return [outcome(team, people, period, kept.get((period.start, period.days))) for period in wanted]


def found(place: Path, team: Team, members: int, dice: random.Random) -> list[Person]:
    """Return members who have joined the same team in a folder and have compared the roster number."""
    board, reader = FolderBoard(place, team.id, durable=False), NoteCache()
    people = [new_person(board, reader, team, f"Member {number + 1}", dice) for number in range(members)]
    notes = board.read()
    for person in people:
        roster = Roster(team, person.key, person.ledger, reader)
        roster.meet(notes, midnight(team.founded))
        person.ledger.number = roster.number()
    return people


def new_person(board: FolderBoard, reader: NoteCache, team: Team, name: str, dice: random.Random) -> Person:
    """Return a member with keys of its own, whose note of joining is on the board.

    Board and reader are everybody's: with one of each a member, each would hold a copy of every note.
    """
    random_source = RandomSource(dice.randbytes, lambda n: dice.randrange(n))
    key_files, ledger = MemoryKeyFiles(), MemoryTeamLedger(bands(dice.randrange(2**32)))
    local = LocalMember(
        team, make_identity(key_files, random_source.octets), key_files, ledger, random_source
    )
    board.put(*join_note(local.identity, team, name, team.founded))
    return Person(MemberApp(local, board, reader), ledger, local.key)


def bands(seed: int) -> Callable[[Period], Band]:
    """Return a member's true bands: high in about a fifth of the periods."""

    def band(period: Period) -> Band:
        roll = random.Random(f"{seed} {period.name}").random()  # noqa: S311 - repeatable on purpose
        return next((band for band, below in SHARES if roll < below), Band.LOW)

    return band


def outcome(team: Team, people: Sequence[Person], period: Period, row: TrendRow | None) -> Outcome:
    """Return what became of a period; truth is the share of high among the ballots that were counted."""
    if row is None or row.tally is None:
        return Outcome(False, 0)
    senders = counted(team, people, period, row.tally.n)
    dice_log = [person.ledger.dice_log[period.name] for person in people if person.key in senders]
    truth = sum(roll.band == Band.HIGH for roll in dice_log) / len(dice_log)
    low, high = interval(row.tally.high, row.tally.n)
    return Outcome(True, row.tally.n, truth, share_of_high(row.tally), low, high)


def counted(team: Team, people: Sequence[Person], period: Period, n: int) -> set[bytes]:
    """Return whose ballots were counted, from the closing lists that the members have written."""
    notes = {name: data for person in people for name, data in person.ledger.left.items()}
    lists = [
        read_closing(team.id, name, data)
        for name, data in sorted(notes.items(), key=lambda item: item[0].token)
        if (name.kind, name.period) == (NoteKind.CLOSING, period)
    ]
    return set(next(closing.ballots for closing in lists if len(closing.ballots) == n))


def rmse(outcomes: Sequence[Outcome]) -> float | None:
    """Return the root of the mean squared error of the share, over the opened periods."""
    errors = [
        (outcome.estimate - outcome.truth) ** 2
        for outcome in outcomes
        if outcome.estimate is not None and outcome.truth is not None
    ]
    return sqrt(sum(errors) / len(errors)) if errors else None


def coverage(outcomes: Sequence[Outcome]) -> float | None:
    """Return in which share of the opened periods the interval held the truth."""
    held = [
        outcome.low - 1e-9 <= outcome.truth <= outcome.high + 1e-9
        for outcome in outcomes
        if outcome.low is not None and outcome.high is not None and outcome.truth is not None
    ]
    return sum(held) / len(held) if held else None
