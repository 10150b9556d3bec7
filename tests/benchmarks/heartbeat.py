"""How long the window stands still while the outside is at its worst, and when a page is made for the first time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure

LIMIT_MS, FIRST_LIMIT_MS = 50.0, 150.0
FIRST = "first: "


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield the longest gap of each case, in a real window on the private desktop."""
    command = [sys.executable, "-m", "tests.benchmarks.beats"]
    done = subprocess.run(command, env=bench.desktop.environ, check=True, stdout=subprocess.PIPE)
    found: dict[str, list[float]] = json.loads(done.stdout)
    for case, (gap, work) in found.items():
        limit = FIRST_LIMIT_MS if case.startswith(FIRST) else LIMIT_MS
        yield Figure(f"window stands still, {case}", gap, "ms", limit)
        yield Figure(f"  of it at work, {case}", work, "ms")
