"""One-period keys: hostile ones stop nobody, and none outlives day 28, whatever the board does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ballot.forgeries import name_for
from tests.ballot.simulated_team import SimulatedTeam
from tests.fakes import FakeClock
from wellbeing.ballot.board import Board, BoardTrouble, NoteKind
from wellbeing.ballot.founding import SERVICE, Address, Team
from wellbeing.ballot.identity import make_identity, make_period_key, period_key
from wellbeing.ballot.notes import BadNote, hexed, signed
from wellbeing.domain.team.bands import Tally
from wellbeing.domain.team.periods import period_at
from wellbeing.services.app_services import Services
from wellbeing.services.team.local_teams import LocalTeams
from wellbeing.services.team.membership import MEMBER, Membership, key_files_of, write_membership
from wellbeing.services.team.teams import Teams

Make = Callable[..., SimulatedTeam]

HOSTILE = {
    "nothing": "00" * 32,
    "a point of small order": "01" + "00" * 31,
    "another one": "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "spaces": " " * 64,
    "half of it spaces": "ab" * 16 + " " * 32,
    "too short": "ab" * 31,
    "capitals": "AB" * 32,
    "no figures": "zz" * 32,
}


@pytest.mark.parametrize("box", HOSTILE)
def test_a_hello_with_a_key_that_is_none_stops_nobody(simulated_team: Make, box: str):
    sim = simulated_team(size=9)
    crook = sim.people[-1]
    crook.ledger.sharing = False
    body = {"team": sim.team.id.hex(), "period": sim.period.name, "box": HOSTILE[box]}
    sim.on(-3).board.put(
        name_for(sim, NoteKind.HELLO, crook), signed(crook.local.identity, NoteKind.HELLO, body)
    )
    (row,) = sim.play()
    assert row.tally == Tally(8, 0, 0)


@pytest.mark.parametrize("text", [" " * 64, "ab " * 21 + "a", "ab" * 31 + "  ", "\t" * 64])
def test_figures_hold_no_spaces(text: str):
    with pytest.raises(BadNote):
        hexed(text, 32)


class Away:
    """A board that is out of reach."""

    def read(self) -> None:
        raise BoardTrouble("away")


def test_a_key_dies_on_day_28_though_the_board_is_away(folder_simulated_team: Make):
    sim = folder_simulated_team()
    sim.to_ballots()
    person = sim.people[0]
    person.app._board = Away()  # type: ignore[assignment]
    for day, kept in ((27.9, True), (28.1, False)):
        with pytest.raises(BoardTrouble):
            sim.on(day).visit(person)
        assert (sim.key_of(person) is not None) is kept, day


def test_a_key_dies_on_day_28_though_the_database_lets_nobody_in(services: Services):
    clock, data = services.clock, services.environment.folders.data
    team = Team("Blue", clock.now().date(), "0" * 32)
    write_membership(data, Membership(team, Address(SERVICE, "site"), MEMBER, "Ann"))
    key_files, period = key_files_of(data, team), period_at(clock.now(), 14)
    make_identity(key_files, bytes)
    make_period_key(key_files, period, bytes)

    def nobody(address: Address, team: bytes) -> Board:
        raise BoardTrouble("denied")

    for day, kept in ((27.9, True), (28.1, False)):
        late = FakeClock()
        late.set(period.moment(day))
        (visit,) = Teams(LocalTeams(data, services.diary, late, nobody)).visits.tick()
        assert visit.trouble == "problem.team_board_denied"
        assert (period_key(key_files, period) is not None) is kept, day
