"""Tells a stopwatch outside when the window was painted and when it took the first key."""

from __future__ import annotations

import os
import sys

from wellbeing.clock import SystemClock

WANTED = "WELLBEING_STARTUP_TRACE"
_marked: set[str] = set()


def mark(name: str) -> None:
    """Write 'mark NAME NANOSECONDS' to stderr, once for each name, when a stopwatch asks for it."""
    if WANTED in os.environ and name not in _marked:
        _marked.add(name)
        sys.stderr.write(f"mark {name} {int(SystemClock().monotonic() * 1e9)}\n")
        sys.stderr.flush()
