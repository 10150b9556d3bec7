"""What check-ins and contacts are both asked for: rows with a note, and rows that were written lately."""

from __future__ import annotations

from typing import Any

from wellbeing.storage.database import Diary

MOST_NOTED = 4_000


def noted_rows(diary: Diary, table: str, columns: str, most: int) -> list[tuple[Any, ...]]:
    """Return the newest rows of a table that have a note."""
    return diary.rows(
        f"SELECT {columns} FROM {table} WHERE note <> '' ORDER BY at DESC LIMIT ?",  # noqa: S608
        (most,),
    )


def rows_after(diary: Diary, table: str, columns: str, number: int) -> list[tuple[Any, ...]]:
    """Return the rows of a table that were written after a number, in their order, but for those out of a file."""
    return diary.rows(
        f"SELECT {columns} FROM {table} WHERE id > ? AND source IS NULL ORDER BY id",  # noqa: S608
        (number,),
    )
