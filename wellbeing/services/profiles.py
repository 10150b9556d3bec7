"""Profiles: named sets of reminder settings in a file of their own, switched as one change."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from wellbeing.domain.problems import Problem
from wellbeing.domain.profiles import MOST, changes_to, check_name, is_in_force, profile_of
from wellbeing.services.disk_problems import problem_of
from wellbeing.services.preferences import PreferenceBook
from wellbeing.services.settings_file import Unreadable, one_at_a_time, text_of
from wellbeing.system.files import FileTrouble, private_folder, write_atomically

FILE = "profiles.toml"


class Profiles:
    """The profiles beside the settings; the file is read each time, for a person may edit it."""

    def __init__(self, folder: Path, book: PreferenceBook) -> None:
        self._path, self._book = folder / FILE, book

    def names(self) -> tuple[str, ...]:
        """Return the names in their order; a file that can't be read has none."""
        return tuple(self._read() or {})

    def in_force(self) -> str | None:
        """Return the profile that the settings are as, None where they are as none."""
        current = self._book.current
        return next((name for name, held in (self._read() or {}).items() if is_in_force(current, held)), None)

    def is_in_force(self, name: str) -> bool:
        """Tell whether the settings are as one profile has them, whichever else is the same."""
        held = (self._read() or {}).get(name)
        return held is not None and is_in_force(self._book.current, held)

    def switch(self, name: str) -> Problem | None:
        """Put a profile's settings in force; returns what is wrong, and then nothing has changed."""
        found = self._read()
        if found is None:
            return Problem("name", "problem.profiles_damaged")
        if name not in found:
            return Problem("name", "problem.profile_unknown", {"name": name})
        return self._book.set_many(changes_to(self._book.current, found[name]))

    def save(self, name: str) -> Problem | None:
        """Keep the reminder settings in force under a name, over what it held before."""
        if (wrong := check_name(name)) is not None:
            return wrong
        with one_at_a_time(self._path):
            found = self._read()
            if found is None:
                return Problem("name", "problem.profiles_damaged")
            if name not in found and len(found) >= MOST:
                return Problem("name", "problem.profiles_many", {"most": MOST})
            return self._write({**found, name: profile_of(self._book.current)})

    def remove(self, name: str) -> Problem | None:
        """Forget a profile; the settings stay as they are."""
        with one_at_a_time(self._path):
            found = self._read()
            if found is None or name not in found:
                return Problem("name", "problem.profile_unknown", {"name": name})
            return self._write({other: held for other, held in found.items() if other != name})

    def _read(self) -> dict[str, dict[str, Any]] | None:
        try:
            tables = tomllib.loads(text_of(self._path))
        except (Unreadable, ValueError, RecursionError):
            return None
        return {name: held for name, held in tables.items() if isinstance(held, dict)}

    def _write(self, profiles: dict[str, dict[str, Any]]) -> Problem | None:
        import tomlkit

        plain = {
            name: {
                setting: list(value) if isinstance(value, tuple) else value for setting, value in held.items()
            }
            for name, held in profiles.items()
        }
        try:
            private_folder(self._path.parent)
            write_atomically(self._path, tomlkit.dumps(plain))
        except (FileTrouble, OSError) as trouble:
            return problem_of(trouble, "name")
        return None
