"""Keeps the heap in few pieces: threads come and go here, and none of them needs one of its own."""

from __future__ import annotations

import sys

M_ARENA_MAX = -8
"""mallopt's word for how many heaps there may be (malloc.h of the GNU C library)."""
ARENAS = 1


def share_one_heap() -> bool:
    """Have threads share the heap, where the C library gives each its own; tell whether it does so now.

    A chart is drawn in a thread of a second's life. What it leaves in a heap of its own comes back to nobody: after a
    day the process held up to eight mebibytes more. Call it before the first thread begins.
    """
    if sys.platform != "linux":
        return False
    import ctypes

    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):  # another C library
        return False
    return bool(mallopt(M_ARENA_MAX, ARENAS))
