"""How a site's board bears 100,000 people over ten years; prints figures, exit 1 when a target is missed.

python -m tests.team.bench_board
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import threading
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from tests.ballot.postgres import Server, binaries
from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.board_postgres import PostgresBoard, init_board
from wellbeing.ballot.founding import Team
from wellbeing.domain.team.periods import Period

TEAMS, PERIODS = 16_540, 260  # 4.3 million rows
BALLOTS, WRITERS = 1_000, 4
FIRST = date(2024, 1, 1)
FILL = """
INSERT INTO wellbeing.trend
SELECT sha256(int4send(t)), date '2024-01-01' + 14 * p, 14, 12, 12 - t % 4 - p % 5, t % 4, p % 5
FROM generate_series(1, {teams}) t, generate_series(0, {periods} - 1) p
"""
SUM_UP = """
INSERT INTO wellbeing.site SELECT first, days, sum(n), sum(low), sum(moderate), sum(high)
FROM wellbeing.trend GROUP BY first, days
"""


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)] * 1_000


def timed(calls: int, call: object) -> list[float]:
    found = []
    for _ in range(calls):
        start = perf_counter()
        call()  # type: ignore[operator]
        found.append(perf_counter() - start)
    return found


def trends(server: Server) -> tuple[float, float]:
    """One team's rows and the whole site's, p95 in ms, connection open."""
    server.run("owner", FILL.format(teams=TEAMS, periods=PERIODS), SUM_UP, "ANALYZE wellbeing.trend")
    dice = random.Random(1)
    board, leader = PostgresBoard("member", b""), PostgresBoard("leader", b"")

    def one_team() -> None:
        from hashlib import sha256

        board._team = sha256(dice.randrange(1, TEAMS + 1).to_bytes(4, "big")).digest()
        assert len(board.trend()) == PERIODS

    def site() -> None:
        assert len(leader.site(FIRST, FIRST + timedelta(days=3_700))) == PERIODS

    single, whole = p95(timed(200, one_team)), p95(timed(50, site))
    board.close()
    leader.close()
    return single, whole


def ballots() -> tuple[float, int, int]:
    """A thousand ballots by four writers, each put twice: seconds, how many are there, how many went in twice."""
    team = Team("Bench", FIRST, "0" * 32)
    leader = PostgresBoard("leader", team.id)
    leader.put(team.place, team.note)
    leader.close()
    period, doubled = Period(FIRST, 14), []

    def write(local: int) -> None:
        board = PostgresBoard("member", team.id)
        for number in range(local, BALLOTS, WRITERS):
            name = Name(NoteKind.BALLOT, period, f"{number:064x}")
            board.put(name, os.urandom(6_500))
            if board.put(name, b"again"):
                doubled.append(number)
        board.close()

    start = perf_counter()
    writers = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    took = perf_counter() - start
    board = PostgresBoard("member", team.id)
    there = sum(len(data) == 6_500 for name, data in board.read().items() if name.kind is NoteKind.BALLOT)
    board.close()
    return took, there, len(doubled)


def main() -> int:
    programs = binaries()
    if programs is None:
        print("PostgreSQL is not installed")
        return 2
    with tempfile.TemporaryDirectory(prefix="wellbeing-pg-") as place:
        Path(place).chmod(0o755)
        server = Server(Path(place), programs)
        try:
            server.start()
            init_board("owner")
            server.grant()
            took, there, doubled = ballots()
            single, whole = trends(server)
        finally:
            server.stop()
    print(f"{BALLOTS} ballots in {took:.1f} s (at most 60), {there} there, {doubled} doubled")
    print(
        f"{TEAMS * PERIODS:,} trend rows: one team p95 {single:.1f} ms (at most 50),"
        f" site p95 {whole:.1f} ms (at most 300)"
    )
    return int(took > 60 or there != BALLOTS or doubled > 0 or single > 50 or whole > 300)


if __name__ == "__main__":
    sys.exit(main())
