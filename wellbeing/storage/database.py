"""The open diary: writes that happen wholly or not at all, and opening it in the present shape."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import tzinfo
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import LOG, beside
from wellbeing.storage.connection import BUSY_MS, as_database, key_fits, open_connection, prepare
from wellbeing.storage.left_log import refuse_anothers, set_torn_log_aside
from wellbeing.storage.trouble import plain_trouble

if TYPE_CHECKING:
    from sqlite_utils import Database

    from wellbeing.storage.diary_copy import DiaryCopy

UNREADABLE = "problem.diary_unreadable"


class Diary:
    """One open diary: an encrypted connection, and sqlite_utils over it for what is written now and then.

    Reading rows, saving the reminders' memory and making, changing or deleting a check-in or a contact need the
    connection alone: the library takes 45 ms to import, which neither a key pressed at once nor an app in the tray
    should wait for.
    """

    def __init__(self, conn: Any, path: Path, key: bytes) -> None:
        self.conn = conn
        self._path, self._key = path, key
        self._identity = _identity(path)
        self._open = True
        self._patience_ms = BUSY_MS
        self._waited = False
        self._copy: DiaryCopy | None = None
        self.first_version: int | None = None
        """SQLite's data version as the diary was opened: what others wrote since is news."""
        self.torn_log: Path | None = None
        """Where a log was set aside of which not all could be read as the diary was opened."""

    @cached_property
    def db(self) -> Database:
        """The sqlite_utils database over the connection."""
        return as_database(self.conn)

    @property
    def key(self) -> bytes:
        """The key that it was opened with, for the process that goes on with it."""
        return self._key

    def reader(self) -> Diary:
        """Return another connection to the same file, for a thread that only reads; whoever asks closes it."""
        with plain_trouble(self._path):
            reader = Diary(open_connection(self._path, self._key), self._path, self._key)
            reader.conn.execute("PRAGMA query_only = ON")
            return reader

    def in_place(self) -> bool:
        """Tell whether the file that is open is still the one under its name, and goes on to be."""
        return self._copy is None and self.has_its_name()

    def has_its_name(self) -> bool:
        """Tell whether the file that is open is the one under its name, from any thread."""
        try:
            return self._identity == _identity(self._path)
        except OSError:
            return False

    def stand_still(self) -> DiaryCopy:
        """Take no more writes, as if the file were away, and return the copying of all that is open here.

        It works also when the diary's own file has no name any more: what is open can still be read.
        """
        from wellbeing.storage.diary_copy import DiaryCopy

        self._copy = DiaryCopy(self.conn, self._key)
        return self._copy

    def go_on(self) -> None:
        """Take writes again."""
        self._copy = None

    def another(self) -> Diary:
        """Return the same diary over a connection of its own, for a thread; raises Refused."""
        with plain_trouble(self._path):
            conn = open_connection(self._path, self._key, shared=True)
            prepare(conn)
        return Diary(conn, self._path, self._key)

    def move_to(self, path: Path) -> Callable[[], object]:
        """Go on in another file with the same key; returns what lets go of the one that was open, in any thread."""
        with plain_trouble(path):
            conn = open_connection(path, self._key, shared=True)
            prepare(conn)
            old, self.conn = self.conn, conn
            self._path, self._identity = path, _identity(path)
            self.__dict__.pop("db", None)
        self.be_quick(self._patience_ms)
        return partial(_let_go, old)

    def version_seen(self) -> int:
        """Return SQLite's data version: it changes only when another process has written."""
        return int(self.conn.execute("PRAGMA data_version").fetchone()[0])

    def changes_made(self) -> int:
        """Return a number that grows with every row that this connection writes, and only then."""
        return int(self.conn.total_changes)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Run one write as one transaction: all of it is on disk afterwards, or none.

        Raises Refused with a plain problem when the disk is full, read-only or in use too long.
        """
        if self.writing():
            with plain_trouble(self._path), self._within():
                yield
        else:
            with self._recovering(), plain_trouble(self._path), self._at_once():
                yield

    @contextmanager
    def unsynced(self) -> Iterator[None]:
        """Run one write of its own that outlives the app in any case, but perhaps not the loss of power.

        The disk is not waited for. Raises Refused as atomic does.
        """
        with self._recovering(), plain_trouble(self._path):
            self.conn.execute("PRAGMA synchronous = NORMAL")
            try:
                with self._at_once():
                    yield
            finally:
                self.conn.execute("PRAGMA synchronous = FULL")

    @contextmanager
    def _recovering(self) -> Iterator[None]:
        """Raise what a failed read was in truth, and let the next question be answered.

        SQLCipher takes a page that the disk did not give for a damaged one, and closes the connection to all
        questions from then on: nothing could be saved before the next start.
        """
        try:
            yield
        except Refused as refused:
            if refused.problem.key == UNREADABLE and self._open_anew():
                raise Refused(Problem("diary", "problem.disk_error")) from None
            raise

    def _open_anew(self) -> bool:
        """Take a new connection in place of one that is closed to all questions; tell whether the file is whole."""
        if self._only_reads() or not self.in_place():
            return False
        try:
            with closing(self.another()) as looking:
                whole = looking.is_whole()
            self.move_to(self._path)()
        except Refused:
            return False
        return whole

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
        except BaseException:
            self._take_back()
            raise
        try:
            self.conn.execute("COMMIT")
        except Exception as trouble:
            self._take_back()
            if not self._surely_not_saved(trouble):
                raise Refused(Problem("diary", "problem.perhaps_saved")) from None
            raise

    @contextmanager
    def _within(self) -> Iterator[None]:
        """Run a part of a transaction, which alone is taken back when it fails."""
        self.conn.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if self.writing():  # a full disk may have ended all of it
                self.conn.execute("ROLLBACK TO part")
                self.conn.execute("RELEASE part")
            raise
        self.conn.execute("RELEASE part")

    def _take_back(self) -> None:
        if self.writing():  # a full disk may have ended it already
            self.conn.execute("ROLLBACK")

    def _surely_not_saved(self, trouble: Exception) -> bool:
        """Tell whether nothing of a commit that failed can be in the log, or what is there is gone now.

        Where it was written and the disk failed after that, its end stands in the log already: the next start would
        take it for a commit, once this process has died.
        """
        if "disk is full" in str(trouble):  # it was not written to its end
            return True
        try:
            return self.fold()
        except Refused:
            return False

    def let_pages_go(self) -> None:
        """Give back the memory of the pages that are kept for the next question; those are read anew then."""
        with plain_trouble(self._path):
            self.conn.execute("PRAGMA shrink_memory")

    def writing(self) -> bool:
        """Tell whether a transaction is open."""
        return bool(self.conn.in_transaction)

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query as tuples; what a disk could not read for a moment is asked for again."""
        try:
            return self._asked(sql, values)
        except Refused as refused:
            if refused.problem.key != UNREADABLE or self.writing() or not self._open_anew():
                raise
        return self._asked(sql, values)

    def _asked(self, sql: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        with plain_trouble(self._path):
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
        with plain_trouble(self._path):
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

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return self._open

    def close(self) -> None:
        """Fold the log into the file and close it; a second call does nothing."""
        if self._open:
            self._open = False
            if self._copy is not None:
                self._copy.call_off()
            if not self._only_reads():
                with suppress(Refused):  # a full disk, say: who comes next folds it
                    self.fold()
            self.conn.close()

    def _only_reads(self) -> bool:
        return bool(self.conn.execute("PRAGMA query_only").fetchone()[0])


def diary_in_memory(folder: Path) -> Diary:
    """Return an empty diary that no file ever holds; `folder` is one that stays while it is used."""
    from sqlcipher3 import dbapi2

    from wellbeing.storage.migrations import bring_up_to_date

    diary = Diary(dbapi2.connect(":memory:", isolation_level=None), folder, b"")
    bring_up_to_date(diary.db)
    return diary


def open_diary(
    path: Path, key: bytes, before_reshaping: Callable[[], object] | None = None, zone: tzinfo | None = None
) -> Diary:
    """Open or make the diary at `path` with its raw 32-byte key, and bring it to the present shape.

    `before_reshaping` is called before the shape of a diary that holds something is changed; `zone` is where the
    entries of an older shape count as made. Raises Refused: key wrong or file damaged, diary from a newer version,
    folder not writable.
    """
    with plain_trouble(path):
        log = beside(path, LOG)
        if path.exists() and log.exists() and log.stat().st_size:
            # SQLite would throw the log away with the file it can't read, and the newest entries with it.
            if not key_fits(path, key):
                raise Refused(Problem("diary", UNREADABLE))
            refuse_anothers(path, key)
    try:
        return _open(path, key, before_reshaping, zone)
    except Refused as refused:
        if refused.problem.key != UNREADABLE or not key_fits(path, key):
            raise
    # What a disk could not read for a moment looks like damage.
    return _open(path, key, before_reshaping, zone)


def is_older_on_disk(path: Path, key: bytes) -> bool:
    """Tell whether a diary's file has a shape of before, without a lock and without its log; raises Refused."""
    from wellbeing.storage.migrations import NEWEST

    with plain_trouble(path), closing(open_connection(path, key, looking=True)) as conn:
        return 0 < int(conn.execute("PRAGMA user_version").fetchone()[0]) < NEWEST


def _open(
    path: Path, key: bytes, before_reshaping: Callable[[], object] | None, zone: tzinfo | None
) -> Diary:
    from wellbeing.storage.migrations import NEWEST, bring_up_to_date, shape_of

    with plain_trouble(path):
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        diary = Diary(open_connection(path, key, shared=True), path, key)
        try:
            # Looked at before anything is set: a newer version's file is left as it is.
            shape = shape_of(diary.conn)
            diary.torn_log = set_torn_log_aside(diary.conn, path)
            if shape < NEWEST:
                if shape and before_reshaping is not None:
                    before_reshaping()
                prepare(diary.conn)
                bring_up_to_date(diary.db, zone)
            else:
                prepare(diary.conn)
            diary.first_version = diary.version_seen()
        except BaseException:
            diary.close()
            raise
    return diary


def _let_go(conn: Any) -> None:
    """Close a connection; its file may be gone, and then the log can't be folded into it."""
    from wellbeing.storage.diary_copy import fold_first

    with suppress(Refused), plain_trouble():
        fold_first(conn)
    with suppress(Refused), plain_trouble():
        conn.close()


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
