"""The switch for starting at login, in three systems' ways; the .desktop file is read by GLib itself."""

from __future__ import annotations

import os
import plistlib
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import pytest

from wellbeing.system.autostart import (
    Autostart,
    LaunchAgent,
    WindowsRun,
    XdgAutostart,
    choose_autostart,
    exec_line,
)
from wellbeing.system.files import FileTrouble

COMMANDS = [
    ("/usr/bin/wellbeing",),
    ("/opt/a folder/wellbeing", "--tray"),
    ("/x/100%/bin", "%f", "%%"),
    ('/x/quo"te', "back\\slash", "dollar$HOME", "tick`id`"),
    ("/x/情绪/app", "tab\there", "it's; & | < > * ? # ~ ( )", ""),
    ("/x/new\nline", "a=b"),
]

READ_BY_GLIB = """
import gi, sys
gi.require_version("Gio", "2.0")
from gi.repository import Gio
info = Gio.DesktopAppInfo.new_from_filename(sys.argv[1])
assert info.launch([], None)
"""

SAY_ARGUMENTS = """#!/bin/sh
for word in "$@"; do printf '%s\\0' "$word"; done > "$OUT"
echo done > "$OUT.fifo"
"""


class FakeRegistry:
    """winreg as far as it is used, with a dictionary behind it."""

    HKEY_CURRENT_USER, KEY_READ, KEY_WRITE, REG_SZ = "HKCU", 1, 2, 3

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.refuse = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *trouble: object) -> None:
        pass

    def CreateKeyEx(self, root: str, path: str, zero: int, access: int) -> Self:  # noqa: N802
        assert (root, path) == ("HKCU", r"Software\Microsoft\Windows\CurrentVersion\Run")
        if self.refuse:
            raise PermissionError(13, "no")
        return self

    def QueryValueEx(self, key: Self, name: str) -> tuple[str, int]:  # noqa: N802
        if name not in self.values:
            raise FileNotFoundError(2, name)
        return self.values[name], self.REG_SZ

    def SetValueEx(self, key: Self, name: str, zero: int, kind: int, value: str) -> None:  # noqa: N802
        self.values[name] = value

    def DeleteValue(self, key: Self, name: str) -> None:  # noqa: N802
        if self.values.pop(name, None) is None:
            raise FileNotFoundError(2, name)


@pytest.fixture(params=["xdg", "mac", "windows"])
def switch(request: pytest.FixtureRequest, tmp_path: Path) -> Autostart:
    made: dict[str, Any] = {
        "xdg": lambda: XdgAutostart(tmp_path / "autostart"),
        "mac": lambda: LaunchAgent(tmp_path / "LaunchAgents"),
        "windows": lambda: WindowsRun(FakeRegistry()),
    }
    found: Autostart = made[request.param]()
    return found


def test_on_and_off(switch: Autostart):
    assert not switch.is_on()
    switch.turn_off()
    switch.turn_on(("/usr/bin/wellbeing", "--tray"), "wellbeing")
    switch.turn_on(("/usr/bin/wellbeing", "--tray"), "wellbeing")
    assert switch.is_on()
    switch.turn_off()
    assert not switch.is_on()
    assert switch.source


@pytest.mark.parametrize("command", COMMANDS, ids=range(len(COMMANDS)))
def test_the_command_arrives_unharmed(command: tuple[str, ...], tmp_path: Path):
    program, out = tmp_path / "a folder; with `$" / "say arguments", tmp_path / "out"
    program.parent.mkdir()
    program.write_text(SAY_ARGUMENTS)
    program.chmod(0o700)
    os.mkfifo(tmp_path / "out.fifo")
    XdgAutostart(tmp_path).turn_on((str(program), *command), "A name\\with")
    subprocess.run(
        ["/usr/bin/python3", "-c", READ_BY_GLIB, str(tmp_path / "wellbeing.desktop")],
        check=True,
        timeout=10,
        env={"PATH": "/usr/bin:/bin", "OUT": str(out), "HOME": str(tmp_path)},
    )
    (tmp_path / "out.fifo").read_text()  # waits until the program has written
    assert tuple(out.read_text().split("\0")[:-1]) == command


def test_the_file_says_what_it_should(tmp_path: Path):
    XdgAutostart(tmp_path / "autostart").turn_on(("/usr/bin/wellbeing", "--tray"), "身心")
    file = tmp_path / "autostart" / "wellbeing.desktop"
    lines = file.read_text("utf-8").splitlines()
    assert lines[:4] == ["[Desktop Entry]", "Type=Application", "Name=身心", "Exec=/usr/bin/wellbeing --tray"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("kind", [XdgAutostart, LaunchAgent])
def test_the_switch_waits_for_no_disk(
    kind: Callable[[Path], Autostart], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """It stands in a window; and nobody would miss more than the switch."""
    waited = list[int]()
    monkeypatch.setattr(os, "fsync", waited.append)
    kind(tmp_path).turn_on(COMMANDS[0], "wellbeing")
    assert kind(tmp_path).is_on()
    assert waited == []


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_switched_off_by_the_desktops_own_settings(tmp_path: Path, line: str):
    switch = XdgAutostart(tmp_path)
    switch.turn_on(("/usr/bin/wellbeing",), "wellbeing")
    file = tmp_path / "wellbeing.desktop"
    file.write_text(file.read_text() + line + "\n")
    assert not switch.is_on()


def test_an_existing_autostart_folder_keeps_its_mode(tmp_path: Path):
    tmp_path.chmod(0o755)
    XdgAutostart(tmp_path).turn_on(("/usr/bin/wellbeing",), "wellbeing")
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_unreadable_is_off(tmp_path: Path):
    (tmp_path / "wellbeing.desktop").write_bytes(b"\xff\xfe")
    assert not XdgAutostart(tmp_path).is_on()


def test_quoting():
    assert exec_line(("/a b", 'q"', "100%")) == '"/a b" "q\\\\"" 100%%'


def test_the_launch_agent(tmp_path: Path):
    LaunchAgent(tmp_path).turn_on(("/Applications/a b", "--tray"), "wellbeing")
    (file,) = tmp_path.iterdir()
    assert plistlib.loads(file.read_bytes()) == {
        "Label": "org.wellbeing.wellbeing",
        "ProgramArguments": ["/Applications/a b", "--tray"],
        "RunAtLoad": True,
    }


def test_the_run_key():
    registry = FakeRegistry()
    WindowsRun(registry).turn_on((r"C:\Program Files\wellbeing.exe", "--tray"), "wellbeing")
    assert registry.values == {"wellbeing": r'"C:\Program Files\wellbeing.exe" --tray'}
    registry.refuse = True
    with pytest.raises(FileTrouble):
        WindowsRun(registry).turn_off()


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({"HOME": "/h"}, "linux", "/h/.config/autostart/wellbeing.desktop"),
        ({"HOME": "/h", "XDG_CONFIG_HOME": "/c"}, "linux", "/c/autostart/wellbeing.desktop"),
        ({"HOME": "/h", "XDG_CONFIG_HOME": "relative"}, "linux", "/h/.config/autostart/wellbeing.desktop"),
        ({"HOME": "/h"}, "darwin", "/h/Library/LaunchAgents/org.wellbeing.wellbeing.plist"),
    ],
)
def test_chosen_by_system(environ: dict[str, str], platform: str, expected: str):
    switch = choose_autostart(environ, platform)
    assert isinstance(switch, XdgAutostart | LaunchAgent)
    assert str(switch._file) == expected
