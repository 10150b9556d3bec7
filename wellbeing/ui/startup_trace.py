"""Tells a stopwatch outside when the window was painted and when it took the first key."""

from __future__ import annotations

import os
import sys

from wellbeing.clock import SystemClock

WANTED = "WELLBEING_MILESTONES"
_reached: set[str] = set()


def mark(name: str) -> None:
    """Write 'milestone NAME NANOSECONDS' to stderr, once for each name, when a stopwatch asks for it."""
    if WANTED in os.environ and name not in _reached:
        _reached.add(name)
        sys.stderr.write(f"milestone {name} {int(SystemClock().monotonic() * 1e9)}\n")
        sys.stderr.flush()
