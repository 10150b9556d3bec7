"""One app for one folder: also after a kill, also with long paths, and only for the same person."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot

from tests.processes import read_line
from wellbeing.paths import INSTANCE_LOCK
from wellbeing.system.files import NotWritable
from wellbeing.ui.shell.single_instance import second_start as instance
from wellbeing.ui.shell.single_instance.lock import claim, claim_or_ask
from wellbeing.ui.shell.single_instance.second_start import (
    MOST_WORDS,
    PATIENCE_S,
    NoAnswer,
    StartRequest,
    ask_first,
    asked_in,
)
from wellbeing.ui.shell.single_instance.server import MOST_CALLERS, InstanceServer

HOLDER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from wellbeing.ui.shell.single_instance.lock import claim
from wellbeing.ui.shell.single_instance.server import InstanceServer
app = QCoreApplication([])
folder = Path(sys.argv[1])
held = claim(folder)
server = InstanceServer(folder) if held else None
print("held" if held else "taken", flush=True)
app.exec() if sys.argv[2] == "runs" else sys.stdin.read()
"""
HALF_A_SECOND = "__import__('time').sleep(0.5)"
ASKER = """
import sys
from wellbeing.ui.shell.single_instance.second_start import PATIENCE_S, StartRequest, ask_first
print("handed over" if ask_first(sys.argv[1], StartRequest(*sys.argv[2:]), PATIENCE_S) else "none answers")
"""


@pytest.fixture(params=["short", "long"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    base = Path("/tmp") / f"wb-test-{os.getpid()}"
    base.mkdir()
    monkeypatch.setenv("TMPDIR", str(base))
    monkeypatch.setattr(tempfile, "tempdir", None)  # forget what was found before
    found = base / "d" if request.param == "short" else tmp_path / ("x" * 120)
    found.mkdir(0o700)
    yield found
    subprocess.run(["rm", "-rf", str(base)], check=True)


class First:
    """The app that holds a folder, in this process."""

    def __init__(self, folder: Path) -> None:
        lock = claim(folder)
        assert lock is not None
        self.lock = lock
        self.server = InstanceServer(folder)
        self.heard: list[tuple[str, str]] = []
        self.server.asked.connect(lambda word, token: self.heard.append((word, token)))

    def close(self) -> None:
        self.server.close()
        self.lock.unlock()


@pytest.fixture
def first(qapp: object, folder: Path) -> Iterator[First]:
    found = First(folder)
    yield found
    found.close()


@pytest.fixture
def start() -> Iterator[Callable[[Path, str], subprocess.Popen[bytes]]]:
    """Start another app that holds the folder and answers ('runs'), or hangs."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(folder: Path, how: str, said: str = "held") -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(folder), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        started.append(process)
        assert process.stdout is not None
        assert read_line(process.stdout) == said
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def later_start(folder: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ASKER, str(folder), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def speak(first: First, *lines: bytes) -> list[socket.socket]:
    """Say lines to the app as any program could, without waiting for the answer."""
    assert first.server.place is not None
    talkers = []
    for line in lines:
        talker = socket.socket(socket.AF_UNIX)
        talker.settimeout(5)
        talker.connect(str(first.server.place))
        talker.sendall(line)
        talkers.append(talker)
    return talkers


def hang_up(talkers: list[socket.socket], qtbot: QtBot) -> None:
    for talker in talkers:
        talker.close()
    qtbot.wait(20)


def test_a_later_start_hands_over_a_word_and_a_token(first: First, folder: Path, qtbot: QtBot):
    for words in (("raise",), ("checkin", "token_1-x"), ("contact", "no token, with blanks")):
        process = later_start(folder, *words)
        qtbot.waitUntil(lambda process=process: process.poll() is not None, timeout=15_000)
        assert process.communicate()[0] == "handed over\n"
    assert first.heard == [("raise", ""), ("checkin", "token_1-x"), ("contact", "")]


def test_free_again_after_closing(folder: Path, qapp: object):
    for _ in range(2):
        found = First(folder)
        assert found.server.place is not None
        assert found.server.place.is_socket()
        found.close()
        assert not found.server.place.exists()


@pytest.mark.parametrize("how", ["runs", "hangs"])
def test_taken_over_after_a_kill(
    folder: Path, how: str, start: Callable[..., subprocess.Popen[bytes]], qtbot
):
    process = start(folder, how)
    start(folder, how, "taken")
    process.send_signal(signal.SIGKILL)
    process.wait(5)
    assert (folder / INSTANCE_LOCK).exists(), "the killed one left it"
    second = First(folder)
    talkers = speak(second, b"raise\n")
    qtbot.waitUntil(lambda: second.heard == [("raise", "")])
    hang_up(talkers, qtbot)
    second.close()


def test_a_number_that_another_program_has_by_now(folder: Path, qapp: object):
    """A killed app's process number is given anew, to another Python at that."""
    found = claim(folder)
    assert found is not None
    left = (folder / INSTANCE_LOCK).read_text()
    found.unlock()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        (folder / INSTANCE_LOCK).write_text(left.replace(str(os.getpid()), str(other.pid), 1))
        found = claim(folder)
        assert found is not None
        found.unlock()
        other.kill()


def test_one_that_hangs_is_told_of_within_two_seconds(folder: Path, start: Callable[..., object]):
    start(folder, "hangs")
    began = monotonic()
    with pytest.raises(NoAnswer):
        claim_or_ask(folder, StartRequest("raise"), PATIENCE_S)
    assert 1.9 <= monotonic() - began < 3.0


def test_one_that_is_about_to_end_is_followed(folder: Path, qapp: object):
    """The first is on its way out: the lock comes free while the second waits."""
    ending = subprocess.Popen(
        [sys.executable, "-c", HOLDER.replace("sys.stdin.read()", HALF_A_SECOND), str(folder), "hangs"],
        stdout=subprocess.PIPE,
    )
    assert ending.stdout is not None
    assert read_line(ending.stdout) == "held"
    lock = claim_or_ask(folder, StartRequest("raise"), PATIENCE_S)
    ending.communicate()
    if lock is None:  # cut off in the middle of its question: asked again
        lock = claim_or_ask(folder, StartRequest("raise"), PATIENCE_S)
    assert isinstance(lock, QLockFile)
    lock.unlock()


def test_two_folders_are_two_apps(first: First, tmp_path: Path, qtbot: QtBot):
    (tmp_path / "other").mkdir()
    other = First(tmp_path / "other")
    talkers = speak(other, b"raise\n")
    qtbot.waitUntil(lambda: bool(other.heard))
    assert first.heard == []
    hang_up(talkers, qtbot)
    other.close()


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_only_the_same_person_can_talk(folder: Path, umask: int, qapp: object):
    before = os.umask(umask)
    try:
        found = First(folder)
    finally:
        os.umask(before)
    place = found.server.place
    assert place is not None
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (place.parent, folder / INSTANCE_LOCK, folder)]
    assert modes == [0o700, 0o600, 0o700]
    assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0
    found.close()


def test_another_persons_socket_is_not_trusted(first: First, folder: Path, monkeypatch: pytest.MonkeyPatch):
    """As a trap looks to us: a socket where ours should be, laid by somebody else."""
    monkeypatch.setattr(os, "getuid", lambda: 12_345)
    if first.server.place != folder / instance.SOCKET:
        monkeypatch.setattr(instance, "places", lambda _folder, made=False: [str(first.server.place)])
    assert not ask_first(str(folder), StartRequest("raise"), 0.1)


def test_a_place_prepared_by_somebody_else_is_not_used(folder: Path, tmp_path: Path, qapp: object):
    trap = Path(tempfile.gettempdir()) / f"wellbeing-{os.getuid()}"
    (tmp_path / "elsewhere").mkdir()
    trap.symlink_to(tmp_path / "elsewhere")
    found = First(folder)
    assert (found.server.place is None) == (len(str(folder)) > 100), "no place is better than a trap"
    found.close()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_folder_that_takes_no_socket(first: First, folder: Path, qapp: object):
    """What can't be put away stands where the socket should be: the short place serves."""
    first.close()
    (folder / instance.SOCKET / "full").mkdir(parents=True)
    found = First(folder)
    assert found.server.place is not None
    assert found.server.place.parent != folder
    found.close()


@pytest.mark.parametrize("word", ["", "two words", "quit", "字", "raise\n"])
def test_not_a_word(folder: Path, word: str):
    with pytest.raises(ValueError, match="not a word"):
        ask_first(str(folder), StartRequest(word), 0.1)


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\x00\n",
        b"quit\n",
        b"\n",
        b"rm -rf\n",
        b"raise",
        b"raise\r\n",
        b"raise  x\n",
        b"raise %b\n" % (b"x" * 257),
    ],
)
def test_not_a_line(line: bytes):
    assert asked_in(line) is None


def test_noise_on_the_socket_is_dropped(first: First, qtbot: QtBot):
    talkers = speak(first, b"\xff\x00\n", b"x" * 5000, b"", b"rm -rf\n", b"raise\n")
    qtbot.waitUntil(lambda: bool(first.heard))
    assert first.heard == [("raise", "")]
    assert talkers[4].recv(10) == b"ok\n"
    for noisy in (talkers[0], talkers[1], talkers[3]):
        with suppress(ConnectionError):  # cut off before it had said all
            assert noisy.recv(10) == b""
    hang_up(talkers, qtbot)


def test_callers_who_say_nothing_do_not_keep_others_out(first: First, qtbot: QtBot):
    silent = speak(first, *[b""] * MOST_CALLERS)
    qtbot.wait(20)
    late = speak(first, b"raise\n")
    qtbot.wait(50)
    assert first.heard == []
    hang_up(late, qtbot)
    qtbot.wait(1_100)  # their second is over
    late = speak(first, b"raise\n")
    qtbot.waitUntil(lambda: first.heard == [("raise", "")])
    hang_up(silent + late, qtbot)


def test_a_storm_of_words_is_cut_off(first: First, qtbot: QtBot):
    for _ in range(3 * MOST_WORDS):
        talkers = speak(first, b"raise\n")
        qtbot.wait(5)
        hang_up(talkers, qtbot)
    assert len(first.heard) == MOST_WORDS


def test_an_unwritable_folder(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritable):
        claim(tmp_path / "file")
