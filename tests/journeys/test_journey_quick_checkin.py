"""The quick check-in between two chats: a second start raises it, two keys record, a draft waits."""

from __future__ import annotations

import signal

from tests.journeys.screen_reader import wait_for
from tests.journeys.story import Story


def test_two_keys_between_two_chats(story: Story):
    """The shortcut starts the app a second time; the card comes up in the first one, with the focus in it."""
    story.settle_in()
    story.start()
    assert story.start_again("--check-in") == 0
    story.window("^Check in$")
    wait_for(lambda: story.active() == "Check in", "the card has no focus")
    story.keep("quick-card")
    story.desktop.type_keys("6", "Return")
    story.expect_ratings(6)
    story.expect("stress 6", "Undo")

    assert story.start_again("--check-in") == 0
    story.window("^Check in$")
    wait_for(lambda: story.active() == "Check in", "the card has no focus")
    story.desktop.type_keys("4", "Escape")
    wait_for(lambda: story.active() != "Check in", "Esc leaves the card open")
    assert story.ratings() == [6]
    assert story.start_again("--check-in") == 0
    story.window("^Check in$")
    wait_for(lambda: story.active() == "Check in", "the card has no focus")
    story.desktop.type_keys("Return")
    story.expect_ratings(6, 4)

    assert story.start_again("--check-in") == 0
    story.window("^Check in$")
    wait_for(lambda: story.active() == "Check in", "the card has no focus")
    story.desktop.type_keys("ctrl+Tab", "3")
    story.keep("quick-contact")
    story.desktop.type_keys("Return")
    wait_for(
        lambda: [contact["kind"] for contact in story.show()["contacts"]] == ["rude"], "no rude contact came"
    )
    assert story.ratings() == [6, 4]
    assert story.app is not None
    story.app.send_signal(signal.SIGTERM)
