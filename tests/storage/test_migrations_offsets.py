"""The fifth shape of the diary, reached from the fourth with what stood in it."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import KEY
from tests.fakes import BERLIN
from tests.storage.connected import connect
from wellbeing.storage import migrations
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.database import Diary, open_diary
from wellbeing.storage.notices import take_notices
from wellbeing.storage.timestamps import to_row

SUMMER, WINTER = datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def fourth_shape(tmp_path: Path) -> Path:
    """A diary as the fourth step left it."""
    with closing(connect(tmp_path / "diary.db", KEY)) as db:
        migrations.steps().apply(db, stop_before="0005_utc_offset")
        db.conn.execute("PRAGMA user_version = 4")
        assert "utc_offset" not in db.table("checkin").columns_dict
    return tmp_path / "diary.db"


def fill(path: Path) -> None:
    with closing(connect(path, KEY)) as db:
        for at in (SUMMER, WINTER):
            db.execute("INSERT INTO checkin (at, stress, note) VALUES (?, 7, 'kept')", (to_row(at),))
            db.execute("INSERT INTO contact (at, kind, felt) VALUES (?, 'rude', 6)", (to_row(at),))


def entries(diary: Diary) -> list[tuple[datetime, int | None]]:
    stores = (CheckInStore(diary), ContactStore(diary))
    return [(entry.at, entry.offset) for store in stores for entry in store.between(None, None)]


def test_old_entries_count_as_made_here_with_the_offset_of_their_day(fourth_shape: Path):
    fill(fourth_shape)
    with closing(open_diary(fourth_shape, KEY, zone=BERLIN)) as diary:
        assert entries(diary) == [(WINTER, 3_600), (SUMMER, 7_200)] * 2
        assert diary.rows("SELECT stress, note FROM checkin") == [(7, "kept")] * 2
        assert diary.rows("PRAGMA user_version") == [(migrations.NEWEST,)]
        assert take_notices(diary) == ["notice.offsets"]
    with closing(open_diary(fourth_shape, KEY)) as diary:
        assert entries(diary) == [(WINTER, 3_600), (SUMMER, 7_200)] * 2
        assert take_notices(diary) == []


def test_an_empty_diary_has_nothing_to_tell(fourth_shape: Path):
    with closing(open_diary(fourth_shape, KEY)) as diary:
        assert (entries(diary), take_notices(diary)) == ([], [])
