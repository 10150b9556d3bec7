"""Asks an X server how long nobody has touched it (the library libXss); a wrong display is a None."""

from __future__ import annotations

import ctypes
from functools import cache


class _Info(ctypes.Structure):
    """XScreenSaverInfo of X11/extensions/scrnsaver.h."""

    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("event_mask", ctypes.c_ulong),
    )


def x11_idle_milliseconds(display: str) -> float | None:
    """Return the milliseconds since the last input, None when the display or the library isn't there.

    A connection is opened for each question (half a millisecond): Xlib ends the whole program when a display
    that it holds open goes away.
    """
    libraries = _libraries()
    if libraries is None:
        return None
    x11, xss = libraries
    connection = x11.XOpenDisplay(display.encode())
    if not connection:
        return None
    try:
        return _asked(x11, xss, connection)
    finally:
        x11.XCloseDisplay(connection)


def _asked(x11: ctypes.CDLL, xss: ctypes.CDLL, connection: int) -> float | None:
    event, error, info = ctypes.c_int(), ctypes.c_int(), _Info()
    if not xss.XScreenSaverQueryExtension(connection, ctypes.byref(event), ctypes.byref(error)):
        return None
    root = x11.XDefaultRootWindow(connection)
    if not xss.XScreenSaverQueryInfo(connection, root, ctypes.byref(info)):
        return None
    return float(info.idle)


@cache
def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL] | None:
    try:
        x11, xss = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
    except OSError:
        return None
    pointer, number = ctypes.c_void_p, ctypes.c_ulong
    x11.XOpenDisplay.restype, x11.XOpenDisplay.argtypes = pointer, [ctypes.c_char_p]
    x11.XCloseDisplay.argtypes = [pointer]
    x11.XDefaultRootWindow.restype, x11.XDefaultRootWindow.argtypes = number, [pointer]
    xss.XScreenSaverQueryExtension.argtypes = [pointer, pointer, pointer]
    xss.XScreenSaverQueryInfo.argtypes = [pointer, number, pointer]
    return x11, xss
