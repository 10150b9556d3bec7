"""How the words of the interface are set in each language: one sign for one thing, everywhere."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Message

from tests.resources.test_build_steps import make_locale

ROOT = make_locale.ROOT


def messages(language: str) -> list[Message]:
    """Return the messages of a catalogue, its header left out."""
    path = make_locale.catalogue_path(ROOT, language)
    return [message for message in make_locale.read_catalogue(path, language) if message.id]


@pytest.mark.parametrize("language", make_locale.LANGUAGES)
def test_what_asks_for_more_or_is_at_work_ends_alike(language: str) -> None:
    """Chinese has one sign for it, two places wide; one of a single place beside it would be read as another thing."""
    ends = [
        said
        for message in messages(language)
        for source, said in zip(
            make_locale.forms(message.id), make_locale.forms(message.string), strict=False
        )
        if source.endswith(" …") and not re.search("[^… ]……$", said)
    ]
    assert ends == []


def test_no_space_before_a_percent_sign() -> None:
    sources = [text for message in messages("zh_CN") for text in make_locale.forms(message.id)]
    assert len(sources) > 1000
    assert [text for text in sources if re.search("[0-9}] %", text)] == []


def test_no_space_before_a_percent_sign_in_what_is_read_outside_the_window() -> None:
    """The front page, and what a command says of itself."""
    read = [*ROOT.glob("README.md"), *ROOT.glob("resources/README*.md"), *ROOT.glob("wellbeing/cli/*.py")]
    assert len(read) > 10
    assert [path.name for path in read if re.search("[0-9}] %(?!\\()", path.read_text("utf-8"))] == []
