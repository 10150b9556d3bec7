"""Practice scenes: what counts as spotting a cue."""

from __future__ import annotations

from wellbeing.domain.library.scenes import AnswerChoice, Cue, Scene

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


def test_a_search_reads_the_messages() -> None:
    assert "whole day" in SCENE.body
