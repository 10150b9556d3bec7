"""A team as its people live it: each with a home of their own, by the command line alone."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Line, Said
from tests.fakes import FakeClock
from wellbeing.domain.team.bands import Tally
from wellbeing.domain.team.periods import Period, period_at

FOUNDED = datetime(2026, 1, 20, 9, tzinfo=UTC)


class People:
    """Calls the command line in the home of one of them."""

    def __init__(self, line: Line, tmp_path: Path, clock: FakeClock) -> None:
        self.line, self.root, self.clock = line, tmp_path, clock
        self.share = tmp_path / "share"
        self.share.mkdir()

    def __call__(self, who: str, *arguments: object) -> Said:
        self.line.monkeypatch.setenv("WELLBEING_HOME", str(self.root / who))
        return self.line(*arguments)

    def found(self, name: str = "Blue") -> str:
        said = self("lead", "team", "found", name, "--folder", self.share)
        assert said.code == 0, said
        return said.out.strip()

    def join(self, invitation: str, *names: str) -> None:
        for name in names:
            said = self(name, "team", "join", invitation, "--name", name)
            assert said.code == 0, said

    def roster(self, who: str) -> Any:
        return self(who, "team", "roster", "--json").json()


@pytest.fixture
def people(
    tmp_path: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> People:
    clock.set(FOUNDED)
    return People(Line(tmp_path / "home", clock, capsys, monkeypatch), tmp_path, clock)


NAMES = [f"Member {number}" for number in range(1, 9)]


def test_a_team_of_eight_from_invitation_to_trend(people: People):
    people.join(people.found(), *NAMES)
    numbers = {people.roster(name)["number"] for name in NAMES}
    assert len(numbers) == 1
    for name in NAMES:
        assert people(name, "team", "share", "on").code == 0
        assert people(name, "team", "roster", "--compared", next(iter(numbers)).upper()).code == 0
    period = period_at(people.clock.now(), 28)
    for day in (21, 23, 25):
        people.clock.set(datetime(2026, 1, day, 8, tzinfo=UTC))
        for place, name in enumerate(NAMES):
            assert people(name, "checkin", "--stress", 9 if place < 2 else 2).code == 0
    opened = play(people, period)
    assert opened == 1
    (line,) = people("lead", "team", "trend", "--json").json()["periods"]
    assert set(line) == {"start", "end", "gap", "n", "share", "low", "high", "mean", "arrow"}
    assert (line["n"], line["start"], line["arrow"]) == (">=8", period.start.isoformat(), "none")
    assert line["low"] <= line["share"] <= line["high"]
    log = people(NAMES[0], "team", "log", "--json").json()
    assert log["rolls"][0]["band"] == "high"
    assert {note["name"].split(".")[0] for note in log["left"]} >= {"join", "hello", "ballot", "answer"}
    assert "%" in people("lead", "team", "trend").out


def play(people: People, period: Period, *days: float) -> int:
    opened = 0
    for day in days or (-2, -1, 1.1, 2.2, 7.1, 8.2, 8.3):
        for place, name in enumerate(NAMES):
            people.clock.set(period.moment(day) + timedelta(minutes=place))
            (visit,) = people(name, "team", "tick", "--json").json()
            assert visit["trouble"] == ""
            opened += visit["opened"]
    return opened


def test_keys_are_files_of_their_own_for_the_person_alone(people: People):
    people.join(people.found(), "Ann")
    (folder,) = (people.root / "Ann" / "team").iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    secret = (folder / "identity.key").read_bytes()
    diary = (people.root / "Ann" / "diary.db").read_bytes()
    assert secret not in diary


def test_small_teams_are_told_plainly(people: People):
    said = people("lead", "team", "found", "Blue", "--folder", people.share)
    assert "fewer than 8" in said.err
    people.join(said.out.strip(), "Ann")
    assert "no figure" in people("Ann", "team", "roster").out
    assert people.roster("Ann")["enough"] is False


def test_the_leaders_app_is_never_a_member(people: People):
    invitation = people.found()
    assert "never a member" in people("lead", "team", "join", invitation, "--name", "Boss").refused()
    assert people("lead", "team", "tick", "--json").json() == []


def test_a_later_colleague_is_accepted_by_name(people: People):
    invitation = people.found()
    people.join(invitation, "Ann", "Bo")
    number = people.roster("Ann")["number"]
    people("Ann", "team", "roster", "--compared", number)
    people.join(invitation, "王小明")
    assert people.roster("Ann")["waiting"] == ["王小明"]
    assert people("Ann", "team", "accept", "Zoe").refused()
    assert people("Ann", "team", "accept", "王小明").code == 0
    assert people.roster("Ann")["members"] == ["Ann", "Bo", "王小明"]
    assert people.roster("Ann")["number"] == people.roster("Bo")["number"] != number


def test_a_wrong_number_is_refused(people: People):
    people.join(people.found(), "Ann")
    assert (
        "six words"
        in people("Ann", "team", "roster", "--compared", "bado bado bado bado bado bado").refused()
    )
    assert people.roster("Ann")["compared"] is False


def test_leaving_deletes_every_key_and_says_so_on_the_board(people: People):
    people.join(people.found(), "Ann", "Bo")
    assert people("Ann", "team", "leave").code == 0
    assert list((people.root / "Ann" / "team").iterdir()) == []
    assert people.roster("Bo")["members"] == ["Bo"]
    assert people("Ann", "team", "roster").refused()


def test_leaving_before_the_list_is_closed_takes_the_ballot_back(people: People):
    people.join(people.found(), *NAMES)
    number = people.roster(NAMES[0])["number"]
    period = period_at(people.clock.now(), 28)
    for name in NAMES:
        assert people(name, "team", "share", "on").code == 0
        assert people(name, "team", "roster", "--compared", number).code == 0
        for day in (21, 23, 25):
            people.clock.set(datetime(2026, 1, day, 8, tzinfo=UTC))
            assert people(name, "checkin", "--stress", 2).code == 0
    play(people, period, -2, -1, 1.1, 2.2)
    ballots = {path.name for path in people.share.rglob("ballot*")}
    assert people(NAMES[0], "team", "leave").code == 0
    assert len(list(people.share.rglob("withdrawal*"))) == 1
    assert len(ballots - {path.name for path in people.share.rglob("ballot*")}) == 1


def test_a_restored_diary_without_keys_joins_anew(people: People):
    invitation = people.found()
    people.join(invitation, "Ann")
    (folder,) = (people.root / "Ann" / "team").iterdir()
    (folder / "identity.key").unlink()
    assert "join anew" in people("Ann", "team", "roster").refused()
    (visit,) = people("Ann", "team", "tick", "--json").json()
    assert visit["trouble"] == "problem.team_keys"
    assert people("Ann", "team", "leave").code == 0
    people.join(invitation, "Ann")
    assert people.roster("Ann")["shares"] is False


def test_a_board_that_is_away_is_told_and_tried_again(people: People):
    people.join(people.found(), "Ann")
    people.share.rename(people.root / "elsewhere")
    (visit,) = people("Ann", "team", "tick", "--json").json()
    assert visit["trouble"] == "problem.team_board_away"
    assert "can't be reached" in people("Ann", "team", "roster").refused()
    assert "can't be reached" in people("lead", "team", "trend").refused()
    (people.root / "elsewhere").rename(people.share)
    (visit,) = people("Ann", "team", "tick", "--json").json()
    assert visit["trouble"] == ""


def test_a_folder_has_another_path_on_another_computer(people: People):
    invitation = people.found()
    people.share.rename(people.root / "elsewhere")
    people.share = people.root / "elsewhere"
    assert people("Ann", "team", "join", invitation, "--name", "Ann").refused()
    said = people("Ann", "team", "join", invitation, "--name", "Ann", "--folder", people.share)
    assert said.code == 0, said
    assert people.roster("Ann")["members"] == ["Ann"]


@pytest.mark.parametrize("who", ["Ann", "lead"])
def test_a_folder_that_moves_is_found_again(people: People, who: str):
    people.join(people.found(), "Ann")
    new = people.root / "elsewhere"
    people.share.rename(new)
    (people.root / "empty").mkdir()
    assert "not there" in people(who, "team", "move", "--folder", people.root / "empty").refused()
    assert "can't be reached" in people(who, "team", "trend").refused()
    assert people(who, "team", "move", "--folder", new).code == 0
    assert people(who, "team", "trend").code == 0


def test_a_board_that_is_gone_for_good_can_be_left(people: People):
    people.join(people.found(), "Ann")
    people.share.rename(people.root / "elsewhere")
    assert "can't be reached" in people("Ann", "team", "leave").refused()
    assert list((people.root / "Ann" / "team").iterdir()) != []
    assert people("Ann", "team", "leave", "--anyway").code == 0
    assert list((people.root / "Ann" / "team").iterdir()) == []


def bad() -> dict[str, Callable[[People, str], tuple[object, ...]]]:
    return {
        "no board": lambda p, i: ("found", "Red"),
        "two boards": lambda p, i: ("found", "Red", "--folder", p.share, "--service", "x"),
        "no such folder": lambda p, i: ("found", "Red", "--folder", p.root / "nowhere"),
        "a file as folder": lambda p, i: ("found", "Red", "--folder", __file__),
        "a hostile name": lambda p, i: ("found", "<b>Red</b>", "--folder", p.share),
        "no name": lambda p, i: ("found", "", "--folder", p.share),
        "a service that is none": lambda p, i: ("found", "Red", "--service", "nowhere'; --"),
        "an invitation cut short": lambda p, i: ("join", i[:-4], "--name", "Ann"),
        "no invitation": lambda p, i: ("join", "--name", "Ann"),
        "a file that is not there": lambda p, i: ("join", "--file", p.root / "nothing", "--name", "Ann"),
        "a binary file": lambda p, i: ("join", "--file", p.share.parent / "binary", "--name", "Ann"),
        "a member without a name": lambda p, i: ("join", i),
        "a hostile member": lambda p, i: ("join", i, "--name", "../Ann"),
        "nobody's roster": lambda p, i: ("roster",),
        "nobody's trend": lambda p, i: ("trend",),
        "nobody to accept": lambda p, i: ("accept", "Ann"),
        "nothing to leave": lambda p, i: ("leave",),
        "share perhaps": lambda p, i: ("share", "perhaps"),
        "a service with a line break": lambda p, i: ("found", "Red", "--service", "a\nb"),
        "a name that draws nothing": lambda p, i: ("join", i, "--name", "\u3164"),
        "a name from right to left": lambda p, i: ("join", i, "--name", "\u202eAnn"),
        "an invitation without end": lambda p, i: ("join", "--file", "/dev/zero", "--name", "Ann"),
        "an invitation kept nowhere": lambda p, i: (
            "found",
            "Red",
            "--folder",
            p.share,
            "--out",
            p.root / "no" / "x",
        ),
        "a picture kept nowhere": lambda p, i: (
            "found",
            "Red",
            "--folder",
            p.share,
            "--qr",
            p.root / "no" / "x.svg",
        ),
        "a picture that is none": lambda p, i: (
            "found",
            "Red",
            "--folder",
            p.share,
            "--qr",
            p.root / "x.txt",
        ),
        "a board in no folder here": lambda p, i: ("join", i, "--name", "Ann", "--folder", p.root / "no"),
        "a board in another folder": lambda p, i: ("join", i, "--name", "Ann", "--folder", p.root),
        "a board by no service here": lambda p, i: ("join", i, "--name", "Ann", "--service", ""),
        "a move to nowhere": lambda p, i: ("move",),
        "a move of nobody": lambda p, i: ("move", "--folder", p.share),
        "audit of no name": lambda p, i: ("audit", "--board", ""),
        "audit of nothing": lambda p, i: ("audit", "--board", p.root / "nowhere"),
        "audit of an empty folder": lambda p, i: ("audit", "--board", p.root),
        "audit of no service": lambda p, i: ("audit", "--board", "service:nowhere"),
        "board without a service": lambda p, i: ("board", "init"),
        "board of no service": lambda p, i: ("board", "init", "--service", "nowhere"),
        "a simulation of nobody": lambda p, i: ("simulate", "--members", "0"),
        "a simulation of more than any team has": lambda p, i: ("simulate", "--members", "301"),
        "an absence of more than all": lambda p, i: ("simulate", "--absent", "1.5"),
        "an absence that is no number": lambda p, i: ("simulate", "--absent", "nan"),
        "an unknown word": lambda p, i: ("dance",),
    }


@pytest.mark.parametrize("what", bad())
def test_bad_input_is_one_clear_line(people: People, what: str):
    invitation = people.found()
    (people.root / "binary").write_bytes(bytes(range(256)))
    before = files(people)
    said = people("Ann", "team", *bad()[what](people, invitation))
    line = said.refused()
    assert "unexpected" not in line
    assert files(people) == before, "nothing is half done"


def files(people: People) -> dict[Path, bytes]:
    """Return what lies on the board and in the teams' own folders."""
    return {
        path: path.read_bytes()
        for path in people.root.rglob("*")
        if path.is_file() and (people.share in path.parents or "team" in path.parts)
    }


@pytest.mark.parametrize("trouble", ["denied", "full", "away"])
@pytest.mark.parametrize("verb", ["found", "join"])
def test_a_board_that_refuses_the_note_leaves_nothing_behind(
    people: People, monkeypatch: pytest.MonkeyPatch, trouble: str, verb: str
):
    from wellbeing.ballot.board import BoardTrouble, Name
    from wellbeing.ballot.board_folder import FolderBoard

    invitation = people.found()
    before = files(people)

    def refuse(board: FolderBoard, name: Name, data: bytes) -> bool:
        raise BoardTrouble(trouble)

    monkeypatch.setattr(FolderBoard, "put", refuse)
    how = (
        ("found", "Red", "--folder", people.share)
        if verb == "found"
        else ("join", invitation, "--name", "Ann")
    )
    assert people("Ann", "team", *how).refused()
    assert files(people) == before
    monkeypatch.undo()
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    people.join(invitation, "Ann")


@pytest.mark.parametrize(
    "junk", ["", "{", "[]", '{"team":1}', "\0" * 50, "[" * 100_000, '"x"', '{"team":"é"}']
)
def test_a_damaged_place_is_no_team(people: People, junk: str):
    people.found()
    (place,) = (people.root / "lead" / "team").glob("*/place.json")
    place.write_text(junk)
    assert "no such team" in people("lead", "team", "trend").refused()


def test_a_leader_who_rewrites_the_role_is_no_member(people: People):
    invitation = people.found()
    (place,) = (people.root / "lead" / "team").glob("*/place.json")
    place.write_text(place.read_text().replace('"leader"', '"member"'))
    before = files(people)
    for words in (("roster",), ("share", "on"), ("preview",), ("accept", "Ann")):
        assert "join anew" in people("lead", "team", *words).refused()
    assert "already" in people("lead", "team", "join", invitation, "--name", "Boss").refused()
    (visit,) = people("lead", "team", "tick", "--json").json()
    assert visit["trouble"] == "problem.team_keys"
    assert files(people) == before


def test_what_a_damaged_place_left_behind_is_not_taken_over(people: People):
    invitation = people.found()
    people.join(invitation, "Ann")
    (folder,) = (people.root / "Ann" / "team").iterdir()
    (folder / "period-2025-12-29.28.key").write_bytes(b"x" * 64)
    (folder / "place.json").write_text("{")
    people.join(invitation, "Ann")
    assert {path.name for path in folder.iterdir()} == {"identity.key", "place.json"}


def test_a_visit_that_finds_another_one_under_way_says_so(people: People, monkeypatch: pytest.MonkeyPatch):
    from functools import partial

    from wellbeing.system.file_lock import file_lock

    people.join(people.found(), "Ann")
    monkeypatch.setattr("wellbeing.services.team.local_teams.file_lock", partial(file_lock, patience=0))
    with file_lock(people.root / "Ann" / "team.lock"):
        (visit,) = people("Ann", "team", "tick", "--json").json()
        assert visit["trouble"] == "problem.team_busy"
        assert "under way" in people("Ann", "team", "tick").out
        assert "under way" in people("Ann", "team", "leave").refused()
    (visit,) = people("Ann", "team", "tick", "--json").json()
    assert visit["trouble"] == ""


def test_gaps_have_the_keys_of_a_period_and_go_on_until_now(people: People):
    from wellbeing.ballot.board_folder import FolderBoard
    from wellbeing.domain.team.bands import TrendRow
    from wellbeing.services.team.membership import memberships

    people.found()
    (membership,) = memberships(people.root / "lead")
    period = period_at(people.clock.now() - timedelta(days=84), 28)
    FolderBoard(people.share, membership.team.id).publish(TrendRow(period.start, 28, Tally(5, 2, 1)))
    lines = people("lead", "team", "trend", "--json").json()["periods"]
    assert [line["gap"] for line in lines] == [False, True]
    assert set(lines[0]) == set(lines[1])
    assert all(lines[1][name] is None for name in ("n", "share", "low", "high", "mean", "arrow"))


def test_an_invitation_as_file_and_picture(people: People):
    out, qr = people.root / "invitation.txt", people.root / "invitation.svg"
    said = people("lead", "team", "found", "Blue", "--folder", people.share, "--out", out, "--qr", qr)
    assert out.read_text().strip() == said.out.strip()
    assert "<svg" in qr.read_text()
    assert people("Ann", "team", "join", "--file", out, "--name", "Ann").code == 0


def test_an_audit_of_a_folder_says_what_is_there(people: People):
    people.join(people.found(), "Ann", "Bo")
    (people.share / "notes.txt").write_text("hello")
    rows = people("anybody", "team", "audit", "--board", people.share, "--json").json()
    found = {row["what"]: row["found"] for row in rows}
    assert found["join"].startswith("2,")
    assert "nobody" in found["ballot"]


def test_a_simulated_site_prints_what_a_script_reads(people: People):
    said = people(
        "anybody", "team", "simulate", "--members", 8, "--periods", 1, "--absent", 0, "--seed", 3, "--json"
    )
    answer = json.loads(said.out)
    assert set(answer) == {"periods", "rmse", "coverage"}
    (period,) = answer["periods"]
    assert set(period) == {"opened", "n", "truth", "estimate", "low", "high"}
    assert (period["opened"], period["n"]) == (True, 8)


def test_the_app_visits_a_board_at_most_every_half_hour(people: People):
    from wellbeing.paths import folders
    from wellbeing.services.app_services import open_services
    from wellbeing.services.environment import open_environment

    people.join(people.found(), "Ann")
    services = open_services(open_environment(folders(people.root / "Ann"), people.clock))
    teams = services.team
    assert len(teams.visits.tick_if_due()) == 1
    people.clock.pass_by(minutes=29)
    assert teams.visits.tick_if_due() == []
    people.clock.pass_by(minutes=1)
    assert len(teams.visits.tick_if_due()) == 1
    people.clock.set(people.clock.now() - timedelta(days=2))
    assert len(teams.visits.tick_if_due()) == 1, "a clock that was set back stops nothing"
    services.close()


def test_sharing_that_was_stopped_while_the_board_was_away_is_taken_back_later(people: People):
    people.join(people.found(), *NAMES)
    number = people.roster(NAMES[0])["number"]
    period = period_at(people.clock.now(), 28)
    for name in NAMES:
        people(name, "team", "share", "on")
        people(name, "team", "roster", "--compared", number)
    for day in (21, 22, 23):
        people.clock.set(datetime(2026, 1, day, 8, tzinfo=UTC))
        for name in NAMES:
            people(name, "checkin", "--stress", 3)
    play(people, period, -2, -1, 1.1, 2.2)
    assert len(list(people.share.rglob("ballot.*"))) == 8
    people.share.rename(people.root / "elsewhere")
    assert "Sharing is off" in people(NAMES[0], "team", "share", "off").refused()
    (people.root / "elsewhere").rename(people.share)
    people.clock.set(period.moment(3))
    people(NAMES[0], "team", "tick")
    assert len(list(people.share.rglob("ballot.*"))) == 7
    assert len(list(people.share.rglob("withdrawal.*"))) == 1


def test_who_wants_to_look_first_sees_the_very_bytes_that_leave(people: People):
    people.join(people.found(), *NAMES)
    number = people.roster(NAMES[0])["number"]
    period = period_at(people.clock.now(), 28)
    for name in NAMES:
        people(name, "team", "share", "on")
        people(name, "team", "roster", "--compared", number)
    for day in (21, 22, 23):
        people.clock.set(datetime(2026, 1, day, 8, tzinfo=UTC))
        people(NAMES[0], "checkin", "--stress", 8)
    assert people(NAMES[0], "team", "preview", "--first", "on").out
    play(people, period, -2, -1, 1.1, 2.2, 2.5)
    assert list(people.share.rglob("ballot.*")) == []
    (ready,) = people(NAMES[0], "team", "preview", "--json").json()
    assert ready["band"] == "high"
    people.clock.set(period.moment(3))
    assert people(NAMES[0], "team", "preview", "--send").code == 0
    (file,) = people.share.rglob("ballot.*")
    assert file.read_bytes()[:-32].hex() == ready["data"]
    assert people(NAMES[0], "team", "preview", "--json").json() == []


def test_a_leader_can_look_before_eight_have_joined(people: People):
    said = people("lead", "demo", "--days", 3, "--team")
    assert said.code == 0
    demo = said.out.splitlines()[-1].split('"')[1]
    lines = people("lead", "--data-dir", demo, "team", "trend", "--json").json()["periods"]
    assert len(lines) == 20
    assert any(line["gap"] for line in lines)
    assert not (people.root / "lead" / "team").exists(), "one's own teams are not touched"


def test_a_figure_that_is_still_to_come_is_not_shown(people: People):
    from wellbeing.ballot.board_folder import FolderBoard
    from wellbeing.domain.team.bands import TrendRow
    from wellbeing.services.team.membership import memberships

    people.found()
    (membership,) = memberships(people.root / "lead")
    board, period = FolderBoard(people.share, membership.team.id), period_at(people.clock.now(), 28)
    for start in (period.start, period.start + timedelta(days=28 * 60)):
        board.publish(TrendRow(start, 28, Tally(0, 0, 8)))
    assert people("lead", "team", "trend", "--json").json() == {"periods": []}
    people.clock.set(period.moment(6.1))
    (line,) = people("lead", "team", "trend", "--json").json()["periods"]
    assert line["start"] == period.start.isoformat()
