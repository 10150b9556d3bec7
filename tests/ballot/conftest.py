"""The same suite over both boards: a folder, and a real PostgreSQL on loopback with TLS."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ballot.postgres import Server, binaries
from tests.ballot.simulated_team import SimulatedTeam
from tests.needs import lack, needs
from wellbeing.ballot.board import Board
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.founding import Team

BOARDS = ["folder", pytest.param("postgres", marks=pytest.mark.xdist_group("postgres"))]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A private server with the board's tables, roles and functions in it."""
    programs = binaries()
    if programs is None:
        needs("pg_ctlcluster")
        lack("initdb and postgres are not where Debian's package postgresql puts them")
        return
    from wellbeing.ballot.board_postgres import init_board

    before = {name: os.environ.get(name) for name in ("PGSERVICEFILE", "PGPASSFILE")}
    with tempfile.TemporaryDirectory(prefix="wellbeing-pg-") as place:
        Path(place).chmod(0o755)
        sim = Server(Path(place), programs)
        try:
            sim.start()
            init_board("owner")
            sim.grant()
            yield sim
        finally:
            sim.stop()
            for name, value in before.items():
                os.environ.pop(name, None) if value is None else os.environ.update({name: value})


@pytest.fixture(params=BOARDS)
def open_board(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[Team], Board]]:
    """Opens a team's board, of each kind in turn."""
    if request.param == "folder":
        share = tmp_path / "share"
        share.mkdir()
        yield lambda team: FolderBoard(share, team.id, durable=False)
        return
    yield from postgres_boards(request.getfixturevalue("server"))


def postgres_boards(server: Server) -> Iterator[Callable[[Team], Board]]:
    from wellbeing.ballot.board_postgres import PostgresBoard

    opened: dict[bytes, PostgresBoard] = {}

    def open_(team: Team) -> Board:
        if team.id not in opened:
            leader = PostgresBoard("leader", team.id)
            leader.put(team.place, team.note)
            leader.close()
            opened[team.id] = PostgresBoard("member", team.id)
        return Quiet(opened[team.id])

    try:
        yield open_
    finally:
        for board in opened.values():
            board.close()


class Quiet:
    """A member's board whose founding note is already there."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def __getattr__(self, name: str) -> object:
        return getattr(self._board, name)

    def put(self, name: object, data: bytes) -> bool:
        return True if getattr(name, "kind", "") == "team" else self._board.put(name, data)  # type: ignore[arg-type]


@pytest.fixture
def simulated_team(open_board: Callable[[Team], Board]) -> Callable[..., SimulatedTeam]:
    """Makes a simulated team over the board; each has a team of its own."""
    return lambda **more: SimulatedTeam(open_board, **{"seed": secrets.randbelow(2**32), **more})


@pytest.fixture
def folder_simulated_team(tmp_path: Path) -> Callable[..., SimulatedTeam]:
    """Makes a simulated team over a folder."""
    share = tmp_path / "share"
    share.mkdir()
    return lambda **more: SimulatedTeam(lambda team: FolderBoard(share, team.id, durable=False), **more)
