"""How long nobody touched the machine on Wayland: against a small real compositor over libwayland's own server."""

from __future__ import annotations

import gc
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes import Processes, read_line
from wellbeing.resources import resource
from wellbeing.system.idle.choose import choose_idle
from wellbeing.system.idle.wayland import STILL_AFTER, WaylandGone, WaylandIdle, wayland_socket

pytest.importorskip("pywayland", reason="no compositor can be made here")
CHECKOUT = resource("locale").parent.parent


class Compositor:
    """The running compositor: `says` awaits a line of it, `key` presses one."""

    def __init__(self, folder: Path, version: int) -> None:
        self.environ = {"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": "wayland-t"}
        self._processes = Processes(
            self.environ | {"PYTHONPATH": str(CHECKOUT), "PATH": "/usr/bin:/bin"}, folder
        )
        command = (sys.executable, "-m", "tests.system.idle.compositor", "wayland-t", str(version))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = self._processes.start(*command, **pipes)
        assert self.says() == "ready"

    def says(self) -> str:
        assert self.process.stdout is not None
        return read_line(self.process.stdout).strip()

    def key(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"k")
        self.process.stdin.flush()
        assert self.says() == "key"

    def end(self) -> None:
        self._processes.end_all()


@pytest.fixture
def folder() -> Iterator[Path]:
    found = Path(tempfile.mkdtemp(prefix="wb-", dir="/tmp"))  # short: a socket's path is limited
    yield found
    shutil.rmtree(found, ignore_errors=True)


@pytest.fixture
def run(folder: Path) -> Iterator[Callable[[int], Compositor]]:
    running: list[Compositor] = []

    def start(version: int) -> Compositor:
        running.append(Compositor(folder, version))
        return running[-1]

    yield start
    for compositor in running:
        compositor.end()


def until(holds: Callable[[], bool], patience: float = 10.0) -> None:
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline, "it never came to hold"
        threading.Event().wait(0.01)


@pytest.mark.parametrize(("version", "kind"), [(1, "any"), (2, "input")])
def test_rest_is_counted_from_the_last_key(run: Callable[[int], Compositor], version: int, kind: str):
    compositor = run(version)
    idle = choose_idle(compositor.environ, "linux")
    assert idle.source == "Wayland (ext-idle-notify)"
    assert compositor.says() == f"asked {kind} {round(STILL_AFTER * 1000)}"
    assert idle.seconds() == 0
    until(lambda: (idle.seconds() or 0) >= STILL_AFTER)
    assert STILL_AFTER <= (idle.seconds() or 0) < STILL_AFTER + 1
    compositor.key()
    until(lambda: idle.seconds() == 0)


def test_a_compositor_that_ends_is_not_known_any_more(run: Callable[[int], Compositor]):
    compositor = run(1)
    idle = choose_idle(compositor.environ, "linux")
    compositor.end()
    until(lambda: idle.seconds() is None)


def test_one_that_does_not_know_the_protocol_is_passed_over(run: Callable[[int], Compositor]):
    compositor = run(0)
    assert choose_idle(compositor.environ, "linux").source == "none: this Wayland desktop doesn't tell"


def test_nobody_asks_any_more_and_the_thread_ends(run: Callable[[int], Compositor]):
    idle: WaylandIdle | None = WaylandIdle(wayland_socket(run(1).environ) or Path())
    assert [thread.name for thread in threading.enumerate()].count("wayland") == 1
    del idle
    gc.collect()
    until(lambda: "wayland" not in [thread.name for thread in threading.enumerate()])


REFUSAL = struct.pack("=IIIII", 1, 28 << 16, 1, 0, 4) + b"no!\0" + b"\0\0\0\0"
GARBAGE = [b"", b"\0" * 64, REFUSAL, b"\xff" * 4096, struct.pack("=II", 3, 12 << 16) + b"\0" * 4]


@pytest.mark.parametrize("answer", GARBAGE)
def test_a_stranger_at_the_socket_is_no_crash(folder: Path, answer: bytes):
    path = folder / "stranger"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        door.bind(str(path))
        door.listen(1)

        def reply() -> None:
            line, _ = door.accept()
            with line:
                line.recv(4096)
                line.sendall(answer)

        stranger = threading.Thread(target=reply)
        stranger.start()
        with pytest.raises(WaylandGone):
            WaylandIdle(path)
        stranger.join(5)


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, None),
        ({"WAYLAND_DISPLAY": "wayland-0"}, None),
        ({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1"}, Path("/run/user/1/wayland-0")),
        ({"WAYLAND_DISPLAY": "/tmp/w", "XDG_RUNTIME_DIR": "/run/user/1"}, Path("/tmp/w")),
    ],
)
def test_where_a_compositor_listens(environ: dict[str, str], expected: Path | None):
    assert wayland_socket(environ) == expected


def test_nobody_listens(folder: Path):
    with pytest.raises(WaylandGone):
        WaylandIdle(folder / "nobody")
