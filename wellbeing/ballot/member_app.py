"""One member's app at the board: hello, freeze, ballot, close, answer, open and purge, each when its time has come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from wellbeing.ballot.board import Board, Name
from wellbeing.ballot.identity import forget_late, forget_period, kept_periods
from wellbeing.ballot.local_member import LocalMember
from wellbeing.ballot.note_cache import NoteCache
from wellbeing.ballot.period_notes import PeriodNotes
from wellbeing.ballot.period_run import PeriodRun
from wellbeing.ballot.roster import Roster
from wellbeing.ballot.visit_memory import VisitMemory, recall
from wellbeing.domain.team.bands import TrendRow
from wellbeing.domain.team.periods import (
    HELLO_FROM,
    LAST_DAY,
    LONG,
    SHORT,
    Period,
    blocks_around,
    length_for,
    may_be_open,
    period_at,
    periods_of,
)


class MemberApp:
    """One member's app; `visit` does all that is due and returns the periods it opened."""

    def __init__(self, local: LocalMember, board: Board, reader: NoteCache | None = None) -> None:
        """`reader` is shared by the members of a simulated site: what a note holds depends on nobody's key."""
        self._local, self._board, self._reader = local, board, reader or NoteCache()

    def visit(self, now: datetime) -> list[TrendRow]:
        """Do everything that is due; raises BoardTrouble when the board is away, and then nothing is lost."""
        forget_late(self._local.key_files, now)  # before the board is asked: it may be away for weeks
        memory = recall(self._local.key_files)
        notes = self._board.read()
        memory.see([name.text for name in notes], now)
        roster = Roster(self._local.team, self._local.key, self._local.ledger, self._reader)
        roster.meet(notes, now)
        ended = [row for row in self._board.trend() if may_be_open(Period(row.start, row.days), now)]
        over = {(row.start, row.days) for row in ended}
        opened = []
        try:
            for period in due_periods(roster, memory, now):
                if (period.start, period.days) not in over:
                    mine = of_period(notes, period)
                    row = PeriodRun(
                        PeriodNotes(self._local, self._board, self._reader, memory, period, mine, now), roster
                    ).play()
                    opened += [row] if row else []
        finally:
            memory.visited = now.isoformat()
            memory.save(self._local.key_files)
        over |= {(row.start, row.days) for row in opened}
        self._clear(memory, notes, over, now)
        return opened

    def _clear(
        self, memory: VisitMemory, notes: Mapping[Name, bytes], over: set[tuple[date, int]], now: datetime
    ) -> None:
        """Let everything go that belongs to a period that is opened, void or past its last day."""
        here = {name.period for name in notes if name.period}
        known = here | set(kept_periods(self._local.key_files)) | set(memory.periods())
        done = [
            period for period in known if (period.start, period.days) in over or period.day(now) > LAST_DAY
        ]
        for period in done:
            forget_period(self._local.key_files, period)
            memory.forget(period)
        on_board = [period for period in done if period in here]
        if on_board:
            self._board.purge(on_board)
            self._reader.forget()
        if done:
            memory.save(self._local.key_files)


def of_period(notes: Mapping[Name, bytes], period: Period) -> dict[Name, bytes]:
    """Return the notes of one period."""
    return {name: data for name, data in notes.items() if name.period == period}


def running_period(roster: Roster, memory: VisitMemory, now: datetime) -> Period:
    """Return the period that runs now: two or four weeks long by who counted when its block began."""
    return period_at(now, days_in(period_at(now, LONG), roster, memory))


def due_periods(roster: Roster, memory: VisitMemory, now: datetime) -> list[Period]:
    """Return the periods for which something can be due, and remember how long they are.

    What was remembered from the first hello on stands: whoever is accepted later changes no length under way.
    """
    lengths = {block: days_in(block, roster, memory) for block in blocks_around(now)}
    begun = {block: days for block, days in lengths.items() if now >= first_hello(block)}
    memory.lengths = {block.name: days for block, days in begun.items()}
    found = [period for block, days in lengths.items() for period in periods_of(block, days)]
    return [period for period in found if -LONG <= period.day(now) <= LAST_DAY]


def days_in(block: Period, roster: Roster, memory: VisitMemory) -> int:
    """Return the length of a block's periods: as remembered, else by who counted when it began."""
    known = memory.lengths.get(block.name)
    return known if known in (SHORT, LONG) else length_for(roster.counted_at(block.start))


def first_hello(block: Period) -> datetime:
    """Return from when a block's first hello can be said."""
    return Period(block.start, SHORT).moment(HELLO_FROM)
