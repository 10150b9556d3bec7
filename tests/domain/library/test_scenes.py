"""Practice scenes: what counts as spotting a cue."""

from __future__ import annotations

from wellbeing.domain.library.scenes import AnswerChoice, Cue, Scene, Turn

SCENE = Scene(
    id="late",
    title="Late",
    setting="Chat.",
    cues=(Cue("whole day", "repeated"), Cue("so disappointed", "said outright")),
    turns=(
        Turn(
            ("I waited the whole day!", "I'm so disappointed."),
            (AnswerChoice("a", "Sorry.", "Good.", "Thanks."),),
            "a",
        ),
        Turn(("And the next time?",), (AnswerChoice("a", "I'll look in.", "Good."),), "a"),
    ),
    confirm="You waited.",
    solve="Tomorrow.",
    care="I'll look in.",
    lesson="In that order.",
    emotion="disappointment",
    style="amiable",
    channel="chat",
    sources=("M311",),
)


def test_a_search_reads_the_messages() -> None:
    assert "whole day" in SCENE.body
    assert "next time" in SCENE.body
