"""A backup as one file: a head of one page that says whose it is, then an encrypted copy of the whole diary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wellbeing.domain.backups import TableDifference
from wellbeing.domain.empty_files import refuse_empty
from wellbeing.domain.problems import Problem, Refused
from wellbeing.storage.connection import key_fits, open_connection
from wellbeing.storage.database import Diary
from wellbeing.storage.left_log import refuse_anothers
from wellbeing.storage.trouble import plain_trouble

MARK = b"wellbeing backup 1\n"
HEAD = 4096
CHUNK = 1 << 20
UNREADABLE = "problem.diary_unreadable"
TABLES = r"""
SELECT name FROM main.sqlite_master
WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\_sqlite%' ESCAPE '\'
AND name NOT LIKE 'reminder\_%' ESCAPE '\' AND name NOT LIKE 'inbox\_%' ESCAPE '\'
AND name NOT IN ('open_contact', 'former_key')
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
    refuse_anothers(diary, key)
    try:
        with (
            plain_trouble(copy),
            closing(open_connection(diary, key)) as source,
            closing(open_connection(copy, key, new=True)) as target,
        ):
            source.backup(target)
            whole, shape = _is_whole(target), int(target.execute("PRAGMA user_version").fetchone()[0])
    except Refused as refused:
        if refused.problem.key != UNREADABLE or not key_fits(diary, key):
            raise
        whole = False
    if not whole:
        raise Refused(Problem("backup", "problem.backup_not_whole"))
    return BackupHead("", shape, copy.stat().st_size)


def _is_whole(conn: Any) -> bool:
    """Tell whether every page of a copy is as it was written."""
    pages_differ = conn.execute("PRAGMA cipher_integrity_check").fetchall()
    return not pages_differ and conn.execute("PRAGMA quick_check").fetchall() == [("ok",)]


@contextmanager
def damage_confirmed(file: Path, key: bytes) -> Iterator[None]:
    """Let a diary or a copy be told as damaged only where it is: what a disk did not read for a moment looks alike."""
    try:
        yield
    except Refused as refused:
        if refused.problem.key == UNREADABLE and _reads_whole(file, key):
            raise Refused(Problem("diary", "problem.disk_error")) from None
        raise


def _reads_whole(file: Path, key: bytes) -> bool:
    with plain_trouble(file), closing(open_connection(file, key, looking=True)) as conn:
        return _is_whole(conn)


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
    if path.is_fifo():  # it would be waited for without end
        raise Refused(Problem("backup", "problem.backup_foreign"))
    with plain_trouble():
        with path.open("rb") as file:
            start = file.read(HEAD)
        size = path.stat().st_size
    refuse_empty(start, "backup")
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
    with plain_trouble(copy), path.open("rb") as source, copy.open("xb") as target:
        source.seek(HEAD)
        while chunk := source.read(CHUNK):
            target.write(chunk)


def open_copy(copy: Path, key: bytes) -> Diary:
    """Return an unpacked copy, looked through and brought to the present shape.

    Raises Refused when the key is another diary's, a newer version has written it, or a page is damaged.
    """
    from wellbeing.storage.migrations import bring_up_to_date

    with plain_trouble(copy):  # a disk that fails may not even let it be opened
        diary = Diary(open_connection(copy, key), copy, key)
    try:
        with _named_trouble(copy, key):
            diary.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if not _is_whole(diary.conn):
                raise Refused(Problem("backup", UNREADABLE))
            bring_up_to_date(diary.db)
    except BaseException:
        diary.close()
        raise
    return diary


@contextmanager
def _named_trouble(copy: Path, key: bytes) -> Iterator[None]:
    """Say of a copy what plain_trouble says of the diary."""
    try:
        with damage_confirmed(copy, key), plain_trouble(copy):
            yield
    except Refused as refused:
        if refused.problem.key == UNREADABLE:
            fits = key_fits(copy, key)
            raise Refused(Problem("backup", f"problem.backup_{'damaged' if fits else 'key'}")) from None
        if refused.problem.key == "problem.diary_newer":
            raise Refused(Problem("backup", "problem.backup_newer")) from None
        raise


def lock_anew(copy: Path, key: bytes, new: bytes) -> None:
    """Encrypt an unpacked copy with another key."""
    with plain_trouble(copy), closing(open_connection(copy, key)) as conn:
        conn.execute("PRAGMA journal_mode = DELETE").fetchall()
        conn.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"").fetchall()


def contents(copy: Path, key: bytes) -> list[TableDifference]:
    """Return how many rows each of the person's tables brings to a computer that has none."""
    with plain_trouble(copy), closing(open_connection(copy, key)) as conn:
        tables = [row[0] for row in conn.execute(TABLES)]
        return [TableDifference(table, 0, _count(conn, f"SELECT * FROM {table}")) for table in tables]  # noqa: S608


def differences(diary: Path, copy: Path, key: bytes) -> list[TableDifference]:
    """Return for each of the person's tables how many rows a restore takes away and brings back."""
    with plain_trouble(diary), closing(open_connection(diary, key)) as conn:
        conn.execute(f"ATTACH ? AS other KEY \"x'{key.hex()}'\"", (str(copy),))
        tables = [row[0] for row in conn.execute(TABLES.replace("main.", "other."))]
        return [
            TableDifference(
                table, _only_in(conn, "main", "other", table), _only_in(conn, "other", "main", table)
            )
            for table in tables
        ]


def _only_in(conn: Any, here: str, there: str, table: str) -> int:
    # A diary that was not opened since the app is newer lacks columns and tables of the newest shape.
    known = _columns(conn, there, table)
    names = ", ".join(name for name in _columns(conn, here, table) if not known or name in known)
    if not names:
        return 0
    rows = f"SELECT {names} FROM {here}.{table}"  # noqa: S608
    return _count(conn, f"{rows} EXCEPT SELECT {names} FROM {there}.{table}" if known else rows)  # noqa: S608


def _columns(conn: Any, schema: str, table: str) -> list[str]:
    return [row[1] for row in conn.execute(f"PRAGMA {schema}.table_info({table})")]


def _count(conn: Any, rows: str) -> int:
    return int(conn.execute(f"SELECT count(*) FROM ({rows})").fetchone()[0])  # noqa: S608


def replace_content(diary: Path, copy: Path, key: bytes) -> None:
    """Write a looked-through copy over the diary, in one transaction that a kill takes back whole.

    Raises Refused, and then nothing has changed, while any other program has the diary open.
    """
    from sqlcipher3 import dbapi2

    with (
        plain_trouble(diary),
        closing(open_connection(diary, key)) as target,
        closing(open_connection(copy, key)) as source,
    ):
        try:
            # Leaving the write-ahead log needs the diary for oneself: the surest way to learn who else is in it.
            target.execute("PRAGMA journal_mode = DELETE").fetchall()
        except dbapi2.OperationalError as trouble:
            if "locked" not in str(trouble):
                raise
            raise Refused(Problem("backup", "problem.restore_open")) from None
        source.execute("PRAGMA journal_mode = DELETE").fetchall()
        source.backup(target)
