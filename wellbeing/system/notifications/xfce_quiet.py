"""Whether XFCE was asked for quiet: its notification service doesn't tell, its settings do."""

from __future__ import annotations

from collections.abc import Mapping

from wellbeing.system.dbus.connection import open_bus, session_address
from wellbeing.system.dbus.messages import BusGone, BusRefused, Target
from wellbeing.system.last_answer import LastAnswer

SETTINGS = Target("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
CHANNEL, PROPERTY = "xfce4-notifyd", "/do-not-disturb"
NEVER_SET = "org.xfce.Xfconf.Error.PropertyNotFound"
PATIENCE = 2.0
"""Seconds that the settings may take, in a thread."""


class XfceQuiet:
    """Asks XFCE's settings over the session's bus, beside the window."""

    source = "XFCE settings"

    def __init__(self, environ: Mapping[str, str]) -> None:
        on_xfce = "XFCE" in environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
        self._address = session_address(environ) if on_xfce else None
        self.answer = LastAnswer(self._ask, "quiet")

    @property
    def here(self) -> bool:
        """Whether this is XFCE, with a bus to ask."""
        return self._address is not None

    def asked(self) -> bool | None:
        """Return whether do-not-disturb is on; None outside XFCE and where nobody tells."""
        return self.answer.wanted() if self.here else None

    def _ask(self) -> bool | None:
        try:
            bus = open_bus(self._address, PATIENCE)
        except (BusGone, BusRefused, TimeoutError, OSError):
            return None
        try:
            ((_, on),) = bus.ask(SETTINGS.call("GetProperty", "ss", CHANNEL, PROPERTY), PATIENCE)
        except BusRefused as refused:
            return False if refused.name == NEVER_SET else None
        except (BusGone, TimeoutError, ValueError):
            return None
        finally:
            bus.close()
        return on is True
