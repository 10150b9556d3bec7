"""Phrases, cards and scenes: what is read, and how a fault is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wellbeing.content import cards
from wellbeing.content.entries import BrokenContent
from wellbeing.resources import resource

CONTENT = resource("content")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the content that a test may break."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


FAULTS = [
    ("facts/phrases.toml", 'subject = "scolded"', 'subject = "scold"', "phrases", "calm_down", "subject"),
    ("en/phrases.toml", "better = ", "best = ", "phrases", "calm_down", "best"),
    ("facts/replies.toml", 'subject = "away"', 'subject = "gone"', "replies", "away_short", "subject"),
    ("en/styles.toml", 'cues = ["', 'cues = ["", "', "styles", "result", "cues"),
    ("en/styles.toml", "rule = ", "ruler = ", "occasions", "first_time", "ruler"),
    ("facts/scenes.toml", 'best = "c"', 'best = "d"', "scenes", "seam_after_a_week", "best"),
    ("facts/scenes.toml", 'emotion = "dis', 'emotion = "', "scenes", "seam_after_a_week", "emotion"),
    ("en/scenes.toml", 'mark = "so ', 'mark = "very ', "scenes", "seam_after_a_week.cue.1", "mark"),
    ("en/scenes.toml", "lesson = ", "lesson.x = ", "scenes", "seam_after_a_week", "lesson"),
    ("facts/scenes.toml", 'best_then = "a"', 'best_then = "d"', "scenes", "seam_after_a_week", "best_then"),
    ("en/scenes.toml", "reply = ", "replay = ", "scenes", "seam_after_a_week.choice.a", "replay"),
    ("en/scenes.toml", ".then]", ".than]", "scenes", "seam_after_a_week", "than"),
    (
        "en/scenes.toml",
        ".then]\ncustomer",
        ".then]\ncustomers",
        "scenes",
        "seam_after_a_week.then",
        "customers",
    ),
    ("facts/leader.toml", 'sources = ["', 'sources = ["Z1", "', "leader", "recovery_time", "sources"),
]


@pytest.mark.parametrize(("file", "old", "new", "kind", "item", "key"), FAULTS)
def test_a_fault_names_file_item_and_key(
    copy: Path, file: str, old: str, new: str, kind: str, item: str, key: str
) -> None:
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenContent) as caught:
        getattr(cards, f"load_{kind}")("en", copy)
    assert (caught.value.file, caught.value.item, caught.value.key) == (file, item, key)


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW", "en"])
def test_scenes_are_whole(lang: str) -> None:
    for scene in cards.load_scenes(lang, CONTENT):
        assert len(scene.cues) >= 1
        for turn in scene.turns:
            assert len(turn.choices) == 3
            assert turn.best in {choice.id for choice in turn.choices}
