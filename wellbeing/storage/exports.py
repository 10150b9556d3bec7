"""Every row of the diary that is the person's own, as plain values; and such rows put back into an empty diary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from wellbeing.domain.contacts import KINDS
from wellbeing.storage.database import Diary
from wellbeing.storage.timestamps import from_row, to_row
from wellbeing.storage.trouble import plain_trouble

# Left out: what belongs to this computer or to a team, drafts, what the reminders were just doing, and every key.
TABLES = (
    "checkin", "contact", "day_total", "practice", "coin_flip", "review", "scene_run", "strain", "own_phrase",
    "own_word", "favourite", "shown", "reminder_day", "reminder_asked", "import_run", "import_memory", "import_gone",
)  # fmt: skip
IMPORTED = ("checkin", "contact", "day_total")
WRITTEN = ("own_phrase",)  # nothing but what was written freely
MOMENTS = frozenset(("at",))
NOTES = frozenset(("note", "happened", "mine", "not_mine", "cue", "action"))


class ExportStore:
    """Reads all tables at one moment, and fills the tables of an empty diary."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    @contextmanager
    def still(self) -> Iterator[None]:
        """Hold the diary as it is now for whoever reads it; others may write meanwhile, and are not seen."""
        with plain_trouble():
            self._diary.conn.execute("BEGIN")
            try:
                yield
            finally:
                self._diary.conn.execute("COMMIT")

    def columns(self, table: str) -> list[str]:
        """Return the names of a table's columns."""
        return [row[1] for row in self._diary.rows(f"PRAGMA table_info({table})")]

    def rows(
        self, table: str, start: datetime | None = None, end: datetime | None = None, notes: bool = True
    ) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table, one at a time, those of a span alone; moments are ISO 8601 in UTC."""
        if not notes and table in WRITTEN:
            return
        names = self.columns(table)
        where, values = self._within(table, start, end)
        kept = ", ".join(f'"{name}"' if notes or name not in NOTES else f"'' AS {name}" for name in names)
        with plain_trouble():
            for row in self._diary.conn.execute(
                f"SELECT {kept} FROM {table} WHERE {where} ORDER BY rowid",  # noqa: S608
                values,
            ):
                yield {name: plain(name, value) for name, value in zip(names, row, strict=True)}

    def _within(self, table: str, start: datetime | None, end: datetime | None) -> tuple[str, list[object]]:
        """Return the condition for the rows of a span; an import is in it by what it brought, not by its own moment."""
        if table == "import_run" and (start or end):
            parts = [(each, *self._within(each, start, end)) for each in IMPORTED]
            brought = " UNION ".join(f"SELECT source FROM {each} WHERE {where}" for each, where, _ in parts)  # noqa: S608
            return f"id IN ({brought})", [value for _, _, values in parts for value in values]
        names = self.columns(table)
        left, values = ["true"], list[object]()
        for sign, edge in ((">=", start), ("<", end)):
            if "at" in names and edge is not None:
                left.append(f"at {sign} ?")
                values.append(to_row(edge))
            elif "day" in names and edge is not None:
                left.append(f"day {sign} ?")
                values.append(edge.date().isoformat())
        return " AND ".join(left), values

    def is_empty(self) -> bool:
        """Tell whether nothing was entered in the diary yet."""
        return not any(
            self._diary.rows(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608
            for table in ("checkin", "contact", "day_total", "practice", "review", "own_phrase")
        )

    def fill(self, tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> int:
        """Write rows into an empty diary in one transaction; unknown tables and columns are passed over.

        Raises ValueError for a value that no such row can have.
        """
        count = 0
        with self._diary.atomic():
            for table in TABLES:
                names = set(self.columns(table))
                for row in tables.get(table, ()):
                    known = {name: value for name, value in row.items() if name in names}
                    known = {**dict.fromkeys(NOTES & names, ""), **known} if known else known
                    if known:
                        self._put(table, known)
                        count += 1
            self._number_on()
        return count

    def _put(self, table: str, row: Mapping[str, Any]) -> None:
        from sqlcipher3 import dbapi2

        if table == "contact" and row.get("kind") not in KINDS:
            raise ValueError(table)
        columns, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        values = [stored(name, value) for name, value in row.items()]
        try:
            self._diary.conn.execute(
                f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608
                values,
            )
        except (dbapi2.IntegrityError, dbapi2.InterfaceError, dbapi2.ProgrammingError, OverflowError):
            raise ValueError(table) from None  # what it holds is in no word of an error

    def _number_on(self) -> None:
        """Have later imports counted on: none gets the number of one that brought entries and is not in the file."""
        numbers = " UNION ALL ".join(f"SELECT max(source) AS number FROM {table}" for table in IMPORTED)  # noqa: S608
        ((most,),) = self._diary.rows(f"SELECT max(number) FROM ({numbers})")  # noqa: S608
        if most is not None:
            made = "INSERT OR IGNORE INTO import_run (id, at, kind) VALUES (?, 0, 'contacts')"
            if self._diary.conn.execute(made, (most,)).rowcount:
                self._diary.conn.execute("DELETE FROM import_run WHERE id = ?", (most,))


def plain(name: str, value: Any) -> Any:
    """Return a column's value as a file holds it."""
    return from_row(value).isoformat() if name in MOMENTS and isinstance(value, int) else value


def stored(name: str, value: Any) -> Any:
    """Return a value of a file as a row holds it; raises ValueError for a moment or a day that is none."""
    if name == "day" and isinstance(value, str):
        date.fromisoformat(value)
    if name in MOMENTS and isinstance(value, str):
        moment = datetime.fromisoformat(value)
        return to_row(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return value
