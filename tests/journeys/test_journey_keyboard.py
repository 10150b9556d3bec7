"""Without a mouse: pages by Ctrl and a digit, help by F1, and Tab to every control."""

from __future__ import annotations

from tests.journeys.screen_reader import FOCUSABLE, SHOWING, Thing, wait_for
from tests.journeys.story import Story
from wellbeing.ui.pages.registry import PAGES

# One of a group is enough: arrows go on from there.
GROUPED = ("radio button",)
STOPS = 40


def stops(story: Story) -> list[str]:
    """Press Tab until the round is over; returns the names met."""
    met: list[str] = []
    for _ in range(STOPS):
        story.desktop.type_keys("Tab")
        focused = story.reader.focused()
        assert focused is not None, f"Tab leads nowhere after {met}"
        if focused.name in met:
            break
        met.append(focused.name)
    return met


def nameless(story: Story) -> list[Thing]:
    return [thing for thing in story.reader.things() if thing.has(FOCUSABLE) and not thing.name]


def test_keys_alone_reach_everything(story: Story):
    story.settle_in()
    story.say("checkin", "--stress", "4")
    story.start()
    story.expect("Tip of the day", "last 4")
    controls = [
        thing.name
        for thing in story.reader.things()
        if thing.has(FOCUSABLE)
        and thing.has(SHOWING)
        and thing.role not in GROUPED
        and thing.role != "filler"
    ]
    assert {"Log a contact", "Break now", "Someone to talk to · F1"} <= set(controls)
    met = stops(story)
    assert set(controls) <= set(met), f"Tab passes by {set(controls) - set(met)}"
    assert len(stops(story)) == len(met), "the second round differs from the first"
    for number, page in enumerate([entry.word for entry in PAGES], 1):
        story.desktop.type_keys(f"ctrl+{number}")
        wait_for(lambda page=page: story.reader.showing(page), f"no page {page}")
        wait_for(lambda page=page: story.reader.find(page, "heading"), f"{page} has no heading")
        wait_for(
            lambda: not nameless(story), f"without a name on {page}"
        )  # what is still read has no words yet
        story.keep(f"page-{number}")
    story.desktop.type_keys("F1")
    story.window("^Someone to talk to$")
    story.keep("help")
    story.desktop.type_keys("Escape")
    wait_for(lambda: story.active() == "wellbeing", "the help does not go")
    story.desktop.type_keys("ctrl+1")
    story.desktop.type_keys("8")
    story.expect_ratings(4, 8)
