"""`wellbeing checkin` as a whole process, beside a process that only imports sqlite_utils."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure, middle
from tests.benchmarks.programs import APP, whole

ROUNDS = 15
LIMIT = 1.5
IMPORT = (sys.executable, "-c", "import sqlite_utils")


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield the check-in's time for each diary, all taking turns."""
    environ = bench.desktop.environ
    floor: list[float] = []
    times: dict[str, list[float]] = {name: [] for name in bench.diaries}
    for turn in range(ROUNDS + 1):
        bare = whole(IMPORT, environ)
        took = {
            name: whole((*APP, "checkin", "--stress", "5", "--data-dir", str(folder)), environ)
            for name, folder in bench.diaries.items()
        }
        if turn:
            floor.append(bare)
            for name, value in took.items():
                times[name].append(value)
    yield Figure("python -c 'import sqlite_utils'", middle(floor), "ms")
    for name, values in times.items():
        yield Figure(f"wellbeing checkin, {name}", middle(values), "ms", LIMIT, middle(floor))
