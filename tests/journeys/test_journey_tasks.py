"""The usual tasks, each by real keys in the real window, counted; none takes more than the best of other apps.

What a mouse alone does (the tray's menu, Undo with the window away) is counted in tests/ui/shell/test_presses.py.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.screen_reader import wait_for
from tests.journeys.story import Story

NOTE = "third chase about the refund"


@pytest.fixture
def desk(story: Story) -> Story:
    """The app in front, on Today, with a note of yesterday in the diary."""
    story.settle_in(more="breath_safety = true\n")
    yesterday = datetime.now(UTC) - timedelta(days=1)
    story.say("checkin", "--stress", "8", "--note", NOTE, "--at", yesterday.strftime("%Y-%m-%dT%H:%M+00:00"))
    story.start()
    story.expect("Tip of the day")
    return story


def press(story: Story, *keys: str, at_most: int) -> None:
    """Press real keys, no more than are allowed."""
    assert len(keys) <= at_most
    story.desktop.type_keys(*keys)


def contacts(story: Story) -> list[tuple[str, int | None]]:
    """Return kind and felt figure of each contact, as another process finds them."""
    return [(contact["kind"], contact["felt"]) for contact in story.show()["contacts"]]


def test_to_note_and_to_take_back(desk: Story) -> None:
    press(desk, "7", at_most=1)
    desk.expect_ratings(8, 7)
    press(desk, "ctrl+z", at_most=1)
    desk.expect_ratings(8)
    press(desk, "ctrl+n", "4", "Return", at_most=3)
    desk.expect_ratings(8, 4)
    press(desk, "ctrl+shift+n", "3", "6", "Return", at_most=4)
    wait_for(lambda: contacts(desk) == [("rude", 6)], "no rude contact came")
    press(desk, "ctrl+j", at_most=1)
    desk.expect("It's over")
    press(desk, "ctrl+j", at_most=1)
    desk.expect("A contact starts")


def test_to_rest_and_to_be_left_alone(desk: Story) -> None:
    press(desk, "ctrl+shift+p", at_most=1)
    desk.expect("Paused until")
    press(desk, "ctrl+shift+p", at_most=1)
    desk.expect_gone("Paused until")
    press(desk, "ctrl+period", at_most=1)
    desk.expect("Start")
    press(desk, "Return", at_most=1)
    desk.expect("Esc ends any time")
    desk.desktop.type_keys("Escape", "ctrl+1")
    press(desk, "ctrl+b", at_most=1)
    desk.expect("I'm back")


def test_to_find_and_to_change(desk: Story) -> None:
    press(desk, "alt+Left", at_most=1)
    desk.expect(NOTE)
    desk.click("Change: ")
    desk.window("^Change ")
    press(desk, "4", "Return", at_most=2)
    desk.expect_ratings(4)
    desk.desktop.type_keys("ctrl+4")
    desk.expect("Search the library")
    desk.desktop.type_keys(*"upset")
    desk.expect("Anyone would be upset")
    press(desk, "Down", "Down", "Return", at_most=3)
    desk.expect("Copied")
    press(desk, "ctrl+comma", at_most=1)
    desk.expect("All text changes at once.")
