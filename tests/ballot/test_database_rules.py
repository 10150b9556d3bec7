"""What the database's board refuses or passes over by itself, whoever calls it: one rule a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from secrets import token_hex

import pytest

from tests.ballot.postgres import Server
from wellbeing.ballot.board import MOST_BYTES, MOST_NAMES, BoardTrouble, Name, NoteKind
from wellbeing.ballot.board_postgres import PostgresBoard
from wellbeing.ballot.database_calls import database_trouble
from wellbeing.ballot.founding import Team
from wellbeing.ballot.identity import token_of
from wellbeing.clock import SystemClock
from wellbeing.domain.team.bands import Tally, TrendRow
from wellbeing.domain.team.periods import Period, period_at

pytestmark = pytest.mark.xdist_group("postgres")

PERIOD = Period(date(2024, 1, 29), 28)
NOTE = Name(NoteKind.HELLO, PERIOD, "a" * 64)


def a_team() -> Team:
    made = Team("Site", date(2024, 1, 22), token_hex(16))
    leader = PostgresBoard("leader", made.id)
    leader.put(made.place, made.note)
    leader.close()
    return made


@pytest.fixture
def team(server: Server) -> Team:
    return a_team()


@pytest.fixture
def board(team: Team) -> Iterator[PostgresBoard]:
    made = PostgresBoard("member", team.id)
    yield made
    made.close()


def last_period() -> Period:
    """Return the period that has just ended: neither running nor 28 days past."""
    return Period(period_at(SystemClock().now(), 28).start - timedelta(days=28), 28)


def test_a_note_that_nobody_would_read_is_not_sent(board: PostgresBoard):
    with pytest.raises(BoardTrouble, match="full"):
        board.put(NOTE, bytes(MOST_BYTES + 1))
    assert board.put(NOTE, bytes(MOST_BYTES))


def test_a_full_board_takes_nothing_more(server: Server, team: Team, board: PostgresBoard):
    sql = "INSERT INTO wellbeing.note SELECT '\\x{}', 'hello', '2024-01-29', 28, sha256(n::text::bytea), '' FROM {} n"
    server.run("owner", sql.format(team.id.hex(), f"generate_series(1, {MOST_NAMES - 1})"))
    with pytest.raises(BoardTrouble, match="full"):
        board.put(NOTE, b"one more")
    assert len(board.read()) == MOST_NAMES
    others = a_team()
    with closing(PostgresBoard("member", others.id)) as other:
        assert other.put(NOTE, b"another team's board is not full")
    server.run(
        "owner", f"DELETE FROM wellbeing.note WHERE team = '\\x{team.id.hex()}' AND token = sha256('1')"
    )
    assert board.put(NOTE, b"the last one")


def test_periods_that_are_none_are_passed_over(server: Server, team: Team, board: PostgresBoard):
    name, start = team.id.hex(), "2024-01-30"
    server.run(
        "owner",
        f"INSERT INTO wellbeing.note VALUES ('\\x{name}', 'hello', '{start}', 28, sha256('a'), 'x')",
        f"INSERT INTO wellbeing.trend VALUES ('\\x{name}', '{start}', 28, 8, 8, 0, 0)",
    )
    board.publish(TrendRow(PERIOD.start, 28, Tally(8, 0, 0)))
    assert board.read() == {team.place: team.note}
    assert board.trend() == [TrendRow(PERIOD.start, 28, Tally(8, 0, 0))]


def test_a_secret_takes_back_a_ballot_and_nothing_else(team: Team, board: PostgresBoard):
    token = token_of(team.id, PERIOD, b"secret")
    hello, ballot = (Name(kind, PERIOD, token) for kind in (NoteKind.HELLO, NoteKind.BALLOT))
    board.put(hello, b"hello")
    board.put(ballot, b"ballot")
    board.withdraw(ballot, b"secret")
    assert hello in board.read()
    assert ballot not in board.read()


def test_a_period_just_over_is_purged_when_its_own_team_has_opened_it(team: Team, board: PostgresBoard):
    period = last_period()
    name = Name(NoteKind.BALLOT, period, "a" * 64)
    board.put(name, b"ballot")
    other = Team("Other", date(2024, 1, 22), token_hex(16))
    leader = PostgresBoard("leader", other.id)
    leader.put(other.place, other.note)
    leader.close()
    others = PostgresBoard("member", other.id)
    others.publish(TrendRow(period.start, 28, Tally(8, 0, 0)))
    others.close()
    board.purge([period])
    assert name in board.read(), "another team's row opens nothing here"
    board.publish(TrendRow(period.start, 28, None))
    board.purge([period])
    assert name not in board.read()
    assert team.place in board.read()


def test_a_void_period_stays_void_and_out_of_the_site(board: PostgresBoard, team: Team):
    start = date(2025, 12, 1)
    first, second = Tally(5, 2, 2), Tally(2, 2, 5)
    for tally in (first, second, first, None, second):
        board.publish(TrendRow(start, 28, tally))
    leader = PostgresBoard("leader", team.id)
    assert leader.site(start, start) == []
    leader.close()


def test_a_member_founds_no_team_by_the_way_of_other_notes(team: Team):
    import psycopg

    call = "SELECT wellbeing.put_note(%s, 'team', '-infinity', 0, %s, %s)"
    with (
        psycopg.connect(service="member", sslmode="verify-full", autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(call, (team.id, bytes(32), b"a second founding"))


def test_a_team_that_is_none_has_no_figures(server: Server):
    board = PostgresBoard("member", bytes(32))
    with pytest.raises(BoardTrouble, match="wrong"):
        board.publish(TrendRow(PERIOD.start, 28, Tally(8, 0, 0)))
    board.close()


@pytest.mark.parametrize(
    ("error", "key"),
    [
        ("InsufficientPrivilege", "denied"),
        ("InvalidPassword", "denied"),
        ("InvalidAuthorizationSpecification", "denied"),
        ("DiskFull", "full"),
        ("AdminShutdown", "away"),
        ("CheckViolation", "wrong"),
    ],
)
def test_what_a_database_says_becomes_one_word_and_its_text_is_dropped(error: str, key: str):
    from psycopg import errors

    with pytest.raises(BoardTrouble) as told, database_trouble():
        raise getattr(errors, error)("what was sent")
    assert told.value.key == key
    assert told.value.__suppress_context__
    assert "what was sent" not in str(told.value)
