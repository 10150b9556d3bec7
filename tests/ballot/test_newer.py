"""Notes of a newer version beside ours: an older app passes over them, and nothing else suffers."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from tests.ballot.forgeries import name_for
from tests.ballot.simulated_team import SimulatedMember, SimulatedTeam
from wellbeing.ballot.board import Name, NoteKind, name_of
from wellbeing.ballot.founding import FOLDER, Address, Team, invitation, read_invitation, read_team
from wellbeing.ballot.notes import MAGIC, BadNote, canonical, covered, digest
from wellbeing.domain.team.bands import Tally

Make = Callable[..., SimulatedTeam]


def newer(by: SimulatedMember, kind: str, body: dict[str, object], magic: bytes = MAGIC) -> bytes:
    """A note as a later app would write it: well signed, of version 2, with a field we don't know."""
    data = canonical({"v": 2, "proof": "0" * 64, **body})
    return magic + by.local.identity.sign(covered(kind, data)).signature + by.local.key + data


@pytest.mark.parametrize("magic", [MAGIC, b"WBT2"])
def test_a_newer_ballot_is_passed_over_and_the_period_opens(simulated_team: Make, magic: bytes):
    sim = simulated_team(size=9)
    modern = sim.people[-1]
    modern.ledger.band = lambda _: None
    sim.to_ballots()
    frozen = sim.trustees().hash.hex()
    body: dict[str, object] = {
        "team": sim.team.id.hex(),
        "period": sim.period.name,
        "list": frozen,
        "seals": [],
    }
    sim.board.put(name_for(sim, NoteKind.BALLOT, modern), newer(modern, NoteKind.BALLOT, body, magic))
    (row,) = sim.to_answers()
    assert row.tally == Tally(8, 0, 0)


def test_newer_notes_of_every_kind_are_passed_over(simulated_team: Make):
    sim = simulated_team(size=9)
    modern = sim.people[-1]
    modern.ledger.sharing = False
    for day in (-2, -1, 1.1, 2.2, 3, 7.1):
        for kind in [kind for kind in NoteKind if kind is not NoteKind.TEAM]:
            period = None if kind in (NoteKind.JOIN, NoteKind.LEAVE) else sim.period
            note = newer(modern, kind, {"team": sim.team.id.hex(), "period": sim.period.name})
            sim.board.put(Name(kind, period, digest(kind.encode(), repr(day).encode()).hex()), note)
        sim.days(day)
    (row,) = sim.days(8.2, 8.3)
    assert row.tally == Tally(8, 0, 0)


def test_a_name_of_a_kind_to_come_is_no_name():
    from wellbeing.ballot.board_postgres import name_in

    assert name_of(f"proof.2024-01-29.28.{'0' * 64}") is None
    assert name_in("proof", "2024-01-29", 28, b"0" * 32) is None
    assert name_in("ballot", "2024-01-29", 28, b"0" * 32) is not None


def test_a_team_founded_by_a_newer_app_is_said_to_be_none_of_ours():
    team = Team("Blue", date(2026, 1, 20), "0" * 32)
    newer_note = canonical({**json.loads(team.note), "v": 2})
    with pytest.raises(BadNote, match="version"):
        read_team(newer_note)
    assert read_invitation(invitation(team, Address(FOLDER, "/mnt")))[0] == team
