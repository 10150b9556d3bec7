"""A diary's file opened as tests of its shape need it: before any migration has run, and past all checks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.storage.connection import as_database, open_connection

if TYPE_CHECKING:
    from sqlite_utils import Database


def connect(path: Path, key: bytes) -> Database:
    """Return a sqlite_utils database over a SQLCipher connection that holds the key."""
    return as_database(open_connection(path, key, new=True))
