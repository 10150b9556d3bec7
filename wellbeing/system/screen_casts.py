"""Hears from PipeWire whether a program is being shown this screen: shared in a meeting, or recorded.

Under Wayland GNOME, KDE and wlroots hand the screen out as a stream of pictures in PipeWire's graph, to whichever
program was allowed to have it; one that is linked to a receiver is being looked at. Read are the names and links of
that graph, which PipeWire's own program tells whenever they change; no picture ever is. On X11 some programs ask the
same way, and any other copies the screen without anybody hearing of it.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

PROGRAM = "pw-dump"
WORDS = ("--monitor", "--no-colors")
END = b"\n]\n"
"""Where one of its lists ends; within a list every line is indented."""
CHUNK = 1 << 16
NODE, LINK = "PipeWire:Interface:Node", "PipeWire:Interface:Link"
CAST_CLASS = "Stream/Output/Video"
"""What GNOME's and KDE's streams are; a camera is a Video/Source."""
CAST_NAMES = ("xdg-desktop-portal", "xdph", "kwin-screencast")
"""How the streams are named that call themselves a source all the same: wlroots', Hyprland's."""
OWN = ("plasmashell", "kwin_wayland", "gnome-shell")
"""The desktop itself, which looks at its own windows: small pictures in the task bar."""


def casts_source(environ: Mapping[str, str]) -> str:
    """Return who tells that the screen is shared, or why nobody does, for diagnostics."""
    if not _socket(environ).exists():
        return "none: no PipeWire"
    if shutil.which(PROGRAM, path=environ.get("PATH")) is None:
        return "none: the program pw-dump is missing"
    return "PipeWire" if environ.get("WAYLAND_DISPLAY") else "PipeWire, X11"


def watch_casts(environ: Mapping[str, str]) -> ScreenCasts | None:
    """Return a watch over who is shown the screen, None where nobody tells."""
    if casts_source(environ).startswith("none"):
        return None
    with suppress(OSError):
        return ScreenCasts(environ)
    return None


class ScreenCasts:
    """A program of PipeWire's that tells what changes; it sleeps in between, and ends with this."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Start it; raises OSError."""
        import subprocess

        program = shutil.which(PROGRAM, path=environ.get("PATH")) or PROGRAM
        self._child = subprocess.Popen(  # noqa: S603 - fixed words, and the program that the session finds
            [program, *WORDS],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._from = self._child.stdout.fileno() if self._child.stdout is not None else -1
        if sys.platform != "win32":  # where nobody comes here, and Python has no such word
            os.set_blocking(self._from, False)
        self._told = b""
        self._graph = CastGraph()

    def fileno(self) -> int | None:
        """Return the descriptor that becomes readable when something changed, None once it has ended."""
        return self._from if self._child.returncode is None else None

    def receive(self) -> bool:
        """Take what was told, without waiting; tell whether the screen is shown to a program now."""
        if self.fileno() is None:
            return False
        with suppress(BlockingIOError):
            while chunk := os.read(self._from, CHUNK):
                self._told += chunk
            self.close()  # it has ended: PipeWire went away
            return False
        *lists, self._told = self._told.split(END)
        for words in lists:
            self._graph.take(words + END)
        return self._graph.is_shown

    def close(self) -> None:
        """End it; may be called twice."""
        if self._child.returncode is None:
            self._child.kill()
            self._child.wait()
            if self._child.stdout is not None:
                self._child.stdout.close()


class CastGraph:
    """As much of the graph as tells who is shown the screen: names of streams and receivers, and what links them."""

    def __init__(self) -> None:
        self._casts: set[int] = set()
        self._own: set[int] = set()
        self._links: dict[int, tuple[int, int]] = {}

    @property
    def is_shown(self) -> bool:
        """Whether a stream of the screen is linked to a program that is not the desktop itself."""
        return any(start in self._casts and end not in self._own for start, end in self._links.values())

    def take(self, words: bytes) -> None:
        """Take one list of changed things; what can't be read changes nothing."""
        with suppress(ValueError):
            for thing in json.loads(words):
                self._change(thing["id"], thing.get("type"), thing.get("info"))

    def _change(self, number: int, kind: str | None, info: dict[str, Any] | None) -> None:
        if info is None:
            self._casts.discard(number)
            self._own.discard(number)
            self._links.pop(number, None)
        elif kind == LINK:
            self._links[number] = (info.get("output-node-id", -1), info.get("input-node-id", -1))
        elif kind == NODE and (props := info.get("props")):
            name = str(props.get("node.name", ""))
            if is_cast(str(props.get("media.class", "")), name):
                self._casts.add(number)
            elif name.startswith(OWN):
                self._own.add(number)


def is_cast(media_class: str, name: str) -> bool:
    """Tell whether a node of PipeWire's is a stream of the screen, and no camera."""
    return media_class == CAST_CLASS or (media_class == "Video/Source" and name.startswith(CAST_NAMES))


def _socket(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("XDG_RUNTIME_DIR", "/nowhere")) / environ.get("PIPEWIRE_REMOTE", "pipewire-0")
