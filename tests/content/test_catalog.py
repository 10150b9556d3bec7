"""The catalogue: what is read, and how a fault is named."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from wellbeing.content import catalog
from wellbeing.content.entries import BrokenContent
from wellbeing.domain.library.breathing import lasts
from wellbeing.domain.vocabulary import CAUSES, FEELINGS
from wellbeing.resources import resource

CONTENT = resource("content")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the content that a test may break."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def break_it(content: Path, file: str, old: str, new: str) -> None:
    text = (content / file).read_text(encoding="utf-8")
    assert re.search(old, text), f"nothing to break in {file}"
    (content / file).write_text(re.sub(old, new, text, count=1), encoding="utf-8")


FAULTS = [
    # file, what is replaced, by what; then the loader and the words of the fault
    ("en/tips.toml", r'title = "[^"]+"', 'title = ""', "tips", "en/tips.toml", "name_the_cause", "title"),
    ("en/tips.toml", r"title = .+", "title = 3", "tips", "en/tips.toml", "name_the_cause", "title"),
    ("en/tips.toml", r"body = ", "boddy = ", "tips", "en/tips.toml", "name_the_cause", "boddy"),
    ("en/tips.toml", r"\[tip.name_the_cause\]", "[tip.other]", "tips", "en/tips.toml", "other", "-"),
    ("facts/tips.toml", r"M101", "X101", "tips", "facts/tips.toml", "name_the_cause", "sources"),
    ("facts/tips.toml", r"sources = .+", "", "tips", "facts/tips.toml", "name_the_cause", "sources"),
    (
        "facts/tips.toml",
        r'when = \["',
        'when = ["never", "',
        "tips",
        "facts/tips.toml",
        "name_the_cause",
        "when",
    ),
    (
        "facts/tips.toml",
        r'subject = "',
        'subject = "no',
        "tips",
        "facts/tips.toml",
        "name_the_cause",
        "subject",
    ),
    ("facts/tips.toml", r"subject = .+", "subject = [", "tips", "facts/tips.toml", "tip", "-"),
    (
        "facts/exercises.toml",
        r'\["in 4"',
        '["up 4"',
        "exercises",
        "facts/exercises.toml",
        "gentle_breath",
        "phases",
    ),
    (
        "facts/exercises.toml",
        r'\["in 4"',
        '["in four"',
        "exercises",
        "facts/exercises.toml",
        "gentle_breath",
        "phases",
    ),
    (
        "facts/exercises.toml",
        "cycles = 6",
        "cycles = -6",
        "exercises",
        "facts/exercises.toml",
        "gentle",
        "cycles",
    ),
    (
        "facts/exercises.toml",
        "cycles = 6",
        "cycles = 0",
        "exercises",
        "facts/exercises.toml",
        "gentle",
        "phases",
    ),
    (
        "facts/exercises.toml",
        "when = ",
        "on = 1\nwhen = ",
        "exercises",
        "facts/exercises.toml",
        "gentle",
        "on",
    ),
    (
        "facts/help.toml",
        "2026-11-28",
        '"soon"',
        "help_lines",
        "facts/help.toml",
        "in_telemanas",
        "verified_on",
    ),
    (
        "facts/feelings.toml",
        r"\[label.numb\]",
        "[label.dumb]",
        "feelings",
        "zh_CN/feelings.toml",
        "numb",
        "-",
    ),
    ("facts/causes.toml", 'group = "me"', 'group = "we"', "groups", "facts/causes.toml", "we", "group"),
    (
        "sources.toml",
        'standing = "training"',
        'standing = "sure"',
        "sources",
        "sources.toml",
        "M101",
        "standing",
    ),
]


def load(kind: str, lang: str, content: Path) -> object:
    if kind == "feelings":
        return catalog.load_labels(kind, lang, content)
    if kind == "groups":
        return catalog.load_groups("causes", lang, content)
    return getattr(catalog, f"load_{kind}")(lang, content)


@pytest.mark.parametrize(("path", "old", "new", "kind", "file", "item", "key"), FAULTS)
def test_a_fault_names_file_item_and_key(
    copy: Path, path: str, old: str, new: str, kind: str, file: str, item: str, key: str
) -> None:
    lang = "zh_CN" if file.startswith("zh_CN") else "en"
    load(kind, lang, copy)
    break_it(copy, path, old, new)
    with pytest.raises(BrokenContent) as caught:
        load(kind, lang, copy)
    assert caught.value.file == file
    assert item in caught.value.item
    assert caught.value.key == key
    assert str(caught.value).startswith(f"{file}: [")


def test_missing_words_and_a_missing_file(copy: Path) -> None:
    break_it(
        copy,
        "facts/tips.toml",
        r"\[tip.name_the_cause\]",
        '[tip.more]\nsubject = "steady"\n[tip.name_the_cause]',
    )
    with pytest.raises(BrokenContent, match=r"en/tips.toml: \[more\]"):
        catalog.load_tips("en", copy)
    (copy / "en/tips.toml").unlink()
    with pytest.raises(BrokenContent, match="cannot be read"):
        catalog.load_tips("en", copy)
    (copy / "en/tips.toml").write_text("[phrase.a]\n")
    with pytest.raises(BrokenContent, match="missing"):
        catalog.load_tips("en", copy)


def test_steps_and_seconds_must_match(copy: Path) -> None:
    (copy / "facts/exercises.toml").write_text(
        '[exercise.a]\nkind = "body"\nevidence = 1\nwhen = ["everyday"]\nsources = ["E18"]\n'
        "[exercise.a.length.once]\nseconds = [30, 30]\n"
    )
    (copy / "en/exercises.toml").write_text(
        '[exercise.a]\ntitle = "A"\nbody = "B"\nclaim = "C"\nsteps = ["one", "two"]\n'
    )
    (exercise,) = catalog.load_exercises("en", copy)
    assert [(s.text, s.seconds) for s in exercise.variants[0].steps] == [("one", 30), ("two", 30)]
    break_it(copy, "facts/exercises.toml", r"\[30, 30\]", "[30]")
    with pytest.raises(BrokenContent, match="1 figures for 2 steps"):
        catalog.load_exercises("en", copy)
    break_it(copy, "facts/exercises.toml", r"\[30\]", "[true, 30]")
    with pytest.raises(BrokenContent, match="figures above zero"):
        catalog.load_exercises("en", copy)
    (copy / "facts/exercises.toml").write_text(
        '[exercise.a]\nkind = "body"\nevidence = 1\nwhen = ["everyday"]\nsources = ["E18"]\n'
    )
    with pytest.raises(BrokenContent, match="length"):
        catalog.load_exercises("en", copy)


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW", "en"])
def test_labels_match_the_diary(lang: str) -> None:
    assert tuple(catalog.load_labels("feelings", lang, CONTENT)) == FEELINGS
    groups = catalog.load_groups("causes", lang, CONTENT)
    assert list(groups) == ["customer", "targets", "work", "organisation", "place", "me"]
    assert tuple(cause for _, ids in groups.values() for cause in ids) == CAUSES


def test_the_breaths_last_as_promised() -> None:
    exercises = {e.id: e for e in catalog.load_exercises("zh_CN", CONTENT)}
    seconds = {
        (name, v.id): lasts(v.pattern)
        for name, e in exercises.items()
        for v in e.variants
        if v.pattern is not None
    }
    assert seconds["gentle_breath", "pause"] == 60
    assert seconds["gentle_breath", "practice"] == 300
    assert seconds["cyclic_sigh", "pause"] == 60
    assert seconds["cyclic_sigh", "practice"] == 300
    assert seconds["box_breath", "pause"] == 64
    assert seconds["box_breath", "beginner_pause"] == 48
    assert exercises["box_breath"].has_holds


def test_help_lines_by_region() -> None:
    lines = catalog.load_help_lines("zh_TW", CONTENT)
    numbers = {line.number: line for line in lines}
    assert numbers["12356"].region == "CN"
    assert "24" not in numbers["12356"].hours
    assert [line.region for line in lines if line.verified_on is not None] == ["IN"]
    assert all(line.source for line in lines)


def test_sources_say_where_they_stand() -> None:
    sources = catalog.load_sources("en", CONTENT)
    assert sources["E10"].link == "https://doi.org/10.1016/j.neubiorev.2022.104711"
    assert sources["M411"].cite.count(";") == 1
    assert sources["M101"].link == ""
    assert "no study" in sources["E45"].standing_words
