"""Power goes while somebody writes: at the next start the text is where it was."""

from __future__ import annotations

from tests.journeys.screen_reader import wait_for
from tests.journeys.story import Story
from wellbeing.paths import under
from wellbeing.services.diary_access import open_own_diary

WORDS = "the parcel again"


def rows(story: Story, sql: str) -> list[str]:
    """What another process finds in the diary."""
    diary = open_own_diary(under(story.home))
    found = diary.rows(sql)
    diary.close()
    return [text for (text,) in found]


def drafts(story: Story) -> str:
    return "".join(rows(story, "SELECT body FROM draft"))


def open_card(story: Story) -> None:
    assert story.start_again("--check-in") == 0
    story.window("^Check in$")
    wait_for(lambda: story.active() == "Check in", "the card has no focus")


def test_a_note_outlives_the_app(story: Story):
    story.settle_in()
    story.start()
    open_card(story)
    story.desktop.type_keys("6")
    story.click("Note", "button")
    story.desktop.run("xdotool", "type", WORDS)
    wait_for(lambda: WORDS in drafts(story), "the note is not in the diary")
    story.kill()

    story.start()
    open_card(story)
    story.keep("a-note-after-a-kill")
    story.desktop.type_keys("ctrl+Return")
    story.expect_ratings(6)
    assert [checkin["note"] for checkin in story.show()["checkins"]] == [WORDS]
    assert drafts(story) == ""


def test_a_look_back_outlives_the_app(story: Story):
    story.settle_in()
    story.say("contact", "rude", "--felt", "7")
    story.start()
    story.desktop.type_keys("ctrl+5")
    story.click("Looking back")
    story.click("Look back", "button")
    story.expect("What was mine")
    story.desktop.run("xdotool", "type", WORDS)
    wait_for(lambda: WORDS in drafts(story), "the look back is not in the diary")
    story.kill()

    story.start()
    story.desktop.type_keys("ctrl+5")
    story.expect("What was mine", "Not now")
    story.keep("a-look-back-after-a-kill")
    story.tab_to("Save")
    story.desktop.type_keys("space")
    wait_for(lambda: WORDS in "".join(rows(story, "SELECT happened FROM review")), "it is not saved")
    wait_for(lambda: not drafts(story), "the draft stays")
