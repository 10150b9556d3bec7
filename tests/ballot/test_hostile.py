"""Injection through every text, roles that want more, a leader's app that claims membership, another team's board."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from tests.ballot.forgeries import forged, name_for, seals_saying
from tests.ballot.postgres import Server
from tests.ballot.simulated_team import SimulatedTeam
from wellbeing.ballot.ballot import read_ballot
from wellbeing.ballot.board import BoardTrouble, Name, NoteKind, name_of
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.founding import (
    FOLDER,
    OPENING,
    SERVICE,
    Address,
    Team,
    invitation,
    read_invitation,
    read_team,
)
from wellbeing.ballot.notes import BadNote, canonical, digest, opened, parsed, signed
from wellbeing.ballot.roster import read_join
from wellbeing.clock import SystemClock
from wellbeing.domain.team.bands import Band, Tally, TrendRow
from wellbeing.domain.team.periods import Period, period_at

Make = Callable[..., SimulatedTeam]
PERIOD = Period(date(2024, 1, 29), 28)
INJECTIONS = [
    "'; DROP TABLE wellbeing.note; --",
    '"; DROP SCHEMA wellbeing CASCADE; --',
    "%s",
    "$1",
    "\\'; SELECT 1",
    "a\u2019 OR 1=1",
]


@pytest.mark.parametrize("name", [*INJECTIONS, "../../x", "<img src=x>", "a\nb", "\u202eanna", "x" * 41])
def test_a_name_that_is_no_name_is_no_member(simulated_team: Make, name: str):
    sim = simulated_team()
    body = {"team": sim.team.id.hex(), "name": name, "joined": "2024-01-22"}
    data = signed(sim.people[0].local.identity, NoteKind.JOIN, body)
    with pytest.raises(BadNote):
        read_join(sim.team, data)
    sim.board.put(Name(NoteKind.JOIN, None, "1" * 64), data)
    assert len(sim.play()) == 1


@pytest.mark.parametrize(
    "text",
    ["", "x", "join", "join.team", f"join.team.{'g' * 64}", f"join.team.{'A' * 64}", f"../join.team.{'a' * 64}",
     f"join.team.{'a' * 65}", f"join.team.{'a' * 64}\n",
     f"join.team.{'a' * 63}", f"ballot.team.{'a' * 64}", f"join.2024-01-29.28.{'a' * 64}",
     f"ballot.2024-01-30.28.{'a' * 64}", f"ballot.2024-01-29.28.{'a' * 64}.wb", f"trend.2024-01-29.28.{'a' * 64}"],
)  # fmt: skip
def test_a_text_that_is_no_name_on_the_board(text: str):
    assert name_of(text) is None


def test_a_name_comes_back_as_it_was_written():
    for name in (Name(NoteKind.JOIN, None, "a" * 64), Name(NoteKind.BALLOT, PERIOD, "0" * 64)):
        assert name_of(name.text) == name


TEAM = Team("Blue", date(2026, 1, 5), "0" * 32)


def test_an_invitation_says_where_and_which_and_holds_no_secret():
    for address in (Address(FOLDER, "/mnt/team share/王"), Address(SERVICE, "wellbeing")):
        text = invitation(TEAM, address)
        assert read_invitation(text) == (TEAM, address)
        assert read_invitation(f"  {text[:30]}\n {text[30:]} \n") == (TEAM, address)
        assert "password" not in text


def bad_invitations() -> list[str]:
    good = invitation(TEAM, Address(FOLDER, "/mnt"))
    swapped = good[:-9] + ("A" if good[-9] != "A" else "B") + good[-8:]
    return ["", OPENING, good[:-1], good[:-20], swapped, good + "AA", "x" * 10_000, OPENING + "é" * 20, OPENING + "W10",
            invitation(TEAM, Address("http", "evil")), invitation(TEAM, Address(FOLDER, "a\x00b")),
            invitation(TEAM, Address(FOLDER, "x" * 2_000)),
            invitation(Team("<b>", TEAM.founded, "0" * 32), Address(FOLDER, "/")),
            invitation(Team("Blue", TEAM.founded, "zz"), Address(FOLDER, "/"))]  # fmt: skip


@pytest.mark.parametrize("text", bad_invitations())
def test_a_wrong_invitation_is_refused(text: str):
    with pytest.raises(BadNote, match=r"^(invitation|name|figures)$"):
        read_invitation(text)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"null", b"{}", b"[" * 100_000, b'{"v": 1}', b'{"a":1,"v":1}', b'{"v":1,"v":1}',
     b'{"v":true}', b'{"v":1.0}',
     b'{"v":NaN}', b"\xff", b'{"v":1}\n'],
)  # fmt: skip
def test_a_body_is_written_in_one_way_only(data: bytes):
    with pytest.raises(BadNote, match=r"^(form|fields|spelling)$"):
        parsed(data, {"v": int})
    assert parsed(canonical({"v": 1}), {"v": int}) == {"v": 1}


def test_a_note_of_one_kind_never_passes_for_another():
    key = SigningKey(b"k" * 32)
    note = signed(key, NoteKind.HELLO, {"team": "x"})
    assert opened(NoteKind.HELLO, note, {"team": str}).signer == key.verify_key.encode()
    for kind in (NoteKind.BALLOT, NoteKind.ANSWER, "hell", ""):
        with pytest.raises(BadNote):
            opened(kind, note, {"team": str})


def test_a_founding_note_is_nobody_elses():
    other = Team("Blue", TEAM.founded, "1" * 32)
    assert other.id != TEAM.id
    with pytest.raises(BadNote):
        read_team(TEAM.note.replace(b"Blue", b"B\\u006cue"))


def test_two_teams_in_one_folder_do_not_meet(tmp_path: Path):
    first = SimulatedTeam(lambda team: FolderBoard(tmp_path, team.id, durable=False), seed=1)
    second = SimulatedTeam(lambda team: FolderBoard(tmp_path, team.id, durable=False), seed=2)
    first.to_ballots()
    for name, data in first.board.read().items():
        second.board.put(name, data)
    assert len(second.play()) == 1
    assert second.board.trend()[0].tally == Tally(8, 0, 0)


# What only a database knows.


@pytest.fixture
def team(server: Server) -> Team:
    from secrets import token_hex

    from wellbeing.ballot.board_postgres import PostgresBoard

    sim = Team("Site", date(2024, 1, 22), token_hex(16))
    board = PostgresBoard("leader", sim.id)
    board.put(sim.place, sim.note)
    board.close()
    return sim


def refused(service: str, sql: str) -> bool:
    import psycopg

    with psycopg.connect(service=service, sslmode="verify-full", autocommit=True) as connection:
        try:
            connection.execute(sql.encode())
        except (psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedFunction):
            return True
    return False


@pytest.mark.parametrize("service", ["member", "leader", "stranger"])
@pytest.mark.parametrize("table", ["note", "trend", "trend_2024", "trend_later", "site"])
def test_no_role_but_the_owner_touches_a_table(server: Server, service: str, table: str):
    for sql in (f"SELECT * FROM wellbeing.{table}", f"DELETE FROM wellbeing.{table}", f"TRUNCATE wellbeing.{table}",
                f"INSERT INTO wellbeing.{table} DEFAULT VALUES"):  # fmt: skip
        assert refused(service, sql)


CALLS = {
    "found_team('\\x00', '\\x00', '\\x00')": ("leader",),
    "put_note('\\x00', 'join', '-infinity', 0, '\\x00', '\\x00')": ("member",),
    "read_notes('\\x00')": ("member",),
    "withdraw_ballot('\\x00', '2024-01-29', 28, '\\x00')": ("member",),
    "publish_trend('\\x00', '2024-01-29', 28, 8, 8, 0, 0)": ("member",),
    "purge_period('\\x00', '2024-01-29', 28)": ("member",),
    "trend_of('\\x00')": ("member", "leader"),
    "site_trend('2024-01-01', '2025-01-01')": ("leader",),
    "sizes('\\x00')": ("member", "leader"),
}


@pytest.mark.parametrize("call", CALLS)
def test_a_role_calls_what_it_may_and_nothing_else(server: Server, call: str):
    import psycopg

    for service in ("member", "leader", "stranger"):
        try:
            got = refused(service, f"SELECT * FROM wellbeing.{call}")
        except psycopg.Error:
            got = False  # let in, and the figures did not please
        assert got is (service not in CALLS[call]), service


def test_every_function_pins_its_search_path_and_runs_as_its_owner(server: Server):
    import psycopg

    with psycopg.connect(service="owner", sslmode="verify-full") as connection:
        rows = connection.execute(
            "SELECT proname, prosecdef, proconfig FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace"
            " WHERE nspname = 'wellbeing'"
        ).fetchall()
        kinds = connection.execute(
            "SELECT DISTINCT data_type FROM information_schema.columns WHERE table_schema = 'wellbeing'"
        ).fetchall()
    assert len(rows) == len(CALLS)
    assert all(definer and config == ["search_path=pg_catalog, pg_temp"] for _, definer, config in rows)
    assert not any("time" in kind for (kind,) in kinds), "only dates"


@pytest.mark.parametrize(
    "figures", [(7, 7, 0, 0), (8, 9, 0, 0), (8, 9, -1, 0), (8, 4, 4, None), (0, 0, 0, 0)]
)
def test_the_database_itself_refuses_fewer_than_eight(
    server: Server, team: Team, figures: tuple[int | None, ...]
):
    import psycopg

    call = "SELECT wellbeing.publish_trend(%s, '2024-01-29', 28, %s::int, %s::int, %s::int, %s::int)"
    with (
        psycopg.connect(service="member", sslmode="verify-full", autocommit=True) as connection,
        pytest.raises(psycopg.errors.CheckViolation),
    ):
        connection.execute(call, (team.id, *figures))


def member_board(team: Team, service: str = "member"):
    from wellbeing.ballot.board_postgres import PostgresBoard

    return PostgresBoard(service, team.id)


def test_only_who_knows_the_secret_takes_a_ballot_back(server: Server, team: Team):
    from wellbeing.ballot.identity import token_of

    board = member_board(team)
    name = Name(NoteKind.BALLOT, PERIOD, token_of(team.id, PERIOD, b"secret"))
    board.put(name, b"ballot")
    board.withdraw(name, b"another")
    assert name in board.read()
    board.withdraw(name, b"secret")
    assert name not in board.read()
    board.close()


def test_a_period_that_is_open_is_purged_and_a_running_one_is_not(server: Server, team: Team):
    board = member_board(team)
    running = period_at(SystemClock().now(), 28)
    names = [Name(NoteKind.BALLOT, period, "a" * 64) for period in (PERIOD, running)]
    for name in names:
        board.put(name, b"ballot")
    board.purge([PERIOD, running])
    assert [name for name in names if name in board.read()] == [names[1]]
    with pytest.raises(BoardTrouble):
        board.publish(TrendRow(running.start, 28, Tally(8, 0, 0)))
    board.close()


def test_other_figures_for_the_same_period_make_it_void_in_the_site_too(server: Server, team: Team):
    board, leader = member_board(team), member_board(team, "leader")
    start = date(2024, 2, 26)
    before = {row.start: row.tally for row in leader.site(start, start)}.get(start)
    board.publish(TrendRow(start, 28, Tally(5, 2, 2)))
    board.publish(TrendRow(start, 28, Tally(5, 2, 2)))
    assert board.trend() == [TrendRow(start, 28, Tally(5, 2, 2))]
    board.publish(TrendRow(start, 28, Tally(2, 2, 5)))
    assert board.trend() == [TrendRow(start, 28, None)]
    assert {row.start: row.tally for row in leader.site(start, start)}.get(start) == before
    board.close()
    leader.close()


def test_a_leader_can_neither_read_nor_write_notes(server: Server, team: Team):
    board = member_board(team, "leader")
    for act in (board.read, lambda: board.put(Name(NoteKind.JOIN, None, "a" * 64), b"x")):
        with pytest.raises(BoardTrouble, match="denied"):
            act()
    assert board.trend() == []
    board.close()


def test_a_member_founds_no_team(server: Server):
    other = Team("Mine", date(2024, 1, 22), "a" * 32)
    board = member_board(other)
    with pytest.raises(BoardTrouble, match="denied"):
        board.put(other.place, other.note)
    with pytest.raises(BoardTrouble, match="wrong"):
        board.put(Name(NoteKind.JOIN, None, "a" * 64), b"x")
    board.close()


@pytest.mark.parametrize("service", ["nowhere", "member'; --", "", "member\x00", "[member]"])
def test_a_service_that_is_none_is_away(server: Server, service: str):
    from wellbeing.ballot.board_postgres import connect

    with pytest.raises(BoardTrouble):
        connect(service)


def test_a_server_that_cannot_prove_its_name_is_not_spoken_to(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    from wellbeing.ballot.board_postgres import connect

    text = Path(server.environ["PGSERVICEFILE"]).read_text()
    (tmp_path / "service.conf").write_text(
        text.replace("host=127.0.0.1", "host=localhost") + "sslmode=disable\n"
    )
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "service.conf"))
    with pytest.raises(BoardTrouble, match="away"):
        connect("member")


def test_revoked_access_is_said_and_nothing_is_lost(server: Server, team: Team):
    board = member_board(team)
    server.run("owner", "REVOKE wellbeing_member FROM member")
    try:
        with pytest.raises(BoardTrouble, match="denied"):
            board.read()
    finally:
        server.run("owner", "GRANT wellbeing_member TO member")
    assert board.read()
    board.close()


@pytest.mark.parametrize("text", INJECTIONS)
def test_bytes_are_bytes(server: Server, team: Team, text: str):
    board = member_board(team)
    name = Name(NoteKind.ANSWER, PERIOD, digest(text.encode()).hex())
    assert board.put(name, text.encode())
    assert board.put(name, b"other") is False
    assert board.read()[name] == text.encode()
    board.close()


def test_an_audit_tells_who_may_do_what(server: Server, team: Team):
    board = member_board(team)
    found = {finding.what: finding.found for finding in board.audit()}
    board.close()
    assert found["team"].endswith("readable by everybody: the team's name and first day")
    assert found["tables open to members"] == "none"
    assert found["tables open to leaders"] == "none"
    assert found["functions open to anybody else"] == "none"
    assert "read_notes" not in found["functions open to leaders"]


def test_making_the_board_again_changes_nothing(server: Server, team: Team):
    from wellbeing.ballot.board_postgres import init_board

    board = member_board(team)
    before = board.read()
    init_board("owner")
    assert board.read() == before
    board.close()


def test_a_month_counts_the_same_for_the_board_and_the_app():
    assert PERIOD.end - timedelta(days=28) == PERIOD.span.start


def test_a_ballot_by_somebody_who_is_not_on_the_list_is_not_counted(folder_simulated_team: Make):
    sim = folder_simulated_team(size=8)
    sim.to_ballots()
    outsider = sim.join("Late", Band.HIGH)
    data = forged(sim, outsider, seals_saying(sim, outsider))
    with pytest.raises(BadNote):
        read_ballot(sim.team.id, sim.period, sim.trustees(), data)
    sim.on(2.3).board.put(name_for(sim, NoteKind.BALLOT, outsider), data)
    sim.people.remove(outsider)
    (row,) = sim.to_answers()
    assert row.tally == Tally(8, 0, 0)
