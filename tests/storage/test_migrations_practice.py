"""The second shape of the diary, reached from the first with what stood in it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.conftest import KEY
from tests.storage.connected import connect
from wellbeing.storage import migrations
from wellbeing.storage.database import Diary, open_diary
from wellbeing.storage.phrases import PhraseStore

NEW = {"own_phrase", "strain", "review", "scene_run"}
FIRST = (
    migrations.CHECKIN,
    migrations.CONTACT,
    migrations.OPEN_CONTACT,
    migrations.REMINDER_STATE,
    migrations.REMINDER_DAY,
    migrations.REMINDER_WORD,
    migrations.PRACTICE,
    migrations.FAVOURITE,
    migrations.SHOWN,
)


def tables(diary: Diary) -> set[str]:
    return {name for (name,) in diary.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}


@pytest.fixture
def first_shape(tmp_path: Path) -> Path:
    """A diary as the first step left it, with a check-in and a favourite in it."""
    path = tmp_path / "diary.db"
    with closing(connect(path, KEY)) as db:
        for sql in FIRST:
            db.conn.execute(sql)
        db.conn.execute(
            "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT)"
        )
        db.conn.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('diary', '0001_first_diary', '2026-11-01')"
        )
        db.conn.execute("INSERT INTO checkin (at, stress, note) VALUES (1, 7, 'kept')")
        db.conn.execute("INSERT INTO favourite (item, at) VALUES ('naming', 1)")
        db.conn.execute("PRAGMA user_version = 1")
    return path


def test_from_the_first_shape_everything_stays(first_shape: Path):
    with closing(open_diary(first_shape, KEY)) as diary:
        assert tables(diary) >= NEW
        assert diary.rows("SELECT stress, note FROM checkin") == [(7, "kept")]
        assert diary.rows("SELECT item FROM favourite") == [("naming",)]
        assert diary.rows("PRAGMA user_version") == [(migrations.NEWEST,)]
        assert PhraseStore(diary).all() == []


def test_a_step_that_fails_leaves_the_first_shape(first_shape: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(migrations, "SCENE_RUN", "CREATE TABLE scene_run (nonsense")
    with pytest.raises(dbapi2.OperationalError):
        open_diary(first_shape, KEY)
    with closing(connect(first_shape, KEY)) as db:
        names = {row[0] for row in db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert not names & NEW
        assert db.conn.execute("PRAGMA user_version").fetchone() == (1,)


def test_the_new_tables_guard_their_figures(diary: Diary):
    for sql in (
        "INSERT INTO strain (week, level, at) VALUES ('2026-11-16', 6, 0)",
        "INSERT INTO strain (week, level, at) VALUES ('2026-11-16', 0, 0)",
        "INSERT INTO own_phrase (better) VALUES ('')",
        "INSERT INTO review (at, happened) VALUES (0, 'half a row')",
    ):
        with pytest.raises(dbapi2.IntegrityError):
            diary.db.conn.execute(sql)
