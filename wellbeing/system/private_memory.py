"""Keeps a process's memory, which holds the diary's key and its notes, out of core dumps and other programs' reach."""

from __future__ import annotations

import sys

PR_SET_DUMPABLE = 4


def keep_memory_private() -> bool:
    """Allow no core dump and, on Linux, no reading by other programs of the same person; tell whether it holds.

    Windows keeps no dump of its own accord. Whoever is root can still read everything.
    """
    return _no_core_dump() and (sys.platform != "linux" or _not_dumpable())


def _no_core_dump() -> bool:
    if sys.platform != "win32":
        import resource

        try:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        except (OSError, ValueError):
            return False
    return True


def _not_dumpable() -> bool:
    """Do what a limit can't where the system hands dumps to a program of its own, as many do."""
    import ctypes

    try:
        prctl = ctypes.CDLL(None).prctl
    except (AttributeError, OSError):  # a libc that has no such call
        return False
    return bool(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
