"""The process begins anew once the window was closed for a while: lighter, with the same number, nothing lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.programs import pss_mib
from tests.journeys.notice_listener import NoticeListener
from tests.journeys.screen_reader import wait_for
from tests.journeys.story import LULL, PACED, Story
from tests.journeys.test_journey_minimised import place_of_icon
from wellbeing.services.reminders.wordings import break_notices
from wellbeing.ui.pages.registry import PAGES
from wellbeing.ui.shell.single_instance.second_start import places

SOON = """
from wellbeing.ui.shell import reminder_driver, renewal
renewal.QUIET_MS = 1000
reminder_driver.LONGEST_SLEEP = 3.0  # what stood in the way is looked at again with a tick
"""
DUE_S = 25
TOLD = "told_of_tray = true\n"
"""Else a balloon says at the first closing where the app went, and stays on the screen for ten seconds."""
HANDED = b"WELLBEING_RENEWED="


class QuickStory(Story):
    """A story whose app begins anew a second after its window was closed."""

    pace = PACED + SOON

    @property
    def pid(self) -> int:
        assert self.app is not None
        assert self.app.poll() is None, "the app has ended"
        return self.app.pid

    def is_renewed(self) -> bool:
        """Tell whether another program image runs under the app's number, and listens to later starts."""
        found = Path(f"/proc/{self.pid}/environ").read_bytes()
        return HANDED in found and any(Path(place).is_socket() for place in places(str(self.home)))


@pytest.fixture
def quick(story: Story) -> QuickStory:
    story.__class__ = QuickStory
    assert isinstance(story, QuickStory)
    return story


@pytest.fixture
def listener(story: Story) -> Iterator[NoticeListener]:
    found = NoticeListener(story.desktop)
    yield found
    found.close()


def test_memory_comes_back_and_the_break_comes_at_its_time(quick: QuickStory, listener: NoticeListener):
    quick.settle_in(more=TOLD)
    quick.work_before(seconds_short=DUE_S)
    quick.start()
    started = time.monotonic()
    for number in range(1, len(PAGES) + 1):
        quick.desktop.type_keys(f"ctrl+{number}")
        time.sleep(0.7)
    quick.expect("Reset every section")
    used = pss_mib(quick.pid)
    quick.close_window()
    wait_for(quick.is_renewed, "it does not begin anew", 60)
    wait_for(lambda: place_of_icon(quick), "no icon is in the tray again")
    assert pss_mib(quick.pid) < 0.6 * used
    assert listener.hear(DUE_S + LULL + 12), "no notice came"
    due = started + DUE_S
    (notice,) = listener.notices
    assert notice.title in [words[0] for words in break_notices(str)]
    assert {"Start break", "Later", "Not today"} <= set(notice.labels)
    assert due - 5 < notice.at < due + LULL + 15
    quick.desktop.dunst.choose("Start break")
    wait_for(lambda: quick.book().taken == 1, "the button is not heard")
    assert quick.start_again() == 0, "a second start is answered"
    quick.expect("Reset every section")  # the page that was open last


def test_it_waits_while_a_notice_can_be_answered(quick: QuickStory, listener: NoticeListener):
    quick.settle_in(more=TOLD)
    quick.work_before()
    quick.start()
    assert listener.hear(LULL + 15), "no notice came"
    quick.close_window()
    time.sleep(3)
    assert not quick.is_renewed()
    quick.desktop.dunst.choose("Later")
    wait_for(quick.is_renewed, "it does not begin anew", 60)


def test_what_was_copied_or_typed_stays(quick: QuickStory):
    quick.settle_in(more=TOLD)
    quick.start()
    quick.desktop.type_keys("ctrl+4")
    quick.desktop.type_keys("slash")
    quick.expect("Library")
    quick.close_window()
    wait_for(quick.is_renewed, "it does not begin anew", 60)
    assert len(list(Path(f"/proc/{quick.pid}/fd").iterdir())) < 40
    assert quick.start_again("--check-in") == 0
    quick.expect("How stressed are you right now?")
    quick.desktop.type_keys("6", "Return")
    quick.expect_ratings(6)
