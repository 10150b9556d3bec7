"""The one switch 'start at login': the system keeps it, not the settings file."""

from __future__ import annotations

import sys

from wellbeing.domain.problems import Problem
from wellbeing.system.autostart import Autostart, choose_autostart
from wellbeing.system.files import DiskFull, FileTrouble, NotWritable

NAME = "start_at_login"
APP = "wellbeing"
KEYS: dict[type[FileTrouble], str] = {DiskFull: "problem.disk_full", NotWritable: "problem.read_only"}


class StartAtLogin:
    """Asks and changes the system's own list of programs to start; off until a person switches it on."""

    def __init__(self, command: tuple[str, ...], switch: Autostart | None = None) -> None:
        """`command` is what the system runs at login."""
        self._command = command
        self._switch = switch or choose_autostart()

    @property
    def source(self) -> str:
        """Where the system keeps the switch, for diagnostics."""
        return self._switch.source

    def is_on(self) -> bool:
        """Return whether the app will start at login."""
        return self._switch.is_on()

    def set(self, on: bool) -> Problem | None:
        """Switch it on or off; returns what is wrong, and then nothing has changed."""
        try:
            if on:
                self._switch.turn_on(self._command, APP)
            else:
                self._switch.turn_off()
        except FileTrouble as trouble:
            return Problem(NAME, KEYS.get(type(trouble), "problem.disk_error"))
        return None


def own_command() -> tuple[str, ...]:
    """Return the command that starts this very installation."""
    return (sys.executable, "-m", APP)
