"""Takes back the ballots that are on the board and not closed yet."""

from __future__ import annotations

from datetime import datetime

from wellbeing.ballot.ballot import withdrawal_note
from wellbeing.ballot.board import Board, Name, NoteKind
from wellbeing.ballot.identity import kept_periods, period_key
from wellbeing.ballot.local_member import LocalMember
from wellbeing.ballot.visit_memory import recall
from wellbeing.domain.team.periods import CLOSE_FROM


def withdraw(local: LocalMember, board: Board, now: datetime) -> int:
    """Withdraw every open ballot of this app and return how many; closed ones stay counted. Raises BoardTrouble."""
    memory, notes, number = recall(local.key_files), board.read(), 0
    for period in kept_periods(local.key_files):
        key, list_ = period_key(local.key_files, period), memory.frozen.get(period.name)
        # By the clock alone: a list that claims to be closed before its time must hold nobody's ballot.
        if key is None or list_ is None or period.day(now) >= CLOSE_FROM:
            continue
        name, data = withdrawal_note(local.identity, key, local.team.id, period, bytes.fromhex(list_))
        ballot = Name(NoteKind.BALLOT, period, name.token)
        if ballot in notes or period.name in memory.ballot:
            local.ledger.log(now, name, data)
            board.put(name, data)
            board.withdraw(ballot, key.secret)
            number += 1
    return number
