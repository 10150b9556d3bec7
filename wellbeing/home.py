"""Where the data of one person on one machine is, as plain text: a second start asks before anything is imported."""

from __future__ import annotations

import os
import sys

HOME_VARIABLE = "WELLBEING_HOME"
XDG_DATA = "XDG_DATA_HOME"


def data_home(given: str = "") -> str:
    """Return the folder of a person's data: the given one, WELLBEING_HOME, else the system's own place.

    It is the same that `paths` works out at length; '' where only that can tell.
    """
    if named := given or os.environ.get(HOME_VARIABLE, ""):
        return os.path.join(os.getcwd(), os.path.expanduser(named))
    if sys.platform != "linux":
        return ""
    kept, home = os.environ.get(XDG_DATA, ""), os.environ.get("HOME", "")
    if kept.startswith("/"):
        return f"{kept}/wellbeing"
    return f"{home}/.local/share/wellbeing" if home.startswith("/") else ""
