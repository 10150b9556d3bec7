"""How long the keyboard and mouse have rested: asked of whoever knows it on this machine."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Protocol

from wellbeing.system.dbus.connection import open_bus, session_address
from wellbeing.system.dbus.messages import BusGone, BusRefused, Target
from wellbeing.system.idle.x11 import x11_idle_milliseconds

MUTTER = Target(
    "org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core", "org.gnome.Mutter.IdleMonitor"
)
SCREENSAVER = Target(
    "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"
)
PATIENCE = 0.1
"""Seconds that a desktop may take to answer; it takes one thousandth."""
TICKS = 2**32
"""Windows counts milliseconds in 32 bits and begins again after 49.7 days."""


class IdleSource(Protocol):
    """Somebody who may know how long nobody has touched the machine."""

    source: str

    def seconds(self) -> float | None:
        """Return the seconds since the last key or mouse movement, None when it can't be known now."""
        ...


class BusIdle:
    """Asks the desktop over the bus; a new connection for each question, which takes a millisecond."""

    def __init__(self, environ: Mapping[str, str], target: Target, member: str, name: str) -> None:
        self.source = name
        self._environ, self._target, self._member = environ, target, member

    def seconds(self) -> float | None:
        """Return what the desktop says, in seconds; it counts in milliseconds."""
        try:
            bus = open_bus(session_address(self._environ), PATIENCE)
        except BusGone:
            return None
        try:
            if not bus.has_owner(self._target.owner, PATIENCE):  # a call would start something
                return None
            (milliseconds,) = bus.ask(self._target.call(self._member), PATIENCE)
            return float(milliseconds) / 1000
        except (BusGone, BusRefused, TimeoutError, ValueError):
            return None
        finally:
            bus.close()


class CountedIdle:
    """Asks a function that counts milliseconds or doesn't know."""

    def __init__(self, name: str, milliseconds: Callable[[], float | None]) -> None:
        self.source = name
        self._milliseconds = milliseconds

    def seconds(self) -> float | None:
        """Return what the function says, in seconds."""
        found = self._milliseconds()
        return None if found is None else found / 1000


class NoIdle:
    """Nobody knows; `source` says why."""

    def __init__(self, reason: str) -> None:
        self.source = f"none: {reason}"

    def seconds(self) -> float | None:
        """Return None."""
        return None


def choose_idle(environ: Mapping[str, str], platform: str = sys.platform) -> IdleSource:
    """Return the first source that answers on this machine, else one that says why there is none."""
    reason, sources = _candidates(environ, platform)
    return next((source for source in sources if source.seconds() is not None), NoIdle(reason))


def _candidates(environ: Mapping[str, str], platform: str) -> tuple[str, Iterable[IdleSource]]:
    if platform == "win32":
        return "Windows gave no answer", [CountedIdle("Windows", windows_idle_milliseconds)]
    if platform == "darwin":
        return "macOS gave no answer", [CountedIdle("macOS", mac_idle_milliseconds)]
    mutter = BusIdle(environ, MUTTER, "GetIdletime", "GNOME (Mutter)")
    kde = BusIdle(environ, SCREENSAVER, "GetSessionIdleTime", "KDE (ScreenSaver)")
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        # An X server under Wayland sees only the keys meant for X programs and would call a busy person idle;
        # KDE's count stands at 0 there, so its compositor is asked first.
        return "this Wayland desktop doesn't tell", chain([mutter], _wayland(environ), [kde])
    display = environ.get("DISPLAY", "")
    if not display:
        return "no desktop that tells, and no X display", [mutter, kde]
    x11 = CountedIdle("X11 (XScreenSaver)", lambda: x11_idle_milliseconds(display))
    return "the X display doesn't tell", [mutter, kde, x11]


def _wayland(environ: Mapping[str, str]) -> Iterator[IdleSource]:
    """Yield the compositor as a source if it knows the protocol; asked only when its turn has come."""
    from wellbeing.system.idle.wayland import WaylandGone, WaylandIdle, wayland_socket

    path = wayland_socket(environ)
    try:
        if path is not None:
            yield WaylandIdle(path)
    except WaylandGone:
        return


def elapsed_ticks(now: int, last: int) -> int:
    """Return the milliseconds between two 32-bit counts, right also when the count began anew in between.

    An input noted after `now` was read (a count just behind) is 0, not 49 days.
    """
    passed = (now - last) % TICKS
    return 0 if passed > TICKS // 2 else passed


def windows_idle_milliseconds(library: Any = None) -> float | None:
    """Return GetTickCount less GetLastInputInfo, None when Windows refuses; `library` is ctypes.windll."""

    class LastInput(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint32), ("ticks", ctypes.c_uint32))

    windows = library or getattr(ctypes, "windll", None)
    if windows is None:
        return None
    last = LastInput(ctypes.sizeof(LastInput), 0)
    if not windows.user32.GetLastInputInfo(ctypes.byref(last)):
        return None
    return float(elapsed_ticks(windows.kernel32.GetTickCount() % TICKS, last.ticks))


def mac_idle_milliseconds(library: Any = None) -> float | None:
    """Return what CGEventSource counts since any input, None where its library is missing."""
    combined_session, any_input = 0, 0xFFFFFFFF
    path = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
    try:
        asked = (library or ctypes.CDLL(path)).CGEventSourceSecondsSinceLastEventType
    except (OSError, AttributeError):
        return None
    asked.restype, asked.argtypes = ctypes.c_double, (ctypes.c_int32, ctypes.c_uint32)
    return float(asked(combined_session, any_input)) * 1000
