"""What the tests of window, pages and reminders share: a context that records, and an outside world to set."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from wellbeing.content.strings import Words, load_words
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.system.notifications import notices
from wellbeing.ui.board_tasks import run_inline
from wellbeing.ui.context import Context
from wellbeing.ui.navigator import Navigator
from wellbeing.ui.shell.reminder_driver import DesktopSources


class RecordingNavigator:
    """Goes nowhere and writes down where it was asked to go: ('check_in', 'me')."""

    def __init__(self, asked: list[tuple[object, ...]] | None = None) -> None:
        self.asked: list[tuple[object, ...]] = [] if asked is None else asked

    def open_help(self) -> None:
        self.asked.append(("open_help",))

    def start_exercise(self, exercise: str) -> None:
        self.asked.append(("start_exercise", exercise))

    def start_scene(self, scene: str) -> None:
        self.asked.append(("start_scene", scene))

    def check_in(self, tab: str) -> None:
        self.asked.append(("check_in", tab))

    def log_contact(self, emotion: str) -> None:
        self.asked.append(("log_contact", emotion))

    def open_entry(self, entry: CheckIn | Contact) -> None:
        self.asked.append(("open_entry", entry))

    def open_day(self, day: date, at: datetime | None = None) -> None:
        self.asked.append(("open_day", day) if at is None else ("open_day", day, at))

    def open_trends(self) -> None:
        self.asked.append(("open_trends",))

    def answer(self, key: str, word: str) -> None:
        self.asked.append(("answer", key, word))

    def take_break(self) -> None:
        self.asked.append(("take_break",))

    def take_file(self, file: Path, is_rota: bool) -> None:
        self.asked.append(("take_file", file.name, is_rota))

    def turn_contact(self) -> None:
        self.asked.append(("turn_contact",))


Say = Callable[[str, Callable[[], object] | None], None]


def context_of(services: Services, words: Words, say: Say, navigator: Navigator | None = None) -> Context:
    """Return a context whose pages lead nowhere, or where the test says."""
    return Context(services, words, say, navigator or RecordingNavigator(), run_inline(services))


@dataclass
class Told:
    """What the pages said and asked for through their context."""

    said: list[tuple[str, Callable[[], object] | None]] = field(default_factory=list)
    asked: list[tuple[object, ...]] = field(default_factory=list)

    def say(self, words: str, undo: Callable[[], object] | None) -> None:
        self.said.append((words, undo))

    def context(self, services: Services, language: str = "en") -> Context:
        """Return a context over services that records into this."""
        words = load_words(language, resource("locale"))
        return Context(services, words, self.say, RecordingNavigator(self.asked), run_inline(services))


class FakeNotifier:
    """Keeps what it should show; a test puts answers in, which arrive over a real descriptor."""

    source, can_answer = "a fake", True

    def __init__(self, shows: bool = True) -> None:
        self.shows, self.quiet, self.closed = shows, False, False
        self.is_open = False
        self.shown: list[notices.Notice] = []
        self.withdrawn: list[str] = []
        self._answers: list[notices.NoticeAnswer] = []
        self._here, self._there = socket.socketpair()

    def show(self, notice: notices.Notice) -> bool:
        self.shown.append(notice)
        return self.shows

    def withdraw(self, key: str) -> None:
        self.withdrawn.append(key)

    def do_not_disturb(self) -> bool | None:
        return self.quiet

    def fileno(self) -> int | None:
        return self._here.fileno()

    def receive(self) -> list[notices.NoticeAnswer]:
        self._here.recv(64)
        answers, self._answers = self._answers, []
        return answers

    def close(self) -> None:
        self.closed = True
        self._here.close()
        self._there.close()

    def answer(self, key: str, action: str) -> None:
        """Have a person answer a notice."""
        self._answers.append(notices.NoticeAnswer(key, action))
        self._there.send(b"!")


class FakeSession:
    """Tells sleep and lock when a test wants it, over a real descriptor."""

    def __init__(self) -> None:
        self.closed = False
        self._told: list[object] = []
        self._here, self._there = socket.socketpair()

    def fileno(self) -> int | None:
        return self._here.fileno()

    def receive(self) -> list[object]:
        self._here.recv(64)
        told, self._told = self._told, []
        return told

    def close(self) -> None:
        self.closed = True
        self._here.close()
        self._there.close()

    def tell(self, what: object) -> None:
        """Have the session say something."""
        self._told.append(what)
        self._there.send(b"!")


@dataclass
class World:
    """An outside world to set: idle seconds, a full screen, who shows notices."""

    notifier: FakeNotifier | None = field(default_factory=FakeNotifier)
    session: FakeSession = field(default_factory=FakeSession)
    idle: float | None = 1.0
    full: bool | None = False

    def outside(self) -> DesktopSources:
        """Return it as the driver sees it; a session that was let go of is another one now."""
        if self.session.closed:
            self.session = FakeSession()
        return DesktopSources(self.notifier, lambda: self.idle, self.session, lambda: self.full)
