"""From a check-in's draft to its row on disk, in the service that window and command line share."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure, middle, rank
from wellbeing.clock import SystemClock
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.problems import Problem
from wellbeing.paths import under
from wellbeing.services.checkins import CheckIns
from wellbeing.services.diary_access import open_own_diary
from wellbeing.services.event_bus import EventBus
from wellbeing.services.waiting import WaitingWrites
from wellbeing.storage.checkins import CheckInStore

SAVES = 500
MEDIAN_LIMIT_MS, P99_LIMIT_MS = 10.0, 50.0


def save_times(folder: Path) -> list[float]:
    """Return the milliseconds of each of many saves."""
    diary = open_own_diary(under(folder))
    checkins = CheckIns(CheckInStore(diary), EventBus(), SystemClock(), WaitingWrites(diary))
    times = []
    try:
        for place in range(SAVES):
            began = time.perf_counter_ns()
            change = checkins.record(CheckInDraft(stress=place % 11))
            times.append((time.perf_counter_ns() - began) / 1e6)
            assert not isinstance(change, Problem)
    finally:
        diary.close()
    return times


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield median and 99th percentile; once a diary is open, where its key was kept matters no more."""
    for name, folder in bench.diaries.items():
        if "key file" in name:
            times = save_times(folder)
            yield Figure(f"a check-in saved: median, {name}", middle(times), "ms", MEDIAN_LIMIT_MS)
            yield Figure(f"a check-in saved: 99th percentile, {name}", rank(times, 0.99), "ms", P99_LIMIT_MS)
