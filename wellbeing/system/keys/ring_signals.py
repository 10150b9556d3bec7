"""Hears what the key store tells by itself: that it was locked, unlocked, changed or started."""

from __future__ import annotations

from collections.abc import Mapping

from wellbeing.system.dbus.connection import Bus, open_bus, session_address
from wellbeing.system.dbus.messages import DAEMON, BusGone, BusRefused, Heard
from wellbeing.system.keys.secret_service import NAME

PATIENCE = 2.0
"""Seconds that the bus may take for each step."""
CHANGES = frozenset(
    {"PropertiesChanged", "CollectionChanged", "CollectionCreated", "ItemCreated", "ItemChanged"}
)


class RingSignals:
    """An open ear; whoever watches `fileno` asks `changed` when it becomes readable."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when something was told."""
        return self._bus.fileno()

    def changed(self) -> bool:
        """Tell, without waiting, whether the store may answer otherwise now; raises BusGone."""
        return any(_is_change(heard) for heard in self._bus.receive())

    def close(self) -> None:
        """Hear no more; may be called twice."""
        self._bus.close()


def listen_to_ring(environ: Mapping[str, str]) -> RingSignals | None:
    """Return an ear for the store's signals, None where there is no bus; may wait, so ask in a thread."""
    try:
        bus = open_bus(session_address(environ), PATIENCE)
    except BusGone:
        return None
    try:
        bus.listen(PATIENCE, sender=NAME)
        bus.listen(PATIENCE, sender=DAEMON.owner, member="NameOwnerChanged", arg0=NAME)
    except (BusGone, BusRefused, TimeoutError):
        bus.close()
        return None
    return RingSignals(bus)


def _is_change(heard: Heard) -> bool:
    """Tell whether a message says so; a store that went away would only be started anew by asking it."""
    if heard.name == "NameOwnerChanged":
        return bool(heard.body[2])
    return heard.name in CHANGES
