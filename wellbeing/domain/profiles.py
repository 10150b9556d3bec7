"""Named sets of the settings that say when something reminds: a phone day, a chat day, training."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wellbeing.domain.preferences import DEFAULTS, SETTINGS, Preferences, cleaned
from wellbeing.domain.problems import Problem

NAME_MOST = 40
MOST = 20
HELD = tuple(
    name
    for name, setting in SETTINGS.items()
    if setting.shown and (setting.section == "reminders" or name in ("several_at_once", "headset"))
)
"""The settings that a profile holds, in their order."""


def check_name(name: str) -> Problem | None:
    """Return what is wrong with a profile's name, None for nothing."""
    if not name.strip() or len(name) > NAME_MOST or not name.isprintable():
        return Problem("name", "problem.profile_name", {"most": NAME_MOST})
    return None


def profile_of(preferences: Preferences) -> dict[str, Any]:
    """Return what a profile keeps of the settings in force: only what differs from the defaults."""
    return {name: preferences.value(name) for name in HELD if not preferences.is_default(name)}


def changes_to(preferences: Preferences, profile: Mapping[str, object]) -> dict[str, object]:
    """Return the settings that a profile changes; what it holds and can't be used counts as not said."""
    wanted: dict[str, Any] = {}
    for name in HELD:
        value = cleaned(name, profile[name]) if name in profile else DEFAULTS.value(name)
        wanted[name] = DEFAULTS.value(name) if isinstance(value, Problem) else value
    return {name: value for name, value in wanted.items() if preferences.value(name) != value}


def is_in_force(preferences: Preferences, profile: Mapping[str, object]) -> bool:
    """Tell whether the settings are as a profile has them."""
    return not changes_to(preferences, profile)
