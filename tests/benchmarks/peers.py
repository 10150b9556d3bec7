"""The app beside others of its kind, as Debian has them, in one run on one desktop: who is the lightest in the tray.

One that is not installed is left out, and said so.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure
from tests.benchmarks.idle import USED, of_diary, use_everything, use_nothing, waiting
from tests.benchmarks.programs import pss_mib, spent

LIGHTER_THAN = ("safeeyes", "rsibreak")
PEERS = ("workrave", *LIGHTER_THAN)
SETTLE_S = MEASURE_S = 60


def family(process: int) -> list[int]:
    """Return a process and all that it has started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(one for child in children for one in family(int(child)))]


def peer(bench: Bench, program: str) -> tuple[float, float]:
    """Return the memory (PSS, MiB) of a program and what it has started, and its wake-ups a second."""
    processes = bench.desktop.processes
    running = processes.start(program)
    try:
        time.sleep(SETTLE_S)
        assert running.poll() is None, f"{program} has ended"
        mine = family(running.pid)
        memory, wakes = sum(map(pss_mib, mine)), sum(spent(each)[1] for each in mine)
        time.sleep(MEASURE_S)
        return memory, (sum(spent(each)[1] for each in mine) - wakes) / MEASURE_S
    finally:
        processes.end(running)


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield each peer's figures, then the app's before and after use, held to be lighter than two of them."""
    found: dict[str, float] = {}
    for program in PEERS:
        if shutil.which(program) is None:
            print(f"{program} is not installed; Debian has it in {program}", file=sys.stderr)
            continue
        found[program], wakes = peer(bench, program)
        yield Figure(f"{program}: memory (PSS)", found[program], "MiB")
        yield Figure(f"{program}: wake-ups a second", wakes, "/s")
    for when, use in (("before use", use_nothing), ("after use", use_everything)):
        app = waiting(bench, of_diary(bench, USED), "ready", MEASURE_S, use)
        name = f"app in the tray, {when}"
        yield Figure(f"{name}: wake-ups a second", app.wakes_a_second, "/s")
        yield Figure(f"{name}: memory (PSS)", app.pss, "MiB")
        for program in LIGHTER_THAN:
            if program in found:
                yield Figure(f"{name}: beside {program}", app.pss, "MiB", 1.0, found[program])
