"""What the site's database holds by itself against whoever calls its functions by hand: each rule's two sides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from tests.ballot.postgres import Server
from tests.ballot.test_database_rules import a_team
from wellbeing.ballot.board import MOST_BYTES
from wellbeing.ballot.board_postgres import PostgresBoard, connect
from wellbeing.ballot.founding import Team
from wellbeing.domain.team.bands import Tally, TrendRow

if TYPE_CHECKING:
    from psycopg import Connection

pytestmark = pytest.mark.xdist_group("postgres")

TOKEN = bytes(32)
FIRST = date(2024, 6, 17)
PUT = "SELECT wellbeing.put_note(%s, %s, {}, %s, %s, %s)"
PUBLISH = "SELECT wellbeing.publish_trend(%s, {}, %s, %s, %s, %s, %s)"
PURGE = "SELECT wellbeing.purge_period(%s, {}, %s)"


@pytest.fixture
def member(server: Server) -> Iterator[Connection[tuple[Any, ...]]]:
    with closing(connect("member")) as connection:
        yield connection


@pytest.fixture
def team(server: Server) -> Team:
    return a_team()


def names(connection: Connection[tuple[Any, ...]], team: Team) -> list[str]:
    """Return kind and first day of a team's notes, without its founding."""
    rows = connection.execute("SELECT kind, first::text FROM wellbeing.read_notes(%s)", (team.id,))
    return sorted(f"{kind} {first}" for kind, first in rows if kind != "team")


def put(
    connection: Connection[tuple[Any, ...]], team: Team, first: str, days: int = 14, kind: str = "hello"
) -> None:
    connection.execute(PUT.format(first).encode(), (team.id, kind, days, TOKEN, b"x"))


@pytest.mark.parametrize(
    ("kind", "first", "days", "token", "body"),
    [
        ("gossip", "'2024-01-29'::date", 28, TOKEN, b"x"),
        ("hello", "'2024-01-29'::date", 7, TOKEN, b"x"),
        ("hello", "'2024-01-29'::date", 28, TOKEN[1:], b"x"),
        ("hello", "'2024-01-29'::date", 28, TOKEN, bytes(MOST_BYTES + 1)),
        ("hello", "'2024-01-29'::date", 28, TOKEN, None),
        ("hello", "'-infinity'::date", 0, TOKEN, b"x"),
        ("join", "'2024-01-29'::date", 28, TOKEN, b"x"),
        ("join", "'2024-01-29'::date", 0, TOKEN, b"x"),
        ("hello", "'-infinity'::date", 28, TOKEN, b"x"),
    ],
)
def test_what_is_no_note_is_refused(member, team: Team, kind, first, days, token, body):  # type: ignore[no-untyped-def]
    import psycopg

    with pytest.raises(psycopg.errors.IntegrityError):
        member.execute(PUT.format(first).encode(), (team.id, kind, days, token, body))
    assert names(member, team) == []


def test_a_team_is_known_by_32_bytes(server: Server):
    import psycopg

    with closing(connect("leader")) as leader, pytest.raises(psycopg.errors.CheckViolation):
        leader.execute("SELECT wellbeing.found_team(%s, %s, %s)", (bytes(31), TOKEN, b"x"))


@pytest.mark.parametrize(("days", "figures"), [(7, (8, 8, 0, 0)), (28, (8, -1, 5, 4)), (28, (8, 5, 4, -1))])
def test_what_is_no_trend_is_refused(member, team: Team, days: int, figures: tuple[int, ...]):  # type: ignore[no-untyped-def]
    import psycopg

    with pytest.raises(psycopg.errors.CheckViolation):
        member.execute(PUBLISH.format("'2024-01-29'::date").encode(), (team.id, days, *figures))


def test_a_trend_of_a_later_time_has_its_place(server: Server, team: Team):
    row = f"INSERT INTO wellbeing.trend VALUES ('\\x{team.id.hex()}', '{{}}', 28, 8, 8, 0, 0)"
    server.run("owner", row.format("2043-12-28"), row.format("2050-01-03"))
    with closing(connect("owner")) as owner:
        found = owner.execute(
            "SELECT tableoid::regclass::text FROM wellbeing.trend WHERE team = %s", (team.id,)
        ).fetchall()
    assert sorted(found) == [("wellbeing.trend_2043",), ("wellbeing.trend_later",)]


@pytest.mark.parametrize("service", ["member", "leader", "stranger"])
def test_nobody_but_the_owner_makes_anything_beside_the_tables(server: Server, service: str):
    import psycopg

    with closing(connect(service)) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("CREATE TABLE wellbeing.mine ()")


def test_nobody_logs_in_as_a_role(server: Server):
    with closing(connect("owner")) as owner:
        rows = owner.execute("SELECT rolname, rolcanlogin FROM pg_roles WHERE rolname LIKE 'wellbeing%'")
        assert sorted(rows) == [("wellbeing_leader", False), ("wellbeing_member", False)]


def test_a_period_is_published_from_the_day_it_is_over(member, team: Team):  # type: ignore[no-untyped-def]
    import psycopg

    member.execute(PUBLISH.format("current_date - 14").encode(), (team.id, 14, 8, 8, 0, 0))
    with pytest.raises(psycopg.errors.CheckViolation):
        member.execute(PUBLISH.format("current_date - 13").encode(), (team.id, 14, 8, 8, 0, 0))


def test_one_void_period_leaves_all_others_as_they_are(server: Server, team: Team):
    """The same period of another team, another first day, another length: none of them is touched."""
    other, later = a_team(), FIRST + timedelta(days=28)
    mine, theirs = Tally(3, 4, 5), Tally(9, 2, 1)
    rows = [TrendRow(FIRST, 14, mine), TrendRow(FIRST, 28, mine), TrendRow(later, 28, mine)]
    with (
        closing(PostgresBoard("member", team.id)) as board,
        closing(PostgresBoard("member", other.id)) as others,
        closing(PostgresBoard("leader", team.id)) as leader,
    ):
        for row in rows:
            board.publish(row)
        others.publish(TrendRow(FIRST, 28, theirs))
        sums = [rows[0], TrendRow(FIRST, 28, Tally(12, 6, 6)), rows[2]]
        assert leader.site(FIRST, later) == sums
        assert (leader.site(FIRST, FIRST), leader.site(later, later)) == (sums[:2], sums[2:])
        board.publish(TrendRow(FIRST, 28, None))
        assert board.trend() == [rows[0], TrendRow(FIRST, 28, None), rows[2]]
        assert others.trend() == [TrendRow(FIRST, 28, theirs)]
        assert leader.site(FIRST, later) == [rows[0], TrendRow(FIRST, 28, theirs), rows[2]]


def test_two_who_void_a_period_at_once_take_it_from_the_site_once(server: Server, team: Team, member):  # type: ignore[no-untyped-def]
    first = FIRST + timedelta(days=56)
    values = [(team.id, 28, 12, *figures) for figures in ((4, 4, 4), (5, 4, 3), (3, 4, 5))]
    sql = PUBLISH.format(f"'{first}'::date").encode()
    other = a_team()
    for one in (team, other):
        member.execute(sql, (one.id, *values[0][1:]))
    with (
        closing(connect("member")) as second,
        closing(connect("owner")) as owner,
        closing(connect("owner")) as watcher,
    ):
        both = [
            Thread(target=connection.execute, args=(sql, row))
            for connection, row in zip((member, second), values[1:], strict=True)
        ]
        with owner.transaction():  # until both have looked at the row, or wait for it
            owner.execute("SELECT FROM wellbeing.trend WHERE team = %s FOR UPDATE", (team.id,))
            for each in both:
                each.start()
            while len(watcher.execute("SELECT FROM pg_locks WHERE NOT granted").fetchall()) < len(both):
                assert all(each.is_alive() for each in both)
        for each in both:
            each.join()
        assert owner.execute("SELECT n FROM wellbeing.site WHERE first = %s", (first,)).fetchall() == [(12,)]


def test_notes_are_purged_from_the_twenty_ninth_day_on(member, team: Team):  # type: ignore[no-untyped-def]
    other = a_team()
    for one in (team, other):
        for day in (42, 43):
            put(member, one, f"current_date - {day}")
    put(member, team, "current_date - 43", 28)
    before = names(member, team)
    member.execute(PURGE.format("current_date - 42").encode(), (team.id, 14))
    assert names(member, team) == before
    member.execute(PURGE.format("current_date - 43").encode(), (team.id, 14))
    assert names(member, team) == before[1:], "one of the two that begin on that day: the longer one stays"
    assert len(names(member, other)) == 2


def test_what_was_opened_is_purged_and_no_period_beside_it(member, team: Team):  # type: ignore[no-untyped-def]
    for day, days in ((20, 14), (34, 14), (34, 28)):
        put(member, team, f"current_date - {day}", days)
    member.execute(PUBLISH.format("current_date - 34").encode(), (team.id, 14, 8, 8, 0, 0))
    for day, days in ((20, 14), (34, 28)):
        member.execute(PURGE.format(f"current_date - {day}").encode(), (team.id, days))
    assert len(names(member, team)) == 3
    member.execute(PURGE.format("current_date - 34").encode(), (team.id, 14))
    assert len(names(member, team)) == 2


def test_what_belongs_to_no_period_is_never_purged(member, team: Team):  # type: ignore[no-untyped-def]
    member.execute(PURGE.format("'-infinity'::date").encode(), (team.id, 0))
    assert member.execute("SELECT kind FROM wellbeing.read_notes(%s)", (team.id,)).fetchall() == [("team",)]


def test_an_audit_counts_one_team_or_all(server: Server, team: Team, member):  # type: ignore[no-untyped-def]
    put(member, team, "'2024-01-29'::date")
    put(member, a_team(), "'2024-01-29'::date")
    count = "SELECT number FROM wellbeing.sizes(%s::bytea) WHERE kind = 'hello'"
    assert member.execute(count, (team.id,)).fetchall() == [(1,)]
    ((everybody,),) = member.execute(count, (None,)).fetchall()
    assert everybody >= 2


def test_making_the_board_again_takes_back_what_was_granted_beside(server: Server):
    from wellbeing.ballot.board_postgres import audit_service, init_board

    server.run(
        "owner",
        "GRANT USAGE ON SCHEMA wellbeing TO PUBLIC",
        "GRANT SELECT ON wellbeing.note TO wellbeing_member",
        "GRANT DELETE ON wellbeing.trend TO wellbeing_leader",
        "GRANT INSERT ON wellbeing.site TO PUBLIC",
        "GRANT EXECUTE ON FUNCTION wellbeing.read_notes(bytea) TO wellbeing_leader, PUBLIC",
    )
    init_board("owner")
    found = {finding.what: finding.found for finding in audit_service("owner")}
    assert [found[f"tables open to {who}"] for who in ("members", "leaders", "anybody else")] == ["none"] * 3
    assert found["functions open to anybody else"] == "none"
    assert "read_notes" not in found["functions open to leaders"]
    with closing(connect("owner")) as owner:
        usage = owner.execute("SELECT has_schema_privilege('public', 'wellbeing', 'USAGE')").fetchall()
    assert usage == [(False,)]


def test_a_team_that_is_founded_stays_as_it_is(server: Server, team: Team):
    with closing(connect("leader")) as leader, closing(PostgresBoard("member", team.id)) as board:
        call = "SELECT wellbeing.found_team(%s, %s, %s)"
        values = (team.id, bytes.fromhex(team.place.token), b"another note")
        assert leader.execute(call, values).fetchall() == [(False,)]
        assert board.read() == {team.place: team.note}


def test_a_site_is_shown_from_eight_ballots_on(server: Server, team: Team):
    start = FIRST + timedelta(days=84)
    with (
        closing(PostgresBoard("member", team.id)) as board,
        closing(PostgresBoard("leader", team.id)) as leader,
    ):
        board.publish(TrendRow(start, 28, Tally(8, 0, 0)))
        assert leader.site(start, start) == [TrendRow(start, 28, Tally(8, 0, 0))]
