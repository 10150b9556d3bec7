"""A minimised window comes back whatever asks for it, with two window managers; a tray may come late and go."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest

from tests.journeys.screen_reader import wait_for
from tests.journeys.story import LULL, Story

MANAGERS = [{"manager": "openbox"}, {"manager": "metacity"}]
OPEN, COOL_DOWN = 1, 6
"""Which of the tray's menu, counting what can be chosen. A screen reader finds no menu that belongs to no window."""
CLICKS = 4
"""An icon that has only just come into the tray may miss the first."""
ICON, SCREEN = 16, 1280
NOTICE = (1280 - 20 - 140, 40 + 30)
"""Where the tests' dunst shows a notice, see tests/dunst.py."""


def choose_in_tray(story: Story, place: int) -> None:
    """Open the menu of the tray's only icon, while the window is minimised, and choose from it by keys."""
    x, y = wait_for(lambda: place_of_icon(story), "no icon comes into the tray")
    before = shown(story, "wellbeing")
    for _ in range(CLICKS):
        story.desktop.click(x, y, 3)
        with suppress(AssertionError):
            wait_for(lambda: set(shown(story, "wellbeing")) - set(before), "no menu opens", 2.0)
            break
    story.desktop.type_keys(*["Down"] * place, "Return")


def place_of_icon(story: Story) -> tuple[int, int] | None:
    """Return where the tray's icon is once it is whole and on the screen; a tray grows as it takes one in."""
    inside = story.desktop.run("xwininfo", "-tree", "-id", shown(story, "trayer")[-1])
    found = re.search(r'"wellbeing".* (\d+)x\d+\S+ +\+(\d+)\+(\d+)', inside)
    width, x, y = map(int, found.groups()) if found else (0, 0, 0)
    return (x + 8, y + 8) if width >= ICON and x + width <= SCREEN else None


def shown(story: Story, kind: str) -> list[str]:
    """Return the windows of a program that are on the screen, menus and tray icons too."""
    return story.desktop.run("sh", "-c", f"xdotool search --onlyvisible --class '^{kind}$' || true").split()


def minimise(story: Story) -> str:
    window = story.window()
    story.desktop.run("xdotool", "windowminimize", window)
    wait_for(lambda: "Iconic" in story.desktop.run("xprop", "-id", window, "WM_STATE"), "it is not minimised")
    return window


def is_back(story: Story, window: str) -> bool:
    return "Normal" in story.desktop.run("xprop", "-id", window, "WM_STATE")


@pytest.mark.parametrize("story", MANAGERS, indirect=True)
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


@pytest.mark.parametrize("story", MANAGERS, indirect=True)
def test_open_in_the_tray_and_a_click_on_a_notice_bring_it_back(story: Story):
    story.settle_in()
    story.work_before()
    story.start()
    window = minimise(story)
    choose_in_tray(story, OPEN)
    wait_for(lambda: is_back(story, window), "Open in the tray does not bring it back")
    minimise(story)
    wait_for(lambda: story.desktop.dunst.shown() == 1, "no notice came", LULL + 15)
    assert not is_back(story, window), "a notice alone brings no window"
    story.desktop.click(*NOTICE)
    wait_for(lambda: is_back(story, window), "a click on a notice does not bring it back")


@pytest.mark.parametrize("story", MANAGERS, indirect=True)
def test_the_start_of_a_cool_down_brings_it_back(story: Story):
    story.settle_in()
    story.say("contact", "abuse", "--felt", "9")
    story.start()
    window = minimise(story)
    choose_in_tray(story, COOL_DOWN)
    wait_for(lambda: is_back(story, window), "the tray's cool-down does not bring it back")
    wait_for(lambda: story.reader.showing("Cool down"), "the page is not open")
    story.desktop.type_keys("ctrl+1")
    minimise(story)
    story.say("contact", "threat", "--felt", "10")
    wait_for(lambda: story.desktop.dunst.shown() == 1, "no cool-down was offered", LULL + 15)
    story.desktop.dunst.choose("Start")
    wait_for(lambda: is_back(story, window), "Start does not bring it back")
    story.expect("Before you breathe along")  # the player lies over the page
