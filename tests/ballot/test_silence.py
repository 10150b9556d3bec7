"""A database that falls silent in the middle: every call ends in time, and the next one in line has its turn."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.ballot.postgres import Server
from tests.ballot.silent_proxy import SilentProxy
from wellbeing.ballot.board import Board, BoardTrouble, Name, NoteKind
from wellbeing.ballot.board_postgres import PostgresBoard, connect
from wellbeing.ballot.database_calls import LIMIT_S
from wellbeing.ballot.founding import SERVICE, Address, Team
from wellbeing.ballot.identity import make_identity
from wellbeing.domain.team.bands import Tally, TrendRow
from wellbeing.domain.team.periods import Period
from wellbeing.services.app_services import Services
from wellbeing.services.team.local_teams import LOCK, LocalTeams
from wellbeing.services.team.membership import MEMBER, Membership, key_files_of, write_membership
from wellbeing.services.team.teams import Teams
from wellbeing.system.file_lock import file_lock

pytestmark = [pytest.mark.xdist_group("postgres"), pytest.mark.timeout(60)]

SHORT_S, SLACK_S = 1.0, 4.0  # the machine may be busy; without a limit a call never ends
PERIOD = Period(date(2024, 1, 29), 28)
TEAM = bytes(32)
NOTE = Name(NoteKind.HELLO, PERIOD, "a" * 64)
CALLS: dict[str, Callable[[Board], object]] = {
    "put": lambda board: board.put(NOTE, b"x"),
    "read": lambda board: board.read(),
    "withdraw": lambda board: board.withdraw(Name(NoteKind.BALLOT, PERIOD, "a" * 64), b"secret"),
    "publish": lambda board: board.publish(TrendRow(PERIOD.start, 28, Tally(8, 0, 0))),
    "trend": lambda board: board.trend(),
    "purge": lambda board: board.purge([PERIOD]),
    "site": lambda board: board.site(PERIOD.start, PERIOD.start),
    "audit": lambda board: board.audit(),
}


@pytest.fixture
def proxy(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SilentProxy]:
    """A relay before the server; the service `member` leads through it."""
    relay = SilentProxy(server.port)
    services = Path(server.environ["PGSERVICEFILE"]).read_text()
    words = Path(server.environ["PGPASSFILE"]).read_text()
    (tmp_path / "service.conf").write_text(services.replace(f"port={server.port}", f"port={relay.port}"))
    (tmp_path / "pass.conf").write_text(words.replace(f":{server.port}:", f":{relay.port}:"))
    (tmp_path / "pass.conf").chmod(0o600)
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "service.conf"))
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pass.conf"))
    yield relay
    relay.close()


@pytest.mark.parametrize("call", CALLS)
def test_a_call_ends_when_the_server_falls_silent(proxy: SilentProxy, call: str):
    board = PostgresBoard("member", TEAM, SHORT_S)
    assert board.read() == {}
    proxy.silent.set()
    began = time.monotonic()
    with pytest.raises(BoardTrouble, match="away"):
        CALLS[call](board)
    assert SHORT_S / 2 < time.monotonic() - began < SHORT_S + SLACK_S
    with pytest.raises(BoardTrouble, match="away"):
        board.read()  # there is nobody to wait for any more
    board.close()
    assert time.monotonic() - began < SHORT_S + SLACK_S


def test_a_server_that_is_silent_from_the_beginning_is_away(proxy: SilentProxy):
    proxy.silent.set()
    began = time.monotonic()
    with pytest.raises(BoardTrouble, match="away"):
        connect("member", 2.0)
    assert time.monotonic() - began < 2 + SLACK_S


def test_a_call_that_is_done_in_time_leaves_the_connection_as_it_was(proxy: SilentProxy):
    board = PostgresBoard("member", TEAM, SHORT_S)
    board.read()
    time.sleep(SHORT_S * 1.5)  # the limit is the call's, not the connection's
    assert board.read() == {}
    board.close()


def test_no_call_takes_longer_than_twenty_seconds():
    assert LIMIT_S <= 20


def test_whoever_waits_behind_a_silent_server_has_their_turn(services: Services, proxy: SilentProxy):
    clock, data = services.clock, services.environment.folders.data
    team = Team("Blue", clock.now().date(), "0" * 32)
    write_membership(data, Membership(team, Address(SERVICE, "member"), MEMBER, "Ann"))
    make_identity(key_files_of(data, team), bytes)

    def opened_then_silent(address: Address, team: bytes) -> Board:
        board = PostgresBoard(address.where, team, SHORT_S)
        proxy.silent.set()
        return board

    began = time.monotonic()
    (visit,) = Teams(LocalTeams(data, services.diary, clock, opened_then_silent)).visits.tick()
    assert visit.trouble == "problem.team_board_away"
    assert time.monotonic() - began < SHORT_S + SLACK_S
    with file_lock(data / LOCK, patience=0.1):
        pass
