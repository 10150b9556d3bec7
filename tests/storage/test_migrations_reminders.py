"""The fourth shape of the diary, reached from the third with what stood in it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.conftest import KEY
from tests.fakes import NOON_ISH
from wellbeing.storage import migrations
from wellbeing.storage.database import Diary, open_diary
from wellbeing.storage.reminders import ReminderStore


def as_third_shape(diary: Diary) -> None:
    """Take back what the fourth step added."""
    diary.db.conn.execute("DROP TABLE reminder_asked")
    diary.db.conn.execute("DELETE FROM _sqlite_migrations WHERE name = '0004_reminder_asked'")
    diary.db.conn.execute("INSERT INTO favourite (item, at) VALUES ('naming', 1)")
    diary.db.conn.execute("PRAGMA user_version = 3")


def test_from_the_third_shape_everything_stays(tmp_path: Path):
    path = tmp_path / "diary.db"
    with closing(open_diary(path, KEY)) as diary:
        as_third_shape(diary)
    with closing(open_diary(path, KEY)) as diary:
        assert diary.rows("SELECT item FROM favourite") == [("naming",)]
        assert diary.rows("PRAGMA user_version") == [(migrations.NEWEST,)]
        assert ReminderStore(diary).asked_since(NOON_ISH) == (0, 0)
