"""What a disk or a file can do wrong, in plain words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wellbeing.disk import FULL
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import beside

PROBE_BYTES = 65_536
TROUBLE = (
    ("disk is full", "problem.disk_full"),
    ("readonly", "problem.read_only"),
    ("unable to open", "problem.read_only"),
    ("disk i/o", "problem.disk_error"),
    ("locked", "problem.diary_busy"),
    ("not a database", "problem.diary_unreadable"),
    ("malformed", "problem.diary_unreadable"),
    ("pragma key or rekey", "problem.disk_error"),  # a page could not be read or written meanwhile
)
# A used-up quota is an I/O error to SQLite, a full disk a file that can't be opened, a disk that fails a damaged file.
UNSURE = ("problem.disk_error", "problem.read_only", "problem.diary_unreadable")


@contextmanager
def plain_trouble(file: Path | None = None) -> Iterator[None]:
    """Turn what the disk or the file did into a problem that a person can act on; `file` is asked what it was."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except (dbapi2.OperationalError, dbapi2.DatabaseError) as trouble:
        if isinstance(trouble, dbapi2.IntegrityError):
            raise
        words = str(trouble).lower()
        for part, key in TROUBLE:
            if part in words:
                raise Refused(Problem("diary", _asked(file, key))) from None
        raise
    except OSError as trouble:
        raise Refused(Problem("diary", disk_problem(trouble))) from None


def _asked(file: Path | None, key: str) -> str:
    """Return the true problem where SQLite's word may stand for several: its folder is asked by us as well.

    Never the file itself: whoever closes it here lets go of the locks that SQLite holds on it.
    """
    if file is None or key not in UNSURE:
        return key
    answer = ask_disk(beside(file, "").parent)
    if key == "problem.diary_unreadable":
        return answer if answer == "problem.disk_error" else key
    if answer is None and file.exists() and not os.access(file, os.R_OK | os.W_OK):
        return "problem.read_only"
    return answer or "problem.disk_error"


def ask_disk(folder: Path) -> str | None:
    """Return the key of what a disk answers to a write of our own, None where that goes well."""
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(PROBE_BYTES))
            file.flush()
            os.fsync(file.fileno())
    except OSError as trouble:
        return disk_problem(trouble)
    return None


def disk_problem(trouble: OSError) -> str:
    """Return the key of the sentence for what an OSError says of a disk."""
    import errno

    if trouble.errno in FULL:
        return "problem.disk_full"
    if trouble.errno in (errno.EACCES, errno.EROFS, errno.EPERM, errno.ENOTDIR, errno.EEXIST):
        return "problem.read_only"
    return "problem.disk_error"
