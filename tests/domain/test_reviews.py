"""What a look back keeps, and which hard contacts wait for one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes import NOON_ISH, ago, contact
from wellbeing.domain.entries import NOTE_MOST
from wellbeing.domain.library.own_phrases import OwnPhrase, checked_phrase
from wellbeing.domain.problems import Problem
from wellbeing.domain.reviews import Review, ReviewDraft, checked_review, waiting


def test_a_draft_becomes_a_review_as_it_stands() -> None:
    draft = ReviewDraft(3, " he shouted ", "my tone", "his day", "a customer swears", "I breathe out")
    found = checked_review(draft, NOON_ISH, 7)
    assert found == Review(
        7, NOON_ISH, 3, "he shouted", "my tone", "his day", "a customer swears", "I breathe out"
    )
    assert found.has_plan
    assert found.draft == replace(draft, happened="he shouted")


@pytest.mark.parametrize("draft", [ReviewDraft(), ReviewDraft(5, "  ", "\n")])
def test_nothing_written_is_nothing_kept(draft: ReviewDraft) -> None:
    assert checked_review(draft, NOON_ISH) is None


@pytest.mark.parametrize("name", ["happened", "mine", "not_mine", "cue", "action"])
def test_too_long_is_told(name: str) -> None:
    found = checked_review(replace(ReviewDraft(), **{name: "x" * (NOTE_MOST + 1)}), NOON_ISH)
    assert isinstance(found, Problem)


def test_half_a_plan_is_no_plan() -> None:
    for draft in (ReviewDraft(cue="if"), ReviewDraft(action="then"), ReviewDraft(mine="mine")):
        found = checked_review(draft, NOON_ISH)
        assert isinstance(found, Review)
        assert not found.has_plan


def test_only_hard_contacts_wait_the_latest_first() -> None:
    all_kinds = [
        replace(contact(kind, at=ago(hours=n)), id=n)
        for n, kind in enumerate(("ordinary", "rude", "abuse", "kind", "threat", "demanding"), 1)
    ]
    assert [contact.id for contact in waiting(all_kinds, ())] == [2, 3, 5]
    assert [contact.id for contact in waiting(all_kinds, {3})] == [2, 5]


@pytest.mark.parametrize("words", ["", "   "])
def test_a_phrase_without_words_is_none(words: str) -> None:
    assert checked_phrase(words, "avoid") is None


def test_a_phrase_is_trimmed_and_bounded() -> None:
    assert checked_phrase(" b ", " a ", " w ", 4) == OwnPhrase(4, "b", "a", "w")
    assert isinstance(checked_phrase("b", "x" * (NOTE_MOST + 1)), Problem)
    assert checked_phrase("b").id == "own:0"
