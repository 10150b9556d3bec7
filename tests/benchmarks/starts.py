"""From process start to the first painted window and to ready for the first key, beside the bare window."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure, middle
from tests.benchmarks.programs import APP, FLOOR, running, startup_marks

ROUNDS = 11
PAINTED_LIMIT, READY_LIMIT = 1.35, 1.9


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield painted and ready for each diary; all take turns, so that a busy moment hits each alike."""
    environ = bench.desktop.environ
    floor: list[float] = []
    times: dict[tuple[str, str], list[float]] = {}
    for turn in range(ROUNDS + 1):  # the first turn only warms the disk's cache and writes byte code
        with running(FLOOR, environ) as (process, began):
            painted = startup_marks(process, began, "painted")["painted"]
        if turn:
            floor.append(painted)
        for name, folder in bench.diaries.items():
            with running((*APP, "--data-dir", str(folder)), environ) as (process, began):
                reached = startup_marks(process, began, "painted", "ready")
            if turn:
                for word in ("painted", "ready"):
                    times.setdefault((word, name), []).append(reached[word])
    bare = middle(floor)
    yield Figure("bare window with tray icon: painted", bare, "ms")
    for (word, name), values in sorted(times.items()):
        limit = PAINTED_LIMIT if word == "painted" else READY_LIMIT
        yield Figure(f"app: {word}, {name}", middle(values), "ms", limit, bare)
