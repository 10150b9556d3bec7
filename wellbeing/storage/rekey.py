"""Gives the diary another key: in its place, in one transaction of SQLite's, so that a kill takes it back whole.

PRAGMA rekey and not sqlcipher_export: an export makes a second file that would have to take the first one's name, and
another program that waits for the first would then write a journal beside the second. In its place SQLite's own locks
keep everybody out, and its journal, written with the earlier key, brings all pages back after a kill.
"""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from pathlib import Path

from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import JOURNAL, LOG, beside
from wellbeing.storage.connection import key_fits, open_connection
from wellbeing.storage.left_log import refuse_anothers
from wellbeing.storage.trouble import plain_trouble

ROOM = 1 << 20


def rekey(diary: Path, key: bytes, new: bytes) -> None:
    """Encrypt every page of the diary with another key; raises Refused, and then it opens with the one it had.

    Refused while any other program has the diary open, and where the disk has no room for the journal.
    """
    from sqlcipher3 import dbapi2

    if shutil.disk_usage(beside(diary, JOURNAL).parent).free < diary.stat().st_size + ROOM:
        raise Refused(Problem("diary", "problem.rekey_full"))
    refuse_anothers(diary, key)
    with plain_trouble(diary), closing(open_connection(diary, key)) as conn:
        _be_alone(conn)
        with suppress(dbapi2.DatabaseError):  # its words tell nothing of the disk: looked at below
            conn.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"").fetchall()
    take_back_unfinished(diary, key)
    if not key_fits(diary, new):
        raise Refused(Problem("diary", "problem.rekey_failed"))


def take_back_unfinished(diary: Path, key: bytes) -> None:
    """Have SQLite take back what a killed change has left in the diary: until then its first page may tell a lie."""
    if beside(diary, JOURNAL).exists() and not beside(diary, LOG).exists():
        try:
            with plain_trouble(diary), closing(open_connection(diary, key)) as conn:
                conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except Refused as refused:
            if (
                refused.problem.key != "problem.diary_unreadable"
            ):  # of another key: the pages are back all the same
                raise


def _be_alone(conn: object) -> None:
    """Leave the write-ahead log and hold the file: nobody else can be in it then, nor come."""
    from sqlcipher3 import dbapi2

    execute = conn.execute  # type: ignore[attr-defined]
    execute("PRAGMA synchronous = EXTRA").fetchall()
    execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
    try:
        execute("PRAGMA journal_mode = DELETE").fetchall()
        execute("BEGIN EXCLUSIVE")
        execute("COMMIT")
    except dbapi2.OperationalError as trouble:
        if "locked" not in str(trouble):
            raise
        raise Refused(Problem("diary", "problem.rekey_open")) from None
