"""Connects to an encrypted file with its key, and tells whether a key fits."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wellbeing.domain.problems import Refused
from wellbeing.paths import LOG
from wellbeing.storage.trouble import plain_trouble

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_MS = 5_000
LOOKS, LOOK_PAUSE = 4, 0.05
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    f"PRAGMA busy_timeout = {BUSY_MS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)


def open_connection(
    path: Path, key: bytes, looking: bool = False, new: bool = False, shared: bool = False
) -> Any:
    """Return a SQLCipher connection that holds the key; one that is only looking changes nothing at all.

    A file that isn't there is made only where a `new` one is wanted: else one whose folder is away would leave an
    empty file in its place, and stand in the way of its return. One that is `shared` can be copied in another thread.
    """
    from sqlcipher3 import dbapi2

    way = "immutable=1" if looking else "mode=rwc" if new else "mode=rw"
    place = f"{path.absolute().as_uri()}?{way}"
    connection = dbapi2.connect(
        place, timeout=BUSY_MS / 1000, isolation_level=None, uri=True, check_same_thread=not shared
    )
    connection.execute("PRAGMA cipher_log_level = NONE")  # a wrong key is told in our words, once
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA cipher_memory_security = OFF")
    return connection


def as_database(conn: Any) -> Database:
    """Return a sqlite_utils database over a connection."""
    from wellbeing.storage.lean_import import database_class

    # Plug-ins are for the library's own command line; looking for them reads the metadata of every package.
    return database_class()(conn, use_counts_table=False, execute_plugins=False)


def prepare(conn: Any) -> None:
    """Set how the diary is written: saved means on disk, another writer is waited for."""
    for pragma in PRAGMAS:
        conn.execute(pragma).fetchall()


def key_fits(path: Path, key: bytes) -> bool:
    """Tell whether a key opens a diary, without a lock, and without touching it or its log."""
    return _first_page_opens(path, key) or _opens_with_its_log(path, key)


def _first_page_opens(path: Path, key: bytes) -> bool:
    for _ in range(LOOKS):
        try:
            with plain_trouble(path), closing(open_connection(path, key, looking=True)) as conn:
                conn.execute("PRAGMA user_version").fetchone()
        except Refused as refused:
            if refused.problem.key != "problem.diary_unreadable":
                raise
            time.sleep(LOOK_PAUSE)  # another process may just have been writing that page
        else:
            return True
    return False


def _opens_with_its_log(path: Path, key: bytes) -> bool:
    """Tell whether a copy of the diary and its log opens.

    A disk that failed while the log was folded into the diary may have left half a page there; the log has it whole.
    """
    import shutil
    import tempfile

    log = Path(f"{path}{LOG}")
    if not log.exists():
        return False
    with (
        plain_trouble(path),
        tempfile.TemporaryDirectory(dir=path.parent, prefix=".look", suffix=".new") as folder,
    ):
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(log, f"{copy}{LOG}")
        try:
            with plain_trouble(), closing(open_connection(copy, key)) as conn:
                conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except Refused:
            return False
    return True
