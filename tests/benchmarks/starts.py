"""From process start to the first painted window, to a scale that takes keys, and to a pressed key's row on disk."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure, middle
from tests.benchmarks.programs import APP, FLOOR, PATIENCE, running, startup_marks, whole
from tests.desktop import PrivateDesktop
from wellbeing.paths import under
from wellbeing.services.diary_access import open_own_diary
from wellbeing.storage.checkins import CheckInStore
from wellbeing.ui.shell.single_instance.second_start import MOST_WORDS, SPAN_MS

ROUNDS = 15
LIMITS = {"painted": 1.2, "ready": 1.9, "key on disk": 2.5}
AGAIN_LIMIT_MS = 50.0
LOOK_S = 0.001
BETWEEN_S = SPAN_MS / MOST_WORDS / 1000
"""Between two shortcuts: whoever presses more often is cut off by the app."""
PASS = (APP[0], "-c", "pass")
Times = dict[tuple[str, str], list[float]]


def started(desktop: PrivateDesktop, folder: Path, key: str) -> dict[str, float]:
    """Return the milliseconds until the app has painted, is ready, and has the key pressed then on disk.

    An empty `key` presses none: only with its key in a file can the diary be watched from here.
    """
    with running((*APP, "--data-dir", str(folder)), desktop.environ) as (process, began):
        if not key:
            return startup_marks(process, began, "painted", "ready")
        diary = open_own_diary(under(folder))
        try:
            checkins = CheckInStore(diary)
            before = checkins.newest()
            reached = startup_marks(process, began, "painted", "ready")
            desktop.type_keys(key)
            deadline = time.monotonic() + PATIENCE
            while checkins.newest() == before:
                assert time.monotonic() < deadline, "the key saved nothing"
                time.sleep(LOOK_S)
            return reached | {"key on disk": (time.monotonic_ns() - began) / 1e6}
        finally:
            diary.close()


def starts(bench: Bench) -> tuple[list[float], Times]:
    """Return the floor's times and each diary's; all take turns, so that a busy moment hits each alike."""
    floor: list[float] = []
    times: Times = {}
    for turn in range(ROUNDS + 1):  # the first turn only warms the disk's cache and writes byte code
        with running(FLOOR, bench.desktop.environ) as (process, began):
            painted = startup_marks(process, began, "painted")["painted"]
        if turn:
            floor.append(painted)
        for name, folder in bench.diaries.items():
            # The same stress again within a minute is a slip, and writes nothing.
            reached = started(bench.desktop, folder, str(5 + turn % 2) if name.endswith("key file") else "")
            for word, value in reached.items() if turn else ():
                times.setdefault((word, name), []).append(value)
    return floor, times


def starts_again(bench: Bench) -> tuple[list[float], list[float]]:
    """Return how long a process lasts that does nothing, and a shortcut's while the app runs."""
    folder = bench.diaries["ten years, key file"]
    app = (*APP, "--data-dir", str(folder))
    with running(app, bench.desktop.environ) as (process, began):
        startup_marks(process, began, "ready")
        time.sleep(2)
        nothing = [whole(PASS, bench.desktop.environ) for _ in range(ROUNDS)]
        again = []
        for _ in range(ROUNDS + 1):
            again.append(whole((*app, "--check-in"), bench.desktop.environ))
            time.sleep(BETWEEN_S)
    return nothing, again[1:]


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield the times of each diary, and of a second start."""
    floor, times = starts(bench)
    bare = middle(floor)
    yield Figure("bare window with tray icon: painted", bare, "ms")
    for (word, name), values in sorted(times.items()):
        yield Figure(f"app: {word}, {name}", middle(values), "ms", LIMITS[word], bare)
    nothing, again = starts_again(bench)
    yield Figure("python -c pass", middle(nothing), "ms")
    yield Figure("a shortcut while the app runs", middle(again), "ms", AGAIN_LIMIT_MS)
