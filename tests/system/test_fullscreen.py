"""A real full-screen window on a real X server, and none."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop import PrivateDesktop
from tests.processes import read_line
from wellbeing.system.fullscreen import active_program, fullscreen_source, fullscreen_window
from wellbeing.system.idle.x11 import x11_idle_milliseconds
from wellbeing.system.x_server import ask

WINDOW = """
import sys
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.setWindowTitle("presentation")
window.show()
def told():
    window.showFullScreen() if sys.stdin.readline().strip() == "full" else window.showNormal()
ear = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
ear.activated.connect(told)
app.exec()
"""


def states(desktop: PrivateDesktop, window: str) -> Iterator[str]:
    """Yield the window's states, each time they change."""
    spy = desktop.processes.start("xprop", "-spy", "-id", window, "_NET_WM_STATE", stdout=subprocess.PIPE)
    assert spy.stdout is not None
    while True:
        yield read_line(spy.stdout)


def test_only_while_a_window_fills_the_screen(desktop: PrivateDesktop):
    assert fullscreen_source(desktop.environ) == "X11 window states"
    assert fullscreen_window(desktop.environ) is not True
    command = (sys.executable, "-c", WINDOW)
    shown = desktop.processes.start(*command, stdin=subprocess.PIPE)
    assert shown.stdin is not None
    window = desktop.windows("--onlyvisible", "--name", "presentation")[0]
    desktop.run("xdotool", "windowactivate", "--sync", window)
    seen = states(desktop, window)
    assert fullscreen_window(desktop.environ) is False
    shown.stdin.write(b"full\n")
    shown.stdin.flush()
    while "FULLSCREEN" not in next(seen):
        pass
    assert fullscreen_window(desktop.environ) is True
    shown.stdin.write(b"normal\n")
    shown.stdin.flush()
    while "FULLSCREEN" in next(seen):
        pass
    assert fullscreen_window(desktop.environ) is False


@pytest.mark.parametrize(
    ("environ", "reason"),
    [
        ({}, "none: no X display"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, "none: Wayland keeps windows from knowing one another"),
    ],
)
def test_unknown_with_a_reason(environ: dict[str, str], reason: str):
    assert fullscreen_window(environ) is None
    assert fullscreen_source(environ) == reason


@pytest.mark.parametrize("display", [":4711", "nonsense", ":\N{SNOWMAN}"])
def test_a_wrong_display_is_no_crash(display: str):
    assert fullscreen_window({"DISPLAY": display}) is None


def test_the_program_in_front_is_known_by_its_name_alone(desktop: PrivateDesktop):
    assert active_program({}) is None
    window = desktop.processes.start(
        sys.executable, "-c",
        "import sys; from PySide6.QtWidgets import QApplication, QLabel; app = QApplication(['Softphone']);"
        " label = QLabel('x'); label.setWindowTitle('Customer 4711'); label.show(); sys.exit(app.exec())",
    )  # fmt: skip
    desktop.run("xdotool", "windowactivate", desktop.windows("--onlyvisible", "--name", "Customer 4711")[0])
    limit = time.monotonic() + 10
    while active_program(desktop.environ) != "Softphone":
        assert time.monotonic() < limit, active_program(desktop.environ)
        time.sleep(0.05)
    desktop.processes.end(window)


def sockets() -> set[str]:
    """Return the sockets that this process has open; no two have one number."""
    names = (str(place.readlink()) for place in Path("/proc/self/fd").iterdir() if place.is_symlink())
    return {name for name in names if name.startswith("socket:")}


def plain(folder: Path, *, tells_idle: bool = True) -> PrivateDesktop:
    return PrivateDesktop(folder, tells_idle=tells_idle, tray=False, notifications=False)


def test_one_connection_is_kept_for_all_questions(tmp_path: Path):
    with plain(tmp_path) as desktop:
        before = sockets()
        assert x11_idle_milliseconds(desktop.environ["DISPLAY"]) is not None
        opened = sockets() - before
        assert len(opened) == 1
        for _ in range(20):
            assert x11_idle_milliseconds(desktop.environ["DISPLAY"]) is not None
            assert fullscreen_window(desktop.environ) is not True
            active_program(desktop.environ)
        assert sockets() - before == opened


def test_a_server_that_goes_away_is_no_crash_and_the_next_one_is_asked(tmp_path: Path):
    with plain(tmp_path / "first") as first:
        assert x11_idle_milliseconds(first.environ["DISPLAY"]) is not None
    assert x11_idle_milliseconds(first.environ["DISPLAY"]) is None
    assert fullscreen_window(first.environ) is None
    with plain(tmp_path / "next") as after:
        assert x11_idle_milliseconds(after.environ["DISPLAY"]) is not None


def test_a_server_without_the_extension_does_not_tell_and_goes_on_answering(tmp_path: Path):
    with plain(tmp_path, tells_idle=False) as desktop:
        display = desktop.environ["DISPLAY"]
        assert x11_idle_milliseconds(display) is None
        assert ask(display, lambda server: server.numbers(server.root, b"_NET_SUPPORTED"))
