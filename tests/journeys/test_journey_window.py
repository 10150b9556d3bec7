"""A small screen, a first run and a way back, with two window managers: the window fits, stays, and takes back."""

from __future__ import annotations

import re
import signal

import pytest

from tests.journeys.screen_reader import wait_for
from tests.journeys.story import Story
from tests.processes import PATIENCE
from wellbeing.ui.pages.registry import PAGES

MANAGERS = ("openbox", "metacity")
SMALL = [{"manager": manager, "size": "1024x600x24"} for manager in MANAGERS]
WIDE = [{"manager": manager} for manager in MANAGERS]
SETTINGS = f"ctrl+{len(PAGES)}"
LOOK = """
[reminders]
break_every = 45
"""
Box = tuple[int, int, int, int]


def box(story: Story, window: str) -> Box:
    """Return where a window is on the screen, without its frame: x, y, width, height."""
    told = story.desktop.run("xwininfo", "-id", window)
    words = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
    x, y, width, height = (int(re.search(rf"{word}: +(-?\d+)", told)[1]) for word in words)  # type: ignore[index]
    return x, y, width, height


def is_inside(inner: Box, width: int = 1024, height: int = 600) -> bool:
    x, y, wide, high = inner
    return x >= 0 and y >= 0 and x + wide <= width and y + high <= height


def in_sight(story: Story, name: str, role: str = "") -> bool:
    thing = story.reader.find(name, role)
    return thing is not None and is_inside(story.reader.extents(thing))


def quit_app(story: Story) -> None:
    assert story.app is not None
    story.app.send_signal(signal.SIGTERM)
    story.app.wait(PATIENCE)


@pytest.mark.parametrize("story", SMALL, indirect=True)
def test_it_fits_a_small_screen_and_stands_where_it_stood(story: Story):
    story.settle_in()
    story.start()
    window = story.window()
    assert is_inside(box(story, window))
    wait_for(lambda: in_sight(story, "Someone to talk to"), "Help is out of sight")
    story.desktop.run("xdotool", "windowsize", window, "940", "540")
    story.desktop.run("xdotool", "windowmove", window, "40", "50")
    wait_for(lambda: box(story, window)[2:] == (940, 540), "it does not take the size")
    story.desktop.run("xdotool", "windowactivate", "--sync", window)
    story.desktop.type_keys("ctrl+2")
    wait_for(lambda: story.reader.showing("Trends"), "the page is not open")
    stood = box(story, window)
    quit_app(story)
    story.start(ready="painted")
    wait_for(lambda: story.reader.showing("Trends"), "another page is open")
    window = story.window()
    wait_for(lambda: box(story, window) == stood, f"{box(story, window)} is not {stood}")
    assert in_sight(story, "Someone to talk to")


@pytest.mark.parametrize("story", SMALL, indirect=True)
def test_the_quick_card_stays_on_the_screen_with_everything_open(story: Story):
    story.settle_in()
    story.start()
    assert story.start_again("--check-in") == 0
    card = story.window("^Check in$")
    wait_for(lambda: story.active() == "Check in", "the card has no focus")
    assert is_inside(box(story, card))
    story.desktop.type_keys("6", "Tab")
    wait_for(lambda: story.reader.find("Note") is not None, "Tab opens nothing")
    wait_for(lambda: is_inside(box(story, card)), f"{box(story, card)} is not on the screen")
    wait_for(lambda: in_sight(story, "Save", "button"), "Save is out of sight")


@pytest.mark.parametrize("story", WIDE, indirect=True)
def test_a_wheel_over_the_language_makes_no_window_and_changes_nothing(story: Story):
    story.start()
    story.window("^Welcome$")
    language = wait_for(lambda: story.reader.find("繁體中文", "radio button"), "no language is offered")
    before = windows(story)
    x, y, width, height = story.reader.extents(language)
    for button in ("5", "4"):
        story.desktop.run("xdotool", "mousemove", str(x + width // 2), str(y + height // 2))
        story.desktop.run("xdotool", "click", "--repeat", "25", "--delay", "5", button)
    assert windows(story) == before
    story.reader.press("Skip all", "button")
    story.expect_gone("Skip all")
    wait_for(lambda: story.active() == "wellbeing", "the window has no focus")
    assert 'language = "' not in (story.home / "settings.toml").read_text()
    story.desktop.type_keys("7")
    story.expect_ratings(7)


def windows(story: Story) -> list[str]:
    """Return the app's windows that are on the screen."""
    search = "xdotool search --onlyvisible --class '^wellbeing$' || true"
    return sorted(story.desktop.run("sh", "-c", search).split())


@pytest.mark.parametrize("story", WIDE, indirect=True)
def test_all_settings_reset_come_back_by_one_key(story: Story):
    story.settle_in(theme="dark", more=LOOK)
    before = (story.home / "settings.toml").read_text()
    story.start()
    window = story.window()
    story.desktop.run("xdotool", "windowactivate", "--sync", window)
    story.desktop.type_keys(SETTINGS)
    story.expect("Reset every section")
    story.reader.press("Reset every section", "button")
    story.expect("Every section is back to its defaults; Undo brings all of yours back.")
    assert "break_every" not in (story.home / "settings.toml").read_text()
    story.desktop.run("xdotool", "windowactivate", "--sync", story.window())
    story.desktop.type_keys("ctrl+z")
    wait_for(lambda: settings(story) == wanted(before), f"{settings(story)} is not {wanted(before)}")


def settings(story: Story) -> set[str]:
    return wanted((story.home / "settings.toml").read_text())


def wanted(text: str) -> set[str]:
    """Return the lines that say something; their order and the comments are the file's own."""
    return {line for line in text.splitlines() if "=" in line}
