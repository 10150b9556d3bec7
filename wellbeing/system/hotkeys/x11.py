"""Grabs keys on an X server through libxcb, which, unlike Xlib, ends no program when the server goes away."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from ctypes.util import find_library
from functools import cache

from wellbeing.domain.hotkeys import Hotkey

HELD = {"Shift": 1, "Ctrl": 4, "Alt": 8, "Meta": 64}
LOCKS = (0, 2, 16, 18)
"""Caps Lock and Num Lock count as held: a key is grabbed with each of them, both and none."""
KEY_PRESS, ASYNC = 2, 1
SPACE, F1 = 0x20, 0xFFBE


class _RequestCookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _ScreenIterator(ctypes.Structure):
    _fields_ = (("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class _KeyEvent(ctypes.Structure):
    """xcb_key_press_event_t of xproto.h."""

    _fields_ = (
        ("response_type", ctypes.c_uint8),
        ("detail", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("time", ctypes.c_uint32),
        ("windows", ctypes.c_uint32 * 3),
        ("places", ctypes.c_int16 * 4),
        ("state", ctypes.c_uint16),
    )


class X11Hotkeys:
    """The keys that are grabbed on one display, and which of them were pressed."""

    source = "X11"

    def __init__(self, display: str) -> None:
        self._acts: dict[tuple[int, int], str] = {}
        self._refused: tuple[str, ...] = ()
        self._libraries = _libraries()
        self._connection: int | None = None
        if self._libraries is None:
            return
        xcb, keysyms, _ = self._libraries
        connection = xcb.xcb_connect(display.encode(), None)
        if xcb.xcb_connection_has_error(connection):
            xcb.xcb_disconnect(connection)
            return
        self._connection = connection
        self._symbols = keysyms.xcb_key_symbols_alloc(connection)
        self._root = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(connection)).data[0]

    @property
    def works(self) -> bool:
        """Whether there is a display to grab keys on."""
        return self._connection is not None

    def grab(self, keys: Mapping[str, Hotkey], names: Mapping[str, str]) -> None:
        """Grab these keys instead of those before; an X server asks for no names."""
        self.release()
        self._refused = tuple(act for act, hotkey in keys.items() if not self._grab(act, hotkey))

    def refused(self) -> tuple[str, ...]:
        """Return the acts whose key another program has, since this was last asked."""
        refused, self._refused = self._refused, ()
        return refused

    def release(self) -> None:
        """Let go of every key."""
        if self._libraries is None or self._connection is None:
            return
        xcb = self._libraries[0]
        for code, held in self._acts:
            for lock in LOCKS:
                xcb.xcb_ungrab_key(self._connection, code, self._root, held | lock)
        self._acts.clear()
        xcb.xcb_flush(self._connection)

    def fileno(self) -> int | None:
        """Return the descriptor that becomes readable when a key was pressed."""
        if self._libraries is None or self._connection is None:
            return None
        return int(self._libraries[0].xcb_get_file_descriptor(self._connection))

    def receive(self) -> list[str]:
        """Return the acts whose keys were pressed since the last call, without waiting."""
        if self._libraries is None or self._connection is None:
            return []
        xcb, _, libc = self._libraries
        pressed: list[str] = []
        while event := xcb.xcb_poll_for_event(self._connection):
            found = event.contents
            if found.response_type & 0x7F == KEY_PRESS:
                act = self._acts.get((found.detail, found.state & sum(HELD.values())))
                pressed += [act] if act is not None else []
            libc.free(event)
        return pressed

    def close(self) -> None:
        """Hang up, which lets go of every key; may be called twice."""
        if self._libraries is not None and self._connection is not None:
            self._libraries[1].xcb_key_symbols_free(self._symbols)
            self._libraries[0].xcb_disconnect(self._connection)
        self._connection = None

    def _grab(self, act: str, hotkey: Hotkey) -> bool:
        if self._libraries is None or self._connection is None:
            return False
        xcb, keysyms, libc = self._libraries
        codes = keysyms.xcb_key_symbols_get_keycode(self._symbols, keysym_of(hotkey.key))
        if not codes:
            return False
        code, held = codes[0], sum(HELD[name] for name in hotkey.held)
        libc.free(codes)
        for lock in LOCKS:
            cookie = xcb.xcb_grab_key_checked(
                self._connection, 1, self._root, held | lock, code, ASYNC, ASYNC
            )
            error = xcb.xcb_request_check(self._connection, cookie)
            if error:
                libc.free(error)
                self._give_back(code, held)
                return False
        self._acts[code, held] = act
        return True

    def _give_back(self, code: int, held: int) -> None:
        if self._libraries is not None:
            for lock in LOCKS:
                self._libraries[0].xcb_ungrab_key(self._connection, code, self._root, held | lock)


def keysym_of(key: str) -> int:
    """Return the X server's number for a key as it is written."""
    if key == "Space":
        return SPACE
    return F1 + int(key[1:]) - 1 if len(key) > 1 else ord(key.lower())


@cache
def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL, ctypes.CDLL] | None:
    try:
        xcb, keysyms = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL("libxcb-keysyms.so.1")
        libc = ctypes.CDLL(find_library("c"))
    except OSError:
        return None
    pointer, byte, number = ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint32
    xcb.xcb_connect.restype, xcb.xcb_connect.argtypes = pointer, [ctypes.c_char_p, pointer]
    for name in ("xcb_connection_has_error", "xcb_disconnect", "xcb_flush", "xcb_get_file_descriptor"):
        getattr(xcb, name).argtypes = [pointer]
    xcb.xcb_get_setup.restype, xcb.xcb_get_setup.argtypes = pointer, [pointer]
    xcb.xcb_setup_roots_iterator.restype, xcb.xcb_setup_roots_iterator.argtypes = _ScreenIterator, [pointer]
    xcb.xcb_grab_key_checked.restype = _RequestCookie
    xcb.xcb_grab_key_checked.argtypes = [pointer, byte, number, ctypes.c_uint16, byte, byte, byte]
    xcb.xcb_ungrab_key.restype, xcb.xcb_ungrab_key.argtypes = (
        _RequestCookie,
        [pointer, byte, number, ctypes.c_uint16],
    )
    xcb.xcb_request_check.restype, xcb.xcb_request_check.argtypes = pointer, [pointer, _RequestCookie]
    xcb.xcb_poll_for_event.restype = ctypes.POINTER(_KeyEvent)
    xcb.xcb_poll_for_event.argtypes = [pointer]
    keysyms.xcb_key_symbols_alloc.restype, keysyms.xcb_key_symbols_alloc.argtypes = pointer, [pointer]
    keysyms.xcb_key_symbols_free.argtypes = [pointer]
    keysyms.xcb_key_symbols_get_keycode.restype = ctypes.POINTER(byte)
    keysyms.xcb_key_symbols_get_keycode.argtypes = [pointer, number]
    libc.free.argtypes = [pointer]
    return xcb, keysyms, libc
