"""Tells when the machine slept and when the screen was locked, and tells sleep from a changed clock."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.system.dbus.connection import Bus, open_bus, system_address
from wellbeing.system.dbus.messages import BusGone, BusRefused, Heard, MessageKind, Target

NAME = "org.freedesktop.login1"
MANAGER = Target(NAME, "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
SESSION = "org.freedesktop.login1.Session"
PATIENCE = 0.3
"""Seconds that the machine's bus may take; it takes a few thousandths."""
"""Seconds by which clocks may part without anything having happened: time servers nudge them."""


@dataclass(frozen=True, slots=True)
class MachineSlept:
    """The machine is about to sleep."""


@dataclass(frozen=True, slots=True)
class MachineWoke:
    """The machine is awake again."""


@dataclass(frozen=True, slots=True)
class ScreenLocked:
    """The screen was locked."""


@dataclass(frozen=True, slots=True)
class ScreenUnlocked:
    """The screen was unlocked."""


Event = MachineSlept | MachineWoke | ScreenLocked | ScreenUnlocked


class SessionWatch:
    """Listens to logind; where there is none, `source` says why and nothing is ever received."""

    def __init__(self, environ: Mapping[str, str], process: int | None = None) -> None:
        self._bus: Bus | None = None
        self._session = ""
        self._locked = False
        self._asleep = False
        try:
            self._bus = open_bus(system_address(environ), PATIENCE)
            self.source = self._listen(self._bus, environ, process or os.getpid())
        except (BusGone, BusRefused, TimeoutError) as trouble:
            self.close()
            self.source = f"none: {trouble}"

    def fileno(self) -> int | None:
        """Return the descriptor that becomes readable when something happened, None without a source."""
        return self._bus.fileno() if self._bus else None

    def receive(self) -> list[Event]:
        """Return what has happened since the last call, without waiting."""
        if self._bus is None:
            return []
        try:
            found = [self._event(heard) for heard in self._bus.receive() if heard.kind is MessageKind.SIGNAL]
        except BusGone:
            self.close()
            self.source = "none: the machine's bus went away"
            return []
        return [event for event in found if event is not None]

    def close(self) -> None:
        """Hang up; may be called twice."""
        if self._bus is not None:
            self._bus.close()
        self._bus = None

    def _listen(self, bus: Bus, environ: Mapping[str, str], process: int) -> str:
        if not (bus.has_owner(NAME, PATIENCE) or bus.can_start(NAME, PATIENCE)):
            raise BusGone("this machine has no logind")
        bus.listen(PATIENCE, sender=NAME, path=MANAGER.path, member="PrepareForSleep")
        self._session = _session_path(bus, environ, process)
        if not self._session:
            return "logind (sleep only: this program belongs to no session)"
        bus.listen(PATIENCE, sender=NAME, path=self._session)
        try:
            hint = bus.ask(Target(NAME, self._session, SESSION).get("LockedHint"), PATIENCE)
            self._locked = hint[0][1] is True
        except BusRefused:
            return "logind (sleep; lock only when asked for over logind)"
        return "logind (sleep and lock)"

    def _event(self, heard: Heard) -> Event | None:
        if heard.name == "PrepareForSleep":
            return self._sleeping(asleep=heard.body[0] is True)
        if heard.path != self._session:
            return None
        if heard.name in ("Lock", "Unlock"):
            return self._locking(locked=heard.name == "Lock")
        if heard.name == "PropertiesChanged" and "LockedHint" in heard.body[1]:
            return self._locking(locked=heard.body[1]["LockedHint"][1] is True)
        return None

    def _sleeping(self, *, asleep: bool) -> Event | None:
        if asleep is self._asleep:
            return None
        self._asleep = asleep
        return MachineSlept() if asleep else MachineWoke()

    def _locking(self, *, locked: bool) -> Event | None:
        """A lock is often told twice, as a wish and as a fact: only the first is news."""
        if locked is self._locked:
            return None
        self._locked = locked
        return ScreenLocked() if locked else ScreenUnlocked()


def _session_path(bus: Bus, environ: Mapping[str, str], process: int) -> str:
    """Return the logind path of the session we belong to, '' for none.

    Programs that the desktop starts as user services belong to no session by themselves: for them the
    environment or the person's own display session is the answer.
    """
    named = environ.get("XDG_SESSION_ID", "")
    questions = [
        *([MANAGER.call("GetSession", "s", named)] if named else []),
        MANAGER.call("GetSessionByPID", "u", process),
    ]
    for question in questions:
        try:
            return str(bus.ask(question, PATIENCE)[0])
        except BusRefused:
            continue
    if not hasattr(os, "getuid"):  # no system with logind is without it
        return ""
    try:
        (user,) = bus.ask(MANAGER.call("GetUser", "u", os.getuid()), PATIENCE)
        display = bus.ask(Target(NAME, user, "org.freedesktop.login1.User").get("Display"), PATIENCE)
        path = str(display[0][1][1])  # a variant that holds (id, path)
        return "" if path == "/" else path
    except BusRefused:
        return ""
