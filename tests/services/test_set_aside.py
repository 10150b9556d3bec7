"""A whole diary put in the place of another: it goes on under the id that is here, and the other one is kept."""

from __future__ import annotations

from contextlib import closing

from wellbeing.domain.checkins import CheckInDraft
from wellbeing.paths import Folders
from wellbeing.services.app_services import Services
from wellbeing.services.diary_access import open_own_diary, read_diary_id
from wellbeing.services.set_aside import put_in_place
from wellbeing.storage.checkins import CheckInStore


def ratings(folders: Folders) -> list[int]:
    """Return what the diary of these folders holds, opened as the app opens it."""
    with closing(open_own_diary(folders)) as diary:
        return [checkin.stress for checkin in CheckInStore(diary).between(None, None)]


def test_the_diary_that_is_put_in_place_is_the_one_that_was_brought(services: Services, folders: Folders):
    services.checkins.record(CheckInDraft(stress=7))
    brought = folders.data / "brought.new"
    key = services.diary.copy_to(brought)
    services.checkins.record(CheckInDraft(stress=3))
    before = read_diary_id(folders)
    services.diary.close()
    put_in_place(folders, key, brought)
    assert not brought.exists()
    assert read_diary_id(folders) == before, "the key in the key store stands under it"
    assert ratings(folders) == [7]
    assert [path for path in folders.data.rglob("*") if path.name.endswith(".new")] == []
