"""The three languages tell the same: ids, places to fill in, sources, lengths, and every point is used."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator

import pytest

from wellbeing.content import catalog
from wellbeing.content.entries import LANGUAGES
from wellbeing.content.library import Catalog, coverage, load_catalog
from wellbeing.domain.library import situations as at
from wellbeing.domain.library.phrases import places
from wellbeing.domain.library.tips import search
from wellbeing.resources import resource

CONTENT = resource("content")
LIBRARIES = {lang: load_catalog(lang, CONTENT) for lang in LANGUAGES}
OWN_WAYS = ("search_words.toml",)  # which words mean the same is another matter in each language
FILES = sorted(path.name for path in (CONTENT / "en").glob("*.toml") if path.name not in OWN_WAYS)

POINTS = {
    f"M{number}"
    for first, last in ((101, 125), (201, 210), (301, 341), (344, 344), (401, 411), (501, 517))
    for number in range(first, last + 1)
}

Path = tuple[str | int, ...]


def leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a file with the keys that lead to it; search words may differ in number."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key != "words":
                yield from leaves(part, (*path, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from leaves(part, (*path, number))


def texts(lang: str, file: str) -> dict[Path, str]:
    return dict(leaves(tomllib.loads((CONTENT / lang / file).read_text(encoding="utf-8"))))


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW"])
@pytest.mark.parametrize("file", FILES)
def test_same_keys_and_places(lang: str, file: str) -> None:
    english, chinese = texts("en", file), texts(lang, file)
    assert list(chinese) == list(english)
    for path, text in chinese.items():
        assert sorted(places(text)) == sorted(places(english[path])), path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_much_there_is(lang: str) -> None:
    library = LIBRARIES[lang]
    assert len(library.tips) >= 90
    assert len(library.phrases) >= 80
    assert len(library.replies) >= 25
    assert (len(library.styles), len(library.occasions), len(library.exercises)) == (4, 8, 20)
    assert len(library.scenes) >= 16
    assert len(library.leader) >= 6


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_point_is_used_and_every_source_exists(lang: str) -> None:
    library = LIBRARIES[lang]
    covered, uncovered = coverage(library)
    assert uncovered == ()
    assert set(covered) == POINTS
    for item in library.items():
        assert item.sources
        assert set(item.sources) <= set(library.sources), item.id


def test_coverage_tells_what_nobody_uses() -> None:
    library = LIBRARIES["en"]
    without = Catalog((), library.exercises, (), (), (), (), (), (), (), library.sources)
    covered, uncovered = coverage(without)
    assert "desk_mindfulness" in covered["M109"]
    assert "M406" in uncovered


def test_ids_are_one_of_a_kind() -> None:
    counted = Counter(item.id for item in LIBRARIES["en"].items())
    assert [name for name, count in counted.items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in counted)


def test_every_scene_of_the_training_texts_is_there() -> None:
    used = {source for scene in LIBRARIES["en"].scenes for source in scene.sources}
    assert {f"M{number}" for number in (*range(315, 320), *range(330, 337))} <= used


def test_what_is_off_unless_asked_for() -> None:
    off = {e.id: e.sources[0] for e in LIBRARIES["en"].exercises if not e.on}
    assert sorted(off.values()) == ["E14", "E25"]
    used = {e.sources[0] for e in LIBRARIES["en"].exercises}
    assert used == {f"E{number}" for number in (*range(10, 28), 90, 91)}


def test_four_seven_eight_is_capped() -> None:
    (exercise,) = [e for e in LIBRARIES["en"].exercises if e.id == "four_seven_eight"]
    assert [(v.pattern.cycles, v.pattern.most_cycles) for v in exercise.variants if v.pattern] == [(4, 4)]


LASTS = {
    "coherent_breath": [297],
    "desk_mindfulness": [300, 600],
    "muscle_relaxation": [180],
    "grounding": [80],
    "name_it": [30],
    "another_angle": [90],
    "step_back": [60],
    "kind_to_yourself": [90],
    "shift_start_primer": [120],
    "micro_break": [300],
    "short_walk": [300],
    "far_look": [20],
    "neck_release": [120],
    "wrist_ease": [120],
    "write_it_out": [900],
    "if_then_plan": [120],
    "four_seven_eight": [76],
}


@pytest.mark.parametrize(("name", "seconds"), LASTS.items())
def test_exercises_last_as_long_as_the_evidence_says(name: str, seconds: list[int]) -> None:
    (exercise,) = [e for e in LIBRARIES["zh_TW"].exercises if e.id == name]
    assert [v.seconds for v in exercise.variants] == seconds


DRAWN = ("muscle_relaxation", "neck_release", "wrist_ease")


def test_every_drawing_is_of_a_step_and_the_body_exercises_are_drawn_whole() -> None:
    steps = {
        f"{exercise.id}_{number + 1}"
        for exercise in LIBRARIES["en"].exercises
        for variant in exercise.variants
        for number in range(len(variant.steps))
    }
    drawn = {file.stem for file in resource("icons", "steps").glob("*.svg")}
    assert drawn <= steps
    assert {step for step in steps if step.rpartition("_")[0] in DRAWN} <= drawn


def test_every_situation_and_subject_has_its_tips() -> None:
    tips = LIBRARIES["en"].tips
    for situation in (at.AFTER_ABUSE, at.HIGH_STRESS, at.RISING, at.AFTER_RUDE, at.HIGH_LOAD, at.EASING):
        assert sum(situation in tip.when for tip in tips) >= 8, situation
    groups = catalog.load_groups("subjects", "en", CONTENT)
    for subject in (*groups["me"][1], *groups["customer"][1], *groups["talk"][1], *groups["work"][1]):
        assert sum(tip.subject == subject for tip in tips) >= 4, subject
    for subject in groups["phrases"][1]:
        assert sum(phrase.subject == subject for phrase in LIBRARIES["en"].phrases) >= 6, subject
    for lang in LANGUAGES:
        assert tuple(catalog.load_labels("situations", lang, CONTENT)) == at.SITUATIONS


TERMS = [
    ("出气筒", "M105"),
    ("情緒管理與自我調節", "M109"),
    ("情绪传染", "M110"),
    ("了解控制情绪的重要性", "M122"),
    ("情绪同步", "M124"),
    ("压力产生的原因", "M101"),
    ("缓解压力", "M102"),
    ("无法接受", "M201"),
    ("太失望了", "M201"),
    ("太麻烦了", "M201"),
    ("浪费时间", "M201"),
    ("结果型", "M401"),
    ("表现型", "M402"),
    ("顺从型", "M403"),
    ("分析型", "M404"),
    ("权限不够", "E70"),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("term", "source"), TERMS)
def test_the_terms_of_the_trade_are_found(lang: str, term: str, source: str) -> None:
    found = search(LIBRARIES[lang].items(), term)
    assert any(source in item.sources for item in found)
