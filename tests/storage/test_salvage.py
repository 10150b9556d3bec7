"""Salvage: a bad page costs the rows on it and no others, and the damaged file is only read."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.conftest import KEY
from wellbeing.storage.connection import open_connection
from wellbeing.storage.database import open_diary
from wellbeing.storage.salvage import readable_rows, salvage

COLUMNS = ["id", "at", "stress", "pleasant", "energy", "feelings", "causes", "note"]
ROWS = 600


@pytest.fixture
def diary_file(tmp_path: Path) -> Path:
    path = tmp_path / "diary.db"
    with closing(open_diary(path, KEY)) as diary, diary.atomic():
        for number in range(ROWS):
            diary.conn.execute(
                "INSERT INTO checkin (at, stress, note) VALUES (?, ?, ?)", (number, number % 11, "note " * 8)
            )
    return path


def can_be_read(path: Path) -> bool:
    """Tell whether the list of tables, and the first page of the check-ins' tree, can be read at all."""
    try:
        with closing(open_connection(path, KEY)) as conn:
            conn.execute("SELECT count(*) FROM sqlite_master WHERE sql LIKE '%x%'").fetchone()
            conn.execute("SELECT rowid FROM checkin WHERE rowid < 0").fetchone()
    except dbapi2.DatabaseError:
        try:
            with closing(open_connection(path, KEY)) as conn:
                conn.execute("SELECT rowid FROM checkin WHERE rowid > 1000000").fetchone()
        except dbapi2.DatabaseError:
            return False
    return True


def flip(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 + 2000] ^= 255
    path.write_bytes(content)


def test_a_whole_diary_is_read_whole(diary_file: Path):
    rows, whole = readable_rows(diary_file, KEY, "checkin", COLUMNS)
    assert whole
    assert [row[0] for row in rows] == list(range(1, ROWS + 1))


def test_a_bad_page_costs_its_own_rows(diary_file: Path):
    before, read = diary_file.read_bytes(), []
    for page in range(2, len(before) // 4096 + 1):
        flip(diary_file, page)
        damaged = diary_file.read_bytes()
        if can_be_read(diary_file):
            rows, whole = readable_rows(diary_file, KEY, "checkin", COLUMNS)
            assert whole == (len(rows) == ROWS)
            read.append(len(rows))
        assert diary_file.read_bytes() == damaged
        diary_file.write_bytes(before)
    assert len(read) > 10
    assert min(read) >= ROWS * 0.85, "a page holds less than that"
    assert min(read) < ROWS, "some page held rows"


def test_two_bad_pages_cost_theirs(diary_file: Path):
    dice, whole = random.Random(5), diary_file.read_bytes()
    worst = ROWS
    for _ in range(8):
        for page in dice.sample(range(2, len(whole) // 4096 + 1), 2):
            flip(diary_file, page)
        if can_be_read(diary_file):
            worst = min(worst, len(readable_rows(diary_file, KEY, "checkin", COLUMNS)[0]))
        diary_file.write_bytes(whole)
    assert worst >= ROWS * 0.7


def test_gaps_are_filled_from_the_backup_and_nothing_else_is(diary_file: Path, tmp_path: Path):
    backup = tmp_path / "backup.db"
    backup.write_bytes(diary_file.read_bytes())
    with closing(open_diary(diary_file, KEY)) as diary, diary.atomic():
        diary.conn.execute("UPDATE checkin SET note = 'changed since' WHERE id = 1")
        diary.conn.execute("INSERT INTO favourite (item, at) VALUES ('since', 1)")
    content = diary_file.read_bytes()
    for page in range(2, len(content) // 4096 + 1):
        flip(diary_file, page)
        rows = readable_rows(diary_file, KEY, "checkin", COLUMNS)[0] if can_be_read(diary_file) else []
        if 0 < len(rows) < ROWS and rows[0][0] == 1:
            break
        diary_file.write_bytes(content)
    new = tmp_path / "new.db"
    open_diary(new, KEY).close()
    told = {table.table: table for table in salvage(diary_file, backup, new, KEY)}
    assert told["checkin"].read == len(rows)
    assert told["checkin"].from_backup == ROWS - len(rows)
    assert told["favourite"].whole
    with closing(open_connection(new, KEY)) as conn:
        assert conn.execute("SELECT count(*) FROM checkin").fetchone() == (ROWS,)
        assert conn.execute("SELECT note FROM checkin WHERE id = 1").fetchone() == ("changed since",)
        assert conn.execute("SELECT item FROM favourite").fetchall() == [("since",)]
