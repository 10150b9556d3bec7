"""Opens a team's board where its address says, and turns a board's trouble into a problem a person can act on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wellbeing.ballot.board import Board, BoardTrouble
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.founding import FOLDER, SERVICE, Address, Team, is_address
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.extras import require

SERVICE_PREFIX = "service:"
OpenBoard = Callable[[Address, bytes], Board]


def open_board(address: Address, team: bytes) -> Board:
    """Return the board of a team; raises BoardTrouble."""
    if address.kind == FOLDER:
        return FolderBoard(Path(address.where), team)
    require("postgres")
    from wellbeing.ballot.board_postgres import PostgresBoard

    return PostgresBoard(address.where, team)


@contextmanager
def opened(open_: OpenBoard, address: Address, team: Team) -> Iterator[Board]:
    """Hand out a team's board and let go of it; what it can't do is raised as Refused."""
    require("team")
    with plain_trouble():
        board = open_(address, team.id)
        try:
            yield board
        finally:
            board.close()


@contextmanager
def plain_trouble() -> Iterator[None]:
    """Turn BoardTrouble into Refused."""
    try:
        yield
    except BoardTrouble as trouble:
        raise Refused(Problem("team", f"problem.team_board_{trouble.key}")) from None


def address_of(folder: Path | None, service: str | None) -> Address:
    """Return the address of a folder or a libpq service; raises Refused unless it is exactly one."""
    if (folder is None) == (service is None):
        raise Refused(Problem("board", "problem.team_one_board"))
    folder = folder.expanduser().absolute() if folder else None
    address = Address(FOLDER, str(folder)) if folder else Address(SERVICE, service or "")
    if not is_address(address) or (folder and not folder.is_dir()):
        raise Refused(Problem("board", "problem.team_board_form"))
    return address


def address_in(text: str) -> Address:
    """Return the address that a text such as /mnt/team or service:wellbeing writes; raises Refused."""
    if text.startswith(SERVICE_PREFIX):
        return address_of(None, text.removeprefix(SERVICE_PREFIX))
    return address_of(Path(text), None)
