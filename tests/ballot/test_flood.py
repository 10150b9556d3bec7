"""A board that somebody fills: what is foreign costs nothing, what looks like ours has an end; half a note is none."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ballot.postgres import Server
from tests.conftest import ROOT
from wellbeing.ballot.board import MOST_BYTES, MOST_HELD, MOST_NAMES, BoardTrouble, Name, NoteKind
from wellbeing.ballot.board_folder import FolderBoard, create, whole
from wellbeing.ballot.notes import digest
from wellbeing.domain.team.bands import Tally, TrendRow
from wellbeing.domain.team.periods import Period

if TYPE_CHECKING:
    from wellbeing.ballot.board_postgres import PostgresBoard

TEAM = bytes(32)
PERIOD = Period(date(2024, 1, 29), 28)
NOTE = Name(NoteKind.HELLO, PERIOD, "a" * 64)
ROW = TrendRow(PERIOD.start, PERIOD.days, Tally(8, 0, 0))
MIB = 2**20
FOREIGN = {
    "any name": lambda number: f"{number}.wb",
    "nearly a note's": lambda number: f"hello.2024-01-29.28.{number:063x}.wb",
    "nearly a row's": lambda number: f"trend.2024-01-30.28.{number:064x}.wb",
    "a row's beginning": lambda number: f"trend.{number}.wb",
}


def sparse(path: Path, size: int, check: bytes) -> None:
    """Make a whole file of zeros: of `size` bytes but hardly any on the disk."""
    with path.open("wb") as file:
        file.truncate(size)
        file.seek(size)
        file.write(check)


@pytest.fixture
def board(tmp_path: Path) -> FolderBoard:
    found = FolderBoard(tmp_path, TEAM, durable=False)
    found.put(NOTE, b"note")
    found.publish(ROW)
    return found


def flood(tmp_path: Path, number: int, name: Callable[[int], str], size: int = MOST_BYTES) -> None:
    (folder,) = tmp_path.iterdir()
    check = digest(bytes(size))
    for each in range(number):
        sparse(folder / name(each), size, check)


def peak(what: Callable[[], object]) -> int:
    """Return how many bytes were held at most while something was done."""
    tracemalloc.start()
    try:
        what()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", FOREIGN)
def test_foreign_files_cost_no_memory(tmp_path: Path, board: FolderBoard, kind: str):
    flood(tmp_path, 4_000, FOREIGN[kind])

    def visit() -> None:
        assert board.read() == {NOTE: b"note"}
        assert board.trend() == [ROW]

    assert peak(visit) < 8 * MIB


def test_foreign_files_are_not_opened(tmp_path: Path, board: FolderBoard, monkeypatch: pytest.MonkeyPatch):
    flood(tmp_path, 3, FOREIGN["any name"])
    opened, really = [], os.open

    def watched(path: Path, *more: int) -> int:
        opened.append(Path(path).name)
        return really(path, *more)

    monkeypatch.setattr(os, "open", watched)
    board.read()
    assert opened == [f"{NOTE.text}.wb"]
    board.trend()
    assert len(opened) == 2


def test_notes_beyond_what_any_team_has_are_a_full_board(tmp_path: Path, board: FolderBoard):
    flood(tmp_path, MOST_HELD // MOST_BYTES + 200, lambda number: f"hello.2024-01-29.28.{number:064x}.wb")

    def visit() -> None:
        with pytest.raises(BoardTrouble, match="full"):
            board.read()

    assert peak(visit) < MOST_HELD + 8 * MIB
    assert board.trend() == [ROW], "what was opened is read all the same"
    board.purge([PERIOD])
    assert board.read() == {}, "and what is over is cleared away"


def test_more_names_than_any_team_has_are_a_full_board(tmp_path: Path, board: FolderBoard):
    flood(tmp_path, MOST_NAMES, lambda number: f"hello.2024-01-29.28.{number:064x}.wb", 0)
    with pytest.raises(BoardTrouble, match="full"):
        board.read()


def test_a_row_that_is_too_large_is_no_row(tmp_path: Path, board: FolderBoard):
    flood(tmp_path, 4_000, lambda number: f"trend.2024-01-29.28.{number:064x}.wb")
    assert peak(board.trend) < 8 * MIB
    assert board.trend() == [ROW]


FOREIGN_ROWS = """INSERT INTO wellbeing.note
SELECT '\\x{team}', '{kind}', '{first}', 28, sha256(int4send(number)), decode(repeat('00', {size}), 'hex')
FROM generate_series(1, {rows}) number"""


@pytest.mark.xdist_group("postgres")
def test_a_database_that_somebody_fills_keeps_nothing_foreign(server: Server):
    with team_in_database(server) as (board, team):
        server.run(
            "owner",
            FOREIGN_ROWS.format(team=team, kind="hello", first="2024-01-30", size=MOST_BYTES, rows=100),
        )

        def visit() -> None:
            assert board.read() == {NOTE: b"note"} | founded(board)

        assert peak(visit) < 8 * MIB, "what has no name of ours is never held"


@pytest.mark.xdist_group("postgres")
def test_more_rows_than_any_team_has_are_a_full_board(server: Server):
    with team_in_database(server) as (board, team):
        server.run(
            "owner",
            FOREIGN_ROWS.format(team=team, kind="hello", first="2024-01-29", size=1, rows=MOST_NAMES - 2),
        )
        assert len(board.read()) == MOST_NAMES
        server.run("owner", FOREIGN_ROWS.format(team=team, kind="ballot", first="2024-01-29", size=1, rows=1))
        with pytest.raises(BoardTrouble, match="full"):
            board.read()


@contextmanager
def team_in_database(server: Server) -> Iterator[tuple[PostgresBoard, str]]:
    """Found a team of its own with one note; yields a member's board and the team in hex."""
    from wellbeing.ballot.board_postgres import PostgresBoard

    team = secrets.token_bytes(32)
    leader = PostgresBoard("leader", team)
    leader.put(Name(NoteKind.TEAM, None, "b" * 64), b"team")
    leader.close()
    board = PostgresBoard("member", team)
    try:
        board.put(NOTE, b"note")
        yield board, team.hex()
    finally:
        server.run("owner", f"DELETE FROM wellbeing.note WHERE team = '\\x{team.hex()}'")
        board.close()


def founded(board: PostgresBoard) -> dict[Name, bytes]:
    return {name: data for name, data in board.read().items() if name.kind is NoteKind.TEAM}


# Half a note, left by a writer who was killed


KILLED = """
import os, sys
from pathlib import Path
from wellbeing.ballot.board_folder import create
def refuse(*_):
    raise OSError({number}, "no links here")
os.link = refuse
os.replace = lambda *_: os.kill(os.getpid(), 9)
create(Path(sys.argv[1]), bytes(2000), 0o600)
"""


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP])
def test_a_writer_killed_on_a_drive_without_links_leaves_nothing_for_good(
    tmp_path: Path, board: FolderBoard, monkeypatch: pytest.MonkeyPatch, number: int
):
    name = Name(NoteKind.HELLO, PERIOD, "c" * 64)
    (folder,) = tmp_path.iterdir()
    file = folder / f"{name.text}.wb"
    killed = subprocess.run([sys.executable, "-c", KILLED.format(number=number), str(file)], cwd=ROOT)
    assert killed.returncode == -9
    assert name not in board.read(), "half a note is none"
    assert not board.put(name, b"again"), "whoever writes just now is left in peace"
    os.utime(file, (file.stat().st_mtime - 120,) * 2)
    for _ in range(2):
        board.put(name, b"again")
        assert board.read()[name] == b"again"
    assert not board.put(name, b"another"), "a whole note is never written over"


@pytest.mark.parametrize("links", [True, False])
def test_half_a_note_is_written_anew_whatever_the_drive_knows(
    tmp_path: Path, board: FolderBoard, monkeypatch: pytest.MonkeyPatch, links: bool
):
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    name = Name(NoteKind.HELLO, PERIOD, "d" * 64)
    (folder,) = tmp_path.iterdir()
    file = folder / f"{name.text}.wb"
    file.write_bytes(b"not")
    os.utime(file, (file.stat().st_mtime - 120,) * 2)
    assert board.put(name, b"note")
    assert FolderBoard(tmp_path, TEAM).read()[name] == b"note"
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere")
    os.utime(file, (1, 1), follow_symlinks=False)
    assert not board.put(name, b"note"), "a link is nobody's half note, however old"
    assert not [each for each in folder.iterdir() if each.name.endswith(".part")]


def no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "no links here")


def test_what_is_synced_is_the_whole_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_size))
    create(tmp_path / "note", bytes(2000), 0o600)
    assert synced == [2000], "a power cut after this leaves no half note"
    create(tmp_path / "other", bytes(2000), 0o600, durable=False)
    assert synced == [2000]


@pytest.mark.parametrize("links", [True, False])
def test_a_note_leaves_no_file_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool):
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    before = len(list(Path("/dev/fd").iterdir()))
    for number in range(20):
        create(tmp_path / f"{number}.wb", b"note", 0o600)
        whole(tmp_path / f"{number}.wb", 100)
    assert len(list(Path("/dev/fd").iterdir())) == before


@pytest.mark.parametrize("size", [4, MOST_BYTES])
def test_a_whole_note_is_written_over_by_nobody_however_old(tmp_path: Path, board: FolderBoard, size: int):
    name = Name(NoteKind.HELLO, PERIOD, "e" * 64)
    (folder,) = tmp_path.iterdir()
    assert board.put(name, bytes(size))
    os.utime(folder / f"{name.text}.wb", (1, 1))
    assert not board.put(name, b"another")
    assert FolderBoard(tmp_path, TEAM).read()[name] == bytes(size)


def test_who_may_open_the_folder_may_read_the_note_whatever_the_umask(tmp_path: Path):
    before = os.umask(0o077)
    try:
        create(tmp_path / "note", b"note", 0o664)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "note").stat().st_mode) == 0o664


def test_a_pipe_that_somebody_holds_open_is_no_note(tmp_path: Path):
    pipe = tmp_path / "note"
    os.mkfifo(pipe)
    held = os.open(pipe, os.O_RDWR)
    try:
        assert whole(pipe, 100) is None
    finally:
        os.close(held)
