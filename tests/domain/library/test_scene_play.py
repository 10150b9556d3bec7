"""A message cut into pieces: nothing lost, each cue one piece."""

from __future__ import annotations

import pytest

from wellbeing.content.cards import load_scenes
from wellbeing.content.strings import LANGUAGES
from wellbeing.domain.library.scene_play import helped, pieces, reachable, shuffled
from wellbeing.domain.library.scenes import Cue
from wellbeing.resources import resource


@pytest.mark.parametrize(
    ("message", "marks", "found"),
    [
        ("太失望了！！才一周就坏。", ["太失望了", "才一周"], ["太失望了", "！！", "才一周", "就坏。"]),
        ("So late again, really?", ["again"], ["So ", "late ", "again", ", ", "really?"]),
        ("abc", [], ["abc"]),
        ("abcd", ["abc", "cd"], ["abc", "d"]),
        ("abc", ["abc"], ["abc"]),
        ("abc", ["x"], ["abc"]),
    ],
)
def test_pieces(message: str, marks: list[str], found: list[str]) -> None:
    cut = pieces(message, [Cue(mark, "") for mark in marks])
    assert [piece.text for piece in cut] == found
    for piece in cut:
        assert piece.cue is None or marks[piece.cue] == piece.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_scene_can_be_played_to_the_end(lang: str) -> None:
    for scene in load_scenes(lang, resource("content")):
        for message in scene.customer:
            assert "".join(piece.text for piece in pieces(message, scene.cues)) == message
        assert reachable(scene) == set(range(len(scene.cues))), scene.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_seed_gives_an_order_and_every_place_can_hold_the_best(lang: str) -> None:
    for scene in load_scenes(lang, resource("content")):
        for turn in scene.turns:
            orders = [shuffled(turn, seed) for seed in range(60)]
            assert orders == [shuffled(turn, seed) for seed in range(60)]
            assert all(set(order) == set(turn.choices) for order in orders)
            assert {[choice.id for choice in order].index(turn.best) for order in orders} == {0, 1, 2}


def test_a_scene_helped_when_every_turn_did() -> None:
    scene = load_scenes("en", resource("content"))[0]
    best = [turn.best for turn in scene.turns]
    assert helped(scene, best)
    assert not helped(scene, [best[0], "b"])
    assert not helped(scene, best[:1])
