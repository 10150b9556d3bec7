"""When nothing is erased, and why; what is erased is tried by the command line's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes import FakeClock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import Folders, under
from wellbeing.services.app_services import open_services
from wellbeing.services.environment import Environment, open_environment
from wellbeing.services.erase import erase
from wellbeing.system.file_lock import file_lock


def refused(environment: Environment, inside: bool = False) -> Problem:
    """Return why nothing was erased, and see that nothing was."""
    home = environment.folders.data
    before = sorted(home.rglob("*"))
    with pytest.raises(Refused) as caught:
        erase(environment, open_services, inside=inside)
    assert sorted(home.rglob("*")) == before
    return caught.value.problem


@pytest.fixture
def lived(environment: Environment) -> Environment:
    open_services(environment).close()
    return environment


def test_another_app_that_runs_is_asked_to_end_first(lived: Environment, folders: Folders):
    running = Problem("erase", "problem.erase_open")
    with file_lock(folders.runtime / "instance.lock", 0.0):
        assert refused(lived) == running
        erase(lived, open_services, inside=True)  # the app itself, which holds that lock
    assert not folders.diary.exists()


def test_an_app_over_an_old_diary_inside_is_another_even_to_the_app_itself(
    lived: Environment, folders: Folders, clock: FakeClock
):
    aside = under(folders.data / "old-diary-1")
    open_services(open_environment(aside, clock)).close()
    with file_lock(aside.runtime / "instance.lock", 0.0):
        assert refused(lived, inside=True) == Problem("erase", "problem.erase_open")


def test_what_can_not_be_written_is_told_before_anything_goes(
    lived: Environment, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write everywhere
    assert refused(lived) == Problem("erase", "problem.erase_nothing")


def test_a_folder_that_can_not_be_read_is_told(lived: Environment, monkeypatch: pytest.MonkeyPatch):
    def fails(_: Path) -> object:
        raise OSError(5, "the disk")

    monkeypatch.setattr("wellbeing.services.erase.memberships", fails)
    assert refused(lived) == Problem("erase", "problem.erase_nothing")
