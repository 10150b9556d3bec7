"""Reads the engine's memory as earlier versions of the app wrote it: other names for the same parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CLOCKS = ("base", "t", "mono", "wall", "wake")
INPUTS = ("last_input", "heard")
ABSENCE = ("locked", "asleep", "left", "still")
QUIET = ("dnd", "full", "sharing", "paused_until")
WORK = {"unsure": "unconfirmed", "unsure_due": "unconfirmed_due", "book": "ledger"}
CALENDAR = {"anchor_at": "paid_break_at", "anchors_done": "paid_breaks_done"}
DELIVERY = {"clear": "clear_since", "free": "free_since"}


def from_version_3(state: Any) -> dict[str, object]:
    """Return the parts of a state of version 3 with what it did not know; KeyError or TypeError for a damaged one."""
    return {**state, "quiet": {**state["quiet"], "at_work": False}}


def from_version_2(state: Any) -> dict[str, object]:
    """Return the parts of a state of version 2 with what it did not know; KeyError or TypeError for a damaged one."""
    return {**state, "quiet": {**state["quiet"], "microphone": False}}


def from_version_1(state: Any) -> dict[str, object]:
    """Return the parts of a state of version 1 as version 2 named them; KeyError or TypeError for a damaged one."""
    pulse, flags = state["pulse"], state["flags"]
    return {
        "clocks": {name: pulse[name] for name in CLOCKS},
        "presence": {
            **{name: pulse[name] for name in INPUTS},
            **{name: flags[name] for name in ABSENCE},
        },
        "quiet": {name: flags[name] for name in QUIET},
        "calendar": _renamed(state["calendar"], CALENDAR),
        "work": _renamed(state["work"], WORK),
        "contacts": state["contacts"],
        "delivery": {**_renamed(state["delivery"], DELIVERY), "chosen": None},
        "offers": state["offers"],
    }


def _renamed(part: Mapping[str, object], names: Mapping[str, str]) -> dict[str, object]:
    return {names.get(name, name): value for name, value in part.items()}
