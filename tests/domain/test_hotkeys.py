"""Keys that work in every window: which may be had, and how they are kept."""

from __future__ import annotations

import pytest

from wellbeing.domain.hotkeys import chosen, written_hotkey


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("Ctrl+Alt+W", "Ctrl+Alt+W"),
        ("alt + ctrl + w", "Ctrl+Alt+W"),
        ("meta+space", "Meta+Space"),
        ("META+F12", "Meta+F12"),
        ("Ctrl+Alt+Shift+7", "Ctrl+Alt+Shift+7"),
        ("W", None),
        ("Ctrl+W", None),
        ("Alt+Shift+W", None),
        ("Ctrl+Alt", None),
        ("Ctrl+Alt+F13", None),
        ("Ctrl+Alt+Nonsense+W", None),
        ("Ctrl+Ctrl+Alt+W", None),
    ],
)
def test_a_key_is_kept_in_one_writing_and_one_that_a_chat_needs_not_at_all(typed: str, kept: str | None):
    assert written_hotkey(typed) == kept


def test_of_two_acts_with_one_key_the_first_has_it():
    keys = {"checkin": "Ctrl+Alt+W", "contact": "alt+ctrl+w", "break": "", "start_end": "Meta+W"}
    assert {act: str(key) for act, key in chosen(keys).items()} == {
        "checkin": "Ctrl+Alt+W",
        "start_end": "Meta+W",
    }
