"""The first day and every other: key and diary come together, and nothing is overwritten when one is missing."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from tests.fakes import checkin
from tests.storage.connected import connect
from wellbeing.domain.problems import Refused
from wellbeing.paths import ENDINGS, Folders, folders, under
from wellbeing.services import diary_access
from wellbeing.services.diary_access import (
    find_key,
    former_keys,
    is_of_older_shape,
    kept_in_ring,
    key_place,
    open_own_diary,
)
from wellbeing.services.set_aside import begin_anew
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.database import Diary
from wellbeing.storage.inner_keys import InnerKeys
from wellbeing.storage.migrations import NEWEST
from wellbeing.system.keys import keychain


def bytes_below(place: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(place)): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()
    }


@pytest.fixture
def used(folders: Folders) -> Folders:
    """Folders with one check-in, closed."""
    diary = open_own_diary(folders)
    CheckInStore(diary).add(checkin(7))
    diary.close()
    return folders


def key_file(own: Folders) -> Path:
    (found,) = own.data.glob("*.key")
    return found


def refused(own: Folders) -> str:
    before = bytes_below(own.data)
    with pytest.raises(Refused) as caught:
        open_own_diary(own)
    assert bytes_below(own.data) == before, "something was changed"
    assert caught.value.problem.field == "diary"
    return caught.value.problem.key


def test_the_first_day_makes_a_diary_an_id_and_a_key_and_nothing_else(used: Folders):
    names = sorted(path.name for path in used.data.iterdir())
    assert names == sorted(["diary.db", "diary.id", key_file(used).name])
    assert key_file(used).stem == used.diary_id.read_text()
    assert key_place(used) == "file"


def test_every_other_day_opens_the_same(used: Folders):
    diary = open_own_diary(used)
    assert [checkin.stress for checkin in CheckInStore(diary).between(None, None)] == [7]
    diary.close()


def test_a_draft_goes_with_everything_beside_it(tmp_path: Path):
    draft = tmp_path / "diary.new"
    for ending in ENDINGS:
        draft.with_name(draft.name + ending).write_bytes(b"x")
    diary_access.drop_draft(draft)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_files_are_for_this_person_alone(tmp_path: Path, umask: int):
    before = os.umask(umask)
    try:
        own = under(tmp_path / "a" / "b")
        diary = open_own_diary(own)
        CheckInStore(diary).add(checkin(7))
        modes = {path.name: path.stat().st_mode & 0o777 for path in own.data.iterdir()}
        diary.close()
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}
    assert {"diary.db", "diary.db-wal", "diary.db-shm"} < set(modes)
    for place in (own.data, own.data.parent):
        assert place.stat().st_mode & 0o777 == 0o700


def test_two_diaries_have_two_keys(tmp_path: Path):
    for name in ("a", "b"):
        open_own_diary(under(tmp_path / name)).close()
    assert key_file(under(tmp_path / "a")).read_bytes() != key_file(under(tmp_path / "b")).read_bytes()


def test_a_missing_key_is_told_and_the_diary_left(used: Folders):
    key_file(used).unlink()
    assert refused(used) == "problem.key_no_store"


def test_a_diary_without_its_id_is_never_written_over(used: Folders):
    used.diary_id.unlink()
    assert refused(used) == "problem.key_missing"


@pytest.mark.parametrize(
    "damage", [b"", b"not a key", b"ab" * 31, b"zz" * 32, b"ab" * 33, b"\xff" * 64, b"x" * 100_000]
)
def test_a_damaged_key_file(used: Folders, damage: bytes):
    key_file(used).write_bytes(damage)
    assert refused(used) == "problem.key_file"


def test_a_wrong_key(used: Folders):
    key_file(used).write_text("ab" * 32 + "\n")
    assert refused(used) == "problem.diary_unreadable"


@pytest.mark.parametrize("text", ["", "../../etc/passwd", "\x00", "字", "a" * 5_000])
def test_a_damaged_id(used: Folders, text: str):
    used.diary_id.write_text(text, "utf-8")
    assert refused(used) in ("problem.key_no_store", "problem.key_file", "problem.disk_error")


def test_a_missing_diary_is_told_and_none_is_made_in_its_place(used: Folders):
    used.diary.unlink()
    assert refused(used) == "problem.diary_gone"


def test_a_log_without_its_diary_is_told(used: Folders):
    Path(f"{used.diary}-wal").write_bytes(b"what came last")
    used.diary.unlink()
    assert refused(used) == "problem.diary_gone"
    used.diary_id.unlink()
    assert refused(used) == "problem.diary_gone"


@pytest.fixture
def linked(used: Folders, tmp_path: Path) -> Path:
    """The same folders, in which the diary is only a link; returns where it really lies."""
    real = tmp_path / "stick" / "mine.db"
    real.parent.mkdir()
    used.diary.rename(real)
    used.diary.symlink_to(os.path.relpath(real, used.data))
    return real


def test_a_linked_diary_whose_log_alone_is_left_is_told(used: Folders, linked: Path):
    Path(f"{linked}-wal").write_bytes(b"what came last")
    linked.unlink()
    used.diary_id.unlink()
    assert refused(used) == "problem.diary_gone"
    assert Path(f"{linked}-wal").read_bytes() == b"what came last"


def test_a_linked_diary_that_another_takes_the_place_of_is_kept_whole(used: Folders, linked: Path):
    before = linked.read_bytes()
    key_file(used).unlink()
    aside = begin_anew(used)
    assert not used.diary.is_symlink()
    assert (aside / "diary.db").read_bytes() == before == linked.read_bytes()


def test_a_strange_file_over_a_log_costs_nothing_of_the_log(used: Folders):
    Path(f"{used.diary}-wal").write_bytes(b"what came last")
    used.diary.write_bytes(bytes(range(256)) * 64)
    assert refused(used) == "problem.diary_unreadable"


@pytest.mark.parametrize("size", [0, 1, 512, 4_095])
def test_a_diary_that_was_cut_off_is_told(used: Folders, size: int):
    os.truncate(used.diary, size)
    assert refused(used) == "problem.diary_short"


def test_backups_alone_are_no_new_computer(used: Folders):
    used.backups.mkdir()
    (used.backups / "diary-2026-11-20-1.backup").write_bytes(b"x")
    for path in (used.diary, used.diary_id):
        path.unlink()
    assert refused(used) == "problem.diary_gone"


def test_a_dangling_link_is_a_drive_that_is_away(tmp_path: Path):
    (tmp_path / "data").symlink_to(tmp_path / "stick" / "diary")
    with pytest.raises(Refused) as caught:
        open_own_diary(under(tmp_path / "data"))
    assert caught.value.problem.key == "problem.diary_away"
    assert not (tmp_path / "stick").exists()


@pytest.mark.parametrize("step", ["write_atomically", "publish", "sync_folder"])
def test_a_first_day_that_was_killed_is_carried_on(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, step: str
):
    class Killed(BaseException):
        """Not even a clean-up runs: what it would take away is put back."""

    real, met = getattr(diary_access.files, step), []

    def killed(*given: object) -> None:
        if not met:
            met.append(bytes_below(folders.data))
            raise Killed
        real(*given)

    monkeypatch.setattr(diary_access.files, step, killed)
    with pytest.raises(Killed):
        open_own_diary(folders)
    for name, content in met[0].items():
        (folders.data / name).write_bytes(content)
    diary = open_own_diary(folders)
    assert CheckInStore(diary).between(None, None) == []
    diary.close()


def test_a_place_that_is_a_file(tmp_path: Path):
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(Refused) as caught:
            open_own_diary(under(place))
        assert caught.value.problem.key == "problem.read_only"
    assert (tmp_path / "file").read_text() == "mine"


def test_who_comes_second_takes_the_key_of_the_first(folders: Folders, monkeypatch: pytest.MonkeyPatch):
    real, met = os.link, []

    def overtaken(source: Path, target: Path) -> None:
        if not met:
            met.append(target)
            open_own_diary(folders).close()  # another process is quicker by a moment
        real(source, target)

    monkeypatch.setattr(os, "link", overtaken)
    open_own_diary(folders).close()
    assert len(list(folders.data.glob("*.key"))) == 1
    assert sorted(path.suffix for path in folders.data.iterdir()) == [".db", ".id", ".key"]


def test_who_makes_the_diary_second_keeps_the_first_ones_entries(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    real = diary_access.publish_diary

    def overtaken(own: Folders) -> None:
        monkeypatch.setattr(diary_access, "publish_diary", real)
        diary = open_own_diary(folders)
        CheckInStore(diary).add(checkin(9))
        diary.close()
        real(own)

    monkeypatch.setattr(diary_access, "publish_diary", overtaken)
    diary = open_own_diary(folders)
    assert [entry.stress for entry in CheckInStore(diary).between(None, None)] == [9]
    diary.close()
    assert not list(folders.data.glob("*.new*"))


def test_who_meets_the_log_of_a_diary_just_made_takes_that_diary(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    """Between two looks another process has published the diary and begun to write: its log is no lost one's."""
    real = diary_access.read_diary_id
    others: list[Diary] = []

    def meanwhile(folders: Folders) -> str:
        monkeypatch.setattr(diary_access, "read_diary_id", real)
        others.append(open_own_diary(folders))
        CheckInStore(others[0]).add(checkin(6))
        return real(folders)

    key = diary_access.begin_diary(folders)
    monkeypatch.setattr(diary_access, "read_diary_id", meanwhile)
    diary_access.publish_diary(folders)
    others[0].close()
    with closing(open_own_diary(folders, key=key)) as diary:
        assert [saved.stress for saved in CheckInStore(diary).between(None, None)] == [6]


def test_where_things_live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WELLBEING_HOME", str(tmp_path / "env"))
    assert folders() == under(tmp_path / "env")
    assert folders(tmp_path / "given") == under(tmp_path / "given")
    monkeypatch.delenv("WELLBEING_HOME")
    assert tmp_path not in folders().data.parents
    demo = under(tmp_path).demo()
    assert demo.diary.parent == tmp_path / "demo"


@pytest.mark.parametrize("taken", [True, False])
def test_a_key_that_the_key_store_took_lies_in_no_file(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, taken: bool
):
    offered: list[tuple[str, bytes]] = []

    def keep(diary_id: str, key: bytes) -> bool:
        offered.append((diary_id, key))
        return taken

    monkeypatch.setattr(diary_access, "keep_in_keychain", keep)
    folders.data.mkdir(parents=True)
    key = bytes(range(32))
    assert diary_access.keep_key(folders, "0123", key) is taken
    assert offered == [("0123", key)]
    assert [path.name for path in folders.data.iterdir()] == ([] if taken else ["0123.key"])


def test_on_the_first_day_the_key_store_alone_holds_the_key(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    store: dict[str, bytes] = {}
    monkeypatch.setattr(keychain, "keychain_available", lambda: True)
    monkeypatch.setattr(keychain, "create_key", lambda diary_id, key: store.update({diary_id: key}))
    monkeypatch.setattr(keychain, "read_key", lambda diary_id, **_: store.get(diary_id))
    open_own_diary(folders).close()
    assert list(store) == [folders.diary_id.read_text()]
    assert sorted(path.name for path in folders.data.iterdir()) == ["diary.db", "diary.id"]
    assert key_place(folders) == "key store"
    open_own_diary(folders).close()


def test_a_diary_of_an_older_shape_is_known_by_looking(used: Folders):
    assert not is_of_older_shape(used)
    with closing(connect(used.diary, find_key(used))) as conn:
        conn.execute(f"PRAGMA user_version = {NEWEST - 1}")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = bytes_below(used.data)
    assert is_of_older_shape(used)
    assert is_of_older_shape(used, find_key(used))
    assert not is_of_older_shape(used, bytes(32)), "what can't be told is no"
    assert bytes_below(used.data) == before


@pytest.mark.parametrize("befell", ["gone", "cut", "no key"])
def test_where_the_shape_can_not_be_told_it_is_no_older_one(used: Folders, befell: str):
    if befell == "gone":
        used.diary.unlink()
    elif befell == "cut":
        os.truncate(used.diary, 10)
    else:
        key_file(used).unlink()
    assert not is_of_older_shape(used)


def test_the_key_store_is_asked_only_where_a_diary_has_its_key_nowhere_else(used: Folders, tmp_path: Path):
    assert not kept_in_ring(under(tmp_path / "nobody")), "there is no diary"
    assert not kept_in_ring(used), "its key lies in a file"
    key_file(used).unlink()
    assert kept_in_ring(used)
    used.diary_id.unlink()
    assert not kept_in_ring(used)


def test_former_keys_are_those_of_the_diary_the_newest_first(used: Folders):
    key = find_key(used)
    assert key is not None
    assert former_keys(used, key) == ()
    with closing(open_own_diary(used)) as diary:
        for former in (b"a" * 32, b"b" * 32):
            InnerKeys(diary).add_former(former)
    assert former_keys(used, key) == (b"b" * 32, b"a" * 32)
    assert former_keys(used, bytes(32)) == (), "a diary that can't be opened has none"
