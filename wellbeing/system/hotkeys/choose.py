"""Chooses who can grab keys on this desktop; where nobody can, the desktop's own settings do it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from wellbeing.domain.hotkeys import Hotkey


class Hotkeys(Protocol):
    """Keys that work in every window."""

    def grab(self, keys: Mapping[str, Hotkey]) -> tuple[str, ...]:
        """Grab these keys instead of those before; return the acts whose key another program has."""
        ...

    def fileno(self) -> int | None:
        """Return the descriptor that becomes readable when one was pressed."""
        ...

    def receive(self) -> list[str]:
        """Return the acts whose keys were pressed."""
        ...

    def close(self) -> None:
        """Let go of every key."""
        ...


def choose_hotkeys(environ: Mapping[str, str]) -> Hotkeys | None:
    """Return who grabs keys here, None where nobody does; under Wayland an X server hears only its own windows."""
    display = environ.get("DISPLAY", "")
    wayland = environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland"
    if not display or wayland:
        return None
    from wellbeing.system.hotkeys.x11 import X11Hotkeys

    found = X11Hotkeys(display)
    return found if found.works else None
