"""While another program holds the diary: everything can be entered, changed and taken back, and is saved in order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes import FakeClock
from tests.holder import Holder
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.reviews import ReviewDraft
from wellbeing.paths import Folders
from wellbeing.services.app_services import Services
from wellbeing.services.contacts import Ended
from wellbeing.services.entries import EntryChange

OTHERS = "INSERT INTO checkin (at, stress, feelings, causes, note) VALUES (1, 9, '', '', 'theirs')"


@pytest.fixture
def quick(services: Services) -> Services:
    """Services that keep nobody waiting, over a diary that holds a check-in."""
    services.checkins.record(CheckInDraft(stress=1))
    services.waiting.begin()
    return services


def record(services: Services, stress: int, clock: FakeClock) -> EntryChange:
    clock.pass_by(seconds=30)
    change = services.checkins.record(CheckInDraft(stress=stress))
    assert not isinstance(change, Problem)
    return change


def stresses(services: Services) -> list[int]:
    return [checkin.stress for checkin in services.checkins.today()]


def test_what_waits_is_seen_and_saved_in_order(quick: Services, folders: Folders, clock: FakeClock):
    with Holder(folders.data) as holder:
        for stress in (2, 3, 4):
            record(quick, stress, clock)
        assert stresses(quick) == [1, 2, 3, 4]
        assert quick.checkins.latest() == quick.checkins.today()[-1]
        assert len(quick.waiting) == 3
        assert not quick.waiting.save()
        holder.let_go()
        assert quick.waiting.save()
    assert stresses(quick) == [1, 2, 3, 4]
    assert [checkin.id for checkin in quick.checkins.today()] == [1, 2, 3, 4]


def test_a_row_of_the_others_takes_no_number_of_ours(quick: Services, folders: Folders, clock: FakeClock):
    """Who holds the diary writes into it, as a rule: what is undone afterwards must not be theirs."""
    with Holder(folders.data) as holder:
        kept, gone = record(quick, 2, clock), record(quick, 3, clock)
        holder.let_go(OTHERS)
    assert quick.waiting.save()
    assert [(row.id, row.stress) for row in quick.checkins.between(None, None)] == [
        (2, 9),
        (1, 1),
        (3, 2),
        (4, 3),
    ]
    quick.checkins.undo(gone)
    assert kept.after is not None
    quick.checkins.edit(kept.after.id, CheckInDraft(stress=6))
    assert [(row.id, row.stress) for row in quick.checkins.between(None, None)] == [(2, 9), (1, 1), (3, 6)]


def test_undo_and_edits_work_meanwhile(quick: Services, folders: Folders, clock: FakeClock):
    written = record(quick, 2, clock)
    assert written.after is not None
    with Holder(folders.data) as holder:
        first, second = record(quick, 3, clock), record(quick, 4, clock)
        assert first.after is not None
        quick.checkins.undo(second)
        change = quick.checkins.edit(first.after.id, CheckInDraft(stress=5, note="more"))
        assert not isinstance(change, Problem)
        assert stresses(quick) == [1, 2, 5]
        back = quick.checkins.undo(change)
        assert stresses(quick) == [1, 2, 3]
        quick.checkins.undo(back)
        deleted = quick.checkins.delete(written.after.id)
        assert not isinstance(deleted, Problem)
        assert stresses(quick) == [1, 5]
        assert quick.checkins.edit(written.after.id, CheckInDraft(stress=5)) == Problem("id", "problem.gone")
        quick.checkins.undo(deleted)
        again = quick.checkins.undo(quick.checkins.undo(quick.checkins.undo(second)))
        assert again.after is None
        assert stresses(quick) == [1, 2, 5]
        holder.let_go()
        assert quick.waiting.save()
    assert stresses(quick) == [1, 2, 5]
    assert [row.note for row in quick.checkins.today()] == ["", "", "more"]


def test_contacts_start_end_and_are_logged_meanwhile(quick: Services, folders: Folders, clock: FakeClock):
    contacts = quick.contacts
    contacts.start("before")
    with Holder(folders.data) as holder:
        clock.pass_by(minutes=1)
        assert contacts.start("X") is True
        assert contacts.start("X") is False
        assert [contact.name for contact in contacts.open_ones()] == ["before", "X"]
        clock.pass_by(minutes=1)
        change = contacts.record(ContactDraft("rude", felt=6))
        assert not isinstance(change, Problem)
        assert change.closed is not None
        assert change.closed.name == "before"
        assert contacts.load().shift_total > 0
        ended = contacts.end()
        assert isinstance(ended, Ended)
        assert ended.closed is not None
        assert ended.closed.name == "X"
        assert contacts.end() == Ended(None, None)
        contacts.undo(change)
        assert [contact.name for contact in contacts.open_ones()] == ["before"]
        assert contacts.today() == []
        contacts.record(ContactDraft("abuse"))
        holder.let_go()
        assert quick.waiting.save()
    assert contacts.open_ones() == []
    assert [contact.kind for contact in contacts.today()] == ["abuse"]


def test_what_began_meanwhile_can_be_opened_again(quick: Services, folders: Folders, clock: FakeClock):
    with Holder(folders.data):
        quick.contacts.start("X")
        clock.pass_by(minutes=1)
        change = quick.contacts.record(ContactDraft("rude"), "X")
        assert not isinstance(change, Problem)
        quick.contacts.undo(change)
        assert [contact.name for contact in quick.contacts.open_ones()] == ["X"]
    assert quick.waiting.save()
    assert [(contact.id > 0, contact.name) for contact in quick.contacts.open_ones()] == [(True, "X")]


def test_exercises_reviews_phrases_and_favourites_wait_too(
    quick: Services, folders: Folders, clock: FakeClock
):
    practice, library = quick.practice, quick.library
    looks, own = practice.reviews, library.own
    with Holder(folders.data) as holder:
        practice.done(practice.begin("gentle_breath", 6), 61.0, True, 3)
        contact = quick.contacts.record(ContactDraft("threat"))
        assert not isinstance(contact, Problem)
        assert contact.after is not None
        assert looks.waiting(quick.contacts.today()) == (contact.after,)
        saved = looks.save(ReviewDraft(contact.after.id, "it was loud"))
        assert not isinstance(saved, Problem)
        assert saved is not None
        assert looks.waiting(quick.contacts.today()) == ()
        phrase = own.save("kinder words")
        assert not isinstance(phrase, Problem)
        assert phrase is not None
        assert phrase.after is not None
        assert own.save("kindest words", number=phrase.after.number) is not None
        assert [row.better for row in own.all()] == ["kindest words"]
        library.keep("a", True)
        library.keep("b", True)
        library.keep("b", False)
        library.use("a")
        assert library.favourites() == {"a"}
        assert practice.strain_due()
        practice.answer_strain(4)
        assert not practice.strain_due()
        forgotten = looks.keep_run("scene", 1, 2, True)
        looks.keep_run("scene 2", 1, 2, True)
        looks.forget_run(forgotten)
        holder.let_go()
        assert quick.waiting.save()
    now = clock.now()
    assert [session.after for session in practice.between(now, now.replace(year=now.year + 1))] == [3]
    (review,) = looks.all()
    assert review == replace(review, id=1, contact=1, happened="it was loud")
    assert [(row.number, row.better) for row in own.all()] == [(1, "kindest words")]
    assert library.favourites() == {"a"}
    assert library.used() == {"a": 1}
    assert not practice.strain_due()
    assert list(looks.last_runs()) == ["scene 2"]


def test_the_kinds_are_counted(quick: Services, folders: Folders, clock: FakeClock):
    with Holder(folders.data):
        record(quick, 2, clock)
        record(quick, 3, clock)
        quick.contacts.record(ContactDraft("rude"))
        quick.practice.done(quick.practice.begin("gentle_breath", None), 61.0, True, None)
        quick.library.keep("a", True)
        assert quick.waiting.kinds() == {"checkin": 2, "contact": 1, "exercise": 1, "other": 1}
    assert quick.waiting.save()
    assert quick.waiting.kinds() == {}


def test_the_command_line_waits_its_turn(services: Services, folders: Folders):
    """Without `begin` nothing is kept in a memory that ends with the call: it is refused truly."""
    services.checkins.record(CheckInDraft(stress=1))
    services.diary.conn.execute("PRAGMA busy_timeout = 50")
    with Holder(folders.data), pytest.raises(Refused, match="busy"):
        services.checkins.record(CheckInDraft(stress=2))
    assert len(services.waiting) == 0
    assert [checkin.stress for checkin in services.checkins.today()] == [1]


def test_what_is_wrong_is_told_at_once(quick: Services, folders: Folders):
    with Holder(folders.data):
        assert isinstance(quick.checkins.record(CheckInDraft(stress=11)), Problem)
    assert len(quick.waiting) == 0
