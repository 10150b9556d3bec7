"""Where a board is, by what a person writes; what it can't do becomes a problem; who looks at one is told of it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from wellbeing.ballot.board import BoardTrouble
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.founding import FOLDER, SERVICE, Address, Team
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.team.audit import audit_board, audit_own
from wellbeing.services.team.boards import address_in, address_of, open_board, opened, plain_trouble
from wellbeing.services.team.membership import MEMBER, Membership, write_membership

ONE_BOARD, FORM = Problem("board", "problem.team_one_board"), Problem("board", "problem.team_board_form")


def test_a_board_is_a_folder_or_a_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "share").mkdir()
    there = Address(FOLDER, str(tmp_path / "share"))
    for way in (tmp_path / "share", Path("~/share")):
        assert address_of(way, None) == address_in(str(way)) == there
    found = Path(address_of(Path(os.path.relpath(tmp_path / "share")), None).where)
    assert found.is_absolute(), "it is found from every folder"
    assert found.samefile(tmp_path / "share")
    assert address_of(None, "site") == address_in("service:site") == Address(SERVICE, "site")


@pytest.mark.parametrize(
    ("folder", "service", "problem"),
    [
        (None, None, ONE_BOARD),
        ("share", "site", ONE_BOARD),
        ("gone", None, FORM),
        ("file", None, FORM),
        (None, "", FORM),
        (None, "a\nb", FORM),
        (None, "x" * 1_025, FORM),
    ],
)
def test_what_is_no_board_is_refused(
    tmp_path: Path, folder: str | None, service: str | None, problem: Problem
):
    (tmp_path / "share").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused) as refused:
        address_of(tmp_path / folder if folder else None, service)
    assert refused.value.problem == problem


@pytest.mark.parametrize("key", ["away", "denied", "wrong", "full"])
def test_a_boards_trouble_is_the_teams_problem(key: str):
    with pytest.raises(Refused) as refused, plain_trouble():
        raise BoardTrouble(key)
    assert refused.value.problem == Problem("team", f"problem.team_board_{key}")


TEAMS = [Team(name, date(2026, 1, 5), salt * 32) for name, salt in (("Blue", "0"), ("Red", "1"))]


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder with two teams, of which this computer belongs to the first."""
    place = tmp_path / "share"
    place.mkdir()
    for team in TEAMS:
        FolderBoard(place, team.id, durable=False).put(team.place, team.note)
    write_membership(tmp_path, Membership(TEAMS[0], Address(FOLDER, str(place)), MEMBER, "Ann"))
    return place


def test_a_board_is_handed_out_and_let_go_of_whatever_happens(share: Path):
    closed: list[bytes] = []

    class Counted(FolderBoard):
        def close(self) -> None:
            closed.append(self._team)

    team = TEAMS[0]
    address = Address(FOLDER, str(share))
    with opened(lambda _, id_: Counted(share, id_), address, team) as board:
        assert board.read() == {team.place: team.note}
    with pytest.raises(KeyError), opened(lambda _, id_: Counted(share, id_), address, team):
        raise KeyError
    assert closed == [team.id] * 2
    board = open_board(address, team.id)
    assert board.read() == {team.place: team.note}


def test_whoever_looks_at_a_board_is_told_team_by_team(share: Path):
    told = audit_board(str(share), None)
    assert {name for name, _ in told} == {"Blue", "Red"}
    assert {name for name, _ in audit_board(str(share), "Red")} == {"Red"}
    assert next(line.found for name, line in told if line.what == "team").startswith("1, ")


def test_the_own_board_is_looked_at_by_the_teams_name(share: Path, tmp_path: Path):
    assert {name for name, _ in audit_own(tmp_path, None)} == {"Blue"}
    with pytest.raises(Refused) as refused:
        audit_own(tmp_path, "Red")
    assert refused.value.problem == Problem("team", "problem.team_none")


@pytest.mark.parametrize(("where", "name"), [("share", "Green"), ("empty", None)])
def test_a_board_without_such_a_team_is_none(share: Path, where: str, name: str | None):
    (share.parent / "empty").mkdir()
    with pytest.raises(Refused) as refused:
        audit_board(str(share.parent / where), name)
    assert refused.value.problem == Problem("board", "problem.team_board_wrong")
