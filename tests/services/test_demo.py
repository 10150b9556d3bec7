"""The invented diary lives beside the person's own and never touches it."""

from __future__ import annotations

import pytest

from tests.fakes import FakeClock, checkin
from wellbeing.domain.problems import Refused
from wellbeing.paths import Folders
from wellbeing.services.demo import MARK, fill_demo, is_demo
from wellbeing.services.diary_access import open_own_diary
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore


def stresses(own: Folders) -> list[int]:
    diary = open_own_diary(own)
    found = [checkin.stress for checkin in CheckInStore(diary).between(None, None)]
    diary.close()
    return found


def test_it_is_filled_marked_and_the_same_again(folders: Folders, clock: FakeClock):
    first = stresses(fill_demo(folders, clock, 20, 7))
    assert len(first) > 40
    assert stresses(fill_demo(folders, clock, 20, 7)) == first
    assert stresses(fill_demo(folders, clock, 20, 8)) != first
    assert is_demo(folders.demo())
    diary = open_own_diary(folders.demo())
    assert len(ContactStore(diary).between(None, None)) > 200
    diary.close()


def test_the_person_s_own_diary_is_not_touched(folders: Folders, clock: FakeClock):
    diary = open_own_diary(folders)
    CheckInStore(diary).add(checkin(3))
    diary.close()
    before = folders.diary.read_bytes()
    fill_demo(folders, clock, 5, 7)
    assert folders.diary.read_bytes() == before
    assert stresses(folders) == [3]
    assert not is_demo(folders)


def test_a_folder_without_the_mark_is_somebody_s_own(folders: Folders, clock: FakeClock):
    fill_demo(folders, clock, 3, 7)
    diary = open_own_diary(folders.demo())
    CheckInStore(diary).add(checkin(10))
    diary.close()
    (folders.demo().data / MARK).unlink()
    before = stresses(folders.demo())
    with pytest.raises(Refused):
        fill_demo(folders, clock, 3, 7)
    assert stresses(folders.demo()) == before


def test_a_place_that_cannot_be_written(folders: Folders, clock: FakeClock):
    folders.data.mkdir(parents=True)
    (folders.data / "demo").write_text("in the way")
    with pytest.raises(Refused) as caught:
        fill_demo(folders, clock, 3, 7)
    assert caught.value.problem.key == "problem.read_only"
