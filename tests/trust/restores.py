"""Backups that are restored, and a diary that moves to a new computer by its recovery code."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

from tests.fakes import FakeClock
from tests.trust.acts import live_a_little, opened
from wellbeing.paths import under
from wellbeing.services.backups import Backups
from wellbeing.services.recovery import new_code

ROWS = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def everything(home: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables."""
    with opened(under(home)) as services:
        tables = [name for (name,) in services.diary.rows(ROWS)]
        return {table: sorted(services.diary.rows(f"SELECT * FROM {table}"), key=repr) for table in tables}


def _lives(home: Path, chance: random.Random, most: int) -> None:
    with opened(under(home)) as services:
        live_a_little(services, chance, chance.randrange(1, most))


def restored_alike(folder: Path, seed: int) -> bool:
    """Back up a random diary, go on living, restore: tell whether the diary is as it was then."""
    home, chance = folder / "home", random.Random(seed)
    shutil.rmtree(home, ignore_errors=True)
    _lives(home, chance, 12)
    backup, then = Backups(under(home), FakeClock()).make(), everything(home)
    _lives(home, chance, 12)
    Backups(under(home), FakeClock()).restore(backup)
    return everything(home) == then


def moved_alike(folder: Path, seed: int) -> bool:
    """Take a backup to a computer that has nothing, with the recovery code: tell whether the diary is the same."""
    old, new, chance = folder / "old", folder / "new", random.Random(seed)
    for home in (old, new):
        shutil.rmtree(home, ignore_errors=True)
    _lives(old, chance, 12)
    code = new_code(under(old))
    stick = folder / "stick"
    shutil.rmtree(stick, ignore_errors=True)
    stick.mkdir()
    backup, then = Backups(under(old), FakeClock()).make(stick), everything(old)
    shutil.rmtree(old)  # the key, and the key store's item with it: nothing of the old computer is left
    Backups(under(new), FakeClock()).restore(backup, code)
    return everything(new) == then
