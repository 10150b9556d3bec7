"""Beside a window settings hold at once and are written in a thread: no disk, and no other program, holds it up."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread, current_thread

import pytest

from tests.fakes import Heard
from wellbeing.domain.preferences import DEFAULTS
from wellbeing.domain.problems import Problem
from wellbeing.paths import Folders
from wellbeing.services import settings_writer
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.preferences import PreferenceBook
from wellbeing.services.settings_file import LOCK
from wellbeing.system.file_lock import file_lock
from wellbeing.system.files import DiskFull


class Window:
    """Begins threads, and is told in its own turn that one is over."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.heard = Heard()
        self._over: list[Callable[[object], object]] = []
        self._threads: list[Thread] = []

    def beside(self, work: Callable[[], None], over: Callable[[object], object]) -> Thread:
        self._over.append(over)
        thread = Thread(target=work)
        thread.start()
        self._threads.append(thread)
        return thread

    def say(self, problems: list[Problem]) -> None:
        self.said += [problem.key for problem in problems]

    def hear(self) -> None:
        """Have all turns come."""
        for thread in self._threads:
            thread.join()
        while self._over:
            self._over.pop()(None)


@pytest.fixture
def path(folders: Folders) -> Path:
    folders.config.mkdir(parents=True)
    return folders.settings


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def book(path: Path, window: Window) -> PreferenceBook:
    event_bus = EventBus()
    event_bus.subscribe(window.heard)
    own = PreferenceBook(path, event_bus)
    own.write_beside(window.beside, window.say)
    return own


def kept(path: Path) -> PreferenceBook:
    """Return what the file says."""
    return PreferenceBook(path, EventBus())


def test_no_disk_is_waited_for(book: PreferenceBook, path: Path, monkeypatch: pytest.MonkeyPatch):
    """Two waits for a disk at each choice, 400 ms each on a slow one."""
    waited, sync = list[Thread](), os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (waited.append(current_thread()), sync(handle)))
    assert book.set("break_every", 45) is None
    book.settle()
    assert waited
    assert current_thread() not in waited
    assert kept(path).current.break_every == 45


def test_another_program_that_holds_the_file_is_not_waited_for(book: PreferenceBook, path: Path):
    """The window stood still for a second."""
    with file_lock(path.with_name(LOCK), 1.0):
        assert book.set("break_every", 45) is None
        assert not path.exists()
        assert book.current.break_every == 45
    book.settle()
    assert kept(path).current.break_every == 45


def test_what_is_not_written_yet_holds_over_the_file_and_all_of_it_is_written(
    book: PreferenceBook, path: Path, window: Window, monkeypatch: pytest.MonkeyPatch
):
    go_on, write, written = Event(), settings_writer.write, list[dict[str, object]]()

    def slowly(file: Path, values: dict[str, object]) -> Problem | None:
        written.append(values)
        assert go_on.wait(10)
        return write(file, values)

    monkeypatch.setattr(settings_writer, "write", slowly)
    book.set("break_every", 45)
    book.set("break_every", 60)
    book.set("break_length", 7)
    book.set("break_every", 30)
    path.write_text("[reminders]\ncooldown_offers = false\n", "utf-8")
    assert book.take_edits() == []
    assert (book.current.break_every, book.current.break_length) == (30, 7)
    go_on.set()
    book.settle()
    assert written == [{"break_every": 45}, {"break_every": 30, "break_length": 7}]
    assert kept(path).current == book.current
    window.hear()
    assert window.said == []
    assert window.heard.take() == [Topic.PREFERENCES] * 5


def test_what_cannot_be_written_holds_no_longer_and_is_told(
    book: PreferenceBook, path: Path, window: Window, monkeypatch: pytest.MonkeyPatch
):
    book.set("break_every", 45)
    window.hear()
    window.heard.take()

    def full(*_: object) -> None:
        raise DiskFull(path)

    with monkeypatch.context() as patch:
        patch.setattr(settings_writer, "write_values", full)
        assert book.set("break_every", 90) is None
        assert window.heard.take() == [Topic.PREFERENCES]
        window.hear()
    assert window.said == ["problem.disk_full"]
    assert window.heard.take() == [Topic.PREFERENCES]
    assert book.current.break_every == 45
    assert book.set("break_every", 60) is None
    book.settle()
    assert kept(path).current.break_every == 60


def test_at_the_end_what_could_not_be_written_stands_in_the_log(
    book: PreferenceBook, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(settings_writer, "write", lambda *_: Problem("settings", "problem.disk_full"))
    with caplog.at_level(logging.ERROR):
        book.set("break_every", 45)
        book.settle()
    assert "a setting was not written (problem.disk_full)" in caplog.text


def test_a_file_that_was_damaged_by_hand_is_set_aside_as_ever(
    book: PreferenceBook, path: Path, window: Window
):
    path.write_text("no toml [", "utf-8")
    assert book.take_edits()
    assert book.set("break_every", 45) is None
    assert book.current == kept(path).current
    assert book.current != DEFAULTS
    assert list(path.parent.glob("*.damaged-1.toml"))


def test_after_what_nobody_foresaw_the_next_change_is_written(
    book: PreferenceBook, path: Path, window: Window, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("threading.excepthook", lambda _: None)
    with monkeypatch.context() as patch:
        patch.setattr(settings_writer, "write", broken)
        book.set("break_every", 90)
        window.hear()
    assert window.said == ["problem.disk_error"]
    assert book.current == DEFAULTS
    book.set("break_every", 45)
    window.hear()
    assert kept(path).current.break_every == 45
