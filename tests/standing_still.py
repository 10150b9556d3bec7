"""How long a call lets its thread wait: for a lock, an answer or a disk, not for a processor that others are using."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

QUEUE = Path("/proc/thread-self/schedstat")


def stood_still(act: Callable[[], object]) -> float:
    """Return the seconds that this thread waited inside a call; what it reckoned meanwhile is no waiting.

    Where the system doesn't tell how long a thread stood in the processor's queue, that counts as well.
    """
    begun, worked, queued = time.perf_counter(), time.thread_time(), _queued()
    act()
    return (time.perf_counter() - begun) - (time.thread_time() - worked) - (_queued() - queued)


def _queued() -> float:
    return int(QUEUE.read_text("ascii").split()[1]) / 1e9 if QUEUE.exists() else 0.0
