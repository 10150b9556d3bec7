"""Upkeep: what was saved stands in diary.db itself, and each day has its backup."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from tests.fakes import FakeClock
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.problems import Refused
from wellbeing.paths import Folders
from wellbeing.services.app_services import Services
from wellbeing.services.backups import Backups
from wellbeing.services.diary_access import find_key
from wellbeing.services.upkeep import keep_up
from wellbeing.storage import left_log
from wellbeing.storage.connection import open_connection


def alone(folders: Folders, tmp_path: Path) -> int:
    """Count the check-ins in diary.db without its log, as a copy of that one file would have them."""
    copy = tmp_path / "copy.db"
    shutil.copy(folders.diary, copy)
    with closing(open_connection(copy, find_key(folders) or b"")) as conn:
        return int(conn.execute("SELECT count(*) FROM checkin").fetchone()[0])


def test_diary_db_alone_holds_what_was_saved(
    services: Services, folders: Folders, clock: FakeClock, tmp_path: Path
):
    for stress in range(5):
        services.checkins.record(CheckInDraft(stress))
    assert alone(folders, tmp_path) == 0, "the log holds them"
    keep_up(folders, clock)
    assert alone(folders, tmp_path) == 5


def test_an_open_diary_gives_the_connection_for_it(
    services: Services, folders: Folders, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Whether the log is its own is asked of one that is opened: it takes OpenSSL, which then lies in the tray."""

    def asked(*_: object) -> bool:
        raise AssertionError("the log of an open diary was looked at")

    keep_up(folders, clock)  # the day has its backup
    monkeypatch.setattr(left_log, "is_of_another", asked)
    services.checkins.record(CheckInDraft(3))
    assert keep_up(folders, clock, "", services.diary.another) is None
    assert alone(folders, tmp_path) == 1


def test_closing_folds_though_another_has_the_diary_open(
    services: Services, folders: Folders, clock: FakeClock, tmp_path: Path
):
    from wellbeing.services.diary_access import open_own_diary

    with closing(open_own_diary(folders)) as other:
        services.checkins.record(CheckInDraft(3))
        services.close()
        assert alone(folders, tmp_path) == 1
        assert other.fold()


def test_nobody_is_waited_for(services: Services, folders: Folders, clock: FakeClock):
    from wellbeing.services.diary_access import open_own_diary

    with closing(open_own_diary(folders)) as reader:
        reader.conn.execute("BEGIN")
        reader.conn.execute("SELECT count(*) FROM checkin").fetchone()
        services.checkins.record(CheckInDraft(3))
        assert not services.diary.fold()
        reader.conn.execute("COMMIT")
    assert services.diary.fold()


def test_one_backup_a_day(services: Services, folders: Folders, clock: FakeClock):
    for day in range(3):
        keep_up(folders, clock)
        keep_up(folders, clock)
        assert len(Backups(folders, clock).all()) == day + 1
        clock.pass_by(days=1)


def test_without_a_diary_nothing_is_made(folders: Folders, clock: FakeClock):
    keep_up(folders, clock)
    assert not folders.data.exists()


def test_a_damaged_page_is_told_and_the_backups_stay(services: Services, folders: Folders, clock: FakeClock):
    for _ in range(50):
        services.checkins.record(CheckInDraft(3, note="x" * 3000))
    assert keep_up(folders, clock) is None
    services.close()
    damaged = bytearray(folders.diary.read_bytes())
    damaged[20 * 4096 + 1000] ^= 255
    folders.diary.write_bytes(damaged)
    assert keep_up(folders, clock) is None, "all pages are looked through once a day"
    clock.pass_by(days=1)
    problem = keep_up(folders, clock)
    assert problem is not None
    assert problem.key == "problem.diary_pages"
    assert len(Backups(folders, clock).all()) == 1, "no copy of a damaged file takes a good one's place"
    assert folders.diary.read_bytes() == damaged, "left as it is"


def test_pages_that_are_whole_and_do_not_fit_together_are_told(
    services: Services, folders: Folders, clock: FakeClock
):
    services.close()
    with closing(open_connection(folders.diary, find_key(folders) or b"")) as conn:
        conn.execute("PRAGMA writable_schema = ON")
        (root,) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'contact'").fetchone()
        conn.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = 'coin_flip'", (root,))
    problem = keep_up(folders, clock)
    assert problem is not None
    assert problem.key == "problem.backup_not_whole"
    assert Backups(folders, clock).all() == []


def test_backups_are_copied_to_a_folder_once_it_is_there(
    services: Services, folders: Folders, clock: FakeClock, tmp_path: Path
):
    services.checkins.record(CheckInDraft(3))
    stick = tmp_path / "stick"
    assert keep_up(folders, clock, str(stick)) is None  # it is away
    assert not stick.exists()
    stick.mkdir()
    keep_up(folders, clock, str(stick))
    (home,) = stick.iterdir()
    (copy,) = home.iterdir()
    newest = Backups(folders, clock).newest()
    assert newest is not None
    assert copy.read_bytes() == newest[1].read_bytes()
    for _ in range(30):
        clock.pass_by(days=1)
        keep_up(folders, clock, str(stick))
    own = {path.name for path in folders.backups.iterdir()}
    assert {path.name for path in home.iterdir()} == own


def test_a_place_that_takes_nothing_is_told(services: Services, folders: Folders, clock: FakeClock):
    services.checkins.record(CheckInDraft(3))
    with pytest.raises(Refused) as caught:
        keep_up(folders, clock, "/proc/self")
    assert caught.value.problem.key in ("problem.read_only", "problem.disk_error")
    assert Backups(folders, clock).newest() is not None
