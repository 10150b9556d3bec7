"""The settings file: read with forgiveness, written whole or not at all, announced when it changes."""

from __future__ import annotations

import tomllib
from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wellbeing.domain.preferences import DEFAULTS, SETTINGS, Preferences, as_tables, changed, parse
from wellbeing.domain.problems import Problem
from wellbeing.services.disk_problems import problem_of
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.system.files import FileTrouble, private_folder, write_atomically

if TYPE_CHECKING:
    from wellbeing.domain.load import LoadRule
    from wellbeing.domain.shifts.shifts import Hours, WeeklyPlan

HEAD = "Settings of wellbeing. Only what differs from the defaults stands here; change it here or in the app."


class PreferenceBook:
    """The preferences in force, and the one way to change them."""

    def __init__(self, path: Path, event_bus: EventBus) -> None:
        self._path = path
        self._event_bus = event_bus
        self.current, self.problems = read(path)

    def set(self, name: str, value: object) -> Problem | None:
        """Change one preference, save it and publish it; returns what is wrong, and then nothing has changed."""
        after = changed(self.current, name, value)
        if isinstance(after, Problem):
            return after
        if after == self.current:
            return None
        try:
            write(self._path, after)
        except (FileTrouble, OSError) as trouble:
            return problem_of(trouble, name)
        self.current = after
        self._event_bus.publish(Topic.PREFERENCES)
        return None

    def reset(self, name: str) -> Problem | None:
        """Put one preference back to its default."""
        return self.set(name, getattr(DEFAULTS, name))

    def weekly_plan(self) -> WeeklyPlan | None:
        """Return the working hours as a weekly plan; None when none are set, and every hour counts."""
        if not self.current.has_hours:
            return None
        from wellbeing.domain.shifts.shifts import WeeklyPlan

        return WeeklyPlan(
            tuple(tuple(hours_of(text) for text in self.current.ranges_of(day)) for day in range(7))
        )

    def load_rule(self) -> LoadRule:
        """Return the weights and half-lives in force (E45)."""
        from wellbeing.domain.load import LoadRule

        now = self.current
        return LoadRule(
            {
                "kind": 0.0,
                "ordinary": 0.0,
                "demanding": now.weight_demanding,
                "rude": now.weight_rude,
                "abuse": now.weight_abuse,
                "threat": now.weight_threat,
            },
            timedelta(minutes=now.acute_half_life),
            timedelta(hours=now.carry_over_half_life),
        )


def hours_of(text: str) -> Hours:
    """Return '09:00-18:00' as hours."""
    from wellbeing.domain.shifts.shifts import Hours

    start, _, end = text.partition("-")
    return Hours(time.fromisoformat(start), time.fromisoformat(end))


def read(path: Path) -> tuple[Preferences, list[Problem]]:
    """Return the preferences of a file and what could not be used; a file past reading is kept aside, whole."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return DEFAULTS, []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return DEFAULTS, [Problem("settings", "problem.settings_damaged", {"kept": put_aside(path).name})]
    return parse(tables)


def put_aside(path: Path) -> Path:
    """Rename a damaged file so that nothing writes over it; one that cannot be renamed stays where it is."""
    for number in range(1, 100):
        kept = path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")
        if not kept.exists():
            try:
                return path.rename(kept)
            except OSError:
                break
    return path


def write(path: Path, preferences: Preferences) -> None:
    """Write the preferences, keeping comments and names that the file holds and we do not know."""
    import tomlkit

    private_folder(path.parent)
    text = path.read_text("utf-8") if path.exists() else ""
    document = tomlkit.parse(text) if text else tomlkit.document()
    if not text:
        document.add(tomlkit.comment(HEAD))
    tables = as_tables(preferences)
    for name, setting in SETTINGS.items():
        put(document, setting.section, name, tables.get(setting.section, {}).get(name))
    write_atomically(path, tomlkit.dumps(document))


def put(document: Any, section: str, name: str, value: object | None) -> None:
    """Set one value in a document, or take it out when it is the default."""
    import tomlkit

    if value is None:
        if isinstance(document.get(section), dict):
            document[section].pop(name, None)
        return
    if not isinstance(document.get(section), dict):
        document[section] = tomlkit.table()
    document[section][name] = value
