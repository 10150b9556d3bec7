"""A diary that cannot be opened: calm words, help within reach, nothing changed."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.story import Story
from wellbeing.paths import under
from wellbeing.services.diary_access import open_own_diary

NEWER = 999
NOWHERE = Path("/proc/wellbeing")  # nobody can make a folder there, not even root


def expect_closed(story: Story, words: str) -> None:
    """The window says what is wrong; help opens; another try finds the same."""
    story.start(ready="painted")
    story.expect("The diary is closed for now", words, "Try again")
    story.desktop.type_keys("F1")
    story.expect("Some days are too heavy")
    story.desktop.type_keys("Escape")
    story.expect_gone("Some days are too heavy")
    story.click("Try again", "button")
    seen = story.expect("The diary is closed for now")
    assert "Something went wrong" not in seen


def test_a_diary_by_a_newer_version_is_left_alone(story: Story):
    story.settle_in()
    story.say("checkin", "--stress", "2")
    diary = open_own_diary(under(story.home))
    diary.db.conn.execute(f"PRAGMA user_version = {NEWER}")
    diary.close()
    before = under(story.home).diary.read_bytes()
    expect_closed(story, "written by a newer version")
    story.keep("closed-newer")
    assert under(story.home).diary.read_bytes() == before


def test_a_folder_that_takes_nothing(story: Story):
    story.home = NOWHERE
    expect_closed(story, "The disk did not answer")
    story.keep("closed-nowhere")
