"""The tests' own desktop: it shows, it takes keys, and nothing of it is left behind."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.desktop import PrivateDesktop


def running(runtime: Path) -> list[str]:
    """Return the commands of all processes that have this desktop's runtime folder in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(runtime).encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_bytes().decode().replace("\0", " "))
        except OSError:
            continue
    return found


def test_everything_is_there_and_goes(tmp_path: Path):
    with PrivateDesktop(tmp_path, keyring=True, system=True) as desktop:
        present = " ".join(running(desktop.runtime))
        for program in ("Xvfb", "openbox", "trayer", "dunst", "dbus-daemon", "gnome-keyring-daemon"):
            assert program in present
        picture = desktop.screenshot(tmp_path / "seen.png")
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert desktop.runtime.stat().st_mode & 0o777 == 0o700
        typing = desktop.processes.start("xev", "-event", "keyboard", stdout=subprocess.PIPE)
        window = desktop.windows("--onlyvisible", "--name", "Event Tester")[0]
        desktop.run("xdotool", "windowfocus", "--sync", window)
        desktop.type_keys("shift+0", "Return")
        desktop.type_text("q")
        assert typing.stdout is not None
        seen = ""
        while "keysym 0x71, q" not in seen:
            seen += typing.stdout.readline().decode()
        assert "keysym 0xff0d, Return" in seen
        runtime = desktop.runtime
    assert running(runtime) == []
    assert not runtime.exists()


def test_nothing_is_left_after_a_failure(tmp_path: Path):
    desktop = PrivateDesktop(tmp_path)
    with pytest.raises(RuntimeError), desktop:
        raise RuntimeError("in the middle of a test")
    assert running(desktop.runtime) == []
    assert not desktop.runtime.exists()


def test_nothing_is_left_when_a_part_cant_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    seen: list[Path] = []

    def broken(self: PrivateDesktop) -> None:
        seen.append(self.runtime)
        raise RuntimeError("no tray today")

    monkeypatch.setattr(PrivateDesktop, "start_tray", broken)
    with pytest.raises(RuntimeError), PrivateDesktop(tmp_path):
        pass
    assert running(seen[0]) == []
    assert not seen[0].exists()
