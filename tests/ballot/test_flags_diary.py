"""Red flags in a lived diary change no byte of a team answer, through services, band and ballot."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.ballot.simulated_team import SimulatedMember, SimulatedTeam
from tests.fakes import FakeClock
from wellbeing.ballot.ballot import read_ballot
from wellbeing.ballot.board import NoteKind
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.identity import period_key
from wellbeing.ballot.member_app import MemberApp
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.team.bands import Band
from wellbeing.paths import under
from wellbeing.services import moment_state as present
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import open_environment

HIGH, HIGH_AND_WORSE, LOW = (8, 8, 3, 7, 8), (9, 10, 3, 9, 9), (1, 2, 3, 2, 1)
NOTE = "I can't go on. 有时候活不下去"


@contextmanager
def lived(
    folder: Path, simulated_team: SimulatedTeam, figures: tuple[int, ...], flags: bool
) -> Iterator[Services]:
    """Live a few days of the team's period; `flags` adds every reason there is to name help."""
    clock = FakeClock()
    services = open_services(open_environment(under(folder), clock))
    start = simulated_team.period.span.start
    for week in (-2, -1, 0) if flags else ():
        clock.set(start + timedelta(weeks=week, hours=2))
        services.practice.answer_strain(5)
    for day, stress in enumerate(figures):
        clock.set(start + timedelta(days=day, hours=3))
        more = {"pleasant": -2, "energy": -2, "feelings": ("helpless",), "note": NOTE} if flags else {}
        assert not hasattr(services.checkins.record(CheckInDraft(stress=stress, **more)), "key")
        if flags:
            assert not hasattr(
                services.contacts.record(ContactDraft(kind="threat", felt=10, note=NOTE)), "key"
            )
            services.library.help_card("en")
    assert present.names_help(services) is flags
    yield services
    services.close()


def with_diary(simulated_team: SimulatedTeam, services: Services) -> SimulatedMember:
    """Give the first member a real diary instead of a known band."""
    first, store = simulated_team.people[0], services.team._local_teams.store(simulated_team.team)
    for colleague in first.local.ledger.members():
        store.keep_member(colleague)
    store.keep_consent(True, first.local.ledger.compared(), simulated_team.now)
    first.local = replace(first.local, ledger=store)
    first.app = MemberApp(first.local, first.board)
    return first


def answer(folder: Path, figures: tuple[int, ...], flags: bool) -> tuple[list[bytes], list[int]]:
    """Return the bytes that a diary's ballot seals for each trustee, and the sizes of all that left."""
    share = folder / "share"
    share.mkdir(parents=True)
    simulated_team = SimulatedTeam(lambda team: FolderBoard(share, team.id, durable=False))
    with lived(folder / "home", simulated_team, figures, flags) as services:
        first = with_diary(simulated_team, services)
        simulated_team.to_ballots()
        sizes = [
            len(data)
            for _, data in sorted(simulated_team.board.read().items(), key=lambda item: str(item[0]))
        ]
        return unsealed(simulated_team, first), sizes


def unsealed(simulated_team: SimulatedTeam, sender: SimulatedMember) -> list[bytes]:
    from nacl.public import SealedBox

    trustees = simulated_team.trustees()
    every = [
        read_ballot(simulated_team.team.id, simulated_team.period, trustees, data)
        for data in simulated_team.notes(NoteKind.BALLOT).values()
    ]
    (ballot,) = [ballot for ballot in every if ballot.header.sender == sender.local.key]
    keeps = {person.local.key: person.key_files for person in simulated_team.people}
    opened = []
    for hello, seal in zip(trustees.hellos, ballot.seals, strict=True):
        key = period_key(keeps[hello.signer], simulated_team.period)
        assert key is not None
        opened.append(SealedBox(key.box).decrypt(seal))
    return opened


def test_a_diary_with_every_red_flag_answers_as_one_without(tmp_path: Path):
    plain = answer(tmp_path / "plain", HIGH, False)
    flagged = answer(tmp_path / "flagged", HIGH_AND_WORSE, True)
    assert flagged == plain


def test_another_band_would_be_seen(tmp_path: Path):
    """So that the test above can fail: the same dice with another band seal other bytes."""
    assert answer(tmp_path / "high", HIGH, False)[0] != answer(tmp_path / "low", LOW, False)[0]


def test_the_band_is_read_from_the_diary(tmp_path: Path):
    share = tmp_path / "share"
    share.mkdir()
    simulated_team = SimulatedTeam(lambda team: FolderBoard(share, team.id, durable=False))
    with lived(tmp_path / "home", simulated_team, HIGH_AND_WORSE, True) as services:
        assert with_diary(simulated_team, services).local.ledger.band(simulated_team.period) is Band.HIGH


@pytest.mark.parametrize("flags", [False, True])
def test_that_help_was_named_stands_in_no_file(tmp_path: Path, flags: bool):
    share = tmp_path / "share"
    share.mkdir()
    simulated_team = SimulatedTeam(lambda team: FolderBoard(share, team.id, durable=False))
    with lived(tmp_path / "home", simulated_team, HIGH_AND_WORSE if flags else HIGH, flags) as services:
        names = [
            column
            for (table,) in services.diary.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (column,) in services.diary.rows(f"SELECT name FROM pragma_table_info('{table}')")
        ]
        assert not any(word in name for name in names for word in ("flag", "risk", "crisis", "distress"))
        settings = services.environment.folders.settings
        written = tomllib.loads(settings.read_text("utf-8")) if settings.exists() else {}
        assert written == {}
        for path in (tmp_path / "home").rglob("*"):
            if path.is_file():
                assert NOTE.encode() not in path.read_bytes()
