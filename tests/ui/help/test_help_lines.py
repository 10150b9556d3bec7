"""Whom to turn to after the hardest contacts: the supervisor first, then police and ambulance, then lines to talk."""

from __future__ import annotations

import pytest

from wellbeing.content.strings import LANGUAGES, load_words
from wellbeing.resources import resource
from wellbeing.services.environment import Environment
from wellbeing.ui.help.help_lines import turn_to

NUMBERS = {
    "CN": ["110", "120", "12356"],
    "TW": ["110", "119", "1925, 1995, 1980"],
    "SG": ["999", "995", "1771, 1767"],
    "HK": ["999", "18111, 2389 2222, 2896 0000, 2382 0000"],
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("territory", list(NUMBERS))
def test_supervisor_then_police_then_lines_to_talk(
    environment: Environment, language: str, territory: str
) -> None:
    words = load_words(language, resource("locale"))
    supervisor, *called = turn_to(environment.library, words, territory)
    assert supervisor == words.t("your supervisor")
    numbers = [words.listed(number.split(", ")) for number in NUMBERS[territory]]
    assert [said[-len(number) :] for said, number in zip(called, numbers, strict=True)] == numbers


def test_without_lines_of_a_place_the_supervisor_still_comes_first(environment: Environment) -> None:
    words = load_words("en", resource("locale"))
    assert turn_to(environment.library, words, "DE") == (
        "your supervisor",
        "the police or the local emergency number",
        "to talk findahelpline.com",
    )
