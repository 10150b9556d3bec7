"""Copies an open diary in another thread than its own: of a file without a name nothing else can be read any more."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from wellbeing.domain.problems import Problem, Refused
from wellbeing.storage.connection import open_connection, prepare
from wellbeing.storage.trouble import plain_trouble

PAGES, PAUSE_S = 64, 0.001
"""So many pages, a millisecond's work, are copied in one go; in the pause after it the diary's own thread may read."""


def fold_first(conn: Any) -> None:
    """Fold the log before a connection is closed: closing does it as well, but holds every thread up meanwhile."""
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


class DiaryCopy:
    """One copy of an open connection into which nobody writes meanwhile; the diary's own thread may call it off."""

    def __init__(self, conn: Any, key: bytes) -> None:
        self._conn, self._key = conn, key
        self._wanted, self._at_work = True, Lock()

    @contextmanager
    def work(self) -> Iterator[None]:
        """Keep whoever calls it off waiting until this is over; raises Refused where it is called off already."""
        with self._at_work:
            self._go_on()
            yield

    def write(self, draft: Path) -> None:
        """Write all that is open into a new file with the same key, ready to be opened; raises Refused."""
        with plain_trouble(draft), closing(open_connection(draft, self._key, new=True)) as target:
            self._conn.backup(target, pages=PAGES, progress=self._rest)
            prepare(target)
            fold_first(target)

    def call_off(self) -> None:
        """End it, and return once it touches the diary no more."""
        self._wanted = False
        with self._at_work:
            pass

    def _rest(self, _status: int, _remaining: int, _total: int) -> None:
        self._go_on()
        time.sleep(PAUSE_S)

    def _go_on(self) -> None:
        if not self._wanted:
            raise Refused(Problem("diary", "problem.diary_moved"))
