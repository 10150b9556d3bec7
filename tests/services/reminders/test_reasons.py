from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from wellbeing.content.strings import load_words
from wellbeing.domain.reminders.events import ANSWERS, KINDS, WORDINGS
from wellbeing.services.reminders.reasons import WHY, action_words, notice_words, why_words
from wellbeing.services.reminders.wordings import NOTICES

DOMAIN = Path(__file__).resolve().parents[3] / "wellbeing" / "domain"
VALUES = {"minutes": 60, "open": 3, "time": "15:00"}


def english(text: str) -> str:
    return text


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_eight_wordings_that_differ(kind: str) -> None:
    words = [notice_words(kind, wording, english, VALUES) for wording in range(WORDINGS)]
    assert len(set(words)) == WORDINGS
    assert len({title for title, _ in words}) == WORDINGS
    assert notice_words(kind, WORDINGS, english, VALUES) == words[0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_notice_is_short_and_says_nothing_about_the_person(kind: str) -> None:
    for title, body in NOTICES[kind](english):
        assert 0 < len(title) <= 32
        assert 0 < len(body) <= 64
        assert not title.startswith("-"), "taken as an option by notify-send"
        assert not re.search(
            r"\d|[{}<>&!]|stress|load|abuse|threat|\byou (must|should|have to)\b", title + body, re.I
        )


def whys_of_the_engine() -> set[str]:
    """Every reason the engine can give, read from its source."""
    text = "".join(path.read_text(encoding="utf-8") for path in (DOMAIN / "reminders").rglob("*.py"))
    plain = set(re.findall(r'"(why\.[a-z_.]+)"', text))
    assert 'f"why.{reminder.kind}.set_away"' in text
    assert 'f"why.cooldown.{told.kind}"' in text
    away = {f"why.{kind}.set_away" for kind in ("break", "cooldown", "breathing", "checkin")}
    return plain | away | {"why.cooldown.abuse", "why.cooldown.threat"}


def test_every_reason_has_its_sentence_and_no_sentence_is_left_over() -> None:
    assert set(WHY) == whys_of_the_engine()


@pytest.mark.parametrize("why", sorted(WHY))
def test_a_reason_is_one_filled_sentence(why: str) -> None:
    told = why_words(why, english, VALUES)
    assert told[0].isupper()
    assert told[-1] in ".?"
    assert "{" not in told


def test_an_unknown_reason_still_has_an_answer() -> None:
    assert why_words("why.of.a.newer.version", english, {}) == "Your plan of reminders says so."


@pytest.mark.parametrize("kind", KINDS)
def test_answers_are_those_the_engine_hears(kind: str) -> None:
    actions = action_words(kind, english)
    assert {action for action, _ in actions} <= set(ANSWERS)
    assert all(label for _, label in actions)


def test_words_pass_through_the_translation_before_they_are_filled() -> None:
    def shouting(text: str) -> str:
        return text.upper().replace("{MINUTES}", "{minutes}")

    assert (
        why_words("why.later", shouting, {"minutes": 30})
        == "YOU ASKED TO BE REMINDED AGAIN AFTER 30 MINUTES."
    )


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_every_text_is_one_the_catalogues_hold(language: str) -> None:
    """A text that they don't hold comes back in English."""
    words = load_words(language, ROOT / "resources" / "locale")
    said = [text for kind in KINDS for notice in NOTICES[kind](words.t) for text in notice]
    said += [sentence(words.t) for sentence in WHY.values()] + [why_words("unknown", words.t, {})]
    said += [label for kind in KINDS for _, label in action_words(kind, words.t)]
    assert [text for text in said if re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", text))] == []


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        (
            "break",
            [
                ("start", "Start break"),
                ("later", "Later"),
                ("after_contact", "After my next contact"),
                ("not_today", "Not today"),
            ],
        ),
        ("checkin", [("start", "Check in"), ("later", "Later"), ("not_today", "Not today")]),
        ("eyes", [("start", "All right"), ("later", "Later"), ("not_today", "Not today")]),
        ("breathing", [("start", "Start"), ("later", "Later"), ("not_today", "Not today")]),
        ("contact", [("later", "Still going on"), ("start", "It has ended")]),
        ("shift_start", [("start", "Open"), ("dismissed", "Put away")]),
        ("shift_end", [("start", "Open"), ("dismissed", "Put away")]),
    ],
)
def test_the_answers_to_each_kind(kind: str, answers: list[tuple[str, str]]) -> None:
    assert list(action_words(kind, english)) == answers
