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


def test_the_chinese_readme_keeps_to_the_glossary() -> None:
    text = (LOCALE.parent / "README.zh-CN.md").read_text("utf-8")
    said = [
        f"{term}: {word}" for term, words in GLOSSARY.items() for word in words.get("not", []) if word in text
    ]
    assert said == []


# A customer is 您 and touches things; parcels are sent, hotels graded, banks have apps, and emergency lines a name.
OF_CUSTOMERS = {"you, the person at the desk", "to send", "someone to talk to", "contact", "band", "app"}


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_the_content_keeps_to_the_glossary(language: str) -> None:
    typed = ".words."  # what people search by may be any word
    said = [(path, text) for path, text in texts(language) if typed not in path]
    for term in GLOSSARY.keys() - OF_CUSTOMERS:
        words = GLOSSARY[term]
        for banned in (*words.get("not", []), *words.get(f"not_{language}", [])):
            assert [path for path, text in said if banned in text] == [], f"{term}: {banned}"
