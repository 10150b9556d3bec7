"""A site's board in PostgreSQL: nothing but calls of functions, over TLS that checks the server's name."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

from wellbeing.ballot.board import (
    KINDS,
    LASTING,
    MOST_BYTES,
    MOST_HELD,
    MOST_NAMES,
    BoardTrouble,
    Finding,
    Name,
    NoteKind,
)
from wellbeing.ballot.database_calls import LIMIT_S, database_trouble, time_limit
from wellbeing.domain.team.bands import Tally, TrendRow
from wellbeing.domain.team.periods import Period, is_period
from wellbeing.resources import resource

if TYPE_CHECKING:
    from psycopg import Connection, Cursor

CONNECT_S = 10
LIMITS = "-c statement_timeout=15000 -c lock_timeout=10000"  # the server gives up before we do
GROUPS = {"wellbeing_member": "members", "wellbeing_leader": "leaders", "public": "anybody else"}
PRIVILEGES = """
SELECT c.relname FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
WHERE s.nspname = 'wellbeing' AND c.relkind IN ('r', 'p')
AND (has_table_privilege(%(role)s::name, c.oid, 'SELECT') OR has_table_privilege(%(role)s::name, c.oid, 'INSERT')
  OR has_table_privilege(%(role)s::name, c.oid, 'UPDATE') OR has_table_privilege(%(role)s::name, c.oid, 'DELETE'))
"""
MAY_CALL = """
SELECT p.proname FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace s ON s.oid = p.pronamespace
WHERE s.nspname = 'wellbeing' AND has_function_privilege(%s::name, p.oid, 'EXECUTE') ORDER BY 1
"""


class PostgresBoard:
    """One team's notes in a site's database."""

    def __init__(self, service: str, team: bytes, limit_s: float = LIMIT_S) -> None:
        self._team, self._limit_s = team, limit_s
        self._connection = connect(service, limit_s)

    def put(self, name: Name, data: bytes) -> bool:
        """Write bytes under a name for good; False when the name is taken. Raises BoardTrouble."""
        if len(data) > MOST_BYTES:
            raise BoardTrouble("full")
        token = bytes.fromhex(name.token)
        if name.kind is NoteKind.TEAM:
            return bool(self._one("found_team(%s, %s, %s)", self._team, token, data))
        first, days = period_columns(name.period)
        call = "put_note(%s, %s, %s::date, %s, %s, %s)"
        return bool(self._one(call, self._team, str(name.kind), first, days, token, data))

    def read(self) -> dict[Name, bytes]:
        """Return everything that the board holds of the team. Raises BoardTrouble."""
        found, held, number = {}, 0, 0
        sql = f"SELECT kind, first::text, days, token, body FROM wellbeing.read_notes(%s) LIMIT {MOST_NAMES + 1}"  # noqa: S608
        with (
            time_limit(self._connection, self._limit_s),
            self._connection.cursor() as cursor,
            closing(stream(cursor, sql, self._team)) as rows,
        ):
            for kind, first, days, token, body in rows:  # one by one: a board that is full fills no memory
                held, number = held + len(body), number + 1
                if held > MOST_HELD or number > MOST_NAMES:
                    raise BoardTrouble("full")
                name = name_in(kind, first, days, token)
                if name is not None:
                    found[name] = bytes(body)
        return found

    def withdraw(self, name: Name, secret: bytes) -> None:
        """Delete a ballot of one's own: the board asks for the secret behind its token. Raises BoardTrouble."""
        first, days = period_columns(name.period)
        self._one("withdraw_ballot(%s, %s::date, %s, %s)", self._team, first, days, secret)

    def publish(self, row: TrendRow) -> None:
        """Write a period's totals; other ones than those that stand make it void. Raises BoardTrouble."""
        tally = row.tally
        figures = (tally.n, tally.low, tally.moderate, tally.high) if tally else (None,) * 4
        self._one(
            "publish_trend(%s, %s, %s, %s::int, %s::int, %s::int, %s::int)",
            self._team, row.start, row.days, *figures,
        )  # fmt: skip

    def trend(self) -> list[TrendRow]:
        """Return the opened and the void periods in order. Raises BoardTrouble."""
        rows = self._rows(
            f"SELECT first, days, n, low, moderate, high FROM wellbeing.trend_of(%s) LIMIT {MOST_NAMES}",  # noqa: S608
            self._team,
        )
        return [
            TrendRow(first, days, None if n is None else Tally(low, moderate, high))
            for first, days, n, low, moderate, high in rows
            if is_period(Period(first, days))
        ]

    def purge(self, periods: Iterable[Period]) -> None:
        """Delete the notes of these periods, as far as the board agrees that they are over. Raises BoardTrouble."""
        for period in periods:
            self._one("purge_period(%s, %s, %s)", self._team, period.start, period.days)

    def audit(self) -> list[Finding]:
        """Return what is on the board and which role may do what. Raises BoardTrouble."""
        with time_limit(self._connection, self._limit_s):
            return findings(self._connection, self._team)

    def site(self, first: date, last: date) -> list[TrendRow]:
        """Return the whole site's totals by period: for leaders. Raises BoardTrouble."""
        rows = self._rows(
            "SELECT first, days, low, moderate, high FROM wellbeing.site_trend(%s, %s)", first, last
        )
        return [
            TrendRow(start, days, Tally(low, moderate, high)) for start, days, low, moderate, high in rows
        ]

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def _one(self, call: str, *values: object) -> Any:
        return self._rows(f"SELECT wellbeing.{call}", *values)[0][0]

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with time_limit(self._connection, self._limit_s):
            return self._connection.execute(sql.encode(), values, binary=True).fetchall()


def stream(cursor: Cursor[tuple[Any, ...]], sql: str, *values: object) -> Generator[tuple[Any, ...]]:
    """Yield the rows of a question one by one as they arrive."""
    yield from cursor.stream(sql.encode(), values, binary=True)


def connect(service: str, limit_s: float = LIMIT_S) -> Connection[tuple[Any, ...]]:
    """Return a connection to a libpq service; TLS with the server's name checked is not up for choice."""
    import psycopg

    if not service or not service.isprintable():
        raise BoardTrouble("wrong")
    with database_trouble():
        connection = psycopg.connect(
            service=service,
            sslmode="verify-full",
            connect_timeout=min(CONNECT_S, round(limit_s)),
            tcp_user_timeout=round(limit_s * 1000),
            keepalives=1,
            keepalives_idle=5,
            keepalives_interval=4,
            keepalives_count=3,
            options=LIMITS,
            application_name="wellbeing",
            autocommit=True,
        )
        if not connection.pgconn.ssl_in_use:  # a socket of the same machine speaks no TLS
            connection.close()
            raise BoardTrouble("denied")
        return connection


def init_board(service: str) -> None:
    """Make tables, roles and functions in a service's database. Raises BoardTrouble."""
    sql = resource("team", "board.sql").read_bytes()
    with closing(connect(service)) as connection, time_limit(connection), connection.transaction():
        connection.execute(sql)


def audit_service(service: str) -> list[Finding]:
    """Return what is on a site's board, all teams together. Raises BoardTrouble."""
    with closing(connect(service)) as connection, time_limit(connection):
        return findings(connection, None)


def findings(connection: Connection[tuple[Any, ...]], team: bytes | None) -> list[Finding]:
    """Return sizes and privileges of a board."""
    from wellbeing.ballot.audit import READERS

    found = []
    for kind, number, least, most in connection.execute("SELECT * FROM wellbeing.sizes(%s::bytea)", (team,)):
        readers = READERS.get(NoteKind(kind), "nobody") if kind in KINDS else "nobody"
        found.append(Finding(kind, f"{number}, {least} to {most} bytes; readable by {readers}"))
    for role, who in GROUPS.items():
        tables = [name for (name,) in connection.execute(PRIVILEGES, {"role": role})]
        calls = [name for (name,) in connection.execute(MAY_CALL, (role,))]
        found.append(Finding(f"tables open to {who}", ", ".join(tables) or "none"))
        found.append(Finding(f"functions open to {who}", ", ".join(calls) or "none"))
    found.append(Finding("connection", "TLS, server's name checked"))
    return found


def period_columns(period: Period | None) -> tuple[str, int]:
    """Return first day and length as the board keeps them."""
    return (period.start.isoformat(), period.days) if period else ("-infinity", 0)


def name_in(kind: str, first: str, days: int, token: bytes) -> Name | None:
    """Return the name that a row stands under; None for one that is no name of ours."""
    if kind not in KINDS:  # a later version's
        return None
    if NoteKind(kind) in LASTING:
        return Name(NoteKind(kind), None, bytes(token).hex())
    try:
        period = Period(date.fromisoformat(first), days)
    except ValueError:
        return None
    return Name(NoteKind(kind), period, bytes(token).hex()) if is_period(period) else None
