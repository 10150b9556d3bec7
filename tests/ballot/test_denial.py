"""Dropouts, late answers, replay, second answers, false totals, half files: a gap at worst, never a leak."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ballot.forgeries import (
    answer_of,
    ballot_of,
    closing_note,
    forged,
    name_for,
    seals_of_vector,
    seals_saying,
)
from tests.ballot.simulated_team import FIRST, SimulatedTeam
from wellbeing.ballot.board import BoardTrouble, Name, NoteKind
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.closing import read_closing
from wellbeing.ballot.notes import digest
from wellbeing.ballot.shamir import ORDER
from wellbeing.ballot.withdrawal import withdraw
from wellbeing.domain.team.bands import Band, Tally, TrendRow
from wellbeing.domain.team.periods import LONG, Period

Make = Callable[..., SimulatedTeam]
GAP = TrendRow(FIRST, LONG, None)


def test_a_third_of_the_apps_may_drop_out_after_the_ballots(simulated_team: Make):
    sim = simulated_team(size=9, bands=(Band.HIGH, Band.LOW, Band.LOW))
    sim.to_ballots()
    rest = sim.people[:7]
    opened = []
    for day in (3, 7.1, 8.2, 8.3):
        opened += sim.on(day).visit(*rest)
    assert [row.tally for row in opened] == [Tally(6, 0, 3)], "those who dropped out are counted all the same"


def test_more_than_a_third_make_a_gap(simulated_team: Make):
    sim = simulated_team(size=9)
    sim.to_ballots()
    for day in (3, 7.1, 8.2, 9, 20, 27.9):
        assert sim.on(day).visit(*sim.people[:6]) == []
    sim.on(28.5).visit(sim.people[0])
    assert sim.board.trend() == []


def test_a_ballot_that_comes_after_the_close_is_not_counted(simulated_team: Make):
    sim = simulated_team(size=9)
    crook = sim.people[-1]
    crook.ledger.band = lambda _: None
    sim.to_ballots()
    sim.days(7.1)
    sim.board.put(name_for(sim, NoteKind.BALLOT, crook), forged(sim, crook, seals_saying(sim, crook)))
    (row,) = sim.days(8.2, 8.3)
    assert row.tally == Tally(8, 0, 0)


def test_a_replayed_ballot_of_the_period_before_is_no_ballot(simulated_team: Make):
    sim = simulated_team(size=9)
    sim.to_ballots()
    old = sim.notes(NoteKind.BALLOT)
    sim.to_answers()
    sim.period = Period(sim.period.end.date(), LONG)
    sim.people[-1].ledger.band = lambda _: None
    sim.to_ballots()
    for place, data in enumerate(old.values()):
        sim.board.put(Name(NoteKind.BALLOT, sim.period, digest(bytes([place])).hex()), data)
    (row,) = sim.to_answers()
    assert row.tally == Tally(8, 0, 0)


def test_a_second_answer_with_other_sums_makes_a_gap(simulated_team: Make):
    sim = simulated_team()
    sim.to_ballots()
    sim.days(7.1)
    crook, rest = sim.people[-1], sim.people[:-1]
    sim.on(8.2).visit(*rest[:4])
    closing = closing_of(sim)
    for salt, sums in ((b"one", (1, 2, 3)), (b"two", (3, 2, 1))):
        sim.board.put(name_for(sim, NoteKind.ANSWER, crook, salt), answer_of(sim, crook, closing, sums))
    assert sim.visit(rest[4]) == [GAP]
    assert sim.board.trend() == [GAP]


def closing_of(sim: SimulatedTeam) -> bytes:
    ((name, data),) = sim.notes(NoteKind.CLOSING).items()
    return read_closing(sim.team.id, name, data).hash


def test_false_sums_make_a_gap(simulated_team: Make):
    sim = simulated_team()
    sim.to_ballots()
    sim.days(7.1)
    crook, rest = sim.people[-1], sim.people[:-1]
    sim.board.put(
        name_for(sim, NoteKind.ANSWER, crook, b"x"), answer_of(sim, crook, closing_of(sim), (5, ORDER - 1, 7))
    )
    assert sim.on(8.2).visit(*rest) == [GAP]
    sim.days(9)
    assert sim.board.trend() == [GAP]
    assert sim.notes(NoteKind.BALLOT, NoteKind.ANSWER) == {}


@pytest.mark.parametrize("vector", [(0, 0, 0), (1, 1, 1), (0, 0, 2), (-1, 0, 2), (0, 0, 9), (0, 0, 2**200)])
def test_a_vector_that_is_no_band_makes_a_gap_when_totals_show_it(
    simulated_team: Make, vector: tuple[int, int, int]
):
    sim = simulated_team(size=9)
    crook = sim.people[-1]
    crook.ledger.band = lambda _: None
    sim.to_ballots()
    sim.board.put(
        name_for(sim, NoteKind.BALLOT, crook), forged(sim, crook, seals_of_vector(sim, crook, vector))
    )
    rows = sim.to_answers()
    if sum(vector) == 1 and max(vector) <= 9:
        # In range and adding up: it passes until ballots carry proofs, as the README says.
        assert rows == [TrendRow(FIRST, LONG, Tally(7, 0, 2))]
    else:
        assert rows == [GAP]


def test_noise_under_every_kind_of_name_is_ignored(simulated_team: Make):
    sim = simulated_team(bands=(Band.LOW, Band.HIGH))
    noise = [
        b"",
        b"WBT1",
        b"x" * 500,
        b"{}",
        b"[" * 5_000,
        b"WBT1" + b"\0" * 96 + b"{}",
        os.urandom(300),
        b'{"v":1}',
    ]
    for day in (-2, -1, 1.1, 2.2, 3, 7.1):
        for kind in (
            NoteKind.HELLO,
            NoteKind.FROZEN,
            NoteKind.BALLOT,
            NoteKind.WITHDRAWAL,
            NoteKind.CLOSING,
            NoteKind.ANSWER,
        ):
            for data in noise:
                token = digest(repr(day).encode(), kind.encode(), data).hex()
                sim.board.put(Name(kind, sim.period, token), data)
        sim.days(day)
    sim.board.put(Name(NoteKind.JOIN, None, "0" * 64), b"noise")
    (row,) = sim.days(8.2, 8.3)
    assert row.tally == Tally(4, 0, 4)


def test_a_withdrawal_by_somebody_else_is_none(simulated_team: Make):
    sim = simulated_team(size=9)
    sim.to_ballots()
    target, crook = sim.people[0], sim.people[1]
    from wellbeing.ballot.ballot import withdrawal_note

    key = sim.key_of(crook)
    _, data = withdrawal_note(crook.local.identity, key, sim.team.id, sim.period, sim.trustees().hash)  # type: ignore[arg-type]
    sim.board.put(name_for(sim, NoteKind.WITHDRAWAL, target), data.replace(crook.local.key, target.local.key))
    (row,) = sim.to_answers()
    assert row.tally == Tally(9, 0, 0)


# What only a folder knows.


def folder(sim: SimulatedTeam) -> Path:
    return sim.board._folder  # type: ignore[attr-defined, no-any-return]


def test_foreign_files_are_ignored(folder_simulated_team: Make):
    sim = folder_simulated_team()
    sim.days(-2, -1)
    place = folder(sim)
    good = next(iter(sim.notes(NoteKind.HELLO))).text
    for name in ("desktop.ini", ".DS_Store", "~$lock", f"{good} (conflicted copy 2024-02-25).wb", f"{good} (1).wb",
                 f"{good}.wb.tmp", "hello.wb", "ballot.2024-01-29.28.zz.wb", "..wb", f"{good.upper()}.wb",
                 f"evil.2024-01-29.28.{'0' * 64}.wb", f"join.2024-01-29.28.{'0' * 64}.wb"):  # fmt: skip
        (place / name).write_bytes((place / f"{good}.wb").read_bytes())
    (place / f"hello.2024-01-29.28.{'1' * 64}.wb").mkdir()
    (place / f"hello.2024-01-29.28.{'2' * 64}.wb").symlink_to("/etc/passwd")
    os.mkfifo(place / f"hello.2024-01-29.28.{'3' * 64}.wb")
    (place / f"hello.2024-01-29.28.{'4' * 64}.wb").write_bytes(b"x" * 400_000)
    assert len(sim.days(1.1, 2.2, 7.1, 8.2, 8.3)) == 1
    assert (place / "desktop.ini").exists(), "what is not ours is left alone"


def test_a_file_that_shows_up_half_is_read_when_it_is_whole(folder_simulated_team: Make):
    sim = folder_simulated_team()
    sim.days(-2, -1)
    file = next(folder(sim).glob("hello.*.wb"))
    whole = file.read_bytes()
    for cut in (0, 1, 40, len(whole) - 1):
        file.write_bytes(whole[:cut])
        assert len(FolderBoard(folder(sim).parent, sim.team.id).read()) == 16
    file.write_bytes(whole)
    board = FolderBoard(folder(sim).parent, sim.team.id)
    assert len(board.read()) == 17


def test_a_whole_file_that_is_changed_later_is_not_read_again(folder_simulated_team: Make):
    sim = folder_simulated_team()
    sim.days(-2)
    before = sim.board.read()
    for file in folder(sim).glob("hello.*.wb"):
        file.write_bytes(b"something else")
    assert sim.board.read() == before


def test_files_that_show_late_or_twice_open_the_period(folder_simulated_team: Make, tmp_path: Path):
    sim = folder_simulated_team(bands=(Band.LOW, Band.HIGH))
    synced = tmp_path / "synced"
    synced.mkdir()
    far = sim.people[:3]
    for person in far:  # these see the folder through a copy that is brought up to date once a day
        person.board = FolderBoard(synced, sim.team.id, durable=False)
        person.app._board = person.board

    def sync() -> None:
        for source, target in (
            (folder(sim), synced / folder(sim).name),
            (synced / folder(sim).name, folder(sim)),
        ):
            target.mkdir(exist_ok=True)
            for file in [path for path in source.glob("*.wb") if "copy" not in path.name]:
                if not (target / file.name).exists():
                    (target / file.name).write_bytes(file.read_bytes())
                (target / f"{file.stem} (conflicted copy).wb").write_bytes(file.read_bytes())

    for day in (-5, -4, -3, -2, -1, 0.2, 1.1, 2.2, 3.3, 4.4, 5.5, 6.6, 7.7, 8.8, 9.9, 10.9):
        sync()
        sim.on(day).visit()
    rows = {row.tally for row in FolderBoard(folder(sim).parent, sim.team.id).trend()}
    assert rows == {Tally(4, 0, 4)}


@pytest.mark.parametrize("forged_row", [b'{"n":8}', b"x", b'{"days":28}'])
def test_a_forged_row_that_cannot_be_one_is_ignored(folder_simulated_team: Make, forged_row: bytes):
    sim = folder_simulated_team()
    sim.play()
    (folder(sim) / f"trend.2024-01-29.28.{'0' * 64}.wb").write_bytes(forged_row + digest(forged_row))
    assert sim.board.trend() == [TrendRow(FIRST, LONG, Tally(8, 0, 0))]


def test_two_rows_that_disagree_are_a_gap(folder_simulated_team: Make):
    sim = folder_simulated_team()
    sim.play()
    sim.board.publish(TrendRow(FIRST, LONG, Tally(0, 0, 8)))
    assert sim.board.trend() == [GAP]


def test_a_row_of_fewer_than_eight_is_no_row(folder_simulated_team: Make):
    sim = folder_simulated_team()
    sim.board.publish(TrendRow(FIRST, LONG, Tally(7, 0, 0)))
    assert sim.board.trend() == []


def test_the_ballot_that_was_counted_twice_in_time_is_gone(simulated_team: Make):
    sim = simulated_team(size=9)
    sim.to_ballots()
    assert len({ballot_of(sim, person).hash for person in sim.people}) == 9


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_lets_nobody_in_any_more_is_said_and_the_period_opens_later(
    folder_simulated_team: Make,
):
    sim = folder_simulated_team(size=8, bands=(Band.LOW,))
    sim.to_ballots()
    folder = sim.board._folder
    mode = folder.stat().st_mode
    folder.chmod(0o000)
    os.seteuid(65_534)
    try:
        with pytest.raises(BoardTrouble, match="denied"):
            sim.on(3).visit()
    finally:
        os.seteuid(0)
        folder.chmod(mode)
    assert [row.tally for row in sim.to_answers()] == [Tally(8, 0, 0)]


@pytest.mark.parametrize("day", [1.5, 4, 6.9])
def test_a_list_that_claims_to_be_closed_early_holds_nobody_back(simulated_team: Make, day: float):
    sim = simulated_team(size=9)
    sim.to_ballots()
    sim.on(day)
    for data in (b"noise", b"{}"):
        sim.board.put(Name(NoteKind.CLOSING, sim.period, digest(data).hex()), data)
    ballots = [ballot_of(sim, person) for person in sim.people]
    closed = sim.period.moment(7).date().isoformat()
    sim.board.put(*closing_note(sim, ballots, closed))
    person = sim.people[0]
    person.ledger.sharing = False
    assert withdraw(person.local, person.board, sim.now) == 1
    rows = sim.days(7.1, 8.2, 8.3)
    assert [row.tally for row in rows] == [Tally(8, 0, 0)]


@pytest.mark.parametrize("tally", [None, Tally(0, 0, 8)])
def test_a_row_that_comes_before_the_close_stops_nothing(folder_simulated_team: Make, tally: Tally | None):
    sim = folder_simulated_team()
    sim.board.publish(TrendRow(sim.period.end.date(), LONG, tally))
    sim.play()
    sim.period = Period(sim.period.end.date(), LONG)
    sim.to_ballots()
    assert sim.count(NoteKind.BALLOT) == 8
