"""Looks at a board for anybody who asks: no key and no diary are needed."""

from __future__ import annotations

from pathlib import Path

from wellbeing.ballot.board import Finding
from wellbeing.ballot.board_folder import team_folders
from wellbeing.ballot.founding import SERVICE
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.extras import require
from wellbeing.services.team.boards import address_in, open_board, opened, plain_trouble
from wellbeing.services.team.membership import memberships, only


def audit_own(data: Path, name: str | None) -> list[tuple[str, Finding]]:
    """Return what is on the board of a team of this computer; raises Refused."""
    membership = only(memberships(data), name)
    with opened(open_board, membership.address, membership.team) as board:
        return [(membership.team.name, line) for line in board.audit()]


def audit_board(where: str, name: str | None) -> list[tuple[str, Finding]]:
    """Return what is on a board, team by team; raises Refused."""
    address = address_in(where)
    if address.kind == SERVICE:
        require("postgres")
        from wellbeing.ballot.board_postgres import audit_service

        with plain_trouble():
            return [(address.where, line) for line in audit_service(address.where)]
    with plain_trouble():
        boards = team_folders(Path(address.where))
        found = [(text, line) for text, board in boards for line in board.audit() if name in (None, text)]
    if not found:
        raise Refused(Problem("board", "problem.team_board_wrong"))
    return found
