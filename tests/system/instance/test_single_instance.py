"""One app for one folder: also after a kill, also with long paths, and only for the same person."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from select import select

import pytest

from tests.processes import read_line
from wellbeing.system.files import NotWritable
from wellbeing.system.instance import single_instance
from wellbeing.system.instance.pipe_instance import ask_pipe, claim_pipe
from wellbeing.system.instance.single_instance import Claim, ask_first, claim

HOLDER = """
import sys
from pathlib import Path
from wellbeing.system.instance.single_instance import claim
held = claim(Path(sys.argv[1]))
print("held" if held else "taken", flush=True)
sys.stdin.read()
"""


@pytest.fixture(params=["short", "long"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    base = Path("/tmp") / f"wb-test-{os.getpid()}"
    base.mkdir()
    monkeypatch.setenv("TMPDIR", str(base))
    monkeypatch.setattr(tempfile, "tempdir", None)  # forget what was found before
    yield base / "d" if request.param == "short" else tmp_path / ("x" * 120)
    subprocess.run(["rm", "-rf", str(base)], check=True)


def socket_of(folder: Path) -> Path:
    (place,) = (one for one in single_instance._places(folder) if one.exists())
    return place


def words(held: Claim, count: int = 1) -> list[str]:
    found: list[str] = []
    while len(found) < count:
        assert select([held.fileno()], [], [], 5)[0], f"only {found} came"
        found += held.receive()
    return found


def start_holder(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    return process, read_line(process.stdout)


def stop(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    process.send_signal(how)
    process.wait(5)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    process.stdout.close()


def test_the_second_hands_over_a_word(folder: Path):
    first = claim(folder)
    assert first is not None
    process, said = start_holder(folder)
    assert said == "taken"
    stop(process, signal.SIGTERM)
    assert claim(folder) is None
    for word in ("raise", "checkin", "contact"):
        assert ask_first(folder, word)
    assert words(first, 3) == ["raise", "checkin", "contact"]
    assert first.receive() == []
    first.close()
    first.close()


def test_free_again_after_closing(folder: Path):
    first = claim(folder)
    assert first is not None
    first.close()
    second = claim(folder)
    assert second is not None
    second.close()


def test_taken_over_after_a_kill(folder: Path):
    process, said = start_holder(folder)
    assert said == "held"
    stop(process, signal.SIGKILL)
    assert socket_of(folder).is_socket(), "the killed one left it"
    second = claim(folder)
    assert second is not None
    assert ask_first(folder, "raise")
    assert words(second) == ["raise"]
    second.close()


def test_two_folders_are_two_apps(folder: Path, tmp_path: Path):
    first, other = claim(folder), claim(tmp_path / "other")
    assert first is not None
    assert other is not None
    assert ask_first(tmp_path / "other", "raise")
    assert words(other) == ["raise"]
    assert first.receive() == []
    first.close()
    other.close()


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_only_the_same_person_can_talk(folder: Path, umask: int):
    before = os.umask(umask)
    try:
        first = claim(folder)
    finally:
        os.umask(before)
    assert first is not None
    (place,) = folder.parent.rglob("*.sock") if folder.name == "d" else (first._address,)  # type: ignore[attr-defined]
    modes = [
        stat.S_IMODE(one.stat().st_mode) for one in (place, place.parent, folder / "instance.lock", folder)
    ]
    assert modes == [0o600, 0o700, 0o600, 0o700]
    first.close()


def test_a_place_prepared_by_somebody_else_is_not_used(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    trap = Path(tempfile.gettempdir()) / f"wellbeing-{os.getuid()}"
    (tmp_path / "elsewhere").mkdir()
    trap.symlink_to(tmp_path / "elsewhere")
    if len(str(folder)) > 100:
        with pytest.raises(NotWritable):
            claim(folder)
    else:
        held = claim(folder)
        assert held is not None
        held.close()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_disk_without_sockets(folder: Path, monkeypatch: pytest.MonkeyPatch):
    class Fussy(socket.socket):
        def bind(self, address: str) -> None:  # type: ignore[override]
            if address.endswith("instance.sock"):
                raise PermissionError(1, "no sockets here")
            super().bind(address)

    monkeypatch.setattr(single_instance.socket, "socket", Fussy)
    first = claim(folder)
    assert first is not None
    assert ask_first(folder, "raise")
    assert words(first) == ["raise"]
    first.close()


def test_nobody_to_ask(folder: Path, monkeypatch: pytest.MonkeyPatch):
    assert not ask_first(folder, "raise")
    held = claim(folder)
    assert held is not None
    held.close()
    monkeypatch.setattr(single_instance, "PAUSE", 0.001)
    assert not ask_first(folder, "raise")


@pytest.mark.parametrize("word", ["", "two words", "x" * 65, "semi;colon", "字", "line\n"])
def test_not_a_word(folder: Path, word: str):
    with pytest.raises(ValueError, match="a word has"):
        ask_first(folder, word)


def test_noise_on_the_socket_is_dropped(folder: Path):
    first = claim(folder)
    assert first is not None
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as noisy:
        for noise in (b"\xff\x00", b"x" * 5000, b"", b"rm -rf"):
            noisy.sendto(noise, str(socket_of(folder)))
    assert ask_first(folder, "raise")
    assert words(first) == ["raise"]
    first.close()


def test_an_unwritable_folder(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritable):
        claim(tmp_path / "file")


def test_the_pipe_of_windows_over_a_socket(tmp_path: Path):
    address = str(tmp_path / "pipe")
    first = claim_pipe("x", address)
    assert first is not None
    assert claim_pipe("x", address) is None
    assert ask_pipe("x", "raise", address)
    assert words(first) == ["raise"]
    first.close()
    first.close()
    assert not ask_pipe("x", "raise", address)
