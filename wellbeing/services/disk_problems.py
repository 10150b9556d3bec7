"""Says what a disk did wrong as a problem that a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wellbeing.domain.problems import Problem, Refused
from wellbeing.storage.trouble import disk_problem
from wellbeing.system.files import (
    DiskFull,
    FileTrouble,
    NoLocks,
    NotWritable,
    PerhapsWritten,
    write_atomically,
)

KEYS: dict[type[FileTrouble], str] = {
    DiskFull: "problem.disk_full",
    NotWritable: "problem.read_only",
    NoLocks: "problem.no_locks",
    PerhapsWritten: "problem.perhaps_saved",
}
CLOSED: dict[str, str] = {
    "problem.disk_full": "problem.closed_disk_full",
    "problem.read_only": "problem.closed_read_only",
    "problem.disk_error": "problem.closed_disk_error",
    "problem.diary_busy": "problem.closed_busy",
}


def keeping_closed(problem: Problem) -> Problem:
    """Return what keeps a diary from being opened in words of that: nobody who only looks has anything "not saved"."""
    return Problem(problem.field, CLOSED.get(problem.key, problem.key), problem.values)


def problem_of(trouble: FileTrouble | OSError, field: str = "diary") -> Problem:
    """Return the problem that a failed write makes of a field."""
    if isinstance(trouble, FileTrouble):
        return Problem(field, KEYS.get(type(trouble), "problem.disk_error"))
    return Problem(field, disk_problem(trouble))


def write_chosen(out: Path, data: bytes) -> None:
    """Write a file of the person's choice whole or not at all; raises Refused."""
    try:
        write_atomically(out, data)
    except DiskFull as trouble:
        raise Refused(problem_of(trouble, "out")) from None
    except (FileTrouble, OSError):
        raise Refused(Problem("out", "problem.out")) from None


@contextmanager
def disk_told(field: str = "diary") -> Iterator[None]:
    """Refuse with a problem of a field what a disk does wrong inside; also around a whole function, as a decorator."""
    try:
        yield
    except (FileTrouble, OSError) as trouble:
        raise Refused(problem_of(trouble, field)) from None
