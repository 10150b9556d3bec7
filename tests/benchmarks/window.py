"""What a person waits for in the window: a saved check-in, and the trends of years."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure, middle, rank

MEDIAN_LIMIT_MS, P99_LIMIT_MS = 10.0, 50.0
FIRST_LIMIT_MS, CHANGE_LIMIT_MS = 250.0, 120.0
PAGE_LIMIT_MS, KEY_LIMIT_MS = 50.0, 50.0
HELD_LIMIT_MS, MEMORY_LIMIT_MIB = 50.0, 100.0
INSIGHTS_LIMIT_MS = 1_500.0
RUNS = 3
RANGE = "range "
"""What is measured of a range of Trends begins so. This process itself loads no Qt: it would share its memory."""


def inside(bench: Bench, folder: Path) -> dict[str, list[float]]:
    """Run the measurements in a process of its own and return its times."""
    command = [sys.executable, "-m", "tests.benchmarks.inside", str(folder)]
    done = subprocess.run(command, env=bench.desktop.environ, check=True, stdout=subprocess.PIPE)
    found: dict[str, list[float]] = json.loads(done.stdout)
    return found


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield the figures of each diary with its key in a file: once it is open, the key matters no more."""
    for name, folder in bench.diaries.items():
        if not name.endswith("key file"):
            continue
        runs = [inside(bench, folder) for _ in range(RUNS)]
        times = {word: [value for run in runs for value in run[word]] for word in runs[0]}
        yield Figure(
            f"key press to row on disk: median, {name}", middle(times["press"]), "ms", MEDIAN_LIMIT_MS
        )
        yield Figure(f"key press to row on disk: p99, {name}", rank(times["press"], 0.99), "ms", P99_LIMIT_MS)
        yield Figure(f"trends: first drawing, {name}", middle(times["first"]), "ms", FIRST_LIMIT_MS)
        ranges = [middle(times[word]) for word in times if word.startswith(RANGE)]
        yield Figure(f"trends: another range, median, {name}", middle(ranges), "ms", CHANGE_LIMIT_MS)
        yield Figure(f"trends: another range, slowest, {name}", max(ranges), "ms", CHANGE_LIMIT_MS)
        for word in times:
            if word.startswith("page "):
                yield Figure(f"{word}, seen before, {name}", middle(times[word]), "ms", PAGE_LIMIT_MS)
            elif word.endswith(" key"):
                yield Figure(f"search: a {word}, p95, {name}", rank(times[word], 0.95), "ms", KEY_LIMIT_MS)
            elif word == "diary found":
                yield Figure(
                    f"search: what is found stands there, p95, {name}", rank(times[word], 0.95), "ms"
                )
            elif word.startswith("chart first"):
                yield Figure(f"{word}, {name}", middle(times[word]), "ms of CPU", FIRST_LIMIT_MS)
            elif word.startswith("chart change"):
                yield Figure(f"{word}, slowest, {name}", max(times[word]), "ms of CPU", CHANGE_LIMIT_MS)
        yield Figure(
            f"insights on three years, slowest, {name}", max(times["insights"]), "ms", INSIGHTS_LIMIT_MS
        )
        yield Figure(f"memory of all charts, {name}", max(times["chart memory"]), "MiB", MEMORY_LIMIT_MIB)
        yield Figure(f"memory of all charts and insights, {name}", max(times["insights memory"]), "MiB")
        yield Figure(f"window held by the cards, {name}", middle(times["held"]), "ms of CPU", HELD_LIMIT_MS)
