"""A short form of what `bash tests/run.sh trust` tries at length."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.trust import damages, kills, markers, restores, sweeps
from tests.trust.failing_disk import KILLED

KILLS = 60
# Every so many calls of an act; primes, so that each kind of call in it has its turn. `trust` tries every call.
STRIDES = {
    "check_in": 17,
    "migrate": 97,
    "back_up": 97,
    "restore": 211,
    "first_day": 61,
    "bring_key_back": 29,
    "salvage": 197,
    "change_setting": 7,
    "lock_up": 997,
    "change_lock": 997,
    "lock_off": 997,
    "put_in_inbox": 29,
    "take_inbox_in": 97,
    "erase_all": 3,
}
KILL_STRIDES = {
    "migrate": 151,
    "back_up": 151,
    "restore": 401,
    "lock_up": 499,
    "change_lock": 499,
    "lock_off": 499,
    "put_in_inbox": 17,
    "take_inbox_in": 41,
}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills and failing disks are Linux's")


@pytest.mark.timeout(300)
def test_what_was_acknowledged_outlives_every_kill(tmp_path: Path):
    toll = kills.killed_work(tmp_path / "home", KILLS)
    assert (toll.kills, toll.lost, toll.doubled, toll.broken) == (KILLS, 0, 0, [])
    assert toll.acknowledged > KILLS


@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform != "linux", reason="the failing disk is a library for Linux")
@pytest.mark.parametrize("act", list(sweeps.PLANS))
def test_a_failing_disk_is_told_truly(act: str, tmp_path: Path):
    found = sweeps.swept(act, tmp_path, STRIDES[act])
    assert found.untrue == []
    assert found.answers["saved"] > 0
    assert len(found.answers) > 1


@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform != "linux", reason="the disk that kills is a library for Linux")
@pytest.mark.parametrize("act", sweeps.KILLABLE)
def test_killed_at_any_call_the_diary_opens_and_nothing_is_lost_or_there_twice(act: str, tmp_path: Path):
    found = sweeps.swept(act, tmp_path, KILL_STRIDES[act], KILLED)
    assert found.untrue == []
    assert found.answers["died"] > 0


@pytest.fixture(scope="module")
def damageable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damages") / "template"
    damages.filled(folder)
    return folder


@pytest.mark.parametrize("name", list(damages.DAMAGES))
def test_a_damaged_diary_is_brought_back(name: str, damageable: Path, tmp_path: Path):
    for seed in (1, 5):
        done = damages.damaged(damageable, tmp_path, name, seed)
        assert done.answer in damages.TRUE_WORDS
        assert done.untouched
        assert done.came_back >= 0.95


def test_a_backup_brings_the_same_diary_back(tmp_path: Path):
    assert [restores.restored_alike(tmp_path, seed) for seed in range(3)] == [True] * 3


def test_a_new_computer_has_the_same_diary(tmp_path: Path):
    assert [restores.moved_alike(tmp_path, seed) for seed in range(2)] == [True] * 2


def test_no_file_holds_a_word_of_the_person(tmp_path: Path):
    assert markers.places(tmp_path / "marked") == []
