"""A short form of what `bash tests/run.sh trust` tries at length."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.trust import damages, kills, markers, restores, sweeps
from tests.trust.failing_disk import KILLED

KILLS = 60
# Primes: over the runs of a year every call has its turn, in one run each part of an act has.
STRIDES = {
    "check_in": 7,
    "migrate": 41,
    "back_up": 41,
    "restore": 97,
    "first_day": 23,
    "bring_key_back": 13,
    "salvage": 61,
    "change_setting": 3,
    "lock_up": 499,
    "change_lock": 499,
    "lock_off": 499,
    "put_in_inbox": 11,
    "take_inbox_in": 41,
}
KILL_STRIDES = {
    "migrate": 61,
    "back_up": 61,
    "restore": 151,
    "lock_up": 199,
    "change_lock": 199,
    "lock_off": 199,
    "put_in_inbox": 7,
    "take_inbox_in": 17,
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
        assert done.answer in {*damages.TRUE_WORDS, "a bad page is named"}
        assert done.untouched
        assert done.came_back >= 0.95


def test_a_backup_brings_the_same_diary_back(tmp_path: Path):
    assert [restores.restored_alike(tmp_path, seed) for seed in range(3)] == [True] * 3


def test_a_new_computer_has_the_same_diary(tmp_path: Path):
    assert [restores.moved_alike(tmp_path, seed) for seed in range(2)] == [True] * 2


def test_no_file_holds_a_word_of_the_person(tmp_path: Path):
    assert markers.places(tmp_path / "home") == []
