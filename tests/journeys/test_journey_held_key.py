"""A key that is held down, as a real keyboard repeats it: one entry, however long."""

from __future__ import annotations

import time

import pytest

from tests.journeys.screen_reader import wait_for
from tests.journeys.story import Story


@pytest.mark.parametrize(("key", "seconds", "stress"), [("5", 1.0, 5), ("7", 3.0, 7)])
def test_a_held_digit_is_one_entry(story: Story, key: str, seconds: float, stress: int):
    story.settle_in()
    story.start()
    window = story.window()
    story.desktop.run("xdotool", "windowactivate", "--sync", window)
    story.desktop.run("xdotool", "keydown", key)
    time.sleep(seconds)
    story.desktop.run("xdotool", "keyup", key)
    wait_for(lambda: bool(story.ratings()), "nothing was saved")
    story.expect(f"stress {stress}")
    assert story.ratings() == [stress]
