"""Three languages and two themes, at the start and switched while the app runs."""

from __future__ import annotations

import subprocess

import pytest

from tests.journeys.screen_reader import wait_for
from tests.journeys.story import Story
from wellbeing.ui.pages.registry import PAGES

TITLES = {"en": "How stressed are you right now?", "zh_CN": "现在压力有多大？", "zh_TW": "現在壓力有多大？"}


def lightness(story: Story, name: str) -> float:
    """Return how light the screen is where the window's page lies, 0 to 1."""
    picture = story.keep(name)
    crop = ("convert", picture, "-crop", "600x500+300+100", "-format", "%[fx:mean]", "info:")
    return float(subprocess.check_output(crop))


@pytest.mark.parametrize(("language", "theme"), [("zh_CN", "dark"), ("zh_TW", "light")])
def test_the_app_starts_in_the_language_chosen(story: Story, language: str, theme: str):
    story.settle_in(language, theme)
    story.start()
    story.expect(TITLES[language])
    assert (lightness(story, f"language-{language}-{theme}") < 0.3) is (theme == "dark")


def test_another_language_and_look_at_once(story: Story):
    """Somebody changes language and appearance in Settings; the page stays, every word is new."""
    story.settle_in()
    story.start()
    story.desktop.type_keys(f"ctrl+{len(PAGES)}")
    story.expect("Find a setting")
    story.tab_to("English")
    story.desktop.type_keys("Up")
    story.expect("找一項設定")
    story.tab_to("淺色")
    story.desktop.type_keys("Down")
    wait_for(lambda: lightness(story, "switched") < 0.3, "the window stays light")
    story.expect("找一項設定")
    written = (story.home / "settings.toml").read_text()
    assert 'language = "zh_TW"' in written
    assert 'theme = "dark"' in written
    story.desktop.type_keys("ctrl+1")
    story.expect(TITLES["zh_TW"])
    story.desktop.type_keys("5")
    story.expect_ratings(5)
