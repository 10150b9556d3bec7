"""Whether GNOME was asked for quiet: its notification service doesn't tell, its settings do."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from wellbeing.system.last_answer import LastAnswer

WORDS = ("get", "org.gnome.desktop.notifications", "show-banners")
PATIENCE = 2.0
"""Seconds that the program may take, in a thread."""


class GnomeQuiet:
    """Asks the program gsettings, beside the window."""

    source = "GNOME settings"

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = dict(environ)
        on_gnome = "GNOME" in environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
        self._program = shutil.which("gsettings", path=environ.get("PATH")) if on_gnome else None
        self.answer = LastAnswer(self._ask, "quiet")

    def asked(self) -> bool | None:
        """Return whether banners are switched off; None outside GNOME and where nobody tells."""
        return self.answer.wanted() if self._program is not None else None

    def _ask(self) -> bool | None:
        import subprocess

        try:
            told = subprocess.run(  # noqa: S603 - fixed words, and the program that the session finds
                [str(self._program), *WORDS],
                env=self._environ,
                capture_output=True,
                timeout=PATIENCE,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return {b"true": False, b"false": True}.get(told.stdout.strip())
