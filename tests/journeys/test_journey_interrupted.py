"""The app is stopped, frozen and killed around a reminder that waits: neither lost nor doubled."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator

import pytest

from tests.journeys.notice_listener import NoticeListener
from tests.journeys.screen_reader import wait_for
from tests.journeys.story import LULL, Story

FROZEN = 3.0


@pytest.fixture
def listener(story: Story) -> Iterator[NoticeListener]:
    found = NoticeListener(story.desktop)
    yield found
    found.close()


def test_a_waiting_reminder_outlives_the_app(story: Story, listener: NoticeListener):
    """Power goes while a break waits; afterwards the machine stalls; then power goes again, the notice shown."""
    story.settle_in()
    story.work_before(seconds_short=2)
    story.start()
    story.expect("due now", patience=15)
    story.kill()
    assert not listener.hear(0)

    story.start()
    started = time.monotonic()
    story.expect("due now")
    assert story.app is not None
    story.app.send_signal(signal.SIGSTOP)
    assert not listener.hear(FROZEN)
    story.app.send_signal(signal.SIGCONT)
    assert listener.hear(LULL + 12), "the reminder is lost"
    assert abs(listener.notices[0].at - started - LULL) < FROZEN
    story.expect("Start break", "Not today")
    story.kill()

    story.start()
    story.expect("Start break", "Not today", "due now")
    assert not listener.hear(2)
    assert len(listener.notices) == 1
    story.keep("after-the-second-kill")
    story.click("Start break", "button")
    story.expect("A break of 5 min", "I'm back")
    story.expect_gone("Not today")
    wait_for(lambda: story.book().taken == 1, "the break is not in the book")
    book = story.book()
    assert (book.due, book.taken, book.natural, book.skipped, book.owed) == (1, 1, 0, 0, 0)
    assert 58 < book.worked_min < 63
