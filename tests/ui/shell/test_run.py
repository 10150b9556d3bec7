"""The app as a process of its own: it ends on Ctrl+C, and a second start is quick, or says that the first hangs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.conftest import ROOT
from tests.processes import Processes, read_line
from wellbeing.ui.shell.end_signals import HARD_EXIT
from wellbeing.ui.shell.single_instance.second_start import places

SOON = 2.0
IN_A_TERMINAL = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from wellbeing import app
sys.exit(app.main())
"""
OUTLIVES = """
import signal, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
from wellbeing import app
sys.exit(app.main())
"""
# The world outside asks the idle time in each tick: there, the signal falls into the middle of one.
INSIDE_A_TICK = """
import os, signal, sys
from wellbeing import app
from wellbeing.ui.shell import reminder_driver
from wellbeing.ui.shell.reminder_driver import DesktopSources
reminder_driver.LONGEST_SLEEP = 0.3
ticks = 0
WORD = sys.argv.pop()
def idle():
    global ticks
    ticks += 1
    if ticks == 2:
        print("signalled", flush=True)
        os.kill(os.getpid(), getattr(signal, WORD))
        {then}
app.outside = lambda: DesktopSources(None, idle, None, lambda: False)
app.main()
"""
# Each of these takes longer to import than the word to be heard.
LEFT_OUT = """
import sys
from wellbeing.app import main
main()
LARGE = ("PySide6", "pathlib", "re", "typing", "enum", "dataclasses", "datetime", "socket", "threading", "ctypes")
print("imported:", *(name for name in LARGE if name in sys.modules))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    found = tmp_path / "wellbeing"
    found.mkdir(0o700)
    (found / "settings.toml").write_text('[look]\nlanguage = "en"\n\n[seen]\nwelcomed = true\n')
    return found


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    environ = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "WELLBEING_STARTUP_TRACE": "1",
    }
    found = Processes(environ, tmp_path / "logs")
    yield found
    found.end_all()


@pytest.fixture
def start(processes: Processes, home: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Start the app and wait until it is ready for keys."""

    def begin(*command: str) -> subprocess.Popen[bytes]:
        app = processes.start(
            sys.executable,
            *(command or ("-m", "wellbeing")),
            "--data-dir",
            str(home),
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert app.stderr is not None
        while "mark ready" not in read_line(app.stderr):
            pass
        deadline = monotonic() + 10
        while not any(
            Path(place).is_socket() for place in places(str(home))
        ):  # it hears later starts a little later
            assert monotonic() < deadline
            sleep(0.01)
        return app

    return begin


def again(processes: Processes, home: Path, *words: str) -> tuple[int, str, float]:
    """Start the app once more; returns its exit code, what it said and how long it took."""
    began = monotonic()
    second = processes.start(
        sys.executable, "-m", "wellbeing", "--data-dir", str(home), *words, stderr=subprocess.PIPE
    )
    said = second.communicate(timeout=20)[1]
    return second.returncode, said.decode(), monotonic() - began


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_on_a_signal(
    start: Callable[..., subprocess.Popen[bytes]], number: signal.Signals, processes: Processes, home: Path
):
    app = start()
    for _ in range(3):  # whoever answers is no longer busy with starting
        assert again(processes, home, "--in-tray")[0] == 0
    app.send_signal(number)
    began = monotonic()
    assert app.wait(10) == 0
    assert monotonic() - began < SOON
    assert not (home / "instance.sock").exists(), "in good order"
    assert not (home / "diary.db-wal").exists()


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize(
    ("then", "code"),
    [("pass", 0), ("import time; time.sleep(60)", HARD_EXIT)],
    ids=["a quick tick", "a tick that hangs"],
)
def test_it_ends_on_a_signal_inside_a_tick(
    processes: Processes, home: Path, number: str, then: str, code: int
):
    script = INSIDE_A_TICK.format(then=then)
    command = (sys.executable, "-c", script, "--data-dir", str(home), number)

    app = processes.start(*command, stdout=subprocess.PIPE)
    assert app.stdout is not None
    assert read_line(app.stdout) == "signalled"
    began = monotonic()
    assert app.wait(10) == code
    assert monotonic() - began < SOON + 0.5


def test_it_ends_in_good_order_when_its_terminal_goes(processes: Processes, home: Path):
    near, far = os.openpty()
    app = processes.start(
        sys.executable, "-c", IN_A_TERMINAL, "--data-dir", str(home), stdin=far, stdout=far, stderr=far
    )
    os.close(far)
    while "mark ready" not in read_line(near):
        pass
    os.close(near)
    assert app.wait(10) == 0
    assert not (home / "diary.db-wal").exists()


def test_a_start_that_shall_outlive_its_terminal_does(start: Callable[..., subprocess.Popen[bytes]]):
    app = start("-c", OUTLIVES)
    app.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        app.wait(3)
    app.send_signal(signal.SIGTERM)
    assert app.wait(10) == 0


def test_a_second_start_is_answered(start: Callable[..., object], processes: Processes, home: Path):
    start()
    for words in ((), ("--check-in",), ("--log-contact",), ("--in-tray",)):
        code, said, _ = again(processes, home, *words)
        assert (code, said) == (0, "")


@pytest.mark.parametrize("named", ["on the line", "in the environment", "nowhere"])
def test_a_second_start_imports_next_to_nothing(
    start: Callable[..., object], processes: Processes, home: Path, named: str
):
    start()
    environ, line = dict(processes.environ), ["--check-in"]
    if named == "on the line":
        line += ["--data-dir", str(home)]
    elif named == "in the environment":
        environ["WELLBEING_HOME"] = str(home)
    else:
        environ.pop("WELLBEING_HOME", None)
        environ["XDG_DATA_HOME"] = str(home.parent)
    # Without what the machine's own Python imports at each start.
    command = [sys.executable, "-S", "-c", LEFT_OUT, *line]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    assert done.stdout == "imported:\n"


def test_a_second_start_says_that_the_first_hangs(
    start: Callable[..., subprocess.Popen[bytes]], processes: Processes, home: Path
):
    app = start()
    app.send_signal(signal.SIGSTOP)
    code, said, took = again(processes, home, "--check-in")
    app.send_signal(signal.SIGCONT)
    assert code == 1
    assert said == (
        "wellbeing: The app is running already but does not answer."
        " What was saved is safe; please end it and start again.\n"
    )
    assert took < SOON + 2.0
