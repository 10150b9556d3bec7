"""The settings file on disk: read with forgiveness, one value written at a time, comments and all else kept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wellbeing.domain.preferences import DEFAULTS, SETTINGS, Preferences, as_tables, parse
from wellbeing.domain.problems import Problem
from wellbeing.system.file_lock import Busy, file_lock
from wellbeing.system.files import FileTrouble, move_to_free, private_folder, write_atomically

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

HEAD = "Settings of wellbeing. Only what differs from the defaults stands here; change it here or in the app."
LOCK, PATIENCE_S = "settings.lock", 1.0
LONGEST = 1_000_000  # bytes; no settings file is near it
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
CLOSED, DAMAGED = "problem.settings_closed", "problem.settings_damaged"
AT_LINE = re.compile(r"at line (\d+)")


class Unreadable(Exception):  # noqa: N818 - reads as what the file is
    """The file is there and can't be used as a whole; `is_damaged` where it was read and is no TOML."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.problem = Problem("settings", key, values)
        self.is_damaged = key != CLOSED


def read(path: Path) -> tuple[Preferences, list[Problem]]:
    """Return the preferences of a file, and a problem with its line for each value that could not be used.

    Raises Unreadable for a file that can't be read at all; it is left as it is.
    """
    text = text_of(path)
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as wrong:
        # Not only what is no TOML: a number too long to reckon with, brackets too deep to follow.
        line = AT_LINE.search(str(wrong)) if isinstance(wrong, tomllib.TOMLDecodeError) else None
        if line:
            raise Unreadable("problem.settings_line", line=int(line[1])) from None
        raise Unreadable(DAMAGED) from None
    found, problems = parse(tables)
    return found, [with_line(problem, text) for problem in problems]


def text_of(path: Path) -> str:
    """Return the text of the file, '' where there is none; raises Unreadable."""
    try:
        if path.exists() and not path.is_file():
            raise Unreadable(CLOSED)
        with path.open("rb") as file:
            raw = file.read(LONGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError:
        raise Unreadable(CLOSED) from None
    charset = next((name for mark, name in MARKS if raw.startswith(mark)), "utf-8")
    if len(raw) > LONGEST:
        raise Unreadable(DAMAGED)
    try:
        return raw.decode(charset)
    except UnicodeDecodeError:
        raise Unreadable(DAMAGED) from None


def with_line(problem: Problem, text: str) -> Problem:
    """Return a problem of one value as one that names the value and its line, where the line can be found."""
    line = line_of(problem.field, text)
    values = {"name": problem.field, "line": line}
    return Problem(problem.field, "problem.setting_line" if line else "problem.setting", values)


def line_of(name: str, text: str) -> int:
    """Return the line on which a setting or a section stands, 0 where it stands in no line of its own."""
    if name not in SETTINGS:
        heads = (re.match(rf"\s*(\[\[\s*{name}\s*\]\]|{name}\s*=)", line) for line in text.splitlines())
        return next((number for number, head in enumerate(heads, 1) if head), 0)
    section, inside = SETTINGS[name].section, ""
    for number, line in enumerate(text.splitlines(), 1):
        if head := re.match(r"\s*\[\s*\"?([\w-]+)\"?\s*\]", line):
            inside = head[1]
        found = re.match(r"\s*(?:(\w+)\s*\.\s*)?[\"']?(\w+)[\"']?\s*=", line)
        if found and found[2] == name and section in (found[1], inside):
            return number
    return 0


def put_aside(path: Path) -> Path:
    """Rename a damaged file so that nothing writes over it; returns its new name, raises OSError."""
    return move_to_free(
        path, (path.with_name(f"{path.stem}.damaged-{number}{path.suffix}") for number in count(1))
    )


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Read and write a file of this folder while no other program of ours does; else one's change would undo another's.

    Where the folder knows no locks, or a program hangs with this one, it is done all the same.
    """
    with ExitStack() as stack:
        with suppress(Busy, FileTrouble, OSError):
            stack.enter_context(file_lock(path.with_name(LOCK), PATIENCE_S))
        yield


def write_values(path: Path, values: Mapping[str, object]) -> None:
    """Write values into the file, or take those out that are the default; raises FileTrouble and Unreadable."""
    import tomlkit

    with one_at_a_time(path):
        text = text_of(path)
        try:
            document = tomlkit.parse(text)
        except (ValueError, RecursionError):
            raise Unreadable(DAMAGED) from None
        if not text:
            document.add(tomlkit.comment(HEAD))
        for name, value in values.items():
            put(document, name, value)
        save(path, document)


def write_all(path: Path, preferences: Preferences) -> None:
    """Write a file that holds all that differs from the defaults; raises FileTrouble."""
    import tomlkit

    document = tomlkit.document()
    document.add(tomlkit.comment(HEAD))
    for values in as_tables(preferences).values():
        for name, value in values.items():
            put(document, name, value)
    save(path, document)


def save(path: Path, document: TOMLDocument) -> None:
    """Put a document in the file's place, wholly or not at all."""
    import tomlkit

    private_folder(path.parent)
    write_atomically(path, tomlkit.dumps(document))


def put(document: Any, name: str, value: object) -> None:
    """Set one value in a document, or take it out when it is the default."""
    import tomlkit

    section = SETTINGS[name].section
    if value == DEFAULTS.value(name):
        if isinstance(document.get(section), dict):
            document[section].pop(name, None)
        return
    if not isinstance(document.get(section), dict):
        document[section] = tomlkit.table()
    document[section][name] = list(value) if isinstance(value, tuple) else value
