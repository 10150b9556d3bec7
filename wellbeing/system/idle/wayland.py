"""How long the hands have rested on Wayland: the protocol ext-idle-notify-v1, spoken over the compositor's socket.

Wayland's library is not needed for it: four short requests, and two events that say still and stirring again.
"""

from __future__ import annotations

import os
import socket
import struct
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from wellbeing.clock import SystemClock

STILL_AFTER = 2.0
"""Seconds without input after which the compositor speaks; less would wake us between two words typed."""
PATIENCE = 0.5
HEADER = struct.Struct("=II")
WORD = struct.Struct("=I")
DISPLAY, REGISTRY, ANSWERED, SEAT, NOTIFIER, NOTICE = 1, 2, 3, 4, 5, 6
"""Our numbers for the objects of the conversation; the display is 1 by the protocol."""
SEAT_NAME, NOTIFIER_NAME = "wl_seat", "ext_idle_notifier_v1"
IDLED, RESUMED = 0, 1


class WaylandGone(Exception):  # noqa: N818 - reads as what happened
    """The compositor is not there, does not know the protocol, or said something else."""


class WaylandIdle:
    """Listens in a thread that sleeps until the compositor speaks; it ends with this object or the compositor."""

    source = "Wayland (ext-idle-notify)"

    def __init__(self, path: Path) -> None:
        """`path` is the compositor's socket; raises WaylandGone."""
        seconds = self._seconds = SystemClock().elapsed
        self._heard = _LastHeard()
        line = _connected(path)
        self._close = weakref.finalize(self, _hang_up, line)
        try:
            rest = _introduce(line)
        except (OSError, WaylandGone, struct.error) as trouble:
            self._close()
            raise WaylandGone(str(trouble)) from None
        listen = threading.Thread(
            target=_listen, args=(line, rest, self._heard, seconds), daemon=True, name="wayland"
        )
        listen.start()

    def seconds(self) -> float | None:
        """Return the seconds since the last input, 0 within the first two; None once the compositor is gone."""
        heard = self._heard
        if heard.gone:
            return None
        since = heard.still_since
        return 0.0 if since is None else max(0.0, self._seconds() - since)

    def close(self) -> None:
        """Hang up; the thread ends."""
        self._close()


class _LastHeard:
    """What the thread has heard last; each is written by the thread alone."""

    def __init__(self) -> None:
        self.still_since: float | None = None
        self.gone = False


def wayland_socket(environ: Mapping[str, str]) -> Path | None:
    """Return where the compositor listens, None outside a Wayland session."""
    name, runtime = environ.get("WAYLAND_DISPLAY", ""), environ.get("XDG_RUNTIME_DIR", "")
    if not name or not (name.startswith("/") or runtime):
        return None
    return Path(runtime) / name


def _connected(path: Path) -> socket.socket:
    if not hasattr(socket, "AF_UNIX"):
        raise WaylandGone("this system has no such sockets")
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(PATIENCE)
    try:
        line.connect(os.fspath(path))
    except OSError as trouble:
        line.close()
        raise WaylandGone(str(trouble)) from None
    return line


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
    line.close()


def _introduce(line: socket.socket) -> bytes:
    """Ask what the compositor knows, then for word of stillness; return what it has said beyond that."""
    line.sendall(_request(DISPLAY, 1, WORD.pack(REGISTRY)) + _request(DISPLAY, 0, WORD.pack(ANSWERED)))
    known: dict[str, tuple[int, int]] = {}
    rest = b""
    while True:
        for sender, event, body, after in _messages(rest):
            rest = after
            if sender == DISPLAY and event == 0:
                raise WaylandGone("the compositor refuses")
            if sender == REGISTRY and event == 0:
                number, name, version = _global(body)
                known.setdefault(name, (number, version))
            if sender == ANSWERED:
                line.sendall(_wish(known))
                line.settimeout(None)
                return rest
        rest += _received(line)


def _wish(known: Mapping[str, tuple[int, int]]) -> bytes:
    """Return the requests for a notice of stillness; the newer one is not kept awake by a film or a call."""
    if SEAT_NAME not in known or NOTIFIER_NAME not in known:
        raise WaylandGone("the compositor does not tell")
    version = min(known[NOTIFIER_NAME][1], 2)
    seat = _bind(known[SEAT_NAME][0], SEAT_NAME, 1, SEAT)
    notifier = _bind(known[NOTIFIER_NAME][0], NOTIFIER_NAME, version, NOTIFIER)
    what = struct.pack("=III", NOTICE, round(STILL_AFTER * 1000), SEAT)
    return seat + notifier + _request(NOTIFIER, 2 if version == 2 else 1, what)


def _listen(line: socket.socket, rest: bytes, heard: _LastHeard, seconds: Callable[[], float]) -> None:
    """Outer door of the thread: the compositor speaks until it, or whoever asked, is gone."""
    try:
        while True:
            for sender, event, _, after in _messages(rest):
                rest = after
                if sender == NOTICE and event in (IDLED, RESUMED):
                    heard.still_since = seconds() - STILL_AFTER if event == IDLED else None
                elif sender == DISPLAY and event == 0:
                    raise WaylandGone("the compositor refuses")
            rest += _received(line)
    except (OSError, WaylandGone, struct.error):
        heard.gone = True


def _received(line: socket.socket) -> bytes:
    found = line.recv(4096)
    if not found:
        raise WaylandGone("the compositor is gone")
    return found


def _messages(data: bytes) -> Iterator[tuple[int, int, bytes, bytes]]:
    """Yield each whole message: who speaks, which event, its body, and the bytes after it."""
    while len(data) >= HEADER.size:
        sender, second = HEADER.unpack_from(data)
        size, event = second >> 16, second & 0xFFFF
        if size < HEADER.size:
            raise WaylandGone("the compositor speaks another language")
        if len(data) < size:
            return
        body, data = data[HEADER.size : size], data[size:]
        yield sender, event, body, data


def _request(to: int, request: int, body: bytes) -> bytes:
    return HEADER.pack(to, (HEADER.size + len(body)) << 16 | request) + body


def _bind(number: int, name: str, version: int, new: int) -> bytes:
    return _request(REGISTRY, 0, WORD.pack(number) + _text(name) + struct.pack("=II", version, new))


def _text(words: str) -> bytes:
    raw = words.encode() + b"\0"
    return WORD.pack(len(raw)) + raw + b"\0" * (-len(raw) % 4)


def _global(body: bytes) -> tuple[int, str, int]:
    """Return number, interface and version of something the compositor offers."""
    number, length = struct.unpack_from("=II", body)
    name = body[8 : 8 + length].rstrip(b"\0").decode("utf-8", "replace")
    (version,) = WORD.unpack_from(body, 8 + length + (-length % 4))
    return number, name, version
