"""A shared folder that somebody fills: what is foreign costs nothing, what looks like ours has an end."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wellbeing.ballot.board import MOST_BYTES, MOST_HELD, MOST_NAMES, BoardTrouble, Name, NoteKind
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.notes import digest
from wellbeing.domain.team.bands import Tally, TrendRow
from wellbeing.domain.team.periods import Period

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
