"""A simulated site of many members holds each note once, and lets those of a closed period go."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

from wellbeing.ballot.founding import Team
from wellbeing.ballot.simulate import FIRST, MORNING, found
from wellbeing.domain.team.periods import midnight

TEAM = Team("Simulated", FIRST - timedelta(days=10), "00" * 16)


def test_members_share_what_was_read(tmp_path: Path):
    people = found(tmp_path, TEAM, 8, random.Random(1))
    readers = {id(person.app._reader) for person in people}
    boards = {id(person.app._board) for person in people}
    assert (len(readers), len(boards)) == (1, 1)


def test_the_notes_of_a_closed_period_are_let_go(tmp_path: Path):
    people = found(tmp_path, TEAM, 8, random.Random(1))
    reader, opened, most = people[0].app._reader, [], 0
    for day in range(-8, 56):
        now = midnight(FIRST) + timedelta(days=day) + MORNING
        for person in people:
            most = max(most, len(reader.known))
            if person.app.visit(now) and not opened:
                opened.append(len(reader.known))
    assert opened == [0], "nothing of the period that has just been opened is kept"
    assert most > 30
