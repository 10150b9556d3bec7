"""The only file that asks the computer for the time."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Protocol

LOCALTIME = Path("/etc/localtime")


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
        boot_time = getattr(
            time, "CLOCK_BOOTTIME", None
        )  # Linux; the clocks of the others count sleep anyway
        return time.clock_gettime(boot_time) if boot_time is not None else time.monotonic()

    def zone(self) -> tzinfo:
        """Return the local zone with its daylight-saving rules where the system names them."""
        return local_zone()


def local_zone() -> tzinfo:
    """Return the zone named by TZ or /etc/localtime, else the fixed offset of this moment.

    Asked for each shown time, so it is worked out anew only when one of the two has changed: laptops travel.
    """
    named = os.environ.get("TZ", "").lstrip(":")
    try:
        link = LOCALTIME.lstat()
        stamp = (link.st_ino, link.st_mtime_ns)
    except OSError:
        stamp = (0, 0)
    return zone_named(named, stamp)


@lru_cache(maxsize=4)
def zone_named(named: str, _stamp: tuple[int, int]) -> tzinfo:
    """Return the zone of a TZ value; without one, that of /etc/localtime as it is at this stamp."""
    from zoneinfo import ZoneInfo

    if not named:
        parts = str(LOCALTIME.resolve()).split("/zoneinfo/") if LOCALTIME.exists() else []
        named = parts[1] if len(parts) == 2 else ""
    try:
        if named:
            return ZoneInfo(named)
    except (KeyError, ValueError, OSError):
        pass
    return datetime.now().astimezone().tzinfo or UTC


class SetClock:
    """A clock that moves only when told: invented days are lived with it, and pictures taken."""

    def __init__(self, now: datetime, zone: tzinfo) -> None:
        self._start = self._now = now
        self._zone = zone

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self._now

    def monotonic(self) -> float:
        """Return the seconds it was moved on."""
        return (self._now - self._start).total_seconds()

    def elapsed(self) -> float:
        """Return the seconds it was moved on."""
        return self.monotonic()

    def zone(self) -> tzinfo:
        """Return the zone it was made with."""
        return self._zone

    def move_to(self, moment: datetime) -> None:
        """Move on to a moment; never back."""
        self._now = max(self._now, moment)
