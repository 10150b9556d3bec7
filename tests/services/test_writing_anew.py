"""The open diary is written out again where its file was, in another thread, and nothing is lost on the way."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from threading import Thread, current_thread

import pytest

from tests.fakes import checkin
from tests.services.test_set_aside import ratings
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.problems import Problem, Refused, answer_of
from wellbeing.paths import Folders
from wellbeing.services.app_services import Services
from wellbeing.services.diary_access import open_own_diary, read_diary_id
from wellbeing.services.writing_anew import WritingAnew
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.diary_copy import PAGES, DiaryCopy

AWAY = "problem.diary_moved"
MANY, LONG, PAGE = 60, 40_000, 4_096
CHANGES = {"os.rename", "os.link", "os.remove", "open"}


def beside(work: Callable[[], object]) -> object:
    """Return what it answers in another thread."""
    answers = list[object]()
    thread = Thread(target=lambda: answers.append(answer_of(work)))
    thread.start()
    thread.join()
    return answers[0]


def fill(services: Services) -> None:
    """Write so much that it is copied in several goes."""
    with services.diary.atomic():
        for _ in range(MANY):
            CheckInStore(services.diary).add(replace(checkin(7), note="n" * LONG))


def refused(services: Services) -> str:
    with pytest.raises(Refused) as found:
        CheckInStore(services.diary).add(checkin(4))
    return found.value.problem.key


@pytest.mark.parametrize("befell", ["moved", "replaced", "back"])
def test_an_open_diary_is_written_out_where_it_was_and_goes_on(
    services: Services, folders: Folders, befell: str
):
    services.checkins.record(CheckInDraft(stress=7))
    before = read_diary_id(folders)
    if befell != "back":
        folders.diary.rename(folders.data / "elsewhere.db")
    if befell == "replaced":
        folders.diary.write_bytes(b"something else")
    files = {path.name for path in folders.data.iterdir()}
    anew = WritingAnew(folders, services.diary)
    assert beside(anew.write) is None
    beside(anew.finish())
    assert services.diary.in_place()
    if befell == "back":
        assert {path.name for path in folders.data.iterdir()} == files
    services.checkins.record(CheckInDraft(stress=3))
    services.diary.close()
    assert ratings(folders) == [7, 3]
    assert read_diary_id(folders) == before
    kept = [
        path for path in folders.data.rglob("*") if path.is_file() and path.read_bytes() == b"something else"
    ]
    assert len(kept) == (befell == "replaced"), "what lay under its name is set aside"


def test_it_is_copied_a_little_at_a_time_in_the_thread_that_asks(
    services: Services, folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    """All of ten years in one go kept the window for a sixth of a second, and for as long as a disk is slow."""
    fill(services)
    folders.diary.unlink()
    anew, rests, read = WritingAnew(folders, services.diary), list[Thread](), list[int]()

    def rest(_seconds: float) -> None:
        rests.append(current_thread())

    monkeypatch.setattr("wellbeing.storage.diary_copy.time.sleep", rest)
    thread = Thread(target=anew.write)
    thread.start()
    read.append(len(services.checkins.between(None, None)))  # whoever looks at a page meanwhile
    thread.join()
    assert read == [MANY]
    assert len(rests) >= MANY * LONG // (PAGES * PAGE)
    assert set(rests) == {thread}
    anew.finish()()
    assert len(services.checkins.between(None, None)) == MANY


def test_meanwhile_nothing_is_written_also_where_the_file_comes_back(services: Services, folders: Folders):
    """It would stand in the file that is set aside a moment later."""
    services.checkins.record(CheckInDraft(stress=7))
    elsewhere = folders.diary.rename(folders.data / "elsewhere.db")
    anew = WritingAnew(folders, services.diary)
    elsewhere.rename(folders.diary)
    assert refused(services) == AWAY
    assert not services.diary.in_place()
    anew.give_up()
    services.checkins.record(CheckInDraft(stress=3))
    services.diary.close()
    assert ratings(folders) == [7, 3]


def test_closed_meanwhile_it_is_called_off_and_leaves_nothing(
    services: Services, folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    fill(services)
    elsewhere = folders.diary.rename(folders.data / "elsewhere.db")
    anew, answers = WritingAnew(folders, services.diary), list[object]()
    closing_it = Thread(target=services.diary.close)
    monkeypatch.setattr(
        "wellbeing.storage.diary_copy.time.sleep",
        lambda _seconds: None if closing_it.ident else (closing_it.start(), closing_it.join(0.2)),
    )
    answers.append(beside(anew.write))
    closing_it.join()
    assert [answer.key for answer in answers if isinstance(answer, Problem)] == [AWAY]
    assert not services.diary.is_open
    assert not folders.diary.exists()
    assert not list(folders.data.glob("*.new*"))
    elsewhere.rename(folders.diary)
    assert ratings(folders) == [7] * MANY


def test_called_off_before_it_began_it_touches_nothing(services: Services, folders: Folders):
    folders.diary.rename(folders.data / "elsewhere.db")
    anew = WritingAnew(folders, services.diary)
    services.diary.close()
    assert isinstance(beside(anew.write), Problem)
    assert not folders.diary.exists()


def test_where_no_copy_can_be_made_the_diary_stays_as_it_was(
    services: Services, folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    services.checkins.record(CheckInDraft(stress=7))
    elsewhere = folders.diary.rename(folders.data / "elsewhere.db")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(DiaryCopy, "write", full)
    anew = WritingAnew(folders, services.diary)
    answer = beside(anew.write)
    assert isinstance(answer, Problem)
    assert answer.key == "problem.disk_full"
    anew.give_up()
    elsewhere.rename(folders.diary)
    services.checkins.record(CheckInDraft(stress=3))
    services.diary.close()
    assert ratings(folders) == [7, 3]


def killed_at(step: int, folders: Folders) -> bool:
    """Move the file of a diary that holds a 7 away, write it anew and die at a step; False where it was done first."""
    if (child := os.fork()) == 0:
        diary = open_own_diary(folders)
        CheckInStore(diary).add(checkin(7))
        folders.diary.rename(folders.data / "elsewhere.db")
        steps = count()

        def hook(event: str, given: tuple[object, ...]) -> None:
            if event in CHANGES and str(folders.data) in str(given[0]) and next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        anew = WritingAnew(folders, diary)
        anew.write()
        anew.finish()()
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill at a given step needs fork")
def test_a_kill_at_any_step_loses_nothing(folders: Folders):
    """The next start finds the diary whole, or says that it is away, and finds it whole once it is back."""
    ends = list[str]()
    for step in count():
        home = replace(folders, data=folders.data.parent / f"home {step}")
        if not killed_at(step, home):
            break
        try:
            assert ratings(home) == [7]
            ends.append("there")
        except Refused as refused:
            ends.append(refused.problem.key)
            (home.data / "elsewhere.db").rename(home.diary)
            assert ratings(home) == [7]
    assert set(ends) == {"problem.diary_gone", "there"}
    assert len(ends) > 8
