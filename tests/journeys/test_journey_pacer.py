"""The small breath circle floats above a chat: clicks and keys on it reach the chat, and it never has the focus."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.journeys.screen_reader import wait_for
from tests.journeys.story import Story

CHAT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QTextEdit
qt = QApplication(["chat"])
class Chat(QTextEdit):
    def mousePressEvent(self, event):
        place = event.globalPosition().toPoint()
        Path(sys.argv[1]).write_text(f"{place.x()} {place.y()}")
        super().mousePressEvent(event)
text = Chat()
text.setWindowTitle("chat")
text.textChanged.connect(lambda: Path(sys.argv[2]).write_text(text.toPlainText()))
text.showMaximized()
qt.exec()
"""


def test_clicks_and_keys_go_through_the_circle(story: Story, tmp_path: Path):
    """Breathing along while a chat fills the screen: the click in the middle of the circle lands in the chat."""
    story.settle_in()
    story.start()
    story.desktop.type_keys("ctrl+3")
    story.click("Start: Long breath out", "button")
    story.click("Got it", "button")
    story.expect("Floating circle")
    story.click("Floating circle")
    circle = story.window("^Breath circle$")
    clicked, typed = tmp_path / "clicked", tmp_path / "typed"
    story.desktop.processes.start(sys.executable, "-c", CHAT, str(clicked), str(typed))
    story.desktop.run("xdotool", "windowactivate", "--sync", story.window("^chat$"))
    x, y, width, height = place_of(story, circle)
    story.keep("pacer-above-chat")
    story.desktop.click(x + width // 2, y + height // 2)
    wait_for(clicked.exists, "the click did not reach the chat")
    assert clicked.read_text() == f"{x + width // 2} {y + height // 2}"
    assert story.active() == "chat"
    story.desktop.type_keys("a", "space", "b")
    wait_for(lambda: typed.exists() and typed.read_text() == "a b", "keys were lost")
    assert story.window("^Breath circle$") == circle, "the circle went away"


def place_of(story: Story, window: str) -> tuple[int, int, int, int]:
    """Return where a window stands and how large it is."""
    lines = story.desktop.run("xdotool", "getwindowgeometry", "--shell", window).splitlines()
    said = dict(line.split("=") for line in lines)
    return int(said["X"]), int(said["Y"]), int(said["WIDTH"]), int(said["HEIGHT"])
