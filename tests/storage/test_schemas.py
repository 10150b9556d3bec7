"""Diaries of every schema that was ever out: opened by today's code they hold what they held, in today's shape."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import KEY
from tests.fakes import SHANGHAI
from tests.storage.connected import connect
from wellbeing.storage import migrations
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.database import Diary, open_diary

SCHEMAS = Path(__file__).with_name("schemas")
OLD = sorted(SCHEMAS.glob("*.sql"))

Columns = list[tuple[Any, ...]]


def own_tables(diary: Diary) -> list[str]:
    names = diary.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in names if not name.startswith(("sqlite_", "_sqlite"))]


def contents(diary: Diary, columns: dict[str, list[str]]) -> dict[str, Columns]:
    """Every row of the tables and columns that are named."""
    return {
        table: diary.rows(f"SELECT {', '.join(names)} FROM {table} ORDER BY {', '.join(names)}")
        for table, names in columns.items()
    }


def columns_of(diary: Diary) -> dict[str, list[str]]:
    return {
        table: [row[1] for row in diary.rows(f"PRAGMA table_info({table})")] for table in own_tables(diary)
    }


def shape(diary: Diary) -> dict[str, Any]:
    """Tables with their columns' types and guards, and indexes: what an altered table has in common with a new one."""
    tables = {table: diary.rows(f"PRAGMA table_info({table})") for table in own_tables(diary)}
    strict = diary.rows("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' ORDER BY name")
    indexes = diary.rows("SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name")
    return {"tables": tables, "strict": strict, "indexes": indexes}


def made_as_then(schema: Path, path: Path) -> Diary:
    """A diary filled as the code of that day shaped it, encrypted, not yet brought up to date."""
    db = connect(path, KEY)
    db.conn.executescript(schema.read_text("utf-8"))
    return Diary(db.conn, path, KEY)


def test_each_shape_stands_among_the_old_ones():
    """A new step brings the diary of the step before it as a file here."""
    assert {int(schema.name.split("_")[0].rstrip("ab")) for schema in OLD} == set(
        range(1, migrations.NEWEST + 1)
    )


@pytest.mark.parametrize("schema", OLD, ids=lambda schema: schema.stem)
def test_an_old_diary_is_brought_up_to_date_with_all_it_held(schema: Path, tmp_path: Path):
    with (
        closing(open_diary(tmp_path / "new.db", KEY)) as new,
        closing(made_as_then(schema, tmp_path / "d.db")) as old,
    ):
        expected, columns = shape(new), columns_of(old)
        held = contents(old, columns)
    assert all(held[table] for table in held)
    with closing(open_diary(tmp_path / "d.db", KEY, zone=SHANGHAI)) as diary:
        assert shape(diary) == expected
        assert contents(diary, {table: columns[table] for table in columns if table != "notice"}) == {
            table: rows for table, rows in held.items() if table != "notice"
        }
        assert {row.offset for row in CheckInStore(diary).between(None, None)} == {28_800}
        assert diary.rows("PRAGMA integrity_check") == [("ok",)]
        assert diary.rows("PRAGMA user_version") == [(migrations.NEWEST,)]


@pytest.mark.parametrize("schema", OLD, ids=lambda schema: schema.stem)
def test_ids_are_never_given_again(schema: Path, tmp_path: Path):
    """The highest check-in of the old diary was deleted: its number isn't used for the next one."""
    with closing(made_as_then(schema, tmp_path / "d.db")) as old:
        old.conn.execute("DELETE FROM checkin WHERE id = 9")
    with closing(open_diary(tmp_path / "d.db", KEY, zone=SHANGHAI)) as diary:
        diary.conn.execute("INSERT INTO checkin (at, stress) VALUES (0, 1)")
        assert diary.rows("SELECT max(id) FROM checkin") == [(10,)]


def test_the_very_first_file_still_opens(tmp_path: Path):
    """How the file is encrypted may never change by itself: these bytes were written by the first version."""
    shutil.copy(SCHEMAS / "first.db", tmp_path / "d.db")
    with closing(open_diary(tmp_path / "d.db", KEY, zone=SHANGHAI)) as diary:
        (entry,) = CheckInStore(diary).between(None, None)
        assert (entry.stress, entry.note) == (7, "一条备注")
