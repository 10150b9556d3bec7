"""Who records, told by real sound servers: noticed at once, without polling, without a stream of our own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from signal import SIGCONT, SIGSTOP

import pytest

from tests.needs import needs
from tests.sound_servers import PipeWireServer, PulseServer, SoundServer
from wellbeing.domain.headset import Recording, is_heard
from wellbeing.system.headset.choose import listen_to_headset, recordings_now
from wellbeing.system.headset.listener import Listener

TIMES = int(os.environ.get("WELLBEING_RECORDINGS", "5"))
"""100 on each server for the long run."""
AT_ONCE = 2.0


@pytest.fixture(params=[PulseServer, PipeWireServer], ids=["pulseaudio", "pipewire"], scope="module")
def server(request: pytest.FixtureRequest) -> Iterator[SoundServer]:
    with request.param() as found:
        yield found


class Ear:
    """Hears what the listener tells, in whichever thread, and when."""

    def __init__(self, server: SoundServer) -> None:
        self.told = threading.Condition()
        self.recordings: tuple[Recording, ...] | None = None
        self.looks = 0
        self.listener: Listener = listen_to_headset(server.environ, self.hear)

    def hear(self, recordings: tuple[Recording, ...]) -> None:
        with self.told:
            self.recordings = recordings
            self.looks += 1
            self.told.notify_all()

    def wait(self, fits: Callable[[tuple[Recording, ...]], bool], patience: float = AT_ONCE) -> float:
        began = time.monotonic()
        with self.told:
            assert self.told.wait_for(
                lambda: self.recordings is not None and fits(self.recordings), patience
            ), self.recordings
        return time.monotonic() - began


@pytest.fixture
def ear(server: SoundServer) -> Iterator[Ear]:
    found = Ear(server)
    found.listener.start()
    found.wait(lambda recordings: not talking(recordings), 10)
    yield found
    found.listener.stop()


def talking(recordings: tuple[Recording, ...]) -> list[str]:
    return [recording.program for recording in recordings if is_heard(recording, ())]


def test_start_and_end_are_noticed_within_two_seconds(server: SoundServer, ear: Ear):
    for _ in range(TIMES):
        with server.recorder():
            ear.wait(lambda recordings: talking(recordings) == ["Softphone"])
        ear.wait(lambda recordings: not talking(recordings))


def test_a_screen_recorder_of_the_loudspeakers_is_no_talk(server: SoundServer, ear: Ear):
    with server.recorder("OBS", "speaker.monitor"):
        ear.wait(lambda recordings: bool(recordings))
        assert ear.recordings is not None
        assert [recording.monitor for recording in ear.recordings] == [True]
        assert talking(ear.recordings) == []


def test_who_tells_and_what_there_is_now(server: SoundServer):
    with server.recorder():
        limit = time.monotonic() + AT_ONCE
        while not recordings_now(server.environ)[1]:
            assert time.monotonic() < limit
        source, recordings = recordings_now(server.environ)
    assert "pulse" in source.lower()
    assert talking(recordings or ()) == ["Softphone"]


def test_a_server_that_answers_is_not_waited_for(server: SoundServer):
    times = []
    for _ in range(3):
        began = time.monotonic()
        assert recordings_now(server.environ)[1] is not None
        times.append(time.monotonic() - began)
    assert min(times) < 0.5, times


@pytest.mark.parametrize("kind", [PulseServer, PipeWireServer])
def test_a_server_that_hangs_is_given_up(kind: type[SoundServer]):
    with kind() as own:  # one that was held plays no more
        for process in own.running:
            process.send_signal(SIGSTOP)
        try:
            assert recordings_now(own.environ) == ("none: the sound server does not answer", None)
        finally:
            for process in own.running:
                process.send_signal(SIGCONT)


def test_nothing_is_done_while_nothing_changes(server: SoundServer, ear: Ear):
    """The listener's thread sleeps: the kernel counts how often it had to be woken."""
    thread = ear.listener._thread.native_id
    status = Path(f"/proc/self/task/{thread}/status")

    def woken() -> int:
        lines = dict(line.split(":\t") for line in status.read_text().splitlines() if ":\t" in line)
        return int(lines["voluntary_ctxt_switches"])

    time.sleep(0.5)
    before = woken()
    time.sleep(3)
    assert woken() == before


def test_fifty_streams_in_a_second_are_a_few_looks(server: SoundServer, ear: Ear):
    looks = ear.looks
    began = time.monotonic()
    with server.recorders([f"Flood {number}" for number in range(50)]):
        ear.wait(lambda recordings: len(talking(recordings)) == 50, 20)
    ear.wait(lambda recordings: not talking(recordings), 20)
    assert ear.looks - looks <= 10 * (time.monotonic() - began) + 2


def test_a_server_killed_and_restarted_is_found_again(server: SoundServer, ear: Ear):
    with server.recorder():
        ear.wait(lambda recordings: talking(recordings) == ["Softphone"])
        server.kill()
        ear.wait(lambda recordings: not recordings)
    assert ear.listener.source.startswith("none: ")
    server.start()
    with server.recorder("Softphone again"):
        ear.wait(lambda recordings: talking(recordings) == ["Softphone again"], 35)


LISTEN = """
import os, sys, time
from wellbeing.system.headset.choose import listen_to_headset
told = []
listener = listen_to_headset(os.environ, told.append)
listener.start()
print("ready", flush=True)
sys.stdin.readline()
listener.stop()
print(len(told), flush=True)
"""


def test_no_capture_stream_and_no_network(server: SoundServer, tmp_path: Path):
    """The kernel's own list of what is opened and where it connects to: the server's socket, no sound device."""
    needs("strace")
    trace = tmp_path / "trace"
    with subprocess.Popen(
        ["strace", "-f", "-s", "400", "-e", "trace=openat,open,connect,socket,memfd_create", "-o", str(trace),
         sys.executable, "-c", LISTEN],
        env=server.environ | {"PYTHONPATH": str(Path.cwd())},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as listening:  # fmt: skip
        assert listening.stdin is not None
        assert listening.stdout is not None
        assert listening.stdout.readline() == "ready\n"
        time.sleep(2)
        with server.recorder():
            time.sleep(1.5)
            streams = subprocess.run(
                ["pactl", "list", "source-outputs"], env=server.environ, capture_output=True, text=True
            ).stdout
        time.sleep(1)
        listening.stdin.write("\n")
        listening.stdin.flush()
        assert int(listening.stdout.readline()) >= 2
    assert "wellbeing" not in streams
    seen = trace.read_text()
    assert "/dev/snd" not in seen
    assert "AF_INET" not in seen
    connected = [line for line in seen.splitlines() if "connect(" in line]
    assert connected
    assert all("pulse/native" in line for line in connected), connected


def test_no_server_is_told_in_words(tmp_path: Path):
    source, recordings = recordings_now({"XDG_RUNTIME_DIR": str(tmp_path)})
    assert (source, recordings) == ("none: the sound server does not answer", None)
