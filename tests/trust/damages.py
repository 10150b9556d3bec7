"""Damaged diaries: each told in true words, none written over, and brought back row by row or from a backup."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tests.fakes import FakeClock
from tests.trust.acts import notes, opened
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.problems import Refused
from wellbeing.paths import LOG, Folders, under
from wellbeing.services.backups import Backups
from wellbeing.services.diary_access import find_key
from wellbeing.services.salvage import bring_back_diary
from wellbeing.storage.connection import open_connection

PAGE = 4096
ROWS, UNSAVED = 600, 30
BAD_PAGE, TORN_LOG = "a bad page is named", "a torn log is named"
TRUE_WORDS = {
    "problem.diary_unreadable", "problem.diary_short", "problem.diary_gone", "problem.diary_log", BAD_PAGE, TORN_LOG,
}  # fmt: skip
KILLED = "killed"
"""The diary as a killed app leaves it: what came after the backup stands in its log alone."""

Damage = Callable[[Path, random.Random], None]


@dataclass(frozen=True)
class Damaged:
    """How one damage went: what opening said, whether the pieces stayed, how many of the rows came back."""

    name: str
    answer: str
    untouched: bool
    came_back: float


def _cut(diary: Path, chance: random.Random) -> None:
    size = diary.stat().st_size
    with diary.open("r+b") as file:
        file.truncate(chance.choice([0, 1, 100, PAGE, PAGE + 7, size // 2, size - PAGE, size - 1]))


def _flip(diary: Path, chance: random.Random) -> None:
    data = bytearray(diary.read_bytes())
    for _ in range(chance.choice([1, 4, 40])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    diary.write_bytes(data)


def _zero(diary: Path, chance: random.Random) -> None:
    pages = diary.stat().st_size // PAGE
    with diary.open("r+b") as file:
        for _ in range(chance.choice([1, 2, 5])):
            file.seek(chance.randrange(pages) * PAGE)
            file.write(bytes(PAGE))


def _swap(diary: Path, chance: random.Random) -> None:
    other = diary.parent.parent / "other"
    with opened(under(other)) as services:
        services.checkins.record(CheckInDraft(stress=1))
    diary.write_bytes(
        chance.choice(
            [under(other).diary.read_bytes(), chance.randbytes(9 * PAGE), b"SQLite format 3\0" * 512]
        )
    )
    shutil.rmtree(other)


def _swap_log(log: Path, _: random.Random) -> None:
    other = log.parent.parent / "other"
    with opened(under(other)) as services:
        services.checkins.record(CheckInDraft(stress=1))
        log.write_bytes(Path(f"{under(other).diary}{LOG}").read_bytes())
    shutil.rmtree(other)


DAMAGES: dict[str, Damage] = {
    "cut off": _cut,
    "flipped bits": _flip,
    "zeroed pages": _zero,
    "another file": _swap,
    "a log with flipped bits": _flip,
    "another's log": _swap_log,
}
OF_THE_LOG = ("a log with flipped bits", "another's log")


def filled(home: Path) -> None:
    """A diary of 600 check-ins whose last 30 came after the last backup."""
    with opened(under(home)) as services:
        for number in range(ROWS - UNSAVED):
            services.checkins.record(CheckInDraft(stress=number % 11, note=f"note {number}"))
    Backups(under(home), FakeClock()).make()
    with opened(under(home)) as services:
        for number in range(ROWS - UNSAVED, ROWS):
            services.checkins.record(CheckInDraft(stress=number % 11, note=f"note {number}"))
        (home / KILLED).mkdir()
        for ending in ("", LOG):
            shutil.copy(f"{under(home).diary}{ending}", home / KILLED)


def damaged(template: Path, folder: Path, name: str, seed: int) -> Damaged:
    """Damage a copy of a diary, open it, and bring back what can be."""
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(template, home)
    folders = under(home)
    target = folders.diary
    if name in OF_THE_LOG:
        shutil.copytree(home / KILLED, home, dirs_exist_ok=True)
        target = Path(f"{folders.diary}{LOG}")
    shutil.rmtree(home / KILLED)
    DAMAGES[name](target, random.Random(seed))
    before = sha256(target.read_bytes()).digest()
    answer = _opening(folders)
    untouched = answer in ("opens", TORN_LOG) or sha256(target.read_bytes()).digest() == before
    rows = set(_brought_back(folders))
    wanted = {f"note {number}" for number in range(ROWS)}
    return Damaged(name, answer, untouched and _kept_aside(home, before), len(rows & wanted) / ROWS)


def _opening(folders: Folders) -> str:
    """Return the problem's key; else whether the log and the pages are whole."""
    try:
        with opened(folders) as services:
            told = {problem.key for problem in services.environment.preferences.problems}
        if "problem.log_torn" in told:
            return TORN_LOG
        key = find_key(folders)
        assert key is not None
        bad = open_connection(folders.diary, key).execute("PRAGMA cipher_integrity_check").fetchall()
    except Refused as refused:
        return refused.problem.key
    return BAD_PAGE if bad else "opens"


def _brought_back(folders: Folders) -> list[str]:
    if _opening(folders) == "opens":
        return notes(folders.data)
    try:
        bring_back_diary(folders, FakeClock())
    except Refused:
        backups = Backups(folders, FakeClock())
        newest = backups.newest()
        assert newest is not None
        backups.restore(newest[1])
    return notes(folders.data)


def _kept_aside(home: Path, before: bytes) -> bool:
    """Tell whether the damaged file still lies there as it was, under whatever name."""
    return any(path.is_file() and sha256(path.read_bytes()).digest() == before for path in home.rglob("*"))
