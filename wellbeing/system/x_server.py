"""One connection to the X server, kept for all that is asked of it while the app runs.

Spoken through libxcb, which returns errors as values; Xlib would end the program when a window vanishes between two
questions, or when a display that it holds open goes away.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import Any, TypeVar

Answer = TypeVar("Answer")

PROPERTY_LENGTH = 64
"""How many 32-bit values of a property are read; a window has a handful of states."""
BYTES, NUMBERS = 8, 32
CHECKED = 1
"""xcb's word for a request whose error comes back to whoever waits for the reply."""


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


class _Present(ctypes.Structure):
    """xcb_query_extension_reply_t, as far as it is read."""

    _fields_ = (("head", ctypes.c_uint8 * 8), ("present", ctypes.c_uint8))


class Extension(ctypes.Structure):
    """xcb_extension_t: one object for each extension and program; xcb writes into it."""

    _fields_ = (("name", ctypes.c_char_p), ("global_id", ctypes.c_int))


class _Request(ctypes.Structure):
    """xcb_protocol_request_t."""

    _fields_ = (
        ("count", ctypes.c_size_t),
        ("extension", ctypes.POINTER(Extension)),
        ("opcode", ctypes.c_uint8),
        ("is_void", ctypes.c_uint8),
    )


class _Part(ctypes.Structure):
    """The system's iovec."""

    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


class XServer:
    """An open connection; every answer is None where the server has none, or is gone."""

    def __init__(self, library: Any, display: str) -> None:
        self._xcb = library
        self._connection = library.xcb_connect(display.encode(), None)
        self._atoms: dict[bytes, int] = {}
        self.root = 0
        if not self.is_gone():
            setup = library.xcb_get_setup(self._connection)
            self.root = int(library.xcb_setup_roots_iterator(setup).screen[0])

    def is_gone(self) -> bool:
        """Tell whether nothing more can be asked here."""
        return bool(self._xcb.xcb_connection_has_error(self._connection))

    def close(self) -> None:
        """Let go of the connection."""
        self._xcb.xcb_disconnect(self._connection)

    def numbers(self, window: int, name: bytes) -> list[int] | None:
        """Return the 32-bit values of a window's property."""
        found = self._property(window, name, NUMBERS)
        return None if found is None else memoryview(found).cast("I").tolist()

    def text(self, window: int, name: bytes) -> bytes | None:
        """Return a window's property that is made of bytes."""
        return self._property(window, name, BYTES)

    def atom(self, name: bytes) -> int:
        """Return the server's number for a name; it stays the same while the server runs."""
        if name not in self._atoms:
            cookie = self._xcb.xcb_intern_atom(self._connection, 1, len(name), name)
            reply = self._xcb.xcb_intern_atom_reply(self._connection, cookie, None)
            if not reply:
                return 0
            number = int(reply.contents.atom)
            _free(reply)
            if not number:  # nobody has used the name yet; somebody may later
                return 0
            self._atoms[name] = number
        return self._atoms[name]

    def extended(self, extension: Extension, opcode: int, number: int, length: int) -> bytes | None:
        """Return so many bytes of an extension's reply to a request that says one number."""
        known = self._xcb.xcb_get_extension_data(self._connection, ctypes.byref(extension))
        if not known or not known.contents.present:  # such a request would end the connection
            return None
        said = (ctypes.c_uint32 * 2)(0, number)  # xcb fills in what stands before the number
        # xcb wants two places of its own before the parts.
        parts = (_Part * 3)(*(_Part(), _Part()), _Part(ctypes.addressof(said), ctypes.sizeof(said)))
        request = _Request(1, ctypes.pointer(extension), opcode, 0)
        first = ctypes.addressof(parts) + 2 * ctypes.sizeof(_Part)
        sequence = self._xcb.xcb_send_request(self._connection, CHECKED, first, ctypes.byref(request))
        error = ctypes.c_void_p()
        reply = self._xcb.xcb_wait_for_reply(self._connection, sequence, ctypes.byref(error))
        if error:
            _free(error)
        if not reply:
            return None
        try:
            return ctypes.string_at(reply, length)
        finally:
            _free(reply)

    def _property(self, window: int, name: bytes, form: int) -> bytes | None:
        atom = self.atom(name)
        cookie = self._xcb.xcb_get_property(self._connection, 0, window, atom, 0, 0, PROPERTY_LENGTH)
        reply = self._xcb.xcb_get_property_reply(self._connection, cookie, None)
        if not reply:
            return None
        try:
            if reply.contents.format != form:
                return None
            return ctypes.string_at(self._xcb.xcb_get_property_value(reply), reply.contents.count * form // 8)
        finally:
            _free(reply)


class _Connection:
    """The one that is kept, and for which display; one question at a time, from whichever thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._display = ""
        self._server: XServer | None = None

    def ask(self, display: str, question: Callable[[XServer], Answer | None]) -> Answer | None:
        with self._lock:
            server = self._open(display)
            answer = None if server is None else question(server)
            if (
                server is not None and server.is_gone()
            ):  # found out only by asking; another may stand there by now
                server = self._open(display)
                answer = None if server is None else question(server)
            return answer

    def _open(self, display: str) -> XServer | None:
        """Return the connection; a new one where there is none, it is gone, or goes elsewhere."""
        library = libxcb()
        if self._server is not None and (self._display != display or self._server.is_gone()):
            self._server.close()
            self._server = None
        if self._server is None and library is not None:
            self._server, self._display = XServer(library, display), display
        return None if self._server is None or self._server.is_gone() else self._server


_kept = _Connection()


def ask(display: str, question: Callable[[XServer], Answer | None]) -> Answer | None:
    """Return what the X server of a display answers, None where there is none to ask.

    The first question opens a connection, and the others take it again; where the server has gone, each question
    tries anew.
    """
    return _kept.ask(display, question)


def _free(reply: Any) -> None:
    ctypes.CDLL(None).free(ctypes.cast(reply, ctypes.c_void_p))


@cache
def libxcb() -> Any:
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
        "xcb_get_extension_data": (ctypes.POINTER(_Present), [pointer, pointer]),
        "xcb_send_request": (ctypes.c_uint, [pointer, ctypes.c_int, pointer, pointer]),
        "xcb_wait_for_reply": (pointer, [pointer, ctypes.c_uint, pointer]),
    }
    for name, (result, arguments) in types.items():
        getattr(xcb, name).restype, getattr(xcb, name).argtypes = result, arguments
    return xcb
