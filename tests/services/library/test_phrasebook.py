"""The whole library through its services: one search, own phrases, what was used, tips for a moment, help named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.fakes import FakeClock, Heard
from wellbeing.content.strings import LANGUAGES
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.library import situations as at
from wellbeing.domain.problems import Problem
from wellbeing.domain.reviews import ReviewDraft
from wellbeing.services import moment_state as present
from wellbeing.services.app_services import Services
from wellbeing.services.environment import Environment
from wellbeing.services.event_bus import Topic


def kinds(items) -> set[str]:
    return {type(item).__name__ for item in items}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_search_over_every_kind(environment: Environment, language: str):
    library = environment.library
    every = library.find("", language)
    assert kinds(every) == {
        "Tip", "Exercise", "Phrase", "Reply", "Style", "Occasion", "Scene", "LeaderStep", "ContactProtocol",
    }  # fmt: skip
    for item in every[::17]:
        assert item.title in [found.title for found in library.find(item.title, language)[:5]]


@pytest.mark.parametrize(("language", "asked", "word"), [("zh_CN", "tk", "退款"), ("zh_TW", "tk", "退款")])
def test_pinyin_initials(environment: Environment, language: str, asked: str, word: str):
    found = environment.library.find(asked, language)
    assert any(word in item.title + item.body for item in found)
    assert len(found) < len(environment.library.items(language)) / 2


def test_initials_are_left_alone_in_english(environment: Environment):
    assert environment.library.find("tk", "en") == ()
    assert not [key for key in environment.library._read if key[0] == "initials"]


def test_every_point_is_covered(environment: Environment):
    covered, uncovered = environment.library.coverage("zh_CN")
    assert len(covered) >= 100
    assert uncovered == ()


def test_own_phrases_are_saved_changed_deleted_undone_and_found(services: Services, heard: Heard):
    own = services.library.own
    added = own.save("先听您说完。", "您先听我说")
    assert heard.take() == [Topic.PRACTICE]
    assert services.library.find("听您说完", "zh_CN")[0] == added.after
    assert services.library.items("en")[0] == added.after
    changed = own.save("我先听。", number=added.after.number)
    assert own.all() == [changed.after]
    own.undo(changed)
    assert own.all() == [added.after]
    deleted = own.delete(added.after.number)
    assert own.all() == []
    own.undo(deleted)
    assert own.all() == [added.after]
    own.undo(added)
    assert own.all() == []
    assert own.save("  ") is None
    assert isinstance(own.save("x", number=77), Problem)
    assert isinstance(own.delete(77), Problem)


def test_without_a_diary_the_phrasebook_is_empty(environment: Environment):
    assert environment.library.own.all() == []
    with pytest.raises(ValueError, match="no diary"):
        environment.library.own.save("x")
    environment.library.use("a")
    assert environment.library.used() == {}


def test_the_tip_of_the_day_stays_whatever_else_is_shown_or_copied(services: Services, clock: FakeClock):
    library, seen = services.library, []
    for _ in range(len(library.tips("en")) + 3):
        tip = library.tip_of_the_day("en")
        for other in library.tips("en")[:5]:
            library.use(other.id)
        library.tip_in(present.state(services), "zh_CN")
        assert library.tip_of_the_day("zh_TW").id == tip.id
        seen.append(tip.id)
        clock.pass_by(days=1)
    count = len(library.tips("en"))
    assert len(set(seen[:count])) == count


def test_a_state_is_read_from_what_was_logged(services: Services, clock: FakeClock):
    assert present.state(services).situation == at.EVERYDAY
    services.checkins.record(CheckInDraft(stress=8))
    assert present.state(services).reason == "state.stress"
    services.contacts.record(ContactDraft(kind="rude"))
    clock.pass_by(minutes=5)
    assert present.state(services).values == {"n": 5}
    services.contacts.record(ContactDraft(kind="abuse"))
    found = present.state(services)
    first = services.library.tip_in(found, "en").tip
    assert at.AFTER_ABUSE in first.when
    assert services.library.tip_in(found, "en").tip == first
    clock.pass_by(hours=2)
    assert present.state(services).situation == at.EVERYDAY
    clock.pass_by(days=1)
    assert services.library.tip_in(found, "en").tip != first


def test_help_is_named_and_nothing_of_it_is_written(services: Services, clock: FakeClock):
    def rows() -> int:
        tables = [
            name for (name,) in services.diary.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return sum(services.diary.rows(f"SELECT count(*) FROM {name}")[0][0] for name in tables)

    assert not present.names_help(services)
    change = services.contacts.record(ContactDraft(kind="threat"))
    before = rows()
    assert present.names_help(services)
    assert rows() == before
    clock.pass_by(days=3)
    assert not present.names_help(services)
    services.contacts.undo(change)
    services.checkins.record(CheckInDraft(stress=2, note="有时候活不下去"))
    assert present.names_help(services)
    clock.pass_by(days=8)
    assert not present.names_help(services)
    for _ in range(3):
        services.checkins.record(CheckInDraft(stress=9))
        clock.pass_by(days=1)
    assert present.names_help(services)


def test_strain_is_asked_once_a_week_and_three_heavy_weeks_name_help(
    services: Services, clock: FakeClock, heard: Heard
):
    for week in range(3):
        assert services.practice.strain_due()
        assert not present.names_help(services)
        services.practice.answer_strain(4)
        assert heard.take() == [Topic.PRACTICE]
        assert not services.practice.strain_due()
        if week < 2:
            clock.pass_by(days=7)
    assert services.practice.strained()
    assert present.names_help(services)
    services.practice.forget_strain()
    assert services.practice.strain_due()
    assert not services.practice.strained()
    services.practice.answer_strain(None)
    assert not services.practice.strain_due()


def test_a_look_back_is_saved_changed_deleted_and_brought_back(
    services: Services, clock: FakeClock, heard: Heard
):
    contact = services.contacts.record(ContactDraft(kind="abuse", felt=8)).after
    services.contacts.record(ContactDraft(kind="kind"))
    looks = services.practice.reviews
    every = services.contacts.between(looks.since(), None)
    assert [found.id for found in looks.waiting(every)] == [contact.id]
    heard.take()
    saved = looks.save(ReviewDraft(contact.id, "h", "m", "n", "c", "a"))
    assert heard.take() == [Topic.PRACTICE]
    assert looks.waiting(every) == ()
    clock.pass_by(hours=1)
    changed = looks.save(ReviewDraft(contact.id, "more"), saved.after.id)
    assert changed.after.at == saved.after.at
    looks.undo(changed)
    assert looks.all() == [saved.after]
    gone = looks.delete(saved.after.id)
    assert looks.all() == []
    looks.undo(gone)
    assert looks.all() == [saved.after]
    looks.undo(saved)
    assert looks.all() == []
    assert looks.save(ReviewDraft(contact.id)) is None
    assert isinstance(looks.save(ReviewDraft(happened="x"), 99), Problem)
    assert isinstance(looks.delete(99), Problem)


def test_a_scene_is_kept_only_when_asked(services: Services, clock: FakeClock):
    looks = services.practice.reviews
    assert looks.last_runs() == {}
    number = looks.keep_run("a", 1, 3, True)
    assert looks.last_runs() == {"a": clock.now()}
    looks.forget_run(number)
    assert looks.last_runs() == {}


def test_old_hard_contacts_are_let_be(services: Services, clock: FakeClock):
    services.contacts.record(ContactDraft(kind="rude"))
    clock.pass_by(days=15)
    looks = services.practice.reviews
    assert services.contacts.between(looks.since(), None) == []
    assert clock.now() - looks.since() == timedelta(days=14)
    assert isinstance(services.library.today(), date)
