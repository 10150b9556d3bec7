"""A desktop without a tray: a small window stands in for it, says why, and takes no focus."""

from __future__ import annotations

import pytest

from tests.journeys.screen_reader import wait_for
from tests.journeys.story import Story


@pytest.mark.parametrize("story", [{"tray": False}], indirect=True)
def test_the_pocket_stands_in_for_the_tray(story: Story):
    story.settle_in()
    story.start()
    seen = story.expect("This desktop has no tray, so the app waits here.", "Check in")
    assert "How stressed are you right now?" in seen
    story.keep("mini window")
    story.desktop.type_keys("4")  # the focus is still on Today
    story.expect_ratings(4)
    story.desktop.type_keys("alt+F4")
    story.expect_gone("How stressed are you right now?")
    assert story.app is not None
    assert story.app.poll() is None
    story.click("Check in", "button")
    wait_for(lambda: story.active() == "Check in", "the card has no focus")
    story.desktop.type_keys("2", "Return")
    story.expect_ratings(2)  # within a minute it is the same check-in
    story.click("Open", "button")
    story.expect("How stressed are you right now?")
