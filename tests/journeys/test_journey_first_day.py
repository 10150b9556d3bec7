"""The first start and the first check-ins: painted, skipped, one key, ten, taken back."""

from __future__ import annotations

import time

from tests.journeys.story import Story

PAUSE_S = 2.2  # three digits within two seconds would be a number


def test_the_first_key_is_a_checkin(story: Story):
    """An agent opens the app for the first time, skips the questions and presses a key."""
    story.start()
    story.window("^Welcome$")
    story.keep("first-welcome")
    story.reader.press("Skip all", "button")
    story.expect_gone("Skip all")
    story.window()
    story.desktop.type_keys("7")
    story.expect("stress 7", "Undo")
    story.expect_ratings(7)
    story.keep("first-checkin")
    time.sleep(PAUSE_S)
    story.desktop.type_keys("1", "0")  # within a minute it is the same check-in
    story.expect("10, was 7")
    story.expect_ratings(10)
    time.sleep(PAUSE_S)
    story.desktop.type_keys("5")
    story.expect("5, was 10")
    story.desktop.type_keys("ctrl+z")
    story.expect("Undone.")
    story.expect_ratings(10)
    story.desktop.type_keys("ctrl+shift+z")
    story.expect_ratings(5)
