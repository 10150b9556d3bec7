"""Gives memory that is free but kept by the allocator back to the machine."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Have glibc return whole free pages; elsewhere nothing. For a thread that has just let go of much.

    A thread's own heap stays as large as it ever was: 12 MiB after a backup of ten years, for as long as the app runs.
    """
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    if trim is not None:
        trim(0)
