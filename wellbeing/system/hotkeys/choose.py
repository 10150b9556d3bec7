"""Chooses who can grab keys on this desktop; where nobody can, the desktop's own settings do it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Protocol

from wellbeing.domain.hotkeys import Hotkey


class Hotkeys(Protocol):
    """Keys that work in every window; `source` names who takes them."""

    source: str

    def grab(self, keys: Mapping[str, Hotkey], names: Mapping[str, str]) -> None:
        """Grab these keys instead of those before; `names` say to a person what each act is."""
        ...

    def refused(self) -> tuple[str, ...]:
        """Return the acts that got no key since this was last asked, for another program has it."""
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


def choose_hotkeys(environ: Mapping[str, str], platform: str = sys.platform) -> Hotkeys | None:
    """Return who grabs keys here, None where nobody does; under Wayland an X server hears only its own windows."""
    if platform == "win32":
        from wellbeing.system.hotkeys.windows import WindowsHotkeys

        windows = WindowsHotkeys()
        return windows if windows.works else None
    from wellbeing.system.hotkeys.portal import PortalHotkeys
    from wellbeing.system.hotkeys.x11 import X11Hotkeys

    display = environ.get("DISPLAY", "")
    wayland = environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland"
    found: PortalHotkeys | X11Hotkeys | None = X11Hotkeys(display) if display and not wayland else None
    if found is None or not found.works:  # the portal may ask the person first, so it comes second
        found = PortalHotkeys(environ)
    return found if found.works else None
