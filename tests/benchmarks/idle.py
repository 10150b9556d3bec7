"""What the app costs while it waits in the tray, beside the bare window: memory, CPU time and wake-ups."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import APP, FLOOR, pss_mib, running, spent, startup_marks

SETTLE_S = MEASURE_S = 60
DIARIES = ("empty, key file", "ten years, key store")
PSS_LIMIT = 1.4
CPU_LIMIT_MS = 20.0  # a minute
WAKES_LIMIT = 0.2  # a second


def idle(bench: Bench, command: tuple[str, ...], ready: str) -> tuple[float, float, float]:
    """Return PSS in MiB after a minute in the tray, then CPU in ms and wake-ups a second over the next.

    One program at a time: two that share Qt's libraries would each be charged for half of them.
    """
    with running(command, bench.desktop.environ) as (process, began):
        startup_marks(process, began, ready)
        time.sleep(2)
        bench.desktop.type_keys("alt+F4")  # the window manager closes the window; the tray icon stays
        time.sleep(SETTLE_S)
        assert process.poll() is None, "the program ended with its window"
        memory, (cpu, wakes) = pss_mib(process.pid), spent(process.pid)
        time.sleep(MEASURE_S)
        later_cpu, later_wakes = spent(process.pid)
    return memory, later_cpu - cpu, (later_wakes - wakes) / MEASURE_S


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield memory, CPU and wake-ups of the floor and of the app, over the lightest diary and the heaviest."""
    bare, cpu, wakes = idle(bench, FLOOR, "painted")
    yield Figure("bare window in the tray: memory (PSS)", bare, "MiB")
    yield Figure("bare window in the tray: CPU a minute", cpu, "ms")
    yield Figure("bare window in the tray: wake-ups a second", wakes, "/s")
    for name in DIARIES:
        folder = bench.diaries[name]
        memory, cpu, wakes = idle(bench, (*APP, "--data-dir", str(folder)), "ready")
        yield Figure(f"app in the tray: memory (PSS), {name}", memory, "MiB", PSS_LIMIT, bare)
        yield Figure(f"app in the tray: CPU a minute, {name}", cpu, "ms", CPU_LIMIT_MS)
        yield Figure(f"app in the tray: wake-ups a second, {name}", wakes, "/s", WAKES_LIMIT)
