"""A reminder comes: on the bus and the screen, typed through, put off, told without a daemon, in a contact not."""

from __future__ import annotations

import string
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.notice_listener import NoticeListener
from tests.journeys.screen_reader import wait_for
from tests.journeys.story import LULL, Story
from wellbeing.services.reminders.wordings import break_notices
from wellbeing.ui.pages.registry import PAGES

KEYS = 500
CHAT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLineEdit
qt = QApplication(["chat"])
line = QLineEdit()
line.setWindowTitle("chat")
line.setAccessibleName("Message")
line.resize(500, 60)
line.move(20, 700)
line.textChanged.connect(lambda words: Path(sys.argv[1]).write_text(words))
line.show()
qt.exec()
"""


@pytest.fixture
def listener(story: Story) -> Iterator[NoticeListener]:
    found = NoticeListener(story.desktop)
    yield found
    found.close()


def a_break(title: str) -> bool:
    """Tell whether a notice's title is one of a break."""
    return title in [words[0] for words in break_notices(str)]


def open_chat(story: Story, typed: Path) -> None:
    """Open a chat window in front of everything, with the focus in its line; the file holds what it took."""
    story.desktop.processes.start(sys.executable, "-c", CHAT, str(typed))
    story.desktop.run("xdotool", "windowactivate", "--sync", story.window("^chat$"))


@pytest.mark.parametrize("story", [{"tells_idle": False}], indirect=True)
def test_a_reminder_comes_while_somebody_types(story: Story, listener: NoticeListener, tmp_path: Path):
    """Where nothing tells of a lull, a notice comes at its time: into the middle of a chat, and takes no key."""
    story.settle_in()
    story.work_before()
    story.start()
    started = time.monotonic()
    open_chat(story, tmp_path / "typed")
    text = "".join(string.ascii_lowercase[at % 26] for at in range(KEYS))
    wait_for(lambda: time.monotonic() > started + LULL - 4, "", LULL)
    typing = story.desktop.processes.start("xdotool", "type", "--delay", "20", text)
    assert listener.hear(LULL + 12), "no notice came"
    assert typing.poll() is None, "the notice came after the typing"
    assert typing.wait(30) == 0
    assert story.active() == "chat"
    (notice,) = listener.notices
    assert a_break(notice.title)
    assert {"Start break", "Later", "Not today"} <= set(notice.labels)
    assert story.desktop.dunst.shown() == 1
    story.keep("notice-while-typing")
    wait_for(lambda: (tmp_path / "typed").read_text() == text, "keys were lost")
    story.expect("due now", "Not today")
    story.desktop.dunst.choose("Later")
    story.expect("You asked to be reminded again after 30 minutes.")
    story.expect_gone("Not today")
    story.keep("notice-put-off")


def test_no_reminder_in_a_contact(story: Story, listener: NoticeListener):
    """A break is due, but a customer is there: nothing comes until the contact has ended and the hands rest."""
    story.settle_in()
    story.work_before()
    story.say("contact", "start", "--id", "chat-1")
    story.start()
    assert not listener.hear(LULL + 3), "a notice came into a contact"
    story.expect("due now")
    story.say("contact", "end", "--id", "chat-1")
    ended = time.monotonic()
    assert listener.hear(LULL + 10), "no notice after the contact"
    assert listener.notices[0].at - ended > LULL - 3
    assert a_break(listener.notices[0].title)
    story.keep("notice-after-contact")


def test_without_a_daemon_the_card_and_the_tray_tell(story: Story, listener: NoticeListener):
    """The notification daemon has died: the card on Today and the tray's balloon tell; it is used when it is back."""
    story.settle_in()
    story.work_before()
    story.start()
    story.desktop.processes.end(story.desktop.notifications)
    story.expect("Not today", "Start break", patience=LULL + 10)
    story.expect(next(body for title, body in break_notices(str)))  # the card says why, the balloon says this
    story.keep("no-daemon")
    assert not listener.hear(0)
    story.desktop.start_notifications()
    story.desktop.type_keys(f"ctrl+{len(PAGES)}")
    story.click("This computer", "radio")
    story.click("Show a test notification", "button")
    assert listener.hear(10), "the daemon that came back is not used"
    wait_for(lambda: story.desktop.dunst.shown() == 1, "nothing is shown")
    story.keep("daemon-is-back")
