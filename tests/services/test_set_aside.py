"""A whole diary put in the place of another: it goes on under the id that is here, and the other one is kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.fakes import checkin
from tests.storage.test_left_log import killed
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.problems import Refused
from wellbeing.paths import Folders
from wellbeing.services.app_services import Services
from wellbeing.services.diary_access import open_own_diary, read_diary_id
from wellbeing.services.set_aside import begin_anew, put_in_place
from wellbeing.storage.checkins import CheckInStore
from wellbeing.system.keys import keychain


def ratings(folders: Folders) -> list[int]:
    """Return what the diary of these folders holds, opened as the app opens it."""
    with closing(open_own_diary(folders)) as diary:
        return [checkin.stress for checkin in CheckInStore(diary).between(None, None)]


def test_the_diary_that_is_put_in_place_is_the_one_that_was_brought(services: Services, folders: Folders):
    services.checkins.record(CheckInDraft(stress=7))
    brought = folders.data / "brought.new"
    services.diary.stand_still().write(brought)
    services.diary.go_on()
    services.checkins.record(CheckInDraft(stress=3))
    before = read_diary_id(folders)
    services.diary.close()
    put_in_place(folders, services.diary.key, brought)
    assert not brought.exists()
    assert read_diary_id(folders) == before, "the key in the key store stands under it"
    assert ratings(folders) == [7]
    assert [path for path in folders.data.rglob("*") if path.name.endswith(".new")] == []


def key_file(folders: Folders) -> Path:
    (found,) = folders.data.glob("*.key")
    return found


def another_log(folders: Folders) -> None:
    """Lay the log of a killed app's other diary beside this one."""
    other = killed(folders.data.parent / "other")
    Path(f"{other}-wal").rename(f"{folders.diary}-wal")


# What befell a diary, what is said of it then, and what the key store answers when it is asked.
LOST: dict[str, tuple[Callable[[Folders], object], Exception | None]] = {
    "diary_gone": (lambda folders: folders.diary.unlink(), None),
    "diary_short": (lambda folders: os.truncate(folders.diary, 512), None),
    "diary_unreadable": (lambda folders: folders.diary.write_bytes(bytes(range(256)) * 64), None),
    "diary_log": (another_log, None),
    "key_file": (lambda folders: key_file(folders).write_text("no key"), None),
    "key_missing": (lambda folders: key_file(folders).unlink(), keychain.KeyDamaged()),
    "key_reset": (lambda folders: key_file(folders).unlink(), None),
    "key_no_store": (lambda folders: key_file(folders).unlink(), keychain.KeychainUnavailable()),
}
PASSING: dict[str, Exception] = {
    "key_locked": keychain.KeychainLocked(),
    "key_not_unlocked": keychain.KeychainDismissed(),
    "key_slow": keychain.KeychainSlow(),
}


def answering(answer: Exception | None) -> Callable[..., None]:
    """Return what asks a key store that fails so, or that does not know the key."""

    def read_key(*_: object, **__: object) -> None:
        if answer is not None:
            raise answer

    return read_key


@pytest.fixture
def used(folders: Folders) -> Folders:
    with closing(open_own_diary(folders)) as diary:
        CheckInStore(diary).add(checkin(7))
    return folders


@pytest.mark.parametrize("key", LOST)
def test_beside_a_diary_that_is_lost_another_begins_and_all_of_the_old_is_kept(
    used: Folders, monkeypatch: pytest.MonkeyPatch, key: str
):
    befall, answer = LOST[key]
    befall(used)
    monkeypatch.setattr(keychain, "read_key", answering(answer))
    left = {path.name: path.read_bytes() for path in used.data.iterdir()}
    with pytest.raises(Refused, match=f"problem.{key}$"):
        open_own_diary(used)
    aside = begin_anew(used)
    assert {path.name: path.read_bytes() for path in aside.iterdir()} == left
    assert ratings(used) == []


@pytest.mark.parametrize("key", PASSING)
def test_what_passes_by_itself_begins_nothing_anew(used: Folders, monkeypatch: pytest.MonkeyPatch, key: str):
    key_file(used).unlink()
    monkeypatch.setattr(keychain, "read_key", answering(PASSING[key]))
    before = sorted(used.data.rglob("*"))
    with pytest.raises(Refused, match=f"problem.{key}$"):
        begin_anew(used)
    assert sorted(used.data.rglob("*")) == before


def test_a_diary_that_opens_is_not_set_aside(used: Folders):
    with pytest.raises(Refused, match="diary_opens"):
        begin_anew(used)
    assert ratings(used) == [7]
