"""Reads what can still be read of a damaged diary, row by row, into a new one."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wellbeing.paths import LOG
from wellbeing.storage.backup_file import TABLES
from wellbeing.storage.connection import open_connection
from wellbeing.storage.left_log import is_of_another
from wellbeing.storage.trouble import plain_trouble

BATCH = 200
LOWEST, HIGHEST = -(1 << 62), 1 << 62


@dataclass(frozen=True, slots=True)
class SalvagedTable:
    """One table: how many rows were read, and how many came from the backup because theirs could not be."""

    table: str
    read: int
    from_backup: int
    whole: bool


def leave_anothers_log(copy: Path, key: bytes) -> None:
    """Take away the log beside a copy of a diary where it is another's: read with it, it would hide every row."""
    with plain_trouble(copy):
        if is_of_another(copy, key):
            Path(f"{copy}{LOG}").unlink()


def salvage(damaged: Path, backup: Path | None, new: Path, key: bytes) -> list[SalvagedTable]:
    """Fill a new diary of the present shape: every readable row, and a backup's rows where a table has gaps.

    The damaged file is only read. Raises Refused where the new file can't be written.
    """
    with plain_trouble(new), closing(open_connection(new, key)) as target:
        tables = [row[0] for row in target.execute(TABLES)]
        if backup is not None:
            target.execute(f"ATTACH ? AS backup KEY \"x'{key.hex()}'\"", (str(backup),))
        target.execute("BEGIN IMMEDIATE")
        told = [_fill(target, damaged, key, table, backup is not None) for table in tables]
        target.execute("COMMIT")
        return told


def _fill(target: Any, damaged: Path, key: bytes, table: str, has_backup: bool) -> SalvagedTable:
    columns = [row[1] for row in target.execute(f"PRAGMA main.table_info({table})")]
    rows, whole = readable_rows(damaged, key, table, columns)
    marks = ", ".join("?" * len(columns))
    names = ", ".join(f'"{column}"' for column in columns)
    target.executemany(f"INSERT OR REPLACE INTO main.{table} ({names}) VALUES ({marks})", rows)  # noqa: S608
    brought = 0
    if has_backup and not whole:
        brought = target.execute(
            f"INSERT OR IGNORE INTO main.{table} ({names}) SELECT {names} FROM backup.{table}"  # noqa: S608
        ).rowcount
    return SalvagedTable(table, len(rows), brought, whole)


def readable_rows(
    damaged: Path, key: bytes, table: str, columns: list[str]
) -> tuple[list[tuple[Any, ...]], bool]:
    """Return the rows that can be read in their order, and whether none was in the way.

    After its first bad page SQLCipher answers nothing more on a connection, so each failure opens a new one. What
    lies behind a bad page is found by ever longer steps, and then read backwards up to the page: it costs the
    rows on it and hardly any others.
    """
    with closing(_RowReader(damaged, key, table, columns)) as reader:
        rows, after, whole = reader.walk(LOWEST, HIGHEST, forward=True), LOWEST, True
        while reader.stuck:
            whole = False
            after = rows[-1][0] if rows else after
            behind = _behind(reader, max(after, 0))
            if behind is None:
                break
            rows += reversed(reader.walk(after, behind, forward=False))
            rows += reader.walk(behind - 1, HIGHEST, forward=True) if behind < HIGHEST else []
            after = behind
            reader.stuck = reader.stuck and behind < HIGHEST
        return [row[1:] for row in rows], whole


def _behind(reader: _RowReader, after: int) -> int | None:
    """Return the first row's number that can be read behind a bad page; HIGHEST when the table ends there."""
    step = 1
    while after + step < HIGHEST:
        after, step = after + step, step * 2
        found = reader.rows("rowid > ?", "rowid", after, 1)
        if found is not None:
            return found[0][0] if found else HIGHEST
    return None


class _RowReader:
    """A connection that is opened anew after each failure; `stuck` tells whether the last walk met a bad page."""

    def __init__(self, damaged: Path, key: bytes, table: str, columns: list[str]) -> None:
        self._damaged, self._key = damaged, key
        self._conn: Any = None
        self._names = ", ".join(f'"{column}"' for column in columns)
        self._table = table
        self.stuck = False

    def walk(self, low: int, high: int, forward: bool) -> list[tuple[Any, ...]]:
        """Return the rows between two numbers, from one end up to the other or to the first bad page."""
        rows: list[tuple[Any, ...]] = []
        many = BATCH
        while True:
            if forward:
                found = self.rows(f"rowid < {high} AND rowid > ?", "rowid", low, many)
            else:
                found = self.rows(f"rowid > {low} AND rowid < ?", "rowid DESC", high, many)
            if found is None and many == 1:
                self.stuck = True
                return rows
            if found is None:
                many = 1
                continue
            if not found:
                self.stuck = False
                return rows
            rows += found
            low, high = (found[-1][0], high) if forward else (low, found[-1][0])

    def rows(self, where: str, order: str, number: int, most: int) -> list[tuple[Any, ...]] | None:
        """Return up to so many rows with their numbers in front, None where one of them can't be read."""
        from sqlcipher3 import dbapi2

        sql = f"SELECT rowid, {self._names} FROM {self._table} WHERE {where} ORDER BY {order} LIMIT ?"  # noqa: S608
        try:
            if self._conn is None:
                self._conn = open_connection(self._damaged, self._key)
            found: list[tuple[Any, ...]] = self._conn.execute(sql, (number, most)).fetchall()
        except dbapi2.DatabaseError:
            self.close()
            return None
        return found

    def close(self) -> None:
        """Let go of the connection."""
        if self._conn is not None:
            self._conn.close()
            self._conn = None
