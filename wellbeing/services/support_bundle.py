"""What a person may hand to somebody who helps: how this computer and the app stand, and nothing they wrote."""

from __future__ import annotations

import os
import platform
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing import __version__
from wellbeing.domain.preferences import DEFAULTS, SETTINGS
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.diagnostics import checks
from wellbeing.services.diary_access import open_own_diary
from wellbeing.services.our_files import own_files
from wellbeing.services.team.membership import memberships

if TYPE_CHECKING:
    from wellbeing.paths import Folders
    from wellbeing.services.environment import Environment

PARTS = ("PySide6_Essentials", "sqlcipher3", "sqlite-utils", "keyring", "matplotlib", "plyer", "PyNaCl")
SESSION = ("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE")
KINDS = (".db", ".db-wal", ".db-shm", ".backup", ".key", ".id", ".toml", ".log", ".new", ".lock", ".recovery")
WORD = re.compile(r"[A-Za-z0-9:_ -]{1,40}")
LOG_LINES = 40
LOG_LINE = re.compile(
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ wellbeing[\w.]* (?:DEBUG|INFO|WARNING|ERROR|CRITICAL) .*"
)
TRAIL_LINE = re.compile(r"[\w.]+ at [\w./<>:;() -]+")


def bundle(environment: Environment, environ: Mapping[str, str] = os.environ) -> str:
    """Return the text: names and rounded figures alone; asks the desktop and may take a second."""
    folders = environment.folders
    parts = {
        "versions": _versions(),
        "system": _system(environ),
        "what works": (
            f"{check.key}: {_sign(check.works)} {check.detail}" for check in checks(environment, environ)
        ),
        "settings that differ from their defaults": _settings(environment),
        "files": _files(folders),
        "diary": _diary(folders),
        "log": _log(folders.logs / "wellbeing.log"),
    }
    text = "\n\n".join("\n".join((f"[{name}]", *lines)) for name, lines in parts.items())
    return _without_places(text, folders, environ) + "\n"


def rounded(number: int) -> str:
    """Return a count or size by its first figure alone: 3,847 is 'about 4000'."""
    return str(number) if number < 10 else f"about {round(number, 1 - len(str(number)))}"


def _versions() -> Iterator[str]:
    yield f"wellbeing {__version__}"
    yield f"Python {platform.python_version()}"
    for name in PARTS:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} none"


def _system(environ: Mapping[str, str]) -> Iterator[str]:
    yield f"{platform.system()} {platform.release()} {platform.machine()}"
    for name in SESSION:
        value = environ.get(name, "")
        yield f"{name}: {value if WORD.fullmatch(value) else 'none' if not value else 'other'}"


def _sign(works: bool | None) -> str:
    return {True: "works", False: "does not", None: "not known"}[works]


def _settings(environment: Environment) -> Iterator[str]:
    current = environment.preferences.current
    yield from (name for name in SETTINGS if current.value(name) != DEFAULTS.value(name))
    yield from (f"problem: {problem.key}" for problem in environment.preferences.problems)


def _files(folders: Folders) -> Iterator[str]:
    """Yield how many files of a kind there are, and how large; a kind is where a file lies and its ending."""
    numbers: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for path in own_files(folders):
        kind = path.suffix if path.suffix in KINDS else "other"
        numbers[kind] += 1
        sizes[kind] += path.lstat().st_size
    for kind, number in sorted(numbers.items()):
        yield f"{kind}: {rounded(number)}, {rounded(sizes[kind])} bytes"
    yield f"teams: {rounded(len(memberships(folders.data)))}"


def _diary(folders: Folders) -> Iterator[str]:
    """Yield about how many rows each table has, or the name of what is the matter."""
    if not folders.diary.exists():
        yield "none"
        return
    try:
        with closing(open_own_diary(folders, _too_old)) as diary:
            for table in diary.db.table_names():
                yield f"{table}: {rounded(diary.db[table].count)}"
    except Refused as refused:
        yield refused.problem.key


def _too_old() -> None:
    """Refuse to bring an older diary to the present shape: to look at it changes nothing."""
    raise Refused(Problem("diary", "an older shape"))


def _log(path: Path) -> list[str]:
    """Return the log's last lines, as far as they have the form that the app gives them."""
    if not path.is_file():
        return []
    lines = path.read_text("utf-8", "replace").splitlines()
    return [line for line in lines if LOG_LINE.fullmatch(line) or TRAIL_LINE.fullmatch(line)][-LOG_LINES:]


def _without_places(text: str, folders: Folders, environ: Mapping[str, str]) -> str:
    """Return the text without the folders of this person, should a part of the system have told one."""
    places = {
        str(folders.data),
        str(folders.config),
        str(folders.logs),
        environ.get("HOME", ""),
        str(Path.home()),
    }
    for place in sorted(places, key=len, reverse=True):
        if len(place) > 1:
            text = text.replace(place, "(folder)")
    return text
