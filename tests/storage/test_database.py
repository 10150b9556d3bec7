"""The diary's file: encrypted, durable, refused in plain words when something is wrong with it."""

from __future__ import annotations

import ctypes
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.conftest import KEY
from tests.fakes import checkin
from tests.storage.connected import connect
from wellbeing.domain.contacts import OpenContact
from wellbeing.domain.problems import Refused
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.database import Diary, is_older_on_disk, open_diary
from wellbeing.storage.migrations import NEWEST
from wellbeing.storage.trouble import ask_disk, disk_problem

SECRET = "客户骂了我 secret-note"


def refused(path: Path, key: bytes = KEY) -> str:
    with pytest.raises(Refused) as caught:
        open_diary(path, key).close()
    return caught.value.problem.key


def filled(path: Path) -> Path:
    with closing(open_diary(path, KEY)) as diary:
        CheckInStore(diary).add(checkin(7))
    return path


@pytest.mark.parametrize("way", [Diary.reader, Diary.another])
def test_no_empty_file_is_left_where_the_diary_was(tmp_path: Path, way: Callable[[Diary], Diary]):
    home = tmp_path / "home"
    home.mkdir()
    with closing(open_diary(filled(home / "diary.db"), KEY)) as diary:
        home.rename(tmp_path / "away")
        home.mkdir()
        with pytest.raises(Refused), closing(way(diary)) as another:
            another.rows("SELECT 1 FROM checkin")
        assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 5_000),
    ],
)
def test_pragmas(diary: Diary, pragma: str, value: object):
    assert diary.rows(f"PRAGMA {pragma}") == [(value,)]


def test_nothing_can_be_read_from_the_bytes(tmp_path: Path, diary: Diary):
    store = CheckInStore(diary)
    for _ in range(3):
        store.add(checkin(3, checkin().at).__class__(0, checkin().at, 3, feelings=("tired",), note=SECRET))
    for ending in ("", "-wal"):
        data = (tmp_path / f"diary.db{ending}").read_bytes()
        assert data
        for plain in (SECRET.encode(), b"secret-note", b"tired", b"checkin", b"CREATE TABLE"):
            assert plain not in data
    assert not (tmp_path / "diary.db").read_bytes().startswith(b"SQLite format 3")
    with (
        closing(sqlite3.connect(tmp_path / "diary.db")) as plain_sqlite,
        pytest.raises(sqlite3.DatabaseError),
    ):
        plain_sqlite.execute("SELECT * FROM checkin")


def test_a_saved_row_is_in_the_file_before_anything_is_closed(tmp_path: Path, diary: Diary):
    CheckInStore(diary).add(checkin(7))
    with closing(open_diary(tmp_path / "diary.db", KEY)) as other:
        assert [checkin.stress for checkin in CheckInStore(other).between(None, None)] == [7]


def test_a_wrong_key(tmp_path: Path):
    path = filled(tmp_path / "diary.db")
    before = path.read_bytes()
    assert refused(path, bytes(32)) == "problem.diary_unreadable"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "damage", [b"not a diary at all, only some text" * 200, b"SQLite format 3\x00" + bytes(4_080)]
)
def test_something_else_lies_there(tmp_path: Path, damage: bytes):
    path = tmp_path / "diary.db"
    path.write_bytes(damage)
    assert refused(path) == "problem.diary_unreadable"
    assert path.read_bytes() == damage


def test_a_damaged_page_is_refused_when_it_is_read(tmp_path: Path):
    path = filled(tmp_path / "diary.db")
    data = bytearray(path.read_bytes())
    for place in range(4_096, len(data), 512):
        data[place] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(Refused) as caught, closing(open_diary(path, KEY)) as diary:
        CheckInStore(diary).between(None, None)
    assert caught.value.problem.key == "problem.diary_unreadable"
    assert path.read_bytes() == bytes(data)


PAGE = 4096


def zero_last_page(path: Path) -> bytes:
    """Let the last page be read as zeros, as by a disk that fails; returns what was there."""
    data = path.read_bytes()
    path.write_bytes(data[:-PAGE] + bytes(PAGE))
    return data


@pytest.mark.parametrize("act", ["read", "write"])
def test_a_page_that_could_not_be_read_for_a_moment_closes_the_diary_to_nothing(tmp_path: Path, act: str):
    path = filled(tmp_path / "diary.db")
    with closing(open_diary(path, KEY)) as diary:
        last = diary.rows("SELECT tbl_name FROM sqlite_master ORDER BY rootpage DESC LIMIT 1")[0][0]
        data = zero_last_page(path)
        with pytest.raises(Refused) as caught:
            diary.rows(f"SELECT count(*) FROM {last} NOT INDEXED")
        assert caught.value.problem.key == "problem.diary_unreadable"
        path.write_bytes(data)
        if act == "read":
            assert len(CheckInStore(diary).between(None, None)) == 1
        else:
            CheckInStore(diary).add(checkin(6))
            assert len(CheckInStore(diary).between(None, None)) == 2


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_a_newer_diary_is_left_byte_for_byte(tmp_path: Path, mode: str):
    path = filled(tmp_path / "diary.db")
    with closing(connect(path, KEY)) as db:
        db.conn.execute(f"PRAGMA journal_mode = {mode}").fetchall()
        db.conn.execute(f"PRAGMA user_version = {NEWEST + 1}")
    before = path.read_bytes()
    assert refused(path) == "problem.diary_newer"
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["diary.db"]


def test_a_folder_that_is_not_there(tmp_path: Path):
    assert refused(tmp_path / "nowhere" / "diary.db") == "problem.disk_error"
    (tmp_path / "file").write_text("")
    assert refused(tmp_path / "file" / "diary.db") == "problem.read_only"


def test_an_interrupted_first_day_leaves_an_empty_file_that_still_becomes_a_diary(tmp_path: Path):
    (tmp_path / "diary.db").touch()
    assert filled(tmp_path / "diary.db").stat().st_size > 0


def test_what_fails_inside_is_undone_whole(diary: Diary):
    store, contacts = CheckInStore(diary), ContactStore(diary)
    with pytest.raises(dbapi2.IntegrityError), diary.atomic():  # noqa: PT012 - the block is the case
        store.add(checkin(5))
        contacts.reopen(OpenContact(1, "x", checkin().at))
        store.add(checkin(11))  # the table itself refuses it
    assert store.between(None, None) == []
    assert contacts.open_ones() == []
    store.add(checkin(6))
    assert [checkin.stress for checkin in store.between(None, None)] == [6]


def test_an_inner_step_can_fail_alone(diary: Diary):
    store = CheckInStore(diary)
    with diary.atomic():
        store.add(checkin(5))
        with pytest.raises(dbapi2.IntegrityError):
            store.add(checkin(-1))
    assert [checkin.stress for checkin in store.between(None, None)] == [5]


def test_a_write_waits_for_another_that_began_before(tmp_path: Path, diary: Diary):
    """Whoever reads first and then writes would be refused at once, not made to wait."""
    store, order = CheckInStore(diary), []
    began, other_waits = threading.Event(), threading.Event()

    def second() -> None:
        with closing(open_diary(tmp_path / "diary.db", KEY)) as own:
            began.wait(5)
            other_waits.set()
            CheckInStore(own).add(checkin(2))
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with diary.atomic():
        store.add(checkin(1))
        began.set()
        other_waits.wait(5)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]
    assert sorted(checkin.stress for checkin in store.between(None, None)) == [1, 2]


def test_held_too_long_is_told(tmp_path: Path, diary: Diary):
    with closing(open_diary(tmp_path / "diary.db", KEY)) as other:
        other.db.conn.execute("PRAGMA busy_timeout = 50").fetchall()
        # atomic() holds the diary from its beginning on, before it has read or written anything.
        with diary.atomic(), pytest.raises(Refused) as caught:
            CheckInStore(other).add(checkin(2))
    assert caught.value.problem.key == "problem.diary_busy"


def test_another_process_is_noticed_and_oneself_is_not(tmp_path: Path, diary: Diary):
    before = diary.version_seen()
    CheckInStore(diary).add(checkin(1))
    assert diary.version_seen() == before
    with closing(open_diary(tmp_path / "diary.db", KEY)) as other:
        CheckInStore(other).add(checkin(2))
    assert diary.version_seen() != before


def test_the_driver_s_trouble_becomes_plain_words(diary: Diary):
    with pytest.raises(dbapi2.OperationalError, match="no such table"):
        diary.rows("SELECT * FROM nowhere")
    diary.db.conn.execute("PRAGMA query_only = ON").fetchall()
    with pytest.raises(Refused) as caught:
        CheckInStore(diary).add(checkin(1))
    assert caught.value.problem.key == "problem.disk_error"  # its folder can be written to, so that is not it


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (28, "problem.disk_full"),
        (122, "problem.disk_full"),
        (13, "problem.read_only"),
        (30, "problem.read_only"),
        (5, "problem.disk_error"),
    ],
)
def test_what_the_system_says_of_a_disk(error: int, key: str):
    assert disk_problem(OSError(error, "")) == key


def test_a_failed_disk_is_asked_where_the_diary_lies(tmp_path: Path):
    """Another folder may have room where this one has none."""
    assert ask_disk(tmp_path) is None
    (tmp_path / "file").write_bytes(b"")
    assert ask_disk(tmp_path / "file") == "problem.read_only"
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_thread_s_own_connection_sees_what_is_written_and_may_write(diary: Diary):
    with closing(diary.another()) as another:
        CheckInStore(another).add(checkin(7))
        assert [found.stress for found in CheckInStore(diary).between(None, None)] == [7]
        assert another.key == diary.key == KEY
        assert another.rows("PRAGMA synchronous") == [(2,)]


def test_what_grows_with_each_row_grows_with_nothing_else(diary: Diary):
    before = diary.changes_made()
    CheckInStore(diary).between(None, None)
    assert diary.changes_made() == before
    CheckInStore(diary).add(checkin(7))
    assert diary.changes_made() > before


def test_a_diary_whose_file_was_moved_takes_nothing_and_goes_on_elsewhere(tmp_path: Path, diary: Diary):
    CheckInStore(diary).add(checkin(3))
    assert diary.in_place()
    (tmp_path / "diary.db").rename(tmp_path / "elsewhere.db")
    assert not diary.in_place()
    with pytest.raises(Refused) as refused:
        CheckInStore(diary).add(checkin(4))
    assert refused.value.problem.key == "problem.diary_moved"
    (tmp_path / "diary.db").write_bytes(b"another")
    assert not diary.in_place(), "another file under its name is not the one that is open"
    new = tmp_path / "new.db"
    diary.stand_still().write(new)
    diary.go_on()
    assert diary.db is diary.db
    diary.move_to(new)()
    assert (diary.in_place(), diary.key) == (True, KEY)
    CheckInStore(diary).add(checkin(5))
    with closing(open_diary(new, KEY)) as found:
        assert [entry.stress for entry in CheckInStore(found).between(None, None)] == [3, 5]


def test_a_write_that_waits_for_no_disk_is_whole_and_the_next_one_waits_again(tmp_path: Path, diary: Diary):
    sql = "INSERT INTO draft (kind, at, body) VALUES (?, 0, '')"
    with diary.unsynced():
        assert diary.rows("PRAGMA synchronous") == [(1,)]
        diary.conn.execute(sql, ("a",))

    def fails_inside() -> None:
        with diary.unsynced():
            diary.conn.execute(sql, ("b",))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails_inside()
    assert (diary.rows("PRAGMA synchronous"), diary.writing()) == ([(2,)], False)
    with closing(open_diary(tmp_path / "diary.db", KEY)) as another:
        assert another.rows("SELECT kind FROM draft") == [("a",)]


def test_only_a_shape_of_before_is_an_older_one(tmp_path: Path):
    path = filled(tmp_path / "diary.db")
    assert not is_older_on_disk(path, KEY)
    for version, older in ((NEWEST - 1, True), (1, True), (NEWEST + 1, False), (0, False)):
        with closing(connect(path, KEY)) as conn:
            conn.execute(f"PRAGMA user_version = {version}")
            conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert is_older_on_disk(path, KEY) is older, version


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "mallinfo2"),
    reason="only glibc tells what it holds",
)
def test_pages_that_were_read_are_given_back(tmp_path: Path):
    with closing(open_diary(tmp_path / "diary.db", KEY)) as diary:
        CheckInStore(diary).add_many([replace(checkin(7), note=SECRET * 20) for _ in range(4_000)])
        said = diary.rows("SELECT sum(length(note)) FROM checkin")
        before = held_bytes()
        diary.let_pages_go()
        assert before - held_bytes() > 1_000_000
        assert diary.rows("SELECT sum(length(note)) FROM checkin") == said


def held_bytes() -> int:
    """Return how much the program holds of the allocator's memory."""
    ask = ctypes.CDLL(None).mallinfo2
    ask.restype = type("Info", (ctypes.Structure,), {"_fields_": [("all", ctypes.c_size_t * 10)]})
    return int(ask().all[4] + ask().all[7])
