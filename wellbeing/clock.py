"""The only file that asks the computer for the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Tells the time; tests hand in one that they can set."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never run backwards and stand still while the machine sleeps."""
        ...

    def elapsed(self) -> float:
        """Return seconds of real time since some start: sleep counts, a change of the wall clock does not."""
        ...

    def zone(self) -> tzinfo:
        """Return the person's local zone, asked anew each time: laptops travel."""
        ...


class SystemClock:
    """The computer's own clock and zone."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that never run backwards and stand still while the machine sleeps."""
        return time.monotonic()

    def elapsed(self) -> float:
        """Return seconds of real time since some start: sleep counts, a change of the wall clock does not."""
        boot_time = getattr(time, "CLOCK_BOOTTIME", None)  # Linux; the clocks of the others count sleep anyway
        return time.clock_gettime(boot_time) if boot_time is not None else time.monotonic()

    def zone(self) -> tzinfo:
        """Return the local zone with its daylight-saving rules where the system names them."""
        return local_zone()


def local_zone() -> tzinfo:
    """Return the zone named by TZ or /etc/localtime, else the fixed offset of this moment.

    A named zone knows its own daylight-saving nights; the fixed offset is the honest fallback.
    """
    import os
    from pathlib import Path
    from zoneinfo import ZoneInfo

    named = os.environ.get("TZ", "").lstrip(":")
    if not named:
        target = Path("/etc/localtime")
        parts = str(target.resolve()).split("/zoneinfo/") if target.exists() else []
        named = parts[1] if len(parts) == 2 else ""
    try:
        if named:
            return ZoneInfo(named)
    except (KeyError, ValueError, OSError):
        pass
    return datetime.now().astimezone().tzinfo or UTC
