"""Starts the app or the floor as a process of its own, and reads its startup marks and what it costs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.processes import read_line

APP = (sys.executable, "-c", "import sys; from wellbeing.app import main; sys.exit(main())")
FLOOR = (sys.executable, str(Path(__file__).with_name("floor.py")))
PATIENCE = 60.0


def startup_marks(process: subprocess.Popen[bytes], began: int, *names: str) -> dict[str, float]:
    """Return the milliseconds from the start of a process until each of its startup marks."""
    assert process.stderr is not None
    reached: dict[str, float] = {}
    while set(names) - set(reached):
        word, *rest = read_line(process.stderr, PATIENCE).split()
        if word == "mark":
            reached[rest[0]] = (int(rest[1]) - began) / 1e6
    return reached


@contextmanager
def running(
    command: tuple[str, ...], environ: Mapping[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Start a program and give it with the moment before its start; end it when the block is left."""
    began = time.monotonic_ns()
    process = subprocess.Popen(
        command,
        env={**environ, "WELLBEING_STARTUP_TRACE": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        yield process, began
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stderr:
            process.stderr.close()


def whole(command: tuple[str, ...], environ: Mapping[str, str]) -> float:
    """Return the milliseconds a program takes from its start to its end; raises when it fails."""
    began = time.monotonic_ns()
    subprocess.run(command, env=environ, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return (time.monotonic_ns() - began) / 1e6


def image_of(process: int) -> str:
    """Return where the code of a process's program begins: another place once it has begun anew."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[23]


def pss_mib(process: int) -> float:
    """Return a process's proportional share of memory in MiB: what would be free without it."""
    return rolled_up(process, "Pss")


def dirty_mib(process: int) -> float:
    """Return the memory in MiB that a process shares with nobody and no file holds: what is really its own."""
    return rolled_up(process, "Private_Dirty")


def rolled_up(process: int, what: str) -> float:
    """Return one figure of a process's whole memory in MiB."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    found = re.search(rf"^{what}:\s+(\d+) kB", rollup, re.MULTILINE)
    assert found is not None
    return int(found[1]) / 1024


def spent(process: int) -> tuple[float, int]:
    """Return the CPU milliseconds a process has used and how often its threads have woken of themselves."""
    nanoseconds = wakes = 0
    for task in Path(f"/proc/{process}/task").iterdir():
        nanoseconds += int((task / "schedstat").read_text().split()[0])
        found = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text(), re.MULTILINE)
        wakes += int(found[1]) if found else 0
    return nanoseconds / 1e6, wakes


def without_bus(environ: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which there is no key store."""
    return {**environ, "DBUS_SESSION_BUS_ADDRESS": "unix:path=" + os.devnull + "/none"}
