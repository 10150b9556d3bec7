"""One source string, one meaning: a word that is two verbs ("Let it go") would get one translation for both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "wellbeing"
USED = re.compile(r"""\b(?:t|N_)\(\s*"((?:[^"\\]|\\.)*)"\s*\)""")
# Short words that mean several things, and the one place or role each stands for here.
ONE_ROLE = {
    "Let it go": (),
    "Later": ("services/reminders/",),
    "Send it now": ("ui/pages/team/",),
    "No longer keep": ("ui/pages/library/",),
    "Keep this": ("ui/pages/library/",),
    "Leave": ("ui/pages/team/",),
    "Share": ("ui/pages/team/",),
    "Put away": ("services/reminders/", "ui/quick_entry/"),
    "Take it back": ("ui/pages/",),
    "Back": ("ui/pages/cooldown/player/", "ui/shell/welcome"),
    "Open": ("services/reminders/", "ui/shell/"),
}


def places() -> dict[str, set[str]]:
    """Return source string -> the files that use it."""
    found: dict[str, set[str]] = {}
    for file in PACKAGE.rglob("*.py"):
        for words in USED.findall(file.read_text(encoding="utf-8")):
            found.setdefault(words, set()).add(file.relative_to(PACKAGE).as_posix())
    return found


PLACES = places()


@pytest.mark.parametrize(("words", "rooms"), ONE_ROLE.items())
def test_an_ambiguous_word_stays_in_its_role(words: str, rooms: tuple[str, ...]) -> None:
    strays = [file for file in PLACES.get(words, ()) if not file.startswith(rooms)]
    assert strays == [] if rooms else words not in PLACES


def test_the_star_and_the_sealed_answer_have_words_of_their_own() -> None:
    star = (PACKAGE / "ui/pages/library/marks.py").read_text(encoding="utf-8")
    assert 'ctx.t("No longer keep")' in star
    assert PLACES["Send it now"] == {"ui/pages/team/leaving.py"}
