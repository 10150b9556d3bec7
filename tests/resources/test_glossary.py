"""The catalogues keep to the glossary: no word that it rules out."""

import tomllib
from pathlib import Path

import pytest

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
