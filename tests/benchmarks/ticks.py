"""The processor's time of an hour of reminder ticks, one a minute, against the real desktop.

python -m tests.benchmarks.ticks FOLDER      prints one JSON list of milliseconds
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure, middle
from tests.fakes import FakeClock

TICKS, RUNS = 60, 5
LIMIT_MS = 40.0


def hours(folder: Path) -> list[float]:
    """Return the times of several hours in a row, after one that warms up; the clock is moved, the rest is real."""
    from PySide6.QtWidgets import QApplication

    from wellbeing.app import outside, services
    from wellbeing.clock import SystemClock
    from wellbeing.paths import under
    from wellbeing.services.environment import open_environment
    from wellbeing.ui.shell.reminder_driver import ReminderDriver

    qt = QApplication(["wellbeing"])
    clock = FakeClock(SystemClock().now(), SystemClock().zone())
    opened = services(open_environment(under(folder), clock))
    driver = ReminderDriver(opened, outside(), str, qt)
    driver.begin()
    times = []
    for _ in range(RUNS + 1):
        began = time.process_time_ns()
        for _ in range(TICKS):
            clock.pass_by(minutes=1)
            driver.tick()
        times.append((time.process_time_ns() - began) / 1e6)
    driver.stop()
    opened.close()
    return times[1:]


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield the median hour of the heaviest diary."""
    folder = bench.diaries["ten years, key file"]
    command = [sys.executable, "-m", "tests.benchmarks.ticks", str(folder)]
    done = subprocess.run(command, env=bench.desktop.environ, check=True, stdout=subprocess.PIPE)
    yield Figure(f"{TICKS} warm ticks, ten years", middle(json.loads(done.stdout)), "ms of CPU", LIMIT_MS)


if __name__ == "__main__":
    print(json.dumps(hours(Path(sys.argv[1]))))
