"""Whether GNOME was asked for quiet: its notification service doesn't tell, its settings do."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Mapping

WORDS = ("get", "org.gnome.desktop.notifications", "show-banners")
PATIENCE, AT_FIRST = 2.0, 0.25
"""Seconds that the program may take, in a thread; and that the first answer is waited for."""


class GnomeQuiet:
    """Asks the program gsettings, beside the window: an answer is that of a moment ago, the first one of now."""

    source = "GNOME settings"

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = dict(environ)
        on_gnome = "GNOME" in environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
        self._program = shutil.which("gsettings", path=environ.get("PATH")) if on_gnome else None
        self._asking: threading.Thread | None = None
        self._quiet: bool | None = None

    def asked(self) -> bool | None:
        """Return whether banners are switched off; None outside GNOME and where nobody tells."""
        if self._program is not None and (self._asking is None or not self._asking.is_alive()):
            first = self._asking is None
            self._asking = threading.Thread(
                target=self._ask, args=(self._program,), daemon=True, name="quiet"
            )
            self._asking.start()
            if first:
                self._asking.join(AT_FIRST)
        return self._quiet

    def _ask(self, program: str) -> None:
        try:
            told = subprocess.run(  # noqa: S603 - fixed words, and the program that the session finds
                [program, *WORDS], env=self._environ, capture_output=True, timeout=PATIENCE, check=True
            )
        except (OSError, subprocess.SubprocessError):
            self._quiet = None
            return
        self._quiet = {b"true": False, b"false": True}.get(told.stdout.strip())
