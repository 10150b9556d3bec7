"""Keys that only the open diary tells: what opens its inbox, what opened it before, and which names it has taken in."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from wellbeing.storage.connection import open_connection
from wellbeing.storage.database import Diary
from wellbeing.storage.trouble import plain_trouble

KEPT = 3
"""Inbox keys that are kept: what was sealed for the one before a change still opens."""

CARRIED = {"inbox_key": "id, private", "inbox_taken": "name", "former_key": "key"}
"""What is carried over, by table: the public keys follow from the private ones, and an older diary has none."""


class InnerKeys:
    """The tables inbox_key, inbox_taken and former_key."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def inbox(self) -> tuple[bytes, ...]:
        """Return the private keys of the inbox, the newest first."""
        return tuple(key for (key,) in self._diary.rows("SELECT private FROM inbox_key ORDER BY id DESC"))

    def inbox_publics(self) -> tuple[tuple[bytes, bytes | None], ...]:
        """Return each private key of the inbox with its public one, the newest first; None where none was kept yet."""
        rows = self._diary.rows("SELECT private, public FROM inbox_key ORDER BY id DESC")
        return tuple((private, public) for private, public in rows)

    def keep_public(self, private: bytes, public: bytes) -> None:
        """Keep the public key that belongs to a private one."""
        with self._diary.atomic():
            self._diary.conn.execute("UPDATE inbox_key SET public = ? WHERE private = ?", (public, private))

    def add_inbox(self, private: bytes, public: bytes) -> None:
        """Keep a new pair of keys of the inbox; the oldest go."""
        with self._diary.atomic():
            self._diary.conn.execute(
                "INSERT INTO inbox_key (private, public) VALUES (?, ?)", (private, public)
            )
            self._diary.conn.execute(
                "DELETE FROM inbox_key WHERE id NOT IN (SELECT id FROM inbox_key ORDER BY id DESC LIMIT ?)",
                (KEPT,),
            )

    def former(self) -> tuple[bytes, ...]:
        """Return the keys that this diary had before and that backups may still need."""
        return tuple(key for (key,) in self._diary.rows("SELECT key FROM former_key ORDER BY rowid DESC"))

    def add_former(self, key: bytes) -> None:
        """Keep a key that is about to be replaced."""
        with self._diary.atomic():
            self._diary.conn.execute("INSERT OR IGNORE INTO former_key (key) VALUES (?)", (key,))

    def was_taken(self, name: str) -> bool:
        """Tell whether what has this name in the inbox was taken in already."""
        return bool(self._diary.rows("SELECT 1 FROM inbox_taken WHERE name = ?", (name,)))

    def note_taken(self, name: str) -> None:
        """Note that it was taken in, in the transaction that takes it."""
        self._diary.conn.execute("INSERT INTO inbox_taken (name) VALUES (?)", (name,))

    def forget_taken(self) -> None:
        """Forget what was taken in: all of its files are gone."""
        with self._diary.atomic():
            self._diary.conn.execute("DELETE FROM inbox_taken")


def carry_over(diary: Path, copy: Path, key: bytes) -> None:
    """Bring this diary's inner keys into a copy that is to take its content's place; both have the same key.

    Else what came into the inbox meanwhile would never open again, and no backup of an earlier key.
    """
    with plain_trouble(diary), closing(open_connection(copy, key)) as conn:
        conn.execute(f"ATTACH ? AS here KEY \"x'{key.hex()}'\"", (str(diary),))
        if not conn.execute("SELECT 1 FROM here.sqlite_master WHERE name = 'inbox_key'").fetchone():
            return  # not opened since the app is newer
        conn.execute("BEGIN IMMEDIATE")
        for table, columns in CARRIED.items():
            conn.execute(f"DELETE FROM main.{table}")  # noqa: S608
            conn.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM here.{table}")  # noqa: S608
        conn.execute("COMMIT")
