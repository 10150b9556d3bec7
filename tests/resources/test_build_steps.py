"""The small build steps: words are checked against the code, and fonts hold what the app writes."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from gettext import GNUTranslations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = """
saved = t("Saved {time}.")
# Translators: on a button
undo = window.t("Undo")
later = N_("Later")
days = tn("{n} day", "{n} days", 3)
t(name)
"""
GOOD = {
    "Saved {time}.": "{time} 已保存。",
    "Undo": "撤销",
    "Later": "稍后",
    ("{n} day", "{n} days"): ("{n} 天",),
}


def step(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "resources" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


make_fonts = step("make_fonts")
make_locale = step("make_locale")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "wellbeing" / "ui").mkdir(parents=True)
    (tmp_path / "wellbeing" / "ui" / "page.py").write_text(SOURCE)
    make_locale.update(tmp_path)
    return tmp_path


def translate(project: Path, words: dict[object, object]) -> None:
    for language in make_locale.LANGUAGES:
        path = make_locale.catalogue_path(project, language)
        catalogue = make_locale.read_catalogue(path, language)
        for source, text in words.items():
            catalogue.get(source if isinstance(source, str) else source[0]).string = text
        make_locale.write_catalogue(path, catalogue)


def test_finds_every_kind_of_word(project: Path) -> None:
    assert {message.id for message in make_locale.template(project)} - {""} == set(GOOD)


def test_whole_catalogues_have_no_fault(project: Path) -> None:
    translate(project, GOOD)
    assert make_locale.check(project) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"Undo": ""}, "untranslated: 'Undo'"),
        ({("{n} day", "{n} days"): ("",)}, "untranslated: '{n} day'"),
        ({"Saved {time}.": "已保存。"}, "placeholders differ: 'Saved {time}.'"),
        ({"Saved {time}.": "{tiem} 已保存。"}, "placeholders differ: 'Saved {time}.'"),
        ({"Saved {time}.": "{time 已保存。"}, "braces don't match: 'Saved {time}.'"),
        ({("{n} day", "{n} days"): ("天",)}, "placeholders differ: '{n} day'"),
    ],
)
def test_says_what_is_wrong(project: Path, change: dict[object, object], fault: str) -> None:
    translate(project, GOOD | change)
    assert make_locale.check(project) == [f"zh_CN: {fault}", f"zh_TW: {fault}"]


def test_a_doubtful_translation_is_a_fault(project: Path) -> None:
    translate(project, GOOD)
    path = make_locale.catalogue_path(project, "zh_CN")
    path.write_text(path.read_text().replace('msgid "Undo"', '#, fuzzy\nmsgid "Undo"'))
    assert make_locale.check(project) == ["zh_CN: fuzzy: 'Undo'"]


def test_words_that_left_the_code_are_faults_until_the_update_drops_them(project: Path) -> None:
    translate(project, GOOD)
    page = project / "wellbeing" / "ui" / "page.py"
    page.write_text(SOURCE.replace('"Undo"', '"Undo it"'))
    assert "zh_TW: obsolete: 'Undo'" in make_locale.check(project)
    assert make_locale.update(project) == ["zh_CN: 'Undo' was '撤销'", "zh_TW: 'Undo' was '撤销'"]
    assert make_locale.check(project) == [
        "zh_CN: untranslated: 'Undo it'",
        "zh_TW: untranslated: 'Undo it'",
    ]


def test_an_update_that_changes_nothing_changes_no_byte(project: Path) -> None:
    translate(project, GOOD)
    path = make_locale.catalogue_path(project, "zh_CN")
    before = path.read_bytes()
    make_locale.update(project)
    assert path.read_bytes() == before


def test_compiled_words_are_read_by_gettext(project: Path) -> None:
    translate(project, GOOD)
    made = make_locale.compile_all(project / "resources" / "locale")
    assert [path.parent.parent.name for path in made] == ["zh_CN", "zh_TW"]
    with made[0].open("rb") as file:
        words = GNUTranslations(file)
    assert words.gettext("Undo") == "撤销"
    assert words.ngettext("{n} day", "{n} days", 1) == "{n} 天"


@pytest.mark.parametrize("index", [0, 1])
def test_fonts_hold_every_character_the_app_writes_in_both_weights(index: int) -> None:
    face = make_fonts.FACES[index]
    regular, bold, plain = faces(face)
    assert [font["name"].getDebugName(1) for font in (regular, bold, plain)] == [
        face.family,
        face.family,
        f"{face.family} Plain",
    ]
    assert [font["OS/2"].usWeightClass for font in (regular, bold, plain)] == [400, 700, 400]
    texts = make_fonts.own_texts(ROOT / "resources", face)
    assert {ord(sign) for sign in texts if sign.isprintable()} - set(bold.getBestCmap()) == set()
    assert set(bold.getBestCmap()) < set(regular.getBestCmap()) == set(plain.getBestCmap())


@pytest.mark.parametrize("index", [0, 1])
def test_fonts_bear_no_name_that_is_not_ours(index: int) -> None:
    for font in faces(make_fonts.FACES[index]):
        said = {record.toUnicode() for record in font["name"].names if record.nameID not in (0, 10, 13)}
        said |= {font["CFF "].cff.fontNames[0], font["CFF "].cff.topDictIndex[0].FullName}
        assert not any("Noto" in text or "Source" in text for text in said)


def faces(face: Any) -> list[Any]:
    """Return the regular, the bold and the plain face of one made file."""
    from fontTools.ttLib import TTCollection

    return list(TTCollection(ROOT / "resources" / "fonts" / f"{face.postscript}.ttc").fonts)


def test_fonts_are_left_alone_when_nothing_changed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "resources", tmp_path / "resources")
    made = make_fonts.make(tmp_path / "resources")
    before = [path.stat().st_mtime_ns for path in made]
    assert [path.stat().st_mtime_ns for path in make_fonts.make(tmp_path / "resources")] == before
