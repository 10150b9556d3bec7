"""Backups over a real diary: made while somebody writes, brought back whole, refused in words where they don't fit."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest.mock import Mock

import pytest

from tests.conftest import KEY
from tests.fakes import FakeClock
from tests.storage.test_left_log import killed
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.problems import Refused
from wellbeing.paths import Folders, under
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.backups import Backups
from wellbeing.services.environment import open_environment
from wellbeing.services.recovery import new_code
from wellbeing.storage.backup_file import HEAD, open_copy
from wellbeing.storage.connection import as_database, open_connection
from wellbeing.system.file_lock import file_lock
from wellbeing.system.keys import keychain

Wrote = Callable[..., list[str]]


@pytest.fixture
def backups(services: Services, folders: Folders, clock: FakeClock) -> Backups:
    return Backups(folders, clock)


def write(services: Services, *notes: str) -> None:
    for note in notes:
        services.checkins.record(CheckInDraft(5, note=note))


def notes(folders: Folders, clock: FakeClock) -> list[str]:
    with closing(open_services(open_environment(folders, clock))) as services:
        return [checkin.note for checkin in services.checkins.between(None, None)]


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as trouble:
        call()
    return trouble.value.problem.key


def test_what_was_written_after_the_backup_goes_and_comes_back(
    services: Services, backups: Backups, folders: Folders, clock: FakeClock
):
    write(services, "one", "two")
    first = backups.make()
    write(services, "three")
    services.close()
    found = backups.preview(first)
    assert [
        (table.table, table.goes, table.comes) for table in found.tables if table.goes or table.comes
    ] == [("checkin", 1, 0)]
    assert notes(folders, clock) == ["one", "two", "three"], "a preview changes nothing"
    restored = backups.restore(first)
    assert notes(folders, clock) == ["one", "two"]
    assert restored.undo is not None
    backups.restore(restored.undo)
    assert notes(folders, clock) == ["one", "two", "three"]
    assert not [path for path in folders.data.iterdir() if ".new" in path.name], "no litter"


def test_the_file_shows_nothing_and_is_the_owners_alone(
    services: Services, backups: Backups, folders: Folders
):
    write(services, "MARKER-4711")
    path = backups.make()
    assert b"MARKER" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_one_a_day_is_due(services: Services, backups: Backups, clock: FakeClock):
    assert backups.due()
    backups.make()
    assert not backups.due()
    clock.pass_by(days=1)
    assert backups.due()


def test_the_newest_backup_stands_first(services: Services, backups: Backups, clock: FakeClock):
    made = []
    for _ in range(3):
        made.append(backups.make())
        clock.pass_by(days=1)
    assert [path for _, path in backups.all()] == made[::-1]


def test_somebody_writes_while_a_backup_is_made(
    services: Services, backups: Backups, folders: Folders, clock: FakeClock
):
    write(services, "before")
    path = backups.make()
    write(services, "after")
    assert backups.preview(path).changes


def test_a_file_that_does_not_fit_changes_nothing(
    services: Services, backups: Backups, folders: Folders, clock: FakeClock, tmp_path: Path
):
    write(services, "mine")
    good = backups.make()
    whole = good.read_bytes()
    services.close()
    other = under(tmp_path / "other")
    with closing(open_services(open_environment(other, clock))) as theirs:
        theirs.checkins.record(CheckInDraft(3))
        foreign = Backups(other, clock).make()
    flipped = bytearray(whole)
    flipped[HEAD + 3 * 4096 + 99] ^= 1
    cases = {
        "a photo": (b"\x89PNG" + bytes(9999), "problem.backup_foreign"),
        "empty": (b"", "problem.import_empty"),
        "cut": (whole[:-4096], "problem.backup_damaged"),
        "longer": (whole + b"x", "problem.backup_damaged"),
        "head": (whole[:19] + b"[" + whole[20:], "problem.backup_damaged"),
        "flipped": (bytes(flipped), "problem.backup_damaged"),
        "theirs": (foreign.read_bytes(), "problem.backup_key"),
    }
    for name, (content, key) in cases.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert refused(lambda path=path: backups.restore(path)) == key, name
        assert refused(lambda path=path: backups.preview(path)) == key, name
    assert notes(folders, clock) == ["mine"]
    assert len(backups.all()) == 1, "nothing was tried on the diary"


def test_a_newer_versions_backup_is_refused(
    services: Services, backups: Backups, folders: Folders, tmp_path: Path
):
    from wellbeing.storage.migrations import NEWEST

    services.diary.conn.execute(f"PRAGMA user_version = {NEWEST + 1}")
    newer = backups.make(tmp_path / "newer.backup")
    services.diary.conn.execute(f"PRAGMA user_version = {NEWEST}")
    services.close()
    assert refused(lambda: backups.restore(newer)) == "problem.backup_newer"


def test_an_open_app_and_another_restore_are_waited_for(
    services: Services, backups: Backups, folders: Folders, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
):
    write(services, "one")
    path = backups.make()
    write(services, "two")
    assert refused(lambda: backups.restore(path)) == "problem.restore_open"
    services.close()
    monkeypatch.setattr("wellbeing.services.backups.PATIENCE", 0.05)
    with file_lock(folders.data / "backup.lock"):
        assert refused(lambda: backups.restore(path)) == "problem.backup_busy"
    assert notes(folders, clock) == ["one", "two"]


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are asked for")
def test_a_full_disk_takes_no_backup_away(
    services: Services, backups: Backups, folders: Folders, clock: FakeClock
):
    import resource

    write(services, *["x" * 3000] * 200)
    first = backups.make()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    import signal

    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        assert refused(backups.make) in ("problem.disk_full", "problem.disk_error")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert [path for _, path in backups.all()] == [first]
    assert backups.preview(first).changes is False
    assert sorted(path.name for path in folders.backups.iterdir()) == [first.name]


def test_elsewhere_nothing_is_written_over(services: Services, backups: Backups, tmp_path: Path):
    stick = tmp_path / "stick"
    stick.mkdir()
    path = backups.make(stick)
    assert path.parent == stick
    assert refused(lambda: backups.make(path)) == "problem.backup_place"
    assert refused(lambda: backups.make(tmp_path / "none" / "b.backup")) == "problem.backup_place"


def test_any_backup_gives_the_same_diary(
    services: Services, backups: Backups, folders: Folders, clock: FakeClock, tmp_path: Path
):
    dice, kept = random.Random(11), []
    for round_number in range(12):
        write(services, *(f"{round_number}-{dice.random()}" for _ in range(dice.randint(0, 9))))
        for checkin in dice.sample(services.checkins.between(None, None), k=min(2, round_number)):
            services.checkins.delete(checkin.id)
        clock.pass_by(minutes=5)
        path = backups.make(tmp_path / f"{round_number}.backup")
        kept.append((path, services.checkins.between(None, None)))
    services.close()
    dice.shuffle(kept)
    for path, expected in kept:
        backups.restore(path)
        with closing(open_services(open_environment(folders, clock))) as found:
            assert found.checkins.between(None, None) == expected


def test_a_copy_opens_with_the_key_alone(services: Services, backups: Backups, tmp_path: Path):
    from wellbeing.services.diary_access import find_key
    from wellbeing.storage.backup_file import read_head, unpack

    write(services, "one")
    path = backups.make()
    head, copy = read_head(path), tmp_path / "copy.db"
    assert len(head.diary_id) == 16
    unpack(path, copy)
    with closing(open_connection(copy, find_key(services.environment.folders) or b"")) as conn:
        assert conn.execute("SELECT count(*) FROM checkin").fetchone() == (1,)


def test_an_older_diary_is_backed_up_before_its_shape_changes(folders: Folders, clock: FakeClock):
    from wellbeing.services.diary_access import make_key
    from wellbeing.storage.backup_file import read_head
    from wellbeing.storage.migrations import NEWEST, steps
    from wellbeing.system.files import private_folder

    private_folder(folders.data)
    key = make_key(folders)
    old = as_database(open_connection(folders.diary, key, new=True))
    steps().apply(old, stop_before="0003_team")
    old.conn.execute("PRAGMA user_version = 2")
    old.conn.close()
    with closing(open_services(open_environment(folders, clock))) as services:
        assert services.diary.conn.execute("PRAGMA user_version").fetchone() == (NEWEST,)
    (_, path), *others = Backups(folders, clock).all()
    assert not others
    assert read_head(path).shape == 2


@pytest.mark.parametrize("left", [None, b"", b"x" * 4095, bytes(8192)])
def test_what_is_in_the_way_of_a_restore_is_set_aside(
    services: Services, backups: Backups, folders: Folders, clock: FakeClock, left: bytes | None
):
    write(services, "mine")
    path = backups.make()
    services.close()
    log = Path(f"{folders.diary}-wal")
    log.write_bytes(b"what came last")
    folders.diary.unlink()
    if left is not None:
        folders.diary.write_bytes(left)
    found = backups.restore(path)
    assert found.undo is None
    assert [table.comes for table in found.tables if table.table == "checkin"] == [1]
    assert notes(folders, clock) == ["mine"]
    aside = sorted(folders.data.glob("diary-damaged-1.db*"))
    contents = {path.name: path.read_bytes() for path in aside}
    assert contents == {"diary-damaged-1.db-wal": b"what came last"} | (
        {} if left is None else {"diary-damaged-1.db": left}
    )


def test_diary_and_key_are_lost_and_a_code_brings_both(
    services: Services, backups: Backups, folders: Folders, clock: FakeClock
):
    write(services, "mine")
    code, path = new_code(folders), backups.make()
    services.close()
    folders.diary.unlink()
    for key_file in folders.data.glob("*.key"):
        key_file.unlink()
    assert refused(lambda: backups.restore(path)) == "problem.key_no_store"
    backups.restore(path, code)
    assert notes(folders, clock) == ["mine"]


@pytest.mark.parametrize("later", [(), ("later",)])
@pytest.mark.parametrize(
    "answer",
    [
        None,
        keychain.KeyDamaged(),
        keychain.KeychainLocked(),
        keychain.KeychainDismissed(),
        keychain.KeychainSlow(),
        keychain.KeychainUnavailable(),
    ],
    ids=repr,
)
def test_whatever_keeps_the_key_away_a_code_brings_the_diary_back(
    services: Services, backups: Backups, folders: Folders, clock: FakeClock, monkeypatch: pytest.MonkeyPatch,
    answer: Exception | None, later: tuple[str, ...],
):  # fmt: skip
    write(services, "mine")
    code, path = new_code(folders), backups.make()
    write(services, *later)
    services.close()
    (key_file,) = folders.data.glob("*.key")
    key_file.unlink()
    monkeypatch.setattr(keychain, "read_key", Mock(side_effect=[answer] * 20))
    with pytest.raises(Refused, match=r"problem\.key_"):
        backups.restore(path)
    backups.restore(path, code)
    assert notes(folders, clock) == ["mine"]


def test_a_code_brings_the_diary_back_past_a_damaged_key_file(
    services: Services, backups: Backups, folders: Folders, clock: FakeClock
):
    write(services, "mine")
    code, path = new_code(folders), backups.make()
    services.close()
    (key_file,) = folders.data.glob("*.key")
    key_file.write_text("no key")
    assert refused(lambda: backups.restore(path)) == "problem.key_file"
    backups.restore(path, code)
    assert notes(folders, clock) == ["mine"]


def test_a_copy_that_can_not_be_opened_is_refused_in_words(tmp_path: Path):
    """What a disk does that fails in the midst of a restore."""
    with pytest.raises(Refused, match=r"problem\."):
        open_copy(tmp_path / "gone" / "copy.new", KEY)


def test_one_folder_takes_many_backups_of_many_diaries(folders: Folders, clock: FakeClock, tmp_path: Path):
    """A stick that is used twice a day, and by two people."""
    stick, made = tmp_path / "stick", []
    stick.mkdir()
    for home in (folders, under(tmp_path / "other")):
        open_services(open_environment(home, clock)).close()
        made += [Backups(home, clock).make(stick) for _ in range(3)]
    assert len(set(made)) == 6
    assert all(path.exists() for path in made)


@pytest.mark.parametrize("act", ["make", "preview", "restore"])
def test_another_diarys_log_beside_the_diary_is_folded_in_by_nothing(
    services: Services, backups: Backups, folders: Folders, tmp_path: Path, act: str
):
    services.checkins.record(CheckInDraft(4))
    backup = backups.make()
    services.close()
    log = Path(f"{folders.diary}-wal")
    shutil.copy(f"{killed(tmp_path / 'other', bytes(32))}-wal", log)
    pieces = {folders.diary.read_bytes(), log.read_bytes()}
    if act == "make":
        with pytest.raises(Refused) as refused:
            backups.make()
        assert refused.value.problem.key == "problem.diary_log"
    else:
        {"preview": backups.preview, "restore": backups.restore}[act](backup)
    assert pieces <= {path.read_bytes() for path in folders.data.rglob("*") if path.is_file()}
    assert log.exists() is (act != "restore"), "a restore sets both aside"
