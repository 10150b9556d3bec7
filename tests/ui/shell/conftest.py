"""The whole app in one process, offscreen, with an outside world to set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.filled import is_filled
from tests.ui.recording import World
from wellbeing.paths import Folders
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import Environment, open_environment
from wellbeing.ui.shell.application import Application

Make = Callable[..., Application]


@pytest.fixture
def world() -> Iterator[World]:
    found = World()
    yield found
    assert found.notifier is not None
    found.notifier.close()
    found.session.close()


@contextmanager
def closed_at_the_end() -> Iterator[list[Application]]:
    """Hand out a list for apps that were started; they are closed and deleted when the test is over."""
    made: list[Application] = []
    yield made
    for app in made:
        app.close()
        app.shell.deleteLater()
        app.deleteLater()
    QTest.qWait(0)


@pytest.fixture
def make(
    qapp: QApplication, wear: object, folders: Folders, clock: FakeClock, world: World
) -> Iterator[Make]:
    """Start the app as somebody who was welcomed before; it is closed at the end."""

    def start(opener: Callable[[Environment], Services] = open_services, word: str = "raise") -> Application:
        environment = open_environment(folders, clock)
        environment.preferences.set("welcomed", True)
        environment.preferences.set("language", "en")
        environment.preferences.set("theme", "light")
        app = Application(qapp, environment, opener, world.outside, None)
        made.append(app)
        app.start(word)
        return app

    with closed_at_the_end() as made:
        yield start


def words(app: Application) -> str:
    """Return every label in the window."""
    return "\n".join(widget.text() for widget in app.shell.findChildren(QLabel) if widget.isVisible())


def settled(app: Application, qtbot: QtBot) -> None:
    """Wait until all that a start begins has begun, and the page is filled."""
    qtbot.waitUntil(lambda: app._starting is not None and not app._starting and is_filled(app.shell))
