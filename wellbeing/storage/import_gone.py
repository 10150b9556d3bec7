"""Which entries out of files the person has deleted, by their digests alone: the same file does not bring them back."""

from __future__ import annotations

from wellbeing.storage.database import Diary


def note_gone(diary: Diary, table: str, number: int) -> None:
    """Note that an entry is about to be deleted by the person; one that came out of no file is no trouble."""
    diary.conn.execute(
        f"INSERT OR IGNORE INTO import_gone SELECT outside FROM {table} WHERE id = ? AND outside IS NOT NULL",  # noqa: S608
        (number,),
    )


def note_back(diary: Diary, outside: int | None) -> None:
    """Note that an entry is there again: its deletion was undone."""
    if outside is not None:
        diary.conn.execute("DELETE FROM import_gone WHERE outside = ?", (outside,))
