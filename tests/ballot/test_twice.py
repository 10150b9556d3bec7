"""The running app and a scheduler of the same person at the same moment: one roll, one ballot, one answer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.ballot.simulated_team import SimulatedTeam
from tests.cli.conftest import Process
from tests.fakes import FakeClock
from tests.processes import Processes, read_line
from wellbeing.ballot.board import NoteKind
from wellbeing.ballot.founding import FOLDER, Address, invitation
from wellbeing.ballot.visit_memory import recall
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.team.periods import LONG, Period
from wellbeing.paths import under
from wellbeing.services.diary_access import open_own_diary
from wellbeing.services.team.membership import key_files_of
from wellbeing.services.team.teams import Teams, teams_of
from wellbeing.storage.checkins import CheckInStore

PERIODS = 3
DAYS = (-2, -1, 1.1, 2.2, 3, 7.1, 8.2, 8.3)
ROLES = ("app", "scheduler", "scheduler")


class Person:
    """Somebody with a diary on disk, whose apps are processes."""

    def __init__(self, home: Path, sim: SimulatedTeam, share: Path) -> None:
        self.home, self.simulated_team, self.clock = home, sim, FakeClock()
        self.apps: list[subprocess.Popen[bytes]] = []
        self.clock.set(sim.now)
        with closing(open_own_diary(under(home))) as diary:
            teams = teams_of(under(home), diary, self.clock)
            teams.join(invitation(sim.team, Address(FOLDER, str(share))), "Twin")
            for each in sim.people:
                each.ledger.number = ""  # they meet this one before they compare
            sim.meet()
            teams.compare(teams.roster_view().number)
            teams.share(True)

    def feels(self, period: Period) -> None:
        with closing(open_own_diary(under(self.home))) as diary:
            for day in range(3):
                CheckInStore(diary).add(CheckIn(0, period.span.start + timedelta(days=day, hours=5), 9))

    def visit(self) -> list[dict[str, object]]:
        """Tell every app the same moment at the same moment."""
        for app in self.apps:
            assert app.stdin is not None
            app.stdin.write(self.simulated_team.now.isoformat().encode() + b"\n")
        for app in self.apps:
            app.stdin.flush()  # type: ignore[union-attr]
        return [json.loads(read_line(app.stdout)) for app in self.apps]  # type: ignore[arg-type]

    def look(self, what: Callable[[Teams], object]) -> object:
        with closing(open_own_diary(under(self.home))) as diary:
            return what(teams_of(under(self.home), diary, self.clock))


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    found = Processes(Process(tmp_path / "home").environ, tmp_path / "logs")
    yield found
    found.end_all()


def test_apps_of_one_person_at_the_same_moment_are_one(
    folder_simulated_team: Callable[..., SimulatedTeam], tmp_path: Path, processes: Processes
):
    sim = folder_simulated_team(size=7)
    person = Person(tmp_path / "home", sim, tmp_path / "share")
    for role in ROLES:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        app = processes.start(sys.executable, "-m", "tests.ballot.second_process", role, **pipes)
        assert read_line(app.stdout) == "ready"  # type: ignore[arg-type]
        person.apps.append(app)
    sim.period = Period(sim.period.start, LONG)
    for number in range(1, PERIODS + 1):
        person.feels(sim.period)
        for day in DAYS:
            sim.on(day).visit()
            said = person.visit()
            assert [each["trouble"] for each in said] == [[], [], []]
            look_at(sim, person, tmp_path / "home")
        assert sum(int(str(each["rolls"])) for each in said) == number
        sim.days(9)
        assert [row.tally.n for row in sim.board.trend() if row.tally] == [8] * number
        sim.period = Period(sim.period.end.date(), LONG)


def look_at(sim: SimulatedTeam, person: Person, home: Path) -> None:
    """No signer twice on the board; the log and the memory hold the very bytes that are there."""
    for kind in (NoteKind.HELLO, NoteKind.BALLOT, NoteKind.ANSWER):
        signers = Counter(data[68:100] for data in sim.notes(kind).values())
        assert set(signers.values()) <= {1}, kind
    notes = sim.board.read()
    left = person.look(lambda teams: {note.name: note.data for note in teams.left()})
    assert isinstance(left, dict)
    assert all(notes[name] == left[name.text] for name in notes if name.text in left)
    memory = recall(key_files_of(home, sim.team))
    mine = {data.hex() for name, data in notes.items() if name.kind is NoteKind.BALLOT and name.text in left}
    assert memory.last_visit() is not None
    assert mine <= set(memory.ballot.values())
