"""The diary's shape: each step from the shape before it, none twice, all or nothing."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.conftest import KEY
from tests.fakes import checkin
from tests.storage.connected import connect
from wellbeing.domain.problems import Refused
from wellbeing.storage import migrations
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.database import Diary, open_diary

TOLD_BY_FILE = ["source", "outside"]
CHECKIN = [
    "id",
    "at",
    "stress",
    "pleasant",
    "energy",
    "feelings",
    "causes",
    "note",
    "utc_offset",
    "whole_day",
]
CONTACT = ["id", "at", "kind", "felt", "emotion", "style", "channel", "state", "note", "utc_offset"]
DAY_TOTAL = ["id", "day", "days", "minute", "minutes", "contacts", "at_once", "slow", "bad", "warned", "rest"]
TABLES = {
    "former_key": ["key"],
    "inbox_key": ["id", "private", "public"],
    "inbox_taken": ["name"],
    "checkin": [*CHECKIN, *TOLD_BY_FILE],
    "contact": [*CONTACT, "seconds", "hold", "after", *TOLD_BY_FILE],
    "day_total": [*DAY_TOTAL, "seconds", *TOLD_BY_FILE],
    "import_run": ["id", "at", "kind", "added", "finished"],
    "import_memory": ["key", "value"],
    "import_gone": ["outside"],
    "coin_flip": ["id", "at", "exercise", "arm", "before"],
    "own_word": ["id", "kind", "word", "place", "hidden"],
    "notice": ["key"],
    "draft": ["kind", "at", "body"],
    "open_contact": ["id", "name", "started", "headset"],
    "reminder_state": ["id", "state", "saved"],
    "reminder_day": ["day", "worked_min", "due", "taken", "natural", "skipped", "owed"],
    "reminder_word": ["id", "at", "word", "until"],
    "reminder_asked": ["key", "kind", "at", "answer"],
    "practice": ["id", "at", "exercise", "seconds", "finished", "before", "after"],
    "favourite": ["item", "at"],
    "shown": ["item", "at", "times"],
    "own_phrase": ["id", "better", "avoid", "said_when"],
    "strain": ["week", "level", "at"],
    "review": ["id", "at", "contact", "happened", "mine", "not_mine", "cue", "action"],
    "scene_run": ["id", "at", "scene", "found", "cues", "helped"],
    "team_say": ["team", "consent", "since", "compared"],
    "team_member": ["team", "key", "name", "joined", "effective", "first_seen", "standing"],
    "team_sent": ["team", "period", "band", "face", "at"],
    "team_left": ["id", "team", "name", "at", "data"],
    "team_row": ["team", "start", "days", "n", "low", "moderate", "high"],
}


def shape(diary: Diary) -> dict[str, list[str]]:
    names = [name for (name,) in diary.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    own = [name for name in names if not name.startswith(("sqlite_", "_sqlite"))]
    return {name: [row[1] for row in diary.rows(f"PRAGMA table_info({name})")] for name in own}


def test_from_nothing_to_the_first_diary(diary: Diary):
    assert shape(diary) == TABLES
    assert diary.rows("PRAGMA user_version") == [(migrations.NEWEST,)]


def test_the_figure_of_the_newest_step_is_their_number(diary: Diary):
    applied = diary.rows("SELECT name FROM _sqlite_migrations")
    assert len(applied) == migrations.NEWEST
    assert next(name for (name,) in applied) == "0001_first_diary"


def test_opening_again_changes_nothing(tmp_path: Path, diary: Diary):
    CheckInStore(diary).add(checkin(4))
    with closing(open_diary(tmp_path / "diary.db", KEY)) as again:
        assert shape(again) == TABLES
        assert len(CheckInStore(again).between(None, None)) == 1


def test_tables_are_strict_and_guard_their_figures(diary: Diary):
    for sql in (
        "INSERT INTO checkin (at, stress) VALUES (0, 11)",
        "INSERT INTO checkin (at, stress) VALUES ('today', 5)",
        "INSERT INTO checkin (at, stress, pleasant) VALUES (0, 5, 3)",
        "INSERT INTO contact (at, kind, felt) VALUES (0, 'rude', -1)",
        "INSERT INTO reminder_state (id, state, saved) VALUES (2, '', 0)",
    ):
        with pytest.raises(dbapi2.IntegrityError):
            diary.db.conn.execute(sql)


def test_a_step_that_fails_leaves_the_shape_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    whole = migrations.SHOWN
    monkeypatch.setattr(migrations, "SHOWN", "CREATE TABLE shown (nonsense")
    with pytest.raises(dbapi2.OperationalError):
        open_diary(tmp_path / "diary.db", KEY)
    with closing(connect(tmp_path / "diary.db", KEY)) as db:
        assert db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
        assert db.conn.execute("PRAGMA user_version").fetchone() == (0,)
    monkeypatch.setattr(migrations, "SHOWN", whole)
    with closing(open_diary(tmp_path / "diary.db", KEY)) as diary:
        assert shape(diary) == TABLES


def test_a_newer_shape_is_refused(diary: Diary):
    diary.db.conn.execute(f"PRAGMA user_version = {migrations.NEWEST + 1}")
    with pytest.raises(Refused) as caught:
        migrations.bring_up_to_date(diary.db)
    assert caught.value.problem.key == "problem.diary_newer"


def test_trends_read_their_figures_from_an_index_alone(diary: Diary):
    for sql in (
        "SELECT at, stress FROM checkin WHERE at >= 0 AND at < 9 ORDER BY at",
        "SELECT at, kind, felt FROM contact WHERE at >= 0 AND at < 9 ORDER BY at",
    ):
        ((*_, plan),) = diary.rows(f"EXPLAIN QUERY PLAN {sql}")
        assert "COVERING INDEX" in plan
