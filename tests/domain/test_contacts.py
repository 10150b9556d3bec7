"""What makes a contact, and which ids a helpdesk may give."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.fakes import NOON_ISH
from wellbeing.domain.contacts import KINDS, Contact, ContactDraft, check_name, checked_contact
from wellbeing.domain.problems import Problem

WHOLE = ContactDraft(
    "abuse", 9, "anger", "result", "phone", "escalated", "投诉 🙁", NOON_ISH - timedelta(days=3)
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_enough(kind: str):
    assert checked_contact(ContactDraft(kind), NOON_ISH) == Contact(0, NOON_ISH, kind)


def test_everything_is_kept():
    at = NOON_ISH - timedelta(days=3)
    assert checked_contact(WHOLE, NOON_ISH, 12) == Contact(
        12, at, "abuse", 9, "anger", "result", "phone", "escalated", "投诉 🙁"
    )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": None}, "kind"),
        ({"kind": "nasty"}, "kind"),
        ({"felt": 11}, "felt"),
        ({"emotion": "joy"}, "emotion"),
        ({"style": ""}, "style"),
        ({"channel": "fax"}, "channel"),
        ({"state": "closed"}, "state"),
        ({"note": "\x00"}, "note"),
        ({"at": NOON_ISH + timedelta(minutes=6)}, "at"),
    ],
)
def test_what_is_refused_names_its_field(change: dict[str, object], field: str):
    found = checked_contact(replace(WHOLE, **change), NOON_ISH)
    assert isinstance(found, Problem)
    assert found.field == field


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        (None, True), ("8812", True), ("会话-7 🙂", True), ("x" * 100, True),
        ("", False), ("   ", False), ("x" * 101, False), ("a\nb", False), ("a\x1b[31m", False),
    ],
)  # fmt: skip
def test_helpdesk_ids(name: str | None, fits: bool):
    assert (check_name(name) is None) == fits


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("emotion", ("anger", "anxiety", "disappointment", "frustration", "confusion", "hesitation")),
        ("style", ("result", "expressive", "amiable", "analytical")),
        ("channel", ("chat", "phone", "mail", "other")),
        ("state", ("open", "resolved", "escalated")),
    ],
)
def test_words_that_stand_in_diaries_stay_good(field: str, words: tuple[str, ...]):
    for word in words:
        found = checked_contact(ContactDraft("rude", **{field: word}), NOON_ISH)
        assert isinstance(found, Contact)
        assert getattr(found, field) == word
    wrong = checked_contact(ContactDraft("rude", **{field: "unheard of"}), NOON_ISH)
    assert isinstance(wrong, Problem)
    assert wrong.field == field
