"""Whether a full-screen window has the focus (a presentation, a film), and whose it is: no notice should cover it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wellbeing.system.x_server import Answer, XServer, ask, libxcb


def fullscreen_source(environ: Mapping[str, str]) -> str:
    """Return who tells of full-screen windows, or why nobody does, for diagnostics."""
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        return "none: Wayland keeps windows from knowing one another"
    if not environ.get("DISPLAY"):
        return "none: no X display"
    return "X11 window states" if libxcb() else "none: the library libxcb is missing"


def fullscreen_window(environ: Mapping[str, str]) -> bool | None:
    """Return whether the window with the focus fills the screen, None where that can't be known."""
    return _ask(environ, _fills)


def active_program(environ: Mapping[str, str]) -> str | None:
    """Return the name of the program whose window has the focus, None where that can't be known; no title is read."""
    return _ask(environ, _class_of)


def _ask(environ: Mapping[str, str], question: Callable[[XServer, int], Answer | None]) -> Answer | None:
    """Ask about the window with the focus, 0 for none; None where there is no X server to ask."""
    if fullscreen_source(environ).startswith("none"):
        return None

    def of_active(server: XServer) -> Answer | None:
        active = server.numbers(server.root, b"_NET_ACTIVE_WINDOW")
        return None if active is None else question(server, active[0] if active else 0)

    return ask(environ["DISPLAY"], of_active)


def _fills(server: XServer, window: int) -> bool:
    """Tell whether a window fills the screen; none does not."""
    states = server.numbers(window, b"_NET_WM_STATE") if window else None
    return server.atom(b"_NET_WM_STATE_FULLSCREEN") in (states or [])


def _class_of(server: XServer, window: int) -> str | None:
    """Return the second of the two names in WM_CLASS, which is the program's."""
    names = server.text(window, b"WM_CLASS") if window else None
    return names.rstrip(b"\0").split(b"\0")[-1].decode("utf-8", "replace") or None if names else None
