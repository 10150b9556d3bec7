"""What the app costs while it waits in the tray, beside the bare window: memory, CPU time and wake-ups.

Once as it is right after a start, once after a person has used all of it. `hour` waits a real hour for what grows.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import APP, FLOOR, dirty_mib, image_of, pss_mib, running, spent, startup_marks
from tests.desktop import PrivateDesktop

SETTLE_S, FLOOR_S, MEASURE_S = 80, 60, 360
"""40 seconds after its window was closed the app begins anew, 20 later it keeps its diary up; then it is quiet."""
DIARIES = ("empty, key file", "ten years, key store")
USED = "ten years, key file"
PAGES = 7
PSS_LIMIT, USED_LIMIT, DIRTY_LIMIT = 1.4, 1.45, 1.7
CPU_LIMIT_MS = 20.0  # a minute
WAKES_LIMIT = 0.1  # a second
HOUR_S, WARM_S, GROWN_LIMIT_MIB = 3_600, 300, 2.0


class Waiting(NamedTuple):
    """What a program holds soon after its window was closed, and what it spends from then on."""

    pss: float
    dirty: float
    cpu_a_minute: float
    wakes_a_second: float


def use_nothing(desktop: PrivateDesktop) -> None:
    """Only wait until the window stands."""
    time.sleep(2)


def use_everything(desktop: PrivateDesktop) -> None:
    """Open every page, three charts of Trends, and an exercise that is ended early."""
    for number in range(1, PAGES + 1):
        desktop.type_keys(f"ctrl+{number}")
        time.sleep(1.5)
    desktop.type_keys("ctrl+2")
    for chart in ("m", "q", "y"):
        time.sleep(2)
        desktop.type_keys(chart)
    time.sleep(2)
    desktop.type_keys("ctrl+3")
    time.sleep(1)
    for key in ("1", "Return", "Return"):  # what happened, the exercise that is offered, its safety text
        desktop.type_keys(key)
        time.sleep(1)
    time.sleep(3)
    desktop.type_keys("Escape")
    time.sleep(1)


def waiting(
    bench: Bench,
    command: tuple[str, ...],
    ready: str,
    seconds: int,
    use: Callable[[PrivateDesktop], None] = use_nothing,
) -> Waiting:
    """Return what a program costs in the tray, measured for so many seconds.

    One program at a time: two that share Qt's libraries would each be charged for half of them.
    """
    with running(command, bench.desktop.environ) as (process, began):
        startup_marks(process, began, ready)
        use(bench.desktop)
        bench.desktop.type_keys("alt+F4")  # the window manager closes the window; the tray icon stays
        time.sleep(SETTLE_S)
        assert process.poll() is None, "the program ended with its window"
        pss, dirty, (cpu, wakes) = pss_mib(process.pid), dirty_mib(process.pid), spent(process.pid)
        image = image_of(process.pid)
        time.sleep(seconds)
        later_cpu, later_wakes = spent(process.pid)
        assert image_of(process.pid) == image, (
            "the app began anew while it was measured: its window closed too late before"
        )
    return Waiting(pss, dirty, (later_cpu - cpu) / seconds * 60, (later_wakes - wakes) / seconds)


def of_diary(bench: Bench, name: str) -> tuple[str, ...]:
    """Return the command that opens a diary."""
    return (*APP, "--data-dir", str(bench.diaries[name]))


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield the floor's figures, the app's over the lightest diary and the heaviest, and those after use."""
    bare = waiting(bench, FLOOR, "painted", FLOOR_S)
    yield Figure("bare window in the tray: memory (PSS)", bare.pss, "MiB")
    yield Figure("bare window in the tray: memory of its own", bare.dirty, "MiB")
    yield Figure("bare window in the tray: CPU a minute", bare.cpu_a_minute, "ms")
    yield Figure("bare window in the tray: wake-ups a second", bare.wakes_a_second, "/s")
    for name in DIARIES:
        app = waiting(bench, of_diary(bench, name), "ready", MEASURE_S)
        yield Figure(f"app in the tray: memory (PSS), {name}", app.pss, "MiB", PSS_LIMIT, bare.pss)
        yield Figure(f"app in the tray: memory of its own, {name}", app.dirty, "MiB", DIRTY_LIMIT, bare.dirty)
        yield Figure(f"app in the tray: CPU a minute, {name}", app.cpu_a_minute, "ms", CPU_LIMIT_MS)
        yield Figure(f"app in the tray: wake-ups a second, {name}", app.wakes_a_second, "/s", WAKES_LIMIT)
    used = waiting(bench, of_diary(bench, USED), "ready", 1, use_everything)
    yield Figure("app in the tray after use: memory (PSS)", used.pss, "MiB", USED_LIMIT, bare.pss)
    yield Figure("app in the tray after use: memory of its own", used.dirty, "MiB", DIRTY_LIMIT, bare.dirty)


def hour(bench: Bench) -> Iterator[Figure]:
    """Yield what the app in the tray holds more after a real hour, once it is warm."""
    with running((*of_diary(bench, USED), "--in-tray"), bench.desktop.environ) as (process, _):
        time.sleep(WARM_S)
        before = pss_mib(process.pid)
        time.sleep(HOUR_S)
        assert process.poll() is None, "the app has ended"
        grown = pss_mib(process.pid) - before
    yield Figure("app in the tray: grown in an hour", grown, "MiB", GROWN_LIMIT_MIB)
