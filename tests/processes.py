"""Programs that the tests start: each in a group of its own, each ended, none left behind."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from tests.needs import needs, packages

PATIENCE = 20.0
TIED = ("setpriv", "--pdeathsig", "KILL", "--", "env", "--default-signal=HUP,INT")
"""Before a command: it dies with us, and no signal is ignored because we were started in the background."""


class Processes:
    """Starts programs that die with us, and ends each of them."""

    def __init__(self, environ: dict[str, str], log: Path) -> None:
        self.environ = environ
        self._log = log
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self, *command: str, **options: Any) -> subprocess.Popen[bytes]:
        """Start a program in a group of its own; what it says goes to the log folder."""
        if command[0] in packages():
            needs(command[0])
        self._log.mkdir(exist_ok=True)
        tied = [*TIED, *command] if sys.platform == "linux" else [*command]
        with (self._log / f"{Path(command[0]).name}.log").open("ab") as log:
            options = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log} | options
            process = subprocess.Popen(tied, env=self.environ, start_new_session=True, **options)
        self._running.append(process)
        return process

    def end(self, process: subprocess.Popen[bytes], how: signal.Signals = signal.SIGTERM) -> None:
        """End one program and whatever it started."""
        if process.poll() is None:
            _signal_group(process, how)
        try:
            process.wait(3)
        except subprocess.TimeoutExpired:
            _signal_group(process, signal.SIGKILL)
            process.wait(3)
        _signal_group(process, signal.SIGKILL)
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
        if process in self._running:
            self._running.remove(process)

    def end_all(self) -> None:
        """End every program, the last started first."""
        for process in reversed(list(self._running)):
            self.end(process)


def _signal_group(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, how)


def read_line(pipe: IO[bytes] | int, patience: float = PATIENCE) -> str:
    """Return the next line of a pipe, waiting for it at most `patience` seconds."""
    descriptor = pipe if isinstance(pipe, int) else pipe.fileno()
    line = b""
    while not line.endswith(b"\n"):
        if not select.select([descriptor], [], [], patience)[0]:
            raise TimeoutError(f"nothing came: {line!r}")
        piece = os.read(descriptor, 1)
        if not piece:
            raise EOFError(f"the other side ended: {line!r}")
        line += piece
    return line.decode().strip()
