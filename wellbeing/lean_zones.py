"""Imports Python's time zones without all that Python was built with: it reads a thousand figures for one of them."""

from __future__ import annotations

import os
import sys

from wellbeing.unread import leave_unread

TYPE_CHECKING = False  # typing's own would be imported for it
if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

ASKED = "PYTHONTZPATH"
PLACES = "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"
"""Where Python looks, unless it was built to look elsewhere: on such a machine the first of these is not there."""


def zone_class() -> type[ZoneInfo]:
    """Return ZoneInfo; told by the environment where zones are, Python does not look into how it was built: .9 MiB."""
    if (
        "zoneinfo" not in sys.modules
        and ASKED not in os.environ
        and os.access(PLACES.partition(":")[0], os.R_OK)
    ):
        leave_unread("sysconfig")
        os.environ[ASKED] = PLACES
        try:
            import zoneinfo  # noqa: F401
        finally:
            os.environ.pop(ASKED, None)
    from zoneinfo import ZoneInfo

    return ZoneInfo
