"""Gives memory back to the machine: what is free but kept by the allocator, and what was read from files and rests."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

DONT_NEED = 4  # MADV_DONTNEED
MAPS = Path("/proc/self/smaps")


def give_back() -> None:
    """Have glibc return whole free pages; elsewhere nothing. For a thread that has just let go of much.

    A thread's own heap stays as large as it ever was: 12 MiB after a backup of ten years, for as long as the app runs.
    """
    trim = _in_libc("malloc_trim")  # musl has none
    if trim is not None:
        trim(0)


def let_files_go() -> None:
    """Let go of the pages that were read from files and never written to; elsewhere than on Linux nothing.

    For a process that rests: a start reads 30 MiB of libraries through, and the tray needs a third of that. The pages
    stay in the system's cache, from which they come back at once, unless somebody else needs the room more.
    """
    madvise = _in_libc("madvise")
    if madvise is None:
        return
    madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    with suppress(OSError):  # no /proc here
        for start, end in list(_only_read()):
            madvise(start, end - start, DONT_NEED)  # what is locked in memory stays


def _in_libc(name: str) -> Any:
    """Return a function of Linux's C library; None where there is none."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None


def _only_read() -> Iterator[tuple[int, int]]:
    """Yield where pages of files stand that can't be written to and never were: no relocation is among them."""
    place = ""
    with MAPS.open(encoding="utf-8", errors="replace") as maps:
        for line in maps:
            first, *rest = line.split(maxsplit=5)
            if not first.endswith(":"):
                rights, name = rest[0], rest[-1]
                place = (
                    first if rights.startswith("r-") and rights.endswith("p") and name.startswith("/") else ""
                )
            elif place and first == "Anonymous:" and rest[0] == "0":
                start, _, end = place.partition("-")
                yield int(start, 16), int(end, 16)
