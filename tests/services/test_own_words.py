"""A person's own causes and feeling words: made, renamed, hidden, ordered; old entries keep theirs."""

from __future__ import annotations

from tests.fakes import Heard
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.own_words import CAUSE, FEELING, OwnWord
from wellbeing.domain.problems import Problem
from wellbeing.services.app_services import Services


def words(services: Services, kind: str = CAUSE) -> list[str]:
    return [word.word for word in services.own_words.all(kind)]


def made(services: Services, *texts: str) -> list[OwnWord]:
    added = [services.own_words.add(CAUSE, text) for text in texts]
    assert not [word for word in added if isinstance(word, Problem)]
    return added  # type: ignore[return-value]


def test_a_word_is_made_renamed_and_hidden(services: Services):
    (migration,) = made(services, "  system   migration ")
    services.checkins.record(CheckInDraft(6, causes=(migration.id,)))
    assert words(services) == ["system migration"]
    assert words(services, FEELING) == []
    assert services.own_words.rename(CAUSE, migration.number, "the new system") is None
    services.own_words.hide(CAUSE, migration.number)
    assert services.own_words.offered(CAUSE) == {}
    assert services.own_words.labels(CAUSE) == {migration.id: "the new system"}
    (checkin,) = services.checkins.between(None, None)
    assert checkin.causes == (migration.id,)
    services.own_words.hide(CAUSE, migration.number, False)
    assert services.own_words.offered(CAUSE) == {migration.id: "the new system"}


def test_the_order_is_the_persons(services: Services):
    _, second, third = made(services, "one", "two", "three")
    services.own_words.move(CAUSE, third.number, -1)
    assert words(services) == ["one", "three", "two"]
    services.own_words.move(CAUSE, second.number, 1)  # at the end it stays
    services.own_words.move(CAUSE, second.number, -5)
    assert words(services) == ["two", "one", "three"]
    made(services, "four")
    assert words(services)[-1] == "four"


def test_what_is_no_word_is_refused(services: Services):
    (one,) = made(services, "Migration")
    given = next(iter(services.library.labels("causes", services.words().language).values()))
    for text, key in [
        ("  ", "empty"),
        ("—-", ""),
        ("...", "empty"),
        ("x" * 41, "long"),
        ("migration", "twice"),
        (given, "twice"),
    ]:
        problem = services.own_words.add(CAUSE, text)
        if key:
            assert isinstance(problem, Problem)
            assert problem.key == f"problem.own_word_{key}"
    assert services.own_words.rename(CAUSE, one.number, "MIGRATION") is None  # its own twin it may be


def test_whoever_shows_entries_is_told(services: Services, heard: Heard):
    made(services, "one")
    assert heard.topics == ["checkins"]
