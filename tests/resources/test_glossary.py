"""Catalogues and content keep to the glossary: no word that it rules out."""

import tomllib
from pathlib import Path

import pytest

from tests.resources.test_content_words import texts

LOCALE = Path(__file__).parents[2] / "resources" / "locale"
GLOSSARY = tomllib.loads((LOCALE / "glossary.toml").read_text("utf-8"))


def test_every_word_has_both_scripts() -> None:
    for term, words in GLOSSARY.items():
        assert words["zh_CN"], term
        assert words["zh_TW"], term


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_words_ruled_out_are_not_used(language: str) -> None:
    text = (LOCALE / language / "LC_MESSAGES" / "wellbeing.po").read_text("utf-8")
    for term, words in GLOSSARY.items():
        for banned in (*words.get("not", []), *words.get(f"not_{language}", [])):
            assert banned not in text, f"{term}: {banned}"


# What a customer hears and says, parcels that are sent and the names of emergency lines have words of their own.
OF_CUSTOMERS = {"you, the person at the desk", "to send", "someone to talk to", "contact", "band"}


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_the_content_keeps_to_the_glossary(language: str) -> None:
    said = [
        (path, text) for path, text in texts(language) if ".words." not in path
    ]  # those are what people type
    for term in GLOSSARY.keys() - OF_CUSTOMERS:
        words = GLOSSARY[term]
        for banned in (*words.get("not", []), *words.get(f"not_{language}", [])):
            assert [path for path, text in said if banned in text] == [], f"{term}: {banned}"
