"""The quick check-in between two chats: a second start raises it, two keys record, a draft waits."""

from __future__ import annotations

import signal
from subprocess import CalledProcessError

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
    story.expect("Undo")

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
    story.expect_ratings(4)  # within a minute it is the same check-in
    story.expect("was 6")

    assert story.start_again("--check-in") == 0
    story.window("^Check in$")
    wait_for(lambda: story.active() == "Check in", "the card has no focus")
    story.desktop.type_keys("c", "3", "6")
    story.keep("quick-contact")
    story.desktop.type_keys("Return")
    wait_for(
        lambda: [(contact["kind"], contact["felt"]) for contact in story.show()["contacts"]] == [("rude", 6)],
        "no rude contact came",
    )
    assert story.ratings() == [4]
    assert story.app is not None
    story.app.send_signal(signal.SIGTERM)


def in_front(story: Story) -> str:
    """Return the title of the window that has the focus, '' while none has it."""
    try:
        return story.active()
    except CalledProcessError:
        return ""


def test_the_receipt_takes_it_back_with_the_window_closed(story: Story):
    """The window is put away into the tray; the card's receipt stands by itself, takes no focus and has one Undo."""
    story.settle_in(more="told_of_tray = true\n")  # the word at the first close would lie over the receipt
    story.start()
    story.window()
    wait_for(lambda: in_front(story) == "wellbeing", "the window has no focus")
    story.desktop.type_keys("ctrl+w")
    wait_for(lambda: in_front(story) != "wellbeing", "Ctrl+W leaves the window open")
    assert story.start_again("--check-in") == 0
    story.window("^Check in$")
    wait_for(lambda: in_front(story) == "Check in", "the card has no focus")
    story.desktop.type_keys("7", "Return")
    story.expect_ratings(7)
    story.expect("Undo")
    story.keep("receipt")
    assert in_front(story) != "wellbeing"
    story.click("Undo")
    story.expect_ratings()
    story.expect("Undone.")
    assert story.app is not None
    story.app.send_signal(signal.SIGTERM)
