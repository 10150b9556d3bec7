"""Under Wayland nobody takes the focus unasked: the leave of a second start and of a notice is handed on."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.screen_reader import wait_for
from tests.journeys.story import LULL, Story
from tests.needs import needs
from tests.processes import PATIENCE
from tests.system.fake_service import FakeService
from tests.wayland_desktop import WaylandDesktop
from wellbeing.system.dbus.notification_server import DESKTOP
from wellbeing.ui.widgets.raise_window import TOKEN

CHAT = """
from PySide6.QtWidgets import QApplication, QLineEdit
qt = QApplication(["chat"])
line = QLineEdit()
line.setWindowTitle("chat")
line.show()
qt.exec()
"""


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[WaylandDesktop]:
    needs("sway")
    pytest.importorskip("pywayland")
    with WaylandDesktop(tmp_path / "desktop") as found:
        yield found


@pytest.fixture
def story(desktop: WaylandDesktop, tmp_path: Path) -> Iterator[Story]:
    found = Story(desktop, tmp_path)
    found.settle_in()
    desktop.environ["WAYLAND_DEBUG"] = "client"  # what the app says to the compositor goes to its stderr
    yield found
    found.reader.close()


class Conversation:
    """Takes down what the app says to the compositor, so that its pipe never fills up."""

    def __init__(self, app: subprocess.Popen[bytes]) -> None:
        assert app.stderr is not None
        self._pipe, self._said = app.stderr, ""
        threading.Thread(target=self._listen, daemon=True).start()

    def asks_with(self, token: str) -> bool:
        """Tell whether the app has asked for the focus with just this leave."""
        return f'.activate("{token}"' in self._said

    def _listen(self) -> None:
        for line in self._pipe:
            self._said += line.decode("utf-8", "replace")


def start_behind_a_chat(story: Story, desktop: WaylandDesktop) -> Conversation:
    """Start the app, then a chat which the person turns to: who opened last has the focus only most of the time."""
    story.start()
    assert story.app is not None
    said = Conversation(story.app)
    wait_for(lambda: desktop.focused() == "wellbeing", "the app is not there", PATIENCE)
    desktop.processes.start(sys.executable, "-c", CHAT)
    wait_for(lambda: desktop.turn_to("chat"), "the chat has no focus", PATIENCE)
    return said


def test_a_second_start_hands_its_token_on(story: Story, desktop: WaylandDesktop):
    said = start_behind_a_chat(story, desktop)
    token = desktop.environ[TOKEN] = desktop.new_token()
    assert story.start_again() == 0
    wait_for(lambda: desktop.focused() == "wellbeing", "the window does not come to the front")
    wait_for(lambda: said.asks_with(token), "the focus was asked for without the token")


def test_the_token_of_a_click_on_a_notice_is_used(story: Story, desktop: WaylandDesktop):
    story.work_before()
    replies = {
        "GetServerInformation": lambda _: ("ssss", ("fake", "wellbeing", "1", "1.2")),
        "GetCapabilities": lambda _: ("as", (["actions", "body"],)),
        "Notify": lambda _: ("u", (7,)),
        "CloseNotification": lambda _: ("", ()),
    }
    with FakeService(desktop.environ["DBUS_SESSION_BUS_ADDRESS"], DESKTOP, replies) as service:
        said = start_behind_a_chat(story, desktop)
        wait_for(lambda: any(name == "Notify" for name, _ in service.calls), "no notice came", LULL + 15)
        token = desktop.new_token()
        service.emit("ActivationToken", "us", 7, token)
        service.emit("ActionInvoked", "us", 7, "default")
        wait_for(lambda: desktop.focused() == "wellbeing", "the window does not come to the front")
        wait_for(lambda: said.asks_with(token), "the focus was asked for without the token")
