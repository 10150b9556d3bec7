"""A backup as one file: a head of one page that says whose it is, then an encrypted copy of the whole diary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wellbeing.domain.backups import TableDifference
from wellbeing.domain.problems import Problem, Refused
from wellbeing.storage.database import Diary, open_connection, plain_trouble

MARK = b"wellbeing backup 1\n"
HEAD = 4096
CHUNK = 1 << 20
TABLES = r"""
SELECT name FROM main.sqlite_master
WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\_sqlite%' ESCAPE '\'
AND name NOT LIKE 'reminder\_%' ESCAPE '\' AND name <> 'open_contact'
ORDER BY name
"""
"""The tables that hold what a person wrote or did; the engine's own memory is not told of."""


@dataclass(frozen=True, slots=True)
class BackupHead:
    """What the head says: the diary's id, the shape and size of the copy behind it, its key sealed by a code."""

    diary_id: str
    shape: int
    size: int
    recovery: str = ""


def copy_of(diary: Path, key: bytes, copy: Path) -> BackupHead:
    """Copy the diary, encrypted as it is, and look the copy through; writers meanwhile are not held up.

    Raises Refused where the disk is full, or the copy is not whole.
    """
    with (
        plain_trouble(copy.parent),
        closing(open_connection(diary, key)) as source,
        closing(open_connection(copy, key)) as target,
    ):
        source.backup(target)
        _check_whole(target)
        shape = int(target.execute("PRAGMA user_version").fetchone()[0])
    return BackupHead("", shape, copy.stat().st_size)


def _check_whole(conn: Any) -> None:
    """Raise Refused unless every page of a diary is as it was written."""
    if conn.execute("PRAGMA cipher_integrity_check").fetchall():
        raise Refused(Problem("backup", "problem.backup_damaged"))
    if [row[0] for row in conn.execute("PRAGMA quick_check").fetchall()] != ["ok"]:
        raise Refused(Problem("backup", "problem.backup_damaged"))


def packed(copy: Path, head: BackupHead) -> Iterator[bytes]:
    """Yield the bytes of a backup file: the head, then the copy."""
    told = json.dumps(
        {"diary": head.diary_id, "shape": head.shape, "size": head.size, "recovery": head.recovery}
    ).encode()
    yield (MARK + told + b"\n").ljust(HEAD, b"\0")
    with copy.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def read_head(path: Path) -> BackupHead:
    """Return what a backup says of itself; raises Refused for any other file and for one that was cut off."""
    with plain_trouble():
        with path.open("rb") as file:
            start = file.read(HEAD)
        size = path.stat().st_size
    if not start.startswith(MARK):
        raise Refused(Problem("backup", "problem.backup_foreign"))
    try:
        told = json.loads(start[len(MARK) :].split(b"\n", 1)[0])
        head = BackupHead(
            str(told["diary"]), int(told["shape"]), int(told["size"]), str(told.get("recovery", ""))
        )
    except (ValueError, KeyError, TypeError):
        raise Refused(Problem("backup", "problem.backup_damaged")) from None
    if size != HEAD + head.size:
        raise Refused(Problem("backup", "problem.backup_damaged"))
    return head


def unpack(path: Path, copy: Path) -> None:
    """Write the encrypted copy that a backup holds."""
    with plain_trouble(copy.parent), path.open("rb") as source, copy.open("xb") as target:
        source.seek(HEAD)
        while chunk := source.read(CHUNK):
            target.write(chunk)


def open_copy(copy: Path, key: bytes) -> Diary:
    """Return an unpacked copy, looked through and brought to the present shape.

    Raises Refused when the key is another diary's, a newer version has written it, or a page is damaged.
    """
    from wellbeing.storage.migrations import bring_up_to_date

    diary = Diary(open_connection(copy, key), copy, key)
    try:
        with _named_trouble():
            diary.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
            _check_whole(diary.conn)
            bring_up_to_date(diary.db)
    except BaseException:
        diary.close()
        raise
    return diary


@contextmanager
def _named_trouble() -> Iterator[None]:
    """Say of a copy what plain_trouble says of the diary."""
    try:
        with plain_trouble():
            yield
    except Refused as refused:
        if refused.problem.key == "problem.diary_unreadable":
            raise Refused(Problem("backup", "problem.backup_key")) from None
        if refused.problem.key == "problem.diary_newer":
            raise Refused(Problem("backup", "problem.backup_newer")) from None
        raise


def lock_anew(copy: Path, key: bytes, new: bytes) -> None:
    """Encrypt an unpacked copy with another key."""
    with plain_trouble(copy.parent), closing(open_connection(copy, key)) as conn:
        conn.execute("PRAGMA journal_mode = DELETE").fetchall()
        conn.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"").fetchall()


def contents(copy: Path, key: bytes) -> list[TableDifference]:
    """Return how many rows each of the person's tables brings to a computer that has none."""
    with plain_trouble(), closing(open_connection(copy, key)) as conn:
        tables = [row[0] for row in conn.execute(TABLES)]
        return [TableDifference(table, 0, _count(conn, f"SELECT * FROM {table}")) for table in tables]  # noqa: S608


def differences(diary: Path, copy: Path, key: bytes) -> list[TableDifference]:
    """Return for each of the person's tables how many rows a restore takes away and brings back."""
    with plain_trouble(), closing(open_connection(diary, key)) as conn:
        conn.execute(f"ATTACH ? AS other KEY \"x'{key.hex()}'\"", (str(copy),))
        tables = [row[0] for row in conn.execute(TABLES)]
        return [
            TableDifference(
                table, _only_in(conn, "main", "other", table), _only_in(conn, "other", "main", table)
            )
            for table in tables
        ]


def _only_in(conn: Any, here: str, there: str, table: str) -> int:
    return _count(conn, f"SELECT * FROM {here}.{table} EXCEPT SELECT * FROM {there}.{table}")  # noqa: S608


def _count(conn: Any, rows: str) -> int:
    return int(conn.execute(f"SELECT count(*) FROM ({rows})").fetchone()[0])  # noqa: S608


def replace_content(diary: Path, copy: Path, key: bytes) -> None:
    """Write a looked-through copy over the diary, in one transaction that a kill takes back whole.

    Raises Refused, and then nothing has changed, while any other program has the diary open.
    """
    from sqlcipher3 import dbapi2

    with (
        plain_trouble(diary.parent),
        closing(open_connection(diary, key)) as target,
        closing(open_connection(copy, key)) as source,
    ):
        try:
            # Leaving the write-ahead log needs the diary for oneself: the surest way to learn who else is in it.
            target.execute("PRAGMA journal_mode = DELETE").fetchall()
        except dbapi2.OperationalError:
            raise Refused(Problem("backup", "problem.restore_open")) from None
        source.execute("PRAGMA journal_mode = DELETE").fetchall()
        source.backup(target)
