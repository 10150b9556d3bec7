"""Sound servers of the tests' own: PulseAudio, and PipeWire in PulseAudio's words, headless, with virtual devices.

    with PulseServer() as server:
        with server.recorder("Softphone"):
            ...

Every process is a child that dies with this one; no device of the machine is touched.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from signal import SIGKILL
from typing import Self

from tests.desktop import PrivateBus
from tests.needs import needs
from tests.processes import PATIENCE


class SoundServer:
    """A home with a session bus and a sound server that speaks PulseAudio's protocol."""

    programs: tuple[str, ...] = ()

    def __init__(self) -> None:
        needs("pactl", *self.programs)
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self.bus = self._stack.enter_context(PrivateBus(system=True))
        self.environ = self.bus.environ | {"PULSE_RUNTIME_PATH": str(self.bus.runtime / "pulse")}
        self.bus.processes.environ = self.environ
        self.start()
        return self

    def __exit__(self, *trouble: object) -> None:
        self._stack.close()

    def start(self) -> None:
        """Start the server and its virtual devices, and wait until it answers."""
        self.running = [self._begin(program) for program in self.programs]
        limit = time.monotonic() + PATIENCE
        while self._pactl("info").returncode:
            assert time.monotonic() < limit, "the sound server does not answer"
            time.sleep(0.05)
        self._devices()

    def kill(self) -> None:
        """End the server without a goodbye."""
        for process in reversed(self.running):
            self.bus.processes.end(process, SIGKILL)
        shutil.rmtree(self.bus.runtime / "pulse", ignore_errors=True)
        for left in self.bus.runtime.glob("pipewire-*"):
            left.unlink(missing_ok=True)

    def _begin(self, program: str) -> subprocess.Popen[bytes]:
        return self.bus.processes.start(program)

    def _devices(self) -> None:
        raise NotImplementedError

    def _pactl(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["pactl", *words], env=self.environ, capture_output=True, timeout=20)

    @contextmanager
    def recorder(
        self, program: str = "Softphone", device: str = "microphone"
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Record from a device into nothing, as a program of this name, once the server lets it."""
        process = self._record(program, device)
        try:
            limit = time.monotonic() + PATIENCE
            while not self._all_record(
                [program]
            ):  # a busy server takes its time to join a stream to its device
                assert time.monotonic() < limit, "the server does not let it record"
                if process.poll() is not None:
                    process = self._record(program, device)
                time.sleep(0.02)
            yield process
        finally:
            process.terminate()
            process.wait(10)

    @contextmanager
    def recorders(self, programs: Sequence[str]) -> Iterator[None]:
        """Record as all these programs, and go on once the server lists each.

        Five may wait at the server's door: on a busy machine it turns the sixth away, who comes again.
        """
        running = {program: self._record(program) for program in programs}
        try:
            limit = time.monotonic() + PATIENCE
            while not self._all_record(programs):
                assert time.monotonic() < limit, "the server does not take all who record"
                turned_away = [program for program, process in running.items() if process.poll() is not None]
                running |= {program: self._record(program) for program in turned_away}
                time.sleep(0.05)
            yield
        finally:
            for process in running.values():
                process.terminate()
            for process in running.values():
                process.wait(10)

    def _record(self, program: str, device: str = "microphone") -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            ["parec", f"--client-name={program}", f"--device={device}", "/dev/null"],
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _all_record(self, programs: Sequence[str]) -> bool:
        streams = self._pactl("list", "source-outputs").stdout.decode().split("Source Output #")
        going = [stream for stream in streams if "Corked: no" in stream]
        return all(any(f'application.name = "{name}"' in stream for stream in going) for name in programs)


class PulseServer(SoundServer):
    """PulseAudio itself."""

    programs = ("pulseaudio",)

    def _begin(self, program: str) -> subprocess.Popen[bytes]:
        (self.bus.runtime / "pulse").mkdir(mode=0o700, exist_ok=True)
        return self.bus.processes.start(
            program, "-n", "--daemonize=no", "--exit-idle-time=-1", "--disallow-exit", "--use-pid-file=no",
            "--load=module-null-sink sink_name=speaker",
            f"--load=module-native-protocol-unix socket={self.bus.runtime / 'pulse' / 'native'}",
        )  # fmt: skip

    def _devices(self) -> None:
        made = self._pactl("load-module", "module-null-sink", "sink_name=line")
        assert not made.returncode, made.stderr
        made = self._pactl(
            "load-module", "module-virtual-source", "source_name=microphone", "master=line.monitor"
        )
        assert not made.returncode, made.stderr


class PipeWireServer(SoundServer):
    """PipeWire with its session manager and its PulseAudio server."""

    programs = ("pipewire", "wireplumber", "pipewire-pulse")

    def _begin(self, program: str) -> subprocess.Popen[bytes]:
        """Start one; the others end at once, or link nothing, where PipeWire is not there yet."""
        process = super()._begin(program)
        limit = time.monotonic() + PATIENCE
        while not (self.bus.runtime / "pipewire-0").is_socket():
            assert time.monotonic() < limit, "PipeWire did not come"
            time.sleep(0.02)
        return process

    def _devices(self) -> None:
        for words in (
            ("sink_name=speaker",),
            (
                "media.class=Audio/Source/Virtual",
                "sink_name=microphone",
                "channel_map=front-left,front-right",
            ),
        ):
            made = self._pactl("load-module", "module-null-sink", *words)
            assert not made.returncode, made.stderr
        limit = time.monotonic() + PATIENCE
        while b"microphone" not in self._pactl("list", "short", "sources").stdout:
            assert time.monotonic() < limit, "the virtual microphone did not come"
            time.sleep(0.05)


def log_folder(server: SoundServer) -> Path:
    """Return where the servers' own words are kept."""
    return server.bus.folder / "logs"
