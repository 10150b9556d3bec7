"""Hands the diary out: as JSON that can be taken in again, as CSV for spreadsheets, as a plain SQLite file."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.storage.database import Diary
from wellbeing.storage.exports import TABLES, ExportStore

FORMAT, VERSION = "wellbeing-diary", 1
MOST_BYTES = 400_000_000
FOR_IMPORTS = ("import_memory", "import_gone")  # says nothing to whoever opens a spreadsheet
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What is handed out: entries from `start` up to, not including, `end`; with or without what was written freely."""

    start: datetime | None = None
    end: datetime | None = None
    notes: bool = True


EVERYTHING = ExportChoice()


class Exports:
    """The verbs of handing the diary out and taking it in whole."""

    def __init__(self, diary: Diary, event_bus: EventBus, clock: Clock) -> None:
        self._diary, self._store = diary, ExportStore(diary)
        self._event_bus, self._clock = event_bus, clock

    @contextmanager
    def beside(self) -> Iterator[Exports]:
        """Give the same verbs over a connection of their own, for a thread."""
        with closing(self._diary.another()) as diary:
            yield Exports(diary, EventBus(), self._clock)

    def write(self, target: Path, choice: ExportChoice = EVERYTHING) -> int:
        """Write the diary to a file (.json, .sqlite, .db) or a new folder of CSV and return how many rows.

        Whatever is written anyone can read who can open it: it is not locked, but for its mode 0600. Raises Refused.
        """
        kind = target.suffix.lower()
        if target.exists() and not (kind == "" and target.is_dir() and not any(target.iterdir())):
            raise Refused(Problem("out", "problem.export_exists"))
        write = {".json": self._json, ".sqlite": self._sqlite, ".db": self._sqlite, "": self._folder}.get(
            kind
        )
        if write is None:
            raise Refused(Problem("out", "problem.export_form"))
        try:
            with self._store.still():
                return write(target, choice)
        except (OSError, sqlite3.Error):
            raise Refused(Problem("out", "problem.out")) from None

    def take(self, file: Path) -> int:
        """Take a diary that was written as JSON into an empty one; returns how many rows. Raises Refused."""
        try:
            if file.stat().st_size > MOST_BYTES:
                raise Refused(Problem("file", "problem.import_costly"))
            whole = json.loads(file.read_text("utf-8-sig"))
        except (OSError, ValueError, RecursionError):
            raise Refused(Problem("file", "problem.import_json", {"entry": 1})) from None
        if not isinstance(whole, dict) or whole.get("version") != VERSION:
            raise Refused(Problem("file", "problem.export_newer"))
        if not self._store.is_empty():
            raise Refused(Problem("file", "problem.export_not_empty"))
        try:
            count = self._store.fill(whole["tables"])
        except (ValueError, TypeError, AttributeError, KeyError):
            raise Refused(Problem("file", "problem.export_damaged")) from None
        for topic in (Topic.CHECKINS, Topic.CONTACTS, Topic.PRACTICE):
            self._event_bus.publish(topic)
        return count

    def _json(self, target: Path, choice: ExportChoice) -> int:
        head = {"format": FORMAT, "version": VERSION, "made": self._clock.now().isoformat()}
        count = 0
        with draft_beside(target) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(head)[:-1] + ', "tables": {')
            for place, table in enumerate(TABLES):
                file.write(f'{"," if place else ""}\n"{table}": [')
                for number, row in enumerate(self._rows(table, choice)):
                    file.write(f"{',' if number else ''}\n{json.dumps(row, ensure_ascii=False)}")
                    count += 1
                file.write("]")
            file.write("\n}}\n")
        return count

    def _folder(self, target: Path, choice: ExportChoice) -> int:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        count = 0
        for table in TABLES:
            if table in FOR_IMPORTS:
                continue
            with (
                draft_beside(target / f"{table}.csv") as draft,
                draft.open("w", encoding="utf-8-sig", newline="") as file,
            ):
                names = self._store.columns(table)
                writer = csv.DictWriter(file, names)
                writer.writeheader()
                for row in self._rows(table, choice):
                    writer.writerow({name: harmless(value) for name, value in row.items()})
                    count += 1
        return count

    def _sqlite(self, target: Path, choice: ExportChoice) -> int:
        count = 0
        with draft_beside(target) as draft, closing(sqlite3.connect(draft)) as db:
            for table in TABLES:
                names = self._store.columns(table)
                columns = ", ".join(f'"{name}"' for name in names)
                db.execute(f"CREATE TABLE {table} ({columns})")
                for row in self._rows(table, choice):
                    values = [row.get(name) for name in names]
                    db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", values)  # noqa: S608
                    count += 1
            db.commit()
        return count

    def _rows(self, table: str, choice: ExportChoice) -> Iterator[dict[str, Any]]:
        zone = self._clock.zone()  # days of the person's calendar are compared with its days
        start, end = (edge.astimezone(zone) if edge else None for edge in (choice.start, choice.end))
        return self._store.rows(table, start, end, choice.notes)


def is_diary(file: Path) -> bool:
    """Tell a diary that this app wrote from any other JSON file, by its beginning; a pipe is none."""
    if not file.is_file():
        return False
    try:
        with file.open("rb") as opened:
            return f'"format": "{FORMAT}"'.encode() in opened.read(200)
    except OSError:
        return False


def harmless(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


@contextmanager
def draft_beside(target: Path) -> Iterator[Path]:
    """Give a file of the person's alone that takes its place when it is whole, and is gone otherwise."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}.", suffix=".new")
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
