"""Says what a disk did wrong as a problem that a person can act on."""

from __future__ import annotations

from wellbeing.domain.problems import Problem
from wellbeing.storage.database import disk_problem
from wellbeing.system.files import DiskFull, FileTrouble, NoLocks, NotWritable

KEYS: dict[type[FileTrouble], str] = {
    DiskFull: "problem.disk_full",
    NotWritable: "problem.read_only",
    NoLocks: "problem.no_locks",
}


def problem_of(trouble: FileTrouble | OSError, field: str = "diary") -> Problem:
    """Return the problem that a failed write makes of a field."""
    if isinstance(trouble, FileTrouble):
        return Problem(field, KEYS.get(type(trouble), "problem.disk_error"))
    return Problem(field, disk_problem(trouble))
