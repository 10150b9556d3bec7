"""The only file that asks the computer for the time."""

from __future__ import annotations

import os
import struct
import sys
import time
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from wellbeing.lean_zones import zone_class

LOCALTIME = Path("/etc/localtime")
AMERICAN_RULES = ",M3.2.0,M11.1.0"
ASK_WINDOWS_S = 60


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
        moment = time.monotonic()  # the clocks of the other systems count sleep anyway
        if sys.platform == "linux":
            moment = time.clock_gettime(time.CLOCK_BOOTTIME)
        return moment

    def zone(self) -> tzinfo:
        """Return the local zone with its daylight-saving rules where the system names them."""
        return local_zone()


def local_zone() -> tzinfo:
    """Return the computer's zone with its rules: by TZ, else by /etc/localtime, on Windows by the zone's name.

    Asked for each shown time, so it is worked out anew only when one of them has changed: laptops travel.
    """
    named = os.environ.get("TZ")
    if sys.platform == "win32":
        found = zone_of_windows(named, int(time.monotonic() // ASK_WINDOWS_S))
    else:
        found = zone_named(named, localtime_stamp())
    return found


def localtime_stamp() -> tuple[int, ...]:
    """Return what changes whenever the file of the local zone does."""
    try:
        link, file = LOCALTIME.lstat(), LOCALTIME.stat()
    except OSError:
        return (0, 0, 0, 0)
    return (link.st_ino, link.st_mtime_ns, file.st_ino, file.st_mtime_ns)


@lru_cache(maxsize=4)
def zone_named(named: str | None, _stamp: tuple[int, ...]) -> tzinfo:
    """Return the zone of a TZ value; without one, that of /etc/localtime as it is at this stamp."""
    if named is not None:
        return zone_of_text(named.lstrip(":"))
    try:
        place = str(LOCALTIME.resolve())
        return zone_of_text(place.split("/zoneinfo/")[1] if "/zoneinfo/" in place else place)
    except OSError:
        return UTC


@lru_cache(maxsize=2)
def zone_of_windows(named: str | None, _minute: int) -> tzinfo:
    """Return the zone that Windows names, or that TZ does; the fixed offset of this moment where neither is known."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if named:
        return zone_of_text(named)
    import tzlocal

    try:
        return ZoneInfo(tzlocal.reload_localzone().key)
    except (ZoneInfoNotFoundError, AttributeError, LookupError, OSError):
        return datetime.now().astimezone().tzinfo or UTC


def zone_of_text(text: str) -> tzinfo:
    """Return the zone that a name, a file's path or a POSIX rule such as 'NZST-12NZDT,M9.5.0,M4.1.0/3' names.

    What names none is UTC, as the C library has it.
    """
    for read in (zone_of_file, zone_class(), zone_of_rule):
        try:
            return read(text)
        except (KeyError, ValueError, OSError):
            continue
    return UTC


def zone_of_file(path: str) -> tzinfo:
    """Return the zone of a compiled file, its footer's rules for the years to come included; raises OSError."""
    if not path.startswith("/"):
        raise FileNotFoundError(path)
    with Path(path).open("rb") as file:
        return zone_class().from_file(file, key=path)


def zone_of_rule(rule: str) -> tzinfo:
    """Return the zone of a POSIX rule, read as the footer of a compiled file that holds nothing else."""
    from io import BytesIO

    head = b"TZif2" + bytes(15) + struct.pack(">6l", 0, 0, 0, 0, 1, 1) + struct.pack(">lbb", 0, 0, 0) + b"\0"
    footers = (rule, rule + AMERICAN_RULES)  # the C library takes these where a rule names none of its own
    for footer in footers:
        try:
            return zone_class().from_file(BytesIO(head + head + f"\n{footer}\n".encode("ascii")), key=rule)
        except ValueError:
            continue
    raise ValueError("no zone")


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
