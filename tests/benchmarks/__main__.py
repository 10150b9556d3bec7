"""Measures the app: python -m tests.benchmarks [starts command_line saves reminders window heartbeat ticks idle]

Without a word all of these are measured, about half an hour, most of it waiting in the tray. Two more are measured only
when they are named: peers (other programs of Debian's beside the app) and hour (what grows in a real one). Prints one
table and writes .cache/bench.json. Status 1 when a limit was passed or a part failed.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.benchmarks import command_line, heartbeat, idle, peers, reminders, saves, starts, ticks, window
from tests.benchmarks.bench import Bench, make_bench
from tests.benchmarks.figures import Figure, save, table
from tests.desktop import PrivateDesktop

Part = Callable[[Bench], Iterable[Figure]]
PARTS: dict[str, Part] = {
    "starts": starts.measure,
    "command_line": command_line.measure,
    "saves": saves.measure,
    "reminders": reminders.measure,
    "window": window.measure,
    "heartbeat": heartbeat.measure,
    "ticks": ticks.measure,
    "idle": idle.measure,
}
WHEN_NAMED: dict[str, Part] = {"peers": peers.measure, "hour": idle.hour}
CACHE = Path(".cache")
TROUBLE = (AssertionError, EOFError, TimeoutError, subprocess.CalledProcessError)


def main(words: list[str]) -> int:
    """Measure what was asked for."""
    known = PARTS | WHEN_NAMED
    unknown = [word for word in words if word not in known]
    if unknown:
        print(f"Unknown: {' '.join(unknown)}. There are: {' '.join(known)}", file=sys.stderr)
        return 2
    CACHE.mkdir(exist_ok=True)
    figures: list[Figure] = []
    failed: list[str] = []
    busy = f"load average before: {os.getloadavg()[0]:.1f}"  # far above 0, every time below is too long
    # On the checkout's own disk: a save to a disk in memory would say nothing.
    with tempfile.TemporaryDirectory(dir=CACHE) as folder, PrivateDesktop(keyring=True) as desktop:
        bench = make_bench(desktop, Path(folder).absolute())
        for word in words or PARTS:
            print(f"measuring {word} ...", file=sys.stderr)
            try:
                figures += known[word](bench)
            except TROUBLE as trouble:  # what was measured before is not thrown away for it
                failed.append(f"{word} could not be measured: {trouble}")
    print(f"\n{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, {busy}\n")
    print("\n".join([table(figures), *failed]))
    save(figures, CACHE / "bench.json")
    return int(bool(failed) or any(figure.verdict == "OVER" for figure in figures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
