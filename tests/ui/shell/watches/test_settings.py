"""A settings file edited by hand: followed while the app runs, and never what keeps it from starting."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.recording import World
from tests.ui.shell.conftest import closed_at_the_end
from wellbeing.domain.problems import Problem
from wellbeing.paths import Folders
from wellbeing.services.app_services import open_services
from wellbeing.services.environment import Environment, open_environment
from wellbeing.ui.shell.application import Application
from wellbeing.ui.shell.watches.settings import SettingsWatch
from wellbeing.ui.widgets.toast import Toast

Start = Callable[[bytes], Application]


@pytest.fixture
def start(qapp: QApplication, wear: object, folders: Folders, clock: FakeClock) -> Iterator[Start]:
    """Start the whole app over a settings file."""
    world = World()

    def start_over(settings: bytes) -> Application:
        folders.config.mkdir(parents=True)
        folders.settings.write_bytes(settings)
        app = Application(qapp, open_environment(folders, clock), open_services, world.outside, None)
        made.append(app)
        app.start("raise")
        return app

    with closed_at_the_end() as made:
        yield start_over
    if world.notifier is not None:
        world.notifier.close()
        world.session.close()


def said_by(app: Application) -> str:
    return " ".join(toast.accessibleName() for toast in app.shell.findChildren(Toast))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (b"[look]\ntext_scale = " + b"1" * 5_000, "can't be read"),
        (b"a = " + b"[" * 100_000, "can't be read"),
        (b'[look]\ntheme = "\xff"', "can't be read"),
        (b"[seen]\nwelcomed = true\n[look\n", "Line 3 of the settings file"),
        (
            b"[seen]\nwelcomed = true\n[reminders]\nbreak_every = 7\n",
            "Line 4 of the settings file: break_every",
        ),
        ('[work]\nmon=["09:00-1８:00"]\n'.encode(), ""),
        ('\ufeff[work]\nmon=["09:00-18:00"]\n'.encode(), ""),
    ],
    ids=["long number", "brackets", "no UTF-8", "no TOML", "out of bounds", "full-width", "byte order mark"],
)
def test_the_app_starts_and_says_what_it_could_not_read(
    start: Start, qtbot: QtBot, folders: Folders, settings: bytes, said: str
):
    app = start(settings)
    qtbot.waitUntil(lambda: app.driver is not None and app.open_time.background is not None)
    assert said in said_by(app) if said else not said_by(app)
    assert folders.settings.read_bytes() == settings
    if not said:
        assert app.environment.preferences.weekly_plan() is not None


def test_an_edit_is_followed_and_what_is_wrong_in_it_is_said(environment: Environment, qtbot: QtBot):
    environment.folders.config.mkdir(parents=True)
    parent, wrong = QObject(), list[Problem]()
    watch = SettingsWatch(environment, parent)
    watch.wrong.connect(wrong.extend)
    settings = environment.folders.settings
    settings.write_text("[reminders]\nbreak_every = 45\n")
    qtbot.waitUntil(lambda: environment.preferences.current.break_every == 45)
    other = settings.with_name("settings.toml.part")
    other.write_text("[reminders]\nbreak_every = 50\nbreak_length = 900\n")
    other.replace(settings)
    qtbot.waitUntil(lambda: environment.preferences.current.break_every == 50)
    assert [(problem.field, problem.values["line"]) for problem in wrong] == [("break_length", 3)]
    settings.write_text("[reminders]\nbreak_every = 55\n")
    qtbot.waitUntil(lambda: environment.preferences.current.break_every == 55)
    watch.stop()
    parent.deleteLater()
