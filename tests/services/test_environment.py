"""What works without a diary: language, words, looks."""

from __future__ import annotations

import pytest

from wellbeing.content.strings import LANGUAGES
from wellbeing.domain.problems import Refused
from wellbeing.services.environment import Environment


def test_nothing_is_written_by_looking(environment: Environment):
    environment.words()
    environment.theme("light")
    environment.library.tips("en")
    assert not environment.folders.data.exists()


@pytest.mark.parametrize(
    ("spoken", "language"),
    [
        ("zh_CN.UTF-8", "zh_CN"), ("zh_TW.UTF-8", "zh_TW"), ("zh_HK", "zh_TW"), ("zh_SG.UTF-8", "zh_CN"),
        ("zh_Hant_MO", "zh_TW"), ("en_GB.UTF-8", "en"), ("C.UTF-8", "en"), ("de_DE.UTF-8", "en"),
    ],
)  # fmt: skip
def test_the_language_of_the_system(
    environment: Environment, monkeypatch: pytest.MonkeyPatch, spoken: str, language: str
):
    monkeypatch.setenv("LC_ALL", spoken)
    assert environment.language() == language
    assert environment.words().language == language


def test_the_one_set_and_the_one_asked_for_come_first(environment: Environment):
    assert environment.preferences.set("language", "zh_TW") is None
    assert environment.language() == "zh_TW"
    assert environment.language("zh_CN") == "zh_CN"


@pytest.mark.parametrize("asked", ["xx", "zh", "EN", "../en"])
def test_a_language_we_do_not_speak(environment: Environment, asked: str):
    with pytest.raises(Refused) as caught:
        environment.words(asked)
    assert all(language in str(caught.value.problem.values["known"]) for language in LANGUAGES)


def test_looks(environment: Environment):
    for name in ("light", "dark", "contrast"):
        theme, problem = environment.theme(name)
        assert (theme.name, problem) == (name, None)


@pytest.mark.parametrize(
    "text",
    ["[broken", "", 'name = "meadow"\n', "\ufeff[colours]\nink = 3\n", '[colours]\nink = "not a colour"\n'],
)
def test_a_broken_theme_shows_the_light_one_and_says_so(environment: Environment, text: str):
    environment.folders.own_themes.mkdir(parents=True)
    file = environment.folders.own_themes / "meadow.toml"
    file.write_text(text, "utf-8")
    theme, problem = environment.theme("meadow")
    assert theme.name == "light"
    assert problem is not None
    assert (problem.field, problem.key) == ("theme", "problem.theme")
    assert "meadow" in str(problem.values["file"])
    assert file.read_text("utf-8") == text
    with pytest.raises(Refused):
        environment.chart_style("en", "meadow", 800, 400)


@pytest.mark.parametrize("name", ["nowhere", "../light", ""])
def test_a_theme_that_is_not_there(environment: Environment, name: str):
    theme, problem = environment.theme(name)
    assert theme.name == "light"
    assert problem is not None


def test_a_sheet_has_the_font_of_its_language(environment: Environment):
    styles = {language: environment.chart_style(language, "dark", 640, 320) for language in LANGUAGES}
    assert {chart_style.theme.name for chart_style in styles.values()} == {"dark"}
    fonts = {
        language: chart_style.font.name if chart_style.font else None
        for language, chart_style in styles.items()
    }
    if all(fonts.values()):
        assert "TC" in str(fonts["zh_TW"])
        assert "SC" in str(fonts["zh_CN"])
    assert styles["en"].zone is environment.clock.zone() or styles["en"].zone == environment.clock.zone()


def test_another_language_is_spoken_without_a_word_written(environment: Environment):
    assert environment.preferences.set("theme", "dark") is None
    there = environment.speaking("zh_TW", theme="light", break_every="often")
    assert (there.language(), there.preferences.current.theme) == ("zh_TW", "light")
    assert there.preferences.current.break_every == environment.preferences.current.break_every
    assert (environment.language(), environment.preferences.current.theme) == ("en", "dark")
    assert environment.speaking("Klingon").language() == "en", "what can't be set is left out"
    assert "zh_TW" not in environment.folders.settings.read_text("utf-8")
