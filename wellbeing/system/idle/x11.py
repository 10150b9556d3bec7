"""Asks an X server how long nobody has touched it (its extension MIT-SCREEN-SAVER); a wrong display is a None."""

from __future__ import annotations

import struct

from wellbeing.system.x_server import Extension, XServer, ask

SCREEN_SAVER = Extension(b"MIT-SCREEN-SAVER", 0)
QUERY_INFO = 1
INFO = struct.Struct("=BBHIIII")
"""The head of the reply to QueryInfo; its last value here is the milliseconds since the last input."""


def x11_idle_milliseconds(display: str) -> float | None:
    """Return the milliseconds since the last input, None when the display or its extension isn't there."""
    return ask(display, _idle) if display else None


def _idle(server: XServer) -> float | None:
    reply = server.extended(SCREEN_SAVER, QUERY_INFO, server.root, INFO.size)
    return None if reply is None else float(INFO.unpack(reply)[-1])
