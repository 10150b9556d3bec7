"""What comes out of files: each import and its rows, totals of days, answers given once."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.day_totals import DayTotal
from wellbeing.storage.checkins import as_row as checkin_row
from wellbeing.storage.contacts import COLUMNS, from_columns
from wellbeing.storage.contacts import as_row as contact_row
from wellbeing.storage.database import Diary
from wellbeing.storage.timestamps import from_row, to_row

TABLES = {"contacts": "contact", "totals": "day_total", "diary": "checkin"}
TOTAL_COLUMNS = "day, contacts, days, minute, minutes, at_once, slow, bad, warned, rest, seconds"
PART = 1_000  # rows taken back in one step: a check-in meanwhile waits no longer than that takes
Row = tuple[Contact | CheckIn | DayTotal, int]


class ImportStore:
    """Rows of import_run, import_memory and day_total, and the entries that an import brought."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def begin(self, kind: str, moment: datetime) -> int:
        """Note that an import has begun and return its number."""
        with self._diary.atomic():
            number: Any = (
                self._diary.db.table("import_run").insert({"at": to_row(moment), "kind": kind}).last_pk
            )
        return int(number)

    def add(self, run: int, kind: str, rows: Sequence[Row]) -> int:
        """Write some rows in one transaction, each with the digest of its foreign id; return how many were new."""
        if not rows:
            return 0
        table = TABLES[kind]
        gone = self._deleted([outside for _, outside in rows])
        made = [_columns(entry, run, outside) for entry, outside in rows if outside not in gone]
        if not made:
            return 0
        names = list(made[0])
        marks = ", ".join("?" * len(names))
        with self._diary.atomic():
            before = self._diary.conn.total_changes
            self._diary.conn.executemany(
                f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})",  # noqa: S608
                [tuple(row.values()) for row in made],
            )
            return int(self._diary.conn.total_changes - before)

    def known(self, kind: str, outside: Sequence[int]) -> set[int]:
        """Return which of some digests the diary holds already, or held until the person deleted them."""
        rows = self._diary.rows(
            f"SELECT outside FROM {TABLES[kind]} WHERE outside IN (SELECT value FROM json_each(?))",  # noqa: S608
            (json.dumps(list(outside)),),
        )
        return {number for (number,) in rows} | self._deleted(outside)

    def logged_here(self, start: datetime, end: datetime) -> list[Contact]:
        """Return the contacts from start to end, both included, that came out of no file, in order of time."""
        rows = self._diary.rows(
            f"SELECT {COLUMNS} FROM contact WHERE source IS NULL AND at >= ? AND at <= ? ORDER BY at",  # noqa: S608
            (to_row(start), to_row(end)),
        )
        return [from_columns(row) for row in rows]

    def _deleted(self, outside: Sequence[int]) -> set[int]:
        rows = self._diary.rows(
            "SELECT outside FROM import_gone WHERE outside IN (SELECT value FROM json_each(?))",
            (json.dumps(list(outside)),),
        )
        return {number for (number,) in rows}

    def finish(self, run: int, added: int) -> None:
        """Note that an import is whole."""
        with self._diary.atomic():
            self._diary.conn.execute(
                "UPDATE import_run SET finished = 1, added = ? WHERE id = ?", (added, run)
            )

    def take_back_some(self, run: int) -> int:
        """Take some rows of an import back in one transaction; 0 when none is left, and then it is forgotten."""
        kinds = self._diary.rows("SELECT kind FROM import_run WHERE id = ?", (run,))
        if not kinds:
            return 0
        table = TABLES[kinds[0][0]]
        with self._diary.atomic():
            gone = self._diary.conn.execute(
                f"DELETE FROM {table} WHERE id IN (SELECT id FROM {table} WHERE source = ? LIMIT {PART})",  # noqa: S608
                (run,),
            ).rowcount
            if not gone:
                self._diary.conn.execute("DELETE FROM import_run WHERE id = ?", (run,))
        return int(gone)

    def runs(self, finished: bool = True) -> list[tuple[int, datetime, str, int]]:
        """Return number, moment, kind and how many rows of the imports, the newest first."""
        rows = self._diary.rows(
            "SELECT id, at, kind, added FROM import_run WHERE finished = ? ORDER BY id DESC", (int(finished),)
        )
        return [(number, from_row(at), kind, added) for number, at, kind, added in rows]

    def remembered(self, key: str) -> Any:
        """Return what was answered once, None for nothing."""
        rows = self._diary.rows("SELECT value FROM import_memory WHERE key = ?", (key,))
        return json.loads(rows[0][0]) if rows else None

    def remember(self, key: str, value: object) -> None:
        """Keep an answer over the one before."""
        with self._diary.atomic():
            self._diary.db.table("import_memory").upsert({"key": key, "value": json.dumps(value)}, pk="key")

    def digest_key(self) -> bytes:
        """Return the key of all digests, made once; it never leaves the diary.

        Of two programs that meet here the first one's holds: by two keys one row of a file would be two.
        """
        found = self.remembered("key")
        if found is None:
            made = json.dumps(secrets.token_hex(32))
            with self._diary.atomic():
                self._diary.conn.execute("INSERT OR IGNORE INTO import_memory VALUES ('key', ?)", (made,))
            found = self.remembered("key")
        return bytes.fromhex(found)

    def totals(self, first: date, last: date) -> list[DayTotal]:
        """Return the totals that touch the days from first to last."""
        rows = self._diary.rows(
            f"SELECT {TOTAL_COLUMNS} FROM day_total WHERE day <= ?"  # noqa: S608
            " AND date(day, '+' || (days - 1) || ' days') >= ? ORDER BY day, minute",
            (last.isoformat(), first.isoformat()),
        )
        return [DayTotal(date.fromisoformat(row[0]), *row[1:]) for row in rows]


def _columns(entry: Contact | CheckIn | DayTotal, run: int, outside: int) -> dict[str, Any]:
    if isinstance(entry, Contact):
        row = contact_row(entry)
    elif isinstance(entry, CheckIn):
        row = checkin_row(entry)
    else:
        row = {name: getattr(entry, name) for name in TOTAL_COLUMNS.split(", ")}
        row["day"] = entry.day.isoformat()
    row.pop("id", None)
    return {**row, "source": run, "outside": outside}
