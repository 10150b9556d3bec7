"""The process in which a foreign file is taken apart: bytes come in, JSON goes out, and nothing is said beside it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

from wellbeing.domain.problems import Refused

SECONDS, MEGABYTES = 2, 190
TOO_MUCH = 3


def _calendar(raw: bytes, first: str, last: str) -> object:
    from wellbeing.system.calendar.file import found_in

    return found_in(raw, first, last)


def _sheet(raw: bytes) -> object:
    from wellbeing.system.tables.sheet_file import rows_in

    return rows_in(raw)


WORKS: dict[str, Callable[..., object]] = {"calendar": _calendar, "sheet": _sheet}


def set_limits() -> None:
    """Bound this process in memory and time, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, MEGABYTES << 20),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            continue


def main() -> None:
    """Do the work that the command line names over standard input."""
    set_limits()
    work, given = sys.argv[1], sys.argv[2:]
    try:
        answer = WORKS[work](sys.stdin.buffer.read(), *given)
    except Refused as refused:
        answer = {"problem": refused.problem.key, "values": dict(refused.problem.values)}
    except MemoryError:
        sys.exit(TOO_MUCH)
    sys.stdout.write(json.dumps(answer))
