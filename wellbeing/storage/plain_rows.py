"""Writes single rows over the bare connection: for an entry, made twenty times a day, no library need be loaded.

Names of tables and columns are our own; what a person wrote is never part of a statement.
"""

from __future__ import annotations

from collections.abc import Mapping

from wellbeing.storage.database import Diary


def insert(diary: Diary, table: str, row: Mapping[str, object]) -> int:
    """Write a new row; returns its number."""
    return int(diary.conn.execute(_insertion(table, row), tuple(row.values())).lastrowid)


def put(diary: Diary, table: str, row: Mapping[str, object]) -> None:
    """Write a row over the one with its id, or anew where there is none."""
    news = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
    over = f"{_insertion(table, row)} ON CONFLICT (id) DO UPDATE SET {news}"
    diary.conn.execute(over, tuple(row.values()))


def delete(diary: Diary, table: str, number: int) -> None:
    """Delete the row with an id; one that is gone already is no trouble."""
    diary.conn.execute(f"DELETE FROM {table} WHERE id = ?", (number,))  # noqa: S608


def _insertion(table: str, row: Mapping[str, object]) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"  # noqa: S608
