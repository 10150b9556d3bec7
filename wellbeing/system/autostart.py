"""Starts the app at login, in each system's own way; one switch, off by default."""

from __future__ import annotations

import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from wellbeing.system.files import named_trouble, private_folder, write_atomically

APP = "wellbeing"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


class Autostart(Protocol):
    """The switch; each of the three raises FileTrouble when the system refuses."""

    source: str

    def is_on(self) -> bool:
        """Return whether the app will start at login."""
        ...

    def turn_on(self, command: tuple[str, ...], name: str) -> None:
        """Start `command` at each login, shown as `name` in the system's own list."""
        ...

    def turn_off(self) -> None:
        """Don't start at login; nothing happens when it was off."""
        ...


class XdgAutostart:
    """A .desktop file in the autostart folder (Linux and the BSDs)."""

    source = "autostart folder"

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{APP}.desktop"

    def is_on(self) -> bool:
        """Return whether the file is there and no desktop's own settings have switched it off."""
        try:
            lines = self._file.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return False
        flat = {line.replace(" ", "").lower() for line in lines}
        return not flat & {"hidden=true", "x-gnome-autostart-enabled=false"}

    def turn_on(self, command: tuple[str, ...], name: str) -> None:
        """Write the file anew."""
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={_escaped(name)}",
            f"Exec={exec_line(command)}",
            f"Icon={APP}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        )
        if not self._file.parent.is_dir():
            private_folder(self._file.parent)
        write_atomically(self._file, "\n".join(lines) + "\n", lasting=False)

    def turn_off(self) -> None:
        """Remove the file."""
        _remove(self._file)


class LaunchAgent:
    """A property list in ~/Library/LaunchAgents (macOS)."""

    source = "launch agent"

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"org.{APP}.{APP}.plist"

    def is_on(self) -> bool:
        """Return whether the list is there."""
        return self._file.is_file()

    def turn_on(self, command: tuple[str, ...], name: str) -> None:
        """Write the list anew; macOS shows the program's own name, so `name` is not used."""
        agent = {"Label": self._file.stem, "ProgramArguments": list(command), "RunAtLoad": True}
        if not self._file.parent.is_dir():
            private_folder(self._file.parent)
        write_atomically(self._file, plistlib.dumps(agent), lasting=False)

    def turn_off(self) -> None:
        """Remove the list."""
        _remove(self._file)


class WindowsRun:
    """A value under the person's own Run key; `registry` is the module winreg."""

    source = "registry Run key"

    def __init__(self, registry: Any) -> None:
        self._registry = registry

    def is_on(self) -> bool:
        """Return whether the value is there."""
        try:
            with self._key(self._registry.KEY_READ) as key:
                self._registry.QueryValueEx(key, APP)
        except OSError:
            return False
        return True

    def turn_on(self, command: tuple[str, ...], name: str) -> None:
        """Write the value anew; Windows shows the program's own name, so `name` is not used."""
        with named_trouble(Path(APP)), self._key(self._registry.KEY_WRITE) as key:
            line = subprocess.list2cmdline(command)
            self._registry.SetValueEx(key, APP, 0, self._registry.REG_SZ, line)

    def turn_off(self) -> None:
        """Remove the value."""
        with named_trouble(Path(APP)):
            try:
                with self._key(self._registry.KEY_WRITE) as key:
                    self._registry.DeleteValue(key, APP)
            except FileNotFoundError:
                return

    def _key(self, access: int) -> Any:
        registry = self._registry
        return registry.CreateKeyEx(registry.HKEY_CURRENT_USER, RUN_KEY, 0, access)


def choose_autostart(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Autostart:
    """Return this system's switch."""
    if platform == "win32":
        from importlib import import_module

        return WindowsRun(import_module("winreg"))
    home = Path(environ.get("HOME") or Path.home())
    if platform == "darwin":
        return LaunchAgent(home / "Library" / "LaunchAgents")
    config = environ.get("XDG_CONFIG_HOME", "")
    base = Path(config) if Path(config).is_absolute() else home / ".config"
    return XdgAutostart(base / "autostart")


def exec_line(command: tuple[str, ...]) -> str:
    """Return the command as a .desktop file's Exec line (Desktop Entry Specification, 'The Exec key')."""
    return " ".join(_escaped(_quoted(word)) for word in command)


def _quoted(word: str) -> str:
    doubled = word.replace("%", "%%")
    if re.fullmatch(r"[A-Za-z0-9_@%+=:,./-]+", doubled):
        return doubled
    return '"' + re.sub(r'(["`$\\])', r"\\\1", doubled) + '"'


def _escaped(value: str) -> str:
    """Return a value as any string of a .desktop file is written."""
    plain = value.replace("\\", "\\\\")
    return plain.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def _remove(file: Path) -> None:
    with named_trouble(file):
        file.unlink(missing_ok=True)
