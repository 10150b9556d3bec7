"""Another process writes into the diary, and the open window shows it."""

from __future__ import annotations

import time

from tests.journeys.story import Story

SOON = 2.0


def test_the_window_shows_what_another_process_wrote(story: Story):
    """A helpdesk's hook logs while Today is open."""
    story.settle_in()
    story.start()
    story.expect("Nothing recorded today yet.")
    for words, shown in (
        (("checkin", "--stress", "9"), "last 9"),
        (("contact", "threat"), "; 1 contact."),
        (("checkin", "--stress", "3"), "2 check-ins today, stress median 6, last 3; 1 contact."),
    ):
        story.say(*words)
        written = time.monotonic()
        story.expect(shown)
        assert time.monotonic() - written < SOON
    story.keep("another-process")
