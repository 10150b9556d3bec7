"""Dropouts, late answers, replay, second answers, false totals, half files: a gap at worst, never a leak."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ballot.crooked import (
    answer_of,
    ballot_of,
    closing_note,
    forged,
    name_for,
    seals_of_vector,
    seals_saying,
)
from tests.ballot.village import FIRST, Village
from wellbeing.ballot.board import BoardTrouble, Name, NoteKind
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.close import read_closing
from wellbeing.ballot.notes import digest
from wellbeing.ballot.shamir import ORDER
from wellbeing.ballot.withdrawal import withdraw
from wellbeing.domain.team.bands import Band, Tally, TrendRow
from wellbeing.domain.team.periods import LONG, Period

Make = Callable[..., Village]
GAP = TrendRow(FIRST, LONG, None)


def test_a_third_of_the_apps_may_drop_out_after_the_ballots(village: Make):
    one = village(size=9, bands=(Band.HIGH, Band.LOW, Band.LOW))
    one.to_ballots()
    rest = one.people[:7]
    opened = []
    for day in (3, 7.1, 8.2, 8.3):
        opened += one.on(day).visit(*rest)
    assert [row.tally for row in opened] == [Tally(6, 0, 3)], "those who dropped out are counted all the same"


def test_more_than_a_third_make_a_gap(village: Make):
    one = village(size=9)
    one.to_ballots()
    for day in (3, 7.1, 8.2, 9, 20, 27.9):
        assert one.on(day).visit(*one.people[:6]) == []
    one.on(28.5).visit(one.people[0])
    assert one.board.trend() == []


def test_a_ballot_that_comes_after_the_close_is_not_counted(village: Make):
    one = village(size=9)
    crook = one.people[-1]
    crook.ledger.band = lambda _: None
    one.to_ballots()
    one.days(7.1)
    one.board.put(name_for(one, NoteKind.BALLOT, crook), forged(one, crook, seals_saying(one, crook)))
    (row,) = one.days(8.2, 8.3)
    assert row.tally == Tally(8, 0, 0)


def test_a_replayed_ballot_of_the_period_before_is_no_ballot(village: Make):
    one = village(size=9)
    one.to_ballots()
    old = one.notes(NoteKind.BALLOT)
    one.to_answers()
    one.period = Period(one.period.end.date(), LONG)
    one.people[-1].ledger.band = lambda _: None
    one.to_ballots()
    for place, data in enumerate(old.values()):
        one.board.put(Name(NoteKind.BALLOT, one.period, digest(bytes([place])).hex()), data)
    (row,) = one.to_answers()
    assert row.tally == Tally(8, 0, 0)


def test_a_second_answer_with_other_sums_makes_a_gap(village: Make):
    one = village()
    one.to_ballots()
    one.days(7.1)
    crook, rest = one.people[-1], one.people[:-1]
    one.on(8.2).visit(*rest[:4])
    closing = closing_of(one)
    for salt, sums in ((b"one", (1, 2, 3)), (b"two", (3, 2, 1))):
        one.board.put(name_for(one, NoteKind.ANSWER, crook, salt), answer_of(one, crook, closing, sums))
    assert one.visit(rest[4]) == [GAP]
    assert one.board.trend() == [GAP]


def closing_of(one: Village) -> bytes:
    ((name, data),) = one.notes(NoteKind.CLOSING).items()
    return read_closing(one.team.id, name, data).hash


def test_false_sums_make_a_gap(village: Make):
    one = village()
    one.to_ballots()
    one.days(7.1)
    crook, rest = one.people[-1], one.people[:-1]
    one.board.put(
        name_for(one, NoteKind.ANSWER, crook, b"x"), answer_of(one, crook, closing_of(one), (5, ORDER - 1, 7))
    )
    assert one.on(8.2).visit(*rest) == [GAP]
    one.days(9)
    assert one.board.trend() == [GAP]
    assert one.notes(NoteKind.BALLOT, NoteKind.ANSWER) == {}


@pytest.mark.parametrize("vector", [(0, 0, 0), (1, 1, 1), (0, 0, 2), (-1, 0, 2), (0, 0, 9), (0, 0, 2**200)])
def test_a_vector_that_is_no_band_makes_a_gap_when_totals_show_it(
    village: Make, vector: tuple[int, int, int]
):
    one = village(size=9)
    crook = one.people[-1]
    crook.ledger.band = lambda _: None
    one.to_ballots()
    one.board.put(
        name_for(one, NoteKind.BALLOT, crook), forged(one, crook, seals_of_vector(one, crook, vector))
    )
    rows = one.to_answers()
    if sum(vector) == 1 and max(vector) <= 9:
        # In range and adding up: it passes until ballots carry proofs, as the README says.
        assert rows == [TrendRow(FIRST, LONG, Tally(7, 0, 2))]
    else:
        assert rows == [GAP]


def test_noise_under_every_kind_of_name_is_ignored(village: Make):
    one = village(bands=(Band.LOW, Band.HIGH))
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
                one.board.put(Name(kind, one.period, token), data)
        one.days(day)
    one.board.put(Name(NoteKind.JOIN, None, "0" * 64), b"noise")
    (row,) = one.days(8.2, 8.3)
    assert row.tally == Tally(4, 0, 4)


def test_a_withdrawal_by_somebody_else_is_none(village: Make):
    one = village(size=9)
    one.to_ballots()
    target, crook = one.people[0], one.people[1]
    from wellbeing.ballot.ballot import withdrawal_note

    key = one.key_of(crook)
    _, data = withdrawal_note(crook.own.identity, key, one.team.id, one.period, one.trustees().hash)  # type: ignore[arg-type]
    one.board.put(name_for(one, NoteKind.WITHDRAWAL, target), data.replace(crook.own.key, target.own.key))
    (row,) = one.to_answers()
    assert row.tally == Tally(9, 0, 0)


# What only a folder knows.


def folder(one: Village) -> Path:
    return one.board._folder  # type: ignore[attr-defined, no-any-return]


def test_foreign_files_are_ignored(folder_village: Make):
    one = folder_village()
    one.days(-2, -1)
    place = folder(one)
    good = next(iter(one.notes(NoteKind.HELLO))).text
    for name in ("desktop.ini", ".DS_Store", "~$lock", f"{good} (conflicted copy 2024-02-25).wb", f"{good} (1).wb",
                 f"{good}.wb.tmp", "hello.wb", "ballot.2024-01-29.28.zz.wb", "..wb", f"{good.upper()}.wb",
                 f"evil.2024-01-29.28.{'0' * 64}.wb", f"join.2024-01-29.28.{'0' * 64}.wb"):  # fmt: skip
        (place / name).write_bytes((place / f"{good}.wb").read_bytes())
    (place / f"hello.2024-01-29.28.{'1' * 64}.wb").mkdir()
    (place / f"hello.2024-01-29.28.{'2' * 64}.wb").symlink_to("/etc/passwd")
    os.mkfifo(place / f"hello.2024-01-29.28.{'3' * 64}.wb")
    (place / f"hello.2024-01-29.28.{'4' * 64}.wb").write_bytes(b"x" * 400_000)
    assert len(one.days(1.1, 2.2, 7.1, 8.2, 8.3)) == 1
    assert (place / "desktop.ini").exists(), "what is not ours is left alone"


def test_a_file_that_shows_up_half_is_read_when_it_is_whole(folder_village: Make):
    one = folder_village()
    one.days(-2, -1)
    file = next(folder(one).glob("hello.*.wb"))
    whole = file.read_bytes()
    for cut in (0, 1, 40, len(whole) - 1):
        file.write_bytes(whole[:cut])
        assert len(FolderBoard(folder(one).parent, one.team.id).read()) == 16
    file.write_bytes(whole)
    board = FolderBoard(folder(one).parent, one.team.id)
    assert len(board.read()) == 17


def test_a_whole_file_that_is_changed_later_is_not_read_again(folder_village: Make):
    one = folder_village()
    one.days(-2)
    before = one.board.read()
    for file in folder(one).glob("hello.*.wb"):
        file.write_bytes(b"something else")
    assert one.board.read() == before


def test_files_that_show_late_or_twice_open_the_period(folder_village: Make, tmp_path: Path):
    one = folder_village(bands=(Band.LOW, Band.HIGH))
    synced = tmp_path / "synced"
    synced.mkdir()
    far = one.people[:3]
    for person in far:  # these see the folder through a copy that is brought up to date once a day
        person.board = FolderBoard(synced, one.team.id, durable=False)
        person.app._board = person.board

    def sync() -> None:
        for source, target in (
            (folder(one), synced / folder(one).name),
            (synced / folder(one).name, folder(one)),
        ):
            target.mkdir(exist_ok=True)
            for file in [path for path in source.glob("*.wb") if "copy" not in path.name]:
                if not (target / file.name).exists():
                    (target / file.name).write_bytes(file.read_bytes())
                (target / f"{file.stem} (conflicted copy).wb").write_bytes(file.read_bytes())

    for day in (-5, -4, -3, -2, -1, 0.2, 1.1, 2.2, 3.3, 4.4, 5.5, 6.6, 7.7, 8.8, 9.9, 10.9):
        sync()
        one.on(day).visit()
    rows = {row.tally for row in FolderBoard(folder(one).parent, one.team.id).trend()}
    assert rows == {Tally(4, 0, 4)}


@pytest.mark.parametrize("forged_row", [b'{"n":8}', b"x", b'{"days":28}'])
def test_a_forged_row_that_cannot_be_one_is_ignored(folder_village: Make, forged_row: bytes):
    one = folder_village()
    one.play()
    (folder(one) / f"trend.2024-01-29.28.{'0' * 64}.wb").write_bytes(forged_row + digest(forged_row))
    assert one.board.trend() == [TrendRow(FIRST, LONG, Tally(8, 0, 0))]


def test_two_rows_that_disagree_are_a_gap(folder_village: Make):
    one = folder_village()
    one.play()
    one.board.publish(TrendRow(FIRST, LONG, Tally(0, 0, 8)))
    assert one.board.trend() == [GAP]


def test_a_row_of_fewer_than_eight_is_no_row(folder_village: Make):
    one = folder_village()
    one.board.publish(TrendRow(FIRST, LONG, Tally(7, 0, 0)))
    assert one.board.trend() == []


def test_the_ballot_that_was_counted_twice_in_time_is_gone(village: Make):
    one = village(size=9)
    one.to_ballots()
    assert len({ballot_of(one, person).hash for person in one.people}) == 9


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_lets_nobody_in_any_more_is_said_and_the_period_opens_later(folder_village: Make):
    one = folder_village(size=8, bands=(Band.LOW,))
    one.to_ballots()
    folder = one.board._folder
    mode = folder.stat().st_mode
    folder.chmod(0o000)
    os.seteuid(65_534)
    try:
        with pytest.raises(BoardTrouble, match="denied"):
            one.on(3).visit()
    finally:
        os.seteuid(0)
        folder.chmod(mode)
    assert [row.tally for row in one.to_answers()] == [Tally(8, 0, 0)]


@pytest.mark.parametrize("day", [1.5, 4, 6.9])
def test_a_list_that_claims_to_be_closed_early_holds_nobody_back(village: Make, day: float):
    one = village(size=9)
    one.to_ballots()
    one.on(day)
    for data in (b"noise", b"{}"):
        one.board.put(Name(NoteKind.CLOSING, one.period, digest(data).hex()), data)
    ballots = [ballot_of(one, person) for person in one.people]
    closed = one.period.moment(7).date().isoformat()
    one.board.put(*closing_note(one, ballots, closed))
    person = one.people[0]
    person.ledger.sharing = False
    assert withdraw(person.own, person.board, one.now) == 1
    rows = one.days(7.1, 8.2, 8.3)
    assert [row.tally for row in rows] == [Tally(8, 0, 0)]


@pytest.mark.parametrize("tally", [None, Tally(0, 0, 8)])
def test_a_row_that_comes_before_the_close_stops_nothing(folder_village: Make, tally: Tally | None):
    one = folder_village()
    one.board.publish(TrendRow(one.period.end.date(), LONG, tally))
    one.play()
    one.period = Period(one.period.end.date(), LONG)
    one.to_ballots()
    assert one.count(NoteKind.BALLOT) == 8
