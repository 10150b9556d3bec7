"""Whether a full-screen window has the focus (a presentation, a film), and whose it is: no notice should cover it.

Spoken through libxcb, which returns errors as values; Xlib would end the program when a window vanishes
between two questions.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

Answer = TypeVar("Answer")

PROPERTY_LENGTH = 64
"""How many 32-bit values of a property are read; a window has a handful of states."""


class _Screens(ctypes.Structure):
    """xcb_screen_iterator_t; the screen's first field is its root window."""

    _fields_ = (
        ("screen", ctypes.POINTER(ctypes.c_uint32)),
        ("left", ctypes.c_int),
        ("index", ctypes.c_int),
    )


class _Cookie(ctypes.Structure):
    """The ticket for a reply."""

    _fields_ = (("sequence", ctypes.c_uint),)


class _Atom(ctypes.Structure):
    """xcb_intern_atom_reply_t."""

    _fields_ = (("head", ctypes.c_uint8 * 8), ("atom", ctypes.c_uint32))


class _Property(ctypes.Structure):
    """xcb_get_property_reply_t, up to its values."""

    _fields_ = (
        ("kind", ctypes.c_uint8),
        ("format", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("length", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("bytes_after", ctypes.c_uint32),
        ("count", ctypes.c_uint32),
    )


def fullscreen_source(environ: Mapping[str, str]) -> str:
    """Return who tells of full-screen windows, or why nobody does, for diagnostics."""
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        return "none: Wayland keeps windows from knowing one another"
    if not environ.get("DISPLAY"):
        return "none: no X display"
    return "X11 window states" if _library() else "none: the library libxcb is missing"


def fullscreen_window(environ: Mapping[str, str]) -> bool | None:
    """Return whether the window with the focus fills the screen, None where that can't be known."""
    return _ask(environ, _fills)


def active_program(environ: Mapping[str, str]) -> str | None:
    """Return the name of the program whose window has the focus, None where that can't be known; no title is read."""
    return _ask(environ, _class_of)


def _ask(environ: Mapping[str, str], question: Callable[[Any, int, int], Answer | None]) -> Answer | None:
    """Ask about the window with the focus, 0 for none; None where there is no X server to ask."""
    if fullscreen_source(environ).startswith("none"):
        return None
    xcb = _library()
    connection = xcb.xcb_connect(environ["DISPLAY"].encode(), None)
    try:
        if xcb.xcb_connection_has_error(connection):
            return None
        root = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(connection)).screen[0]
        active = _values(xcb, connection, root, b"_NET_ACTIVE_WINDOW")
        return None if active is None else question(xcb, connection, active[0] if active else 0)
    finally:
        xcb.xcb_disconnect(connection)


def _fills(xcb: Any, connection: int, window: int) -> bool:
    """Tell whether a window fills the screen; none does not."""
    states = _values(xcb, connection, window, b"_NET_WM_STATE") if window else None
    return _atom(xcb, connection, b"_NET_WM_STATE_FULLSCREEN") in (states or [])


def _class_of(xcb: Any, connection: int, window: int) -> str | None:
    """Return the second of the two names in WM_CLASS, which is the program's."""
    if not window:
        return None
    atom = _atom(xcb, connection, b"WM_CLASS")
    cookie = xcb.xcb_get_property(connection, 0, window, atom, 0, 0, PROPERTY_LENGTH)
    reply = xcb.xcb_get_property_reply(connection, cookie, None)
    if not reply:
        return None
    try:
        count = reply.contents.count if reply.contents.format == 8 else 0
        names = ctypes.string_at(xcb.xcb_get_property_value(reply), count).rstrip(b"\0").split(b"\0")
        return names[-1].decode("utf-8", "replace") or None
    finally:
        _free(reply)


def _values(xcb: Any, connection: int, window: int, name: bytes) -> list[int] | None:
    """Return a property's 32-bit values, None when the window or the property isn't there."""
    atom = _atom(xcb, connection, name)
    cookie = xcb.xcb_get_property(connection, 0, window, atom, 0, 0, PROPERTY_LENGTH)
    reply = xcb.xcb_get_property_reply(connection, cookie, None)
    if not reply:
        return None
    try:
        found = reply.contents
        if found.format != 32:
            return None
        values = ctypes.cast(xcb.xcb_get_property_value(reply), ctypes.POINTER(ctypes.c_uint32))
        return values[: found.count]
    finally:
        _free(reply)


def _atom(xcb: Any, connection: int, name: bytes) -> int:
    reply = xcb.xcb_intern_atom_reply(connection, xcb.xcb_intern_atom(connection, 1, len(name), name), None)
    if not reply:
        return 0
    try:
        return int(reply.contents.atom)
    finally:
        _free(reply)


def _free(reply: Any) -> None:
    ctypes.CDLL(None).free(ctypes.cast(reply, ctypes.c_void_p))


@cache
def _library() -> Any:
    """Return libxcb with its types named, None where it isn't installed."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return None
    pointer, number = ctypes.c_void_p, ctypes.c_uint32
    atoms, properties = ctypes.POINTER(_Atom), ctypes.POINTER(_Property)
    window_and_range = [pointer, ctypes.c_uint8, number, number, number, number, number]
    types: dict[str, tuple[Any, list[Any]]] = {
        "xcb_connect": (pointer, [ctypes.c_char_p, pointer]),
        "xcb_connection_has_error": (ctypes.c_int, [pointer]),
        "xcb_disconnect": (None, [pointer]),
        "xcb_get_setup": (pointer, [pointer]),
        "xcb_setup_roots_iterator": (_Screens, [pointer]),
        "xcb_intern_atom": (_Cookie, [pointer, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p]),
        "xcb_intern_atom_reply": (atoms, [pointer, _Cookie, pointer]),
        "xcb_get_property": (_Cookie, window_and_range),
        "xcb_get_property_reply": (properties, [pointer, _Cookie, pointer]),
        "xcb_get_property_value": (pointer, [properties]),
    }
    for name, (result, arguments) in types.items():
        getattr(xcb, name).restype, getattr(xcb, name).argtypes = result, arguments
    return xcb
