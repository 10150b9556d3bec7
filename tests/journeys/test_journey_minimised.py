"""A minimised window comes back by a second start, with two window managers; a tray may come late and go."""

from __future__ import annotations

import pytest

from tests.journeys.screen_reader import wait_for
from tests.journeys.story import Story


def minimise(story: Story) -> str:
    window = story.window()
    story.desktop.run("xdotool", "windowminimize", window)
    wait_for(lambda: "Iconic" in story.desktop.run("xprop", "-id", window, "WM_STATE"), "it is not minimised")
    return window


def is_back(story: Story, window: str) -> bool:
    return "Normal" in story.desktop.run("xprop", "-id", window, "WM_STATE")


@pytest.mark.parametrize("story", [{"manager": "openbox"}, {"manager": "metacity"}], indirect=True)
def test_a_minimised_window_comes_back(story: Story):
    story.settle_in()
    story.start()
    window = minimise(story)
    assert story.start_again() == 0
    wait_for(lambda: is_back(story, window), "a second start does not bring it back")
    minimise(story)
    assert story.start_again("--check-in") == 0
    story.window("Check in")
    assert not is_back(story, window), "the quick card needs no window"


@pytest.mark.parametrize("story", [{"tray": False}], indirect=True)
def test_a_tray_that_comes_late_and_goes(story: Story):
    story.settle_in()
    story.start()
    waits = "This desktop has no tray, so the app waits here."
    story.expect(waits, "Quit")
    tray = story.desktop.start_tray()
    story.expect_gone(waits)
    story.keep("late-tray")
    story.desktop.processes.end(tray)
    story.expect(waits, "Quit")
    story.click("Quit", "button")
    assert story.app is not None
    assert story.app.wait(10) == 0
