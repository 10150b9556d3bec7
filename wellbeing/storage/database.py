"""Opens the encrypted diary: key, pragmas, migrations, and plain words for what a disk can do wrong."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import tzinfo
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from wellbeing.disk import FULL
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import LOG

if TYPE_CHECKING:
    from sqlite_utils import Database

UNASKED = {"numpy", "dateutil"}
BUSY_MS = 5_000
PROBE_BYTES = 65_536
LOOKS, LOOK_PAUSE = 4, 0.05
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    f"PRAGMA busy_timeout = {BUSY_MS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)
TROUBLE = (
    ("disk is full", "problem.disk_full"),
    ("readonly", "problem.read_only"),
    ("unable to open", "problem.read_only"),
    ("disk i/o", "problem.disk_error"),
    ("locked", "problem.diary_busy"),
    ("not a database", "problem.diary_unreadable"),
    ("malformed", "problem.diary_unreadable"),
)


class Diary:
    """One open diary: an encrypted connection, and sqlite_utils over it for every write.

    Reading rows needs the connection alone: the library is imported with the first write, so that a window
    can show today before that.
    """

    def __init__(self, conn: Any, path: Path, key: bytes) -> None:
        self.conn = conn
        self._path, self._key = path, key
        self._identity = _identity(path)
        self._open = True
        self._patience_ms = BUSY_MS
        self._waited = False

    @cached_property
    def db(self) -> Database:
        """The sqlite_utils database over the connection."""
        return as_database(self.conn)

    def in_place(self) -> bool:
        """Tell whether the file that is open is still the one under its name."""
        try:
            return self._identity == _identity(self._path)
        except OSError:
            return False

    def copy_to(self, draft: Path) -> bytes:
        """Write all that is open here into a file with the same key, which is returned; raises Refused.

        It works also when the diary's own file has no name any more: what is open can still be read.
        """
        with plain_trouble(draft.parent), closing(open_connection(draft, self._key)) as target:
            self.conn.backup(target)
        return self._key

    def move_to(self, path: Path, key: bytes) -> None:
        """Go on in another file; the one that was open is let go of."""
        with plain_trouble(path.parent):
            conn = open_connection(path, key)
            prepare(conn)
            old, self.conn = self.conn, conn
            self._path, self._key, self._identity = path, key, _identity(path)
            self.__dict__.pop("db", None)
            old.close()
        self.be_quick(self._patience_ms)

    def version_seen(self) -> int:
        """Return SQLite's data version: it changes only when another process has written."""
        return int(self.conn.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Run one write as one transaction: all of it is on disk afterwards, or none.

        Raises Refused with a plain problem when the disk is full, read-only or in use too long.
        """
        with plain_trouble(self._path.parent):
            if self.writing():
                with self.db.atomic():
                    yield
            else:
                with self._at_once():
                    yield

    def be_quick(self, milliseconds: int) -> None:
        """Wait no longer than this for another writer, and not at all again before a write has gone through."""
        self._patience_ms, self._waited = milliseconds, False
        self._wait(milliseconds)

    def _wait(self, milliseconds: int) -> None:
        self.conn.execute(f"PRAGMA busy_timeout = {milliseconds}").fetchall()

    def _begin(self) -> None:
        if not self.in_place():  # it would be written into a file that nobody finds again
            raise Refused(Problem("diary", "problem.diary_moved"))
        # One that reads before it writes would be refused, not made to wait, once another process has written.
        try:
            self.conn.execute("BEGIN IMMEDIATE")
        except Exception:
            if self._patience_ms < BUSY_MS and not self._waited:
                self._waited = True
                self._wait(0)
            raise
        if self._waited:
            self._waited = False
            self._wait(self._patience_ms)

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        self._begin()
        try:
            yield
            self.conn.execute("COMMIT")
        except BaseException:
            if self.writing():  # a full disk may have ended it already
                self.conn.execute("ROLLBACK")
            raise

    def writing(self) -> bool:
        """Tell whether a transaction is open."""
        return bool(self.conn.in_transaction)

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query as tuples."""
        with plain_trouble(self._path.parent):
            found: list[tuple[Any, ...]] = self.conn.execute(sql, values).fetchall()
            return found

    def newest(self, table: str) -> int:
        """Return the highest number that a table has ever given."""
        rows = self.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return int(rows[0][0]) if rows else 0

    def fold(self) -> bool:
        """Write the log of what came last into diary.db itself; False while somebody else is at it.

        Until then the newest entries stand in the -wal file alone, and a copy of diary.db lacks them. Nobody is
        waited for: whoever reads just now may read on, and the next one to fold finds more to do.
        """
        with plain_trouble(self._path.parent):
            self._wait(0)
            try:
                busy, _, _ = self.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                self._wait(0 if self._waited else self._patience_ms)
            return not busy

    def is_whole(self) -> bool:
        """Tell whether every page of the file is as it was written; one that isn't may never have been needed yet.

        33 ms for ten years. After the first bad page SQLCipher closes a connection to all questions, so a
        connection of its own asks this.
        """
        return not self.conn.execute("PRAGMA cipher_integrity_check").fetchall()

    def close(self) -> None:
        """Fold the log into the file and close it; a second call does nothing."""
        if self._open:
            self._open = False
            with suppress(Refused):  # a full disk, say: who comes next folds it
                self.fold()
            self.conn.close()


def open_diary(
    path: Path, key: bytes, before_reshaping: Callable[[], object] | None = None, zone: tzinfo | None = None
) -> Diary:
    """Open or make the diary at `path` with its raw 32-byte key, and bring it to the present shape.

    `before_reshaping` is called before the shape of a diary that holds something is changed; `zone` is where the
    entries of an older shape count as made. Raises Refused: key wrong or file damaged, diary from a newer version,
    folder not writable.
    """
    from wellbeing.storage.migrations import NEWEST, bring_up_to_date, shape_of

    with plain_trouble(path.parent):
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        log = Path(f"{path}{LOG}")
        if log.exists() and log.stat().st_size and not key_fits(path, key):
            # SQLite would throw the log away with the file it can't read, and the newest entries with it.
            raise Refused(Problem("diary", "problem.diary_unreadable"))
        diary = Diary(open_connection(path, key), path, key)
        try:
            # Looked at before anything is set: a newer version's file is left as it is.
            shape = shape_of(diary.conn)
            if shape < NEWEST:
                if shape and before_reshaping is not None:
                    before_reshaping()
                prepare(diary.conn)
                bring_up_to_date(diary.db, zone)
            else:
                prepare(diary.conn)
        except BaseException:
            diary.close()
            raise
    return diary


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def key_fits(path: Path, key: bytes) -> bool:
    """Tell whether a key opens the first page of a diary, without a lock, and without touching it or its log."""
    for _ in range(LOOKS):
        try:
            with plain_trouble(), closing(open_connection(path, key, looking=True)) as conn:
                conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except Refused as refused:
            if refused.problem.key != "problem.diary_unreadable":
                raise
            time.sleep(LOOK_PAUSE)  # another process may just have been writing that page
        else:
            return True
    return False


def prepare(conn: Any) -> None:
    """Set how the diary is written: saved means on disk, another writer is waited for."""
    for pragma in PRAGMAS:
        conn.execute(pragma).fetchall()


def open_connection(path: Path, key: bytes, looking: bool = False) -> Any:
    """Return a SQLCipher connection that holds the key; one that is only looking changes nothing at all."""
    from sqlcipher3 import dbapi2

    place = f"{path.absolute().as_uri()}?immutable=1" if looking else str(path)
    connection = dbapi2.connect(place, timeout=BUSY_MS / 1000, isolation_level=None, uri=looking)
    connection.execute("PRAGMA cipher_log_level = NONE")  # a wrong key is told in our words, once
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA cipher_memory_security = OFF")
    return connection


def as_database(conn: Any) -> Database:
    """Return a sqlite_utils database over a connection."""
    # Plug-ins are for the library's own command line; looking for them reads the metadata of every package.
    return database_class()(conn, use_counts_table=False, execute_plugins=False)


def database_class() -> type[Database]:
    """Import sqlite_utils without what it would load and we never ask it for.

    numpy it wants only to know its number types: 100 ms and 16 MiB at every start; charts import numpy
    themselves when one is drawn. dateutil only serves its recipes for reading dates; an empty stand-in does.
    """
    alone = threading.active_count() == 1  # another thread may import numpy in earnest at this very moment
    if alone and "sqlite_utils" not in sys.modules and not UNASKED & sys.modules.keys():
        sys.modules["numpy"] = None  # type: ignore[assignment]
        sys.modules["dateutil"] = stand_in = ModuleType("dateutil")
        stand_in.parser = None  # type: ignore[attr-defined]
        try:
            import sqlite_utils
        finally:
            for name in UNASKED:
                del sys.modules[name]
    import sqlite_utils

    return sqlite_utils.Database


@contextmanager
def plain_trouble(folder: Path | None = None) -> Iterator[None]:
    """Turn what the disk or the file did into a problem that a person can act on; `folder` says where the diary is."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except (dbapi2.OperationalError, dbapi2.DatabaseError) as trouble:
        if isinstance(trouble, dbapi2.IntegrityError):
            raise
        words = str(trouble).lower()
        for part, key in TROUBLE:
            if part in words:
                if key == "problem.disk_error" and folder is not None:
                    key = ask_disk(folder)
                raise Refused(Problem("diary", key)) from None
        raise
    except OSError as trouble:
        raise Refused(Problem("diary", disk_problem(trouble))) from None


def ask_disk(folder: Path) -> str:
    """Return the key for a disk that has failed SQLite, which calls a used-up quota an I/O error: by our own write."""
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(PROBE_BYTES))
            file.flush()
            os.fsync(file.fileno())
    except OSError as trouble:
        return disk_problem(trouble)
    return "problem.disk_error"


def disk_problem(trouble: OSError) -> str:
    """Return the key of the sentence for what an OSError says of a disk."""
    import errno

    if trouble.errno in FULL:
        return "problem.disk_full"
    if trouble.errno in (errno.EACCES, errno.EROFS, errno.EPERM, errno.ENOTDIR, errno.EEXIST):
        return "problem.read_only"
    return "problem.disk_error"
