"""The mutants that change nothing a test could see, each with a reason: equivalent.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.mutants.mutant import Mutant

Key = tuple[str, str, str]


def named(file: Path) -> dict[Key, str]:
    """Return the reason for each path, removed and added lines; an entry without a reason is refused."""
    found: dict[Key, str] = {}
    for entry in tomllib.loads(file.read_text("utf-8")).get("mutant", ()):
        if not entry["reason"].strip():
            raise ValueError(f"no reason given for {entry['path']}: {entry['added']}")
        found[entry["path"], entry["removed"].strip(), entry["added"].strip()] = entry["reason"]
    return found


def key_of(mutant: Mutant) -> Key:
    """Return what a mutant is known by: its words and not its line, which moves."""
    return mutant.path, mutant.removed, mutant.added
