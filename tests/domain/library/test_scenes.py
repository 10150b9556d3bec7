"""Practice scenes: what counts as spotting a cue."""

from __future__ import annotations

import pytest

from wellbeing.domain.library.scenes import AnswerChoice, Cue, Scene, found_cues

SCENE = Scene(
    id="late",
    title="Late",
    setting="Chat.",
    customer=("I waited the whole day!", "I'm so disappointed."),
    cues=(Cue("whole day", "repeated"), Cue("so disappointed", "said outright")),
    choices=(AnswerChoice("a", "Sorry.", "Good."),),
    best="a",
    confirm="You waited.",
    solve="Tomorrow.",
    care="I'll look in.",
    lesson="In that order.",
    emotion="disappointment",
    style="amiable",
    channel="chat",
    sources=("M311",),
)


@pytest.mark.parametrize(
    ("picked", "marks"),
    [
        ("whole day", ["whole day"]),
        ("day!", ["whole day"]),
        ("disappointed", ["so disappointed"]),
        ("I waited", []),
        ("not there", []),
        ("", []),
        ("!", []),
        ("I'm so", ["so disappointed"]),
    ],
)
def test_a_cue_is_found_where_the_picked_words_touch_it(picked: str, marks: list[str]) -> None:
    assert [cue.mark for cue in found_cues(SCENE, picked)] == marks


def test_a_search_reads_the_messages() -> None:
    assert "whole day" in SCENE.body
