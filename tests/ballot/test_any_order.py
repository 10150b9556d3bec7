"""Whatever the apps do and when: the right totals or a gap, one ballot and one answer each, and nothing stays."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.ballot.simulated_team import MINUTE, SimulatedMember, SimulatedTeam
from wellbeing.ballot.board import NoteKind
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.closing import read_closing
from wellbeing.ballot.withdrawal import withdraw
from wellbeing.domain.team.bands import Band, Tally

HABITS = st.fixed_dictionaries(
    {
        "size": st.integers(8, 12),
        "seed": st.integers(0, 10_000),
        "absent": st.sampled_from([0.0, 0.2, 0.5, 0.8]),  # chance that an app is off on a day
        "restarts": st.sampled_from([0.0, 0.3]),
        "forgets": st.sampled_from([0.0, 0.05]),  # chance of a damaged memory
        "stops": st.sampled_from([0.0, 0.02]),  # chance that somebody stops sharing
        "clocks": st.sampled_from([0, 1]),  # days by which a clock may be off
    }
)


class Life:
    """A period as dice live it."""

    def __init__(self, share: Path, habits: dict[str, float]) -> None:
        self.habits, self.dice = habits, random.Random(habits["seed"])
        self.simulated_team = SimulatedTeam(
            lambda team: FolderBoard(share, team.id, durable=False),
            size=int(habits["size"]),
            bands=(Band.LOW, Band.MODERATE, Band.HIGH),
            seed=int(habits["seed"]),
        )
        self.off = {
            person.name: self.dice.randint(-1, 1) * habits["clocks"] for person in self.simulated_team.people
        }
        self.counted: dict[str, list[bytes]] = {}
        self.stopped: set[bytes] = set()

    def happens(self, what: str) -> bool:
        return self.dice.random() < self.habits[what]

    def live(self) -> None:
        for day in range(-8, 30):
            for place, member in enumerate(self.simulated_team.people):
                if not self.happens("absent"):
                    self.visit(member, day + 0.3, place)

    def visit(self, sim: SimulatedMember, day: float, place: int) -> None:
        now = self.simulated_team.on(day).now + timedelta(days=self.off[sim.name]) + place * MINUTE
        if self.happens("restarts"):
            sim.restart()
        if self.happens("forgets"):
            sim.key_files.write("visits.json", b"{" * 9)
        if day < 4 and self.happens("stops"):
            sim.ledger.sharing = False
            withdraw(sim.local, sim.board, now)
            self.stopped.add(sim.local.key)
        sim.app.visit(now)
        self.look()

    def look(self) -> None:
        for kind in (NoteKind.HELLO, NoteKind.BALLOT, NoteKind.ANSWER):
            notes = self.simulated_team.notes(kind).items()
            signers = Counter((name.period, data[68:100]) for name, data in notes)
            assert set(signers.values()) <= {1}, kind
        for name, data in self.simulated_team.notes(NoteKind.CLOSING).items():
            if name.period == self.simulated_team.period:
                self.counted[name.token] = list(read_closing(self.simulated_team.team.id, name, data).ballots)

    def possible(self) -> set[Tally]:
        """Return the totals of the faces that were rolled, for each closing list that was there."""
        dice_log = {person.local.key: person.ledger.dice_log for person in self.simulated_team.people}
        faces = [
            [dice_log[key][self.simulated_team.period.name].face for key in senders]
            for senders in self.counted.values()
        ]
        return {Tally(*(some.count(band) for band in Band)) for some in faces}


@settings(max_examples=8, deadline=None, derandomize=True, phases=[Phase.generate])
@given(HABITS)
def test_the_right_totals_or_a_gap(habits: dict[str, float]) -> None:
    with tempfile.TemporaryDirectory(prefix="wellbeing-order-") as share:
        life = Life(Path(share), habits)
        life.live()
        sim = life.simulated_team
        rows = [row for row in sim.board.trend() if row.start == sim.period.start]
        assert len(rows) <= 1
        assert all(row.tally in life.possible() for row in rows), (
            "never void among honest apps, never another total"
        )
        if habits["absent"] <= 0.2 and not habits["stops"] and habits["size"] >= 10:
            assert len(rows) == 1
        for person in sim.people:
            person.app.visit(sim.on(30).now)
        assert {name.kind for name in sim.board.read() if name.period == sim.period} == set()
        assert all(sim.key_of(person) is None for person in sim.people)
        last = list(life.counted.values())
        assert all(not life.stopped & set(senders) for senders in last), "who stopped in time is on no list"
