"""While the diary is closed: reminders go on over nothing, what is recorded is sealed, and all is handed back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from tests.fakes import FakeClock
from tests.services.test_passphrase import CHEAP, WORDS
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.reminders.events import BreakStarted, Paused, Tick
from wellbeing.paths import Folders
from wellbeing.services import inbox, locked_key, passphrase
from wellbeing.services.app_services import open_services
from wellbeing.services.closed_entries import ClosedEntries
from wellbeing.services.environment import Environment
from wellbeing.services.inbox import make_inbox
from wellbeing.services.stand_in import StandInServices, carried_from, hand_back, open_stand_in


@pytest.fixture
def locked(environment: Environment, folders: Folders) -> Iterator[Environment]:
    open_services(environment).close()
    passphrase.turn_on(folders, environment.clock, WORDS, cost=CHEAP)
    locked_key.lock(folders)
    yield environment
    locked_key.lock(folders)


def taken(environment: Environment, stand_in: StandInServices) -> tuple[list[int], list[str]]:
    stand_in.close()
    passphrase.unlock(environment.folders, WORDS)
    with closing(open_services(environment)) as services:
        checkins, contacts = services.checkins.between(None, None), services.contacts.between(None, None)
        return [entry.stress for entry in checkins], [f"{entry.kind} {entry.note}" for entry in contacts]


def test_what_is_recorded_is_sealed_and_can_be_taken_back(locked: Environment):
    stand_in = open_stand_in(locked)
    stand_in.checkins.record(CheckInDraft(stress=7, note="x"))
    change = stand_in.checkins.record(CheckInDraft(stress=8))
    assert not isinstance(change, Problem)
    assert stand_in.waiting_count() == 2
    stand_in.checkins.undo(change)
    assert stand_in.waiting_count() == 1
    stand_in.contacts.record(ContactDraft("rude", note="y"))
    # What was entered stands in no memory as text.
    assert {entry.note for entry in stand_in.checkins.between(None, None)} == {""}
    assert taken(locked, stand_in) == ([7], ["rude y"])


def test_a_contact_that_is_put_right_or_brought_back_is_sealed_once(locked: Environment):
    stand_in = open_stand_in(locked)
    change = stand_in.contacts.record(ContactDraft("rude", note="x"))
    assert not isinstance(change, Problem)
    assert change.after is not None
    stand_in.contacts.edit(change.after.id, ContactDraft("abuse", note="y"))
    assert stand_in.waiting_count() == 1
    other = stand_in.contacts.record(ContactDraft("threat", note="z"))
    assert not isinstance(other, Problem)
    gone = stand_in.contacts.undo(other)
    assert stand_in.waiting_count() == 1
    stand_in.contacts.undo(gone)
    assert taken(locked, stand_in) == ([], ["abuse y", "threat z"])


def test_a_note_that_is_not_shown_is_lost_by_no_change_and_no_undo(locked: Environment):
    """Each step changes one entry, says no note or another one, and is taken back and done again."""
    stand_in = open_stand_in(locked)
    checkins, contacts = stand_in.checkins, stand_in.contacts
    first = checkins.record(CheckInDraft(stress=7, note="first"))
    said = contacts.record(ContactDraft("rude", note="said"))
    assert not isinstance(first, Problem)
    assert not isinstance(said, Problem)
    assert first.after is not None
    assert said.after is not None
    number, other = first.after.id, said.after.id
    second = checkins.edit(number, CheckInDraft(stress=6))
    third = checkins.edit(number, CheckInDraft(stress=5, note="third"))
    worse = contacts.edit(other, ContactDraft("abuse"))
    assert not isinstance(second, Problem)
    assert not isinstance(third, Problem)
    assert not isinstance(worse, Problem)
    contacts.undo(worse)
    checkins.undo(checkins.undo(checkins.undo(third)))
    gone = checkins.delete(number)
    assert not isinstance(gone, Problem)
    checkins.undo(gone)
    shown = [*checkins.between(None, None), *contacts.today(), checkins.find(number), contacts.find(other)]
    assert {str(entry.note) for entry in shown if entry} == {""}
    assert taken(locked, stand_in) == ([6], ["rude said"])
    with closing(open_services(locked)) as services:
        assert [entry.note for entry in services.checkins.between(None, None)] == ["first"]


def test_how_long_a_contact_was_is_not_lost(locked: Environment, clock: FakeClock):
    """It ended, and was told of what kind it was a moment later."""
    stand_in = open_stand_in(locked)
    stand_in.contacts.start()
    clock.pass_by(seconds=300)
    stand_in.contacts.end()
    clock.pass_by(seconds=5)
    stand_in.contacts.record(ContactDraft("rude"))
    assert taken(locked, stand_in) == ([], ["rude "])
    with closing(open_services(locked)) as services:
        assert [entry.seconds for entry in services.contacts.between(None, None)] == [300]


def test_an_answer_within_the_minute_keeps_the_note_of_the_one_before(locked: Environment, clock: FakeClock):
    stand_in = open_stand_in(locked)
    stand_in.checkins.answer(CheckInDraft(stress=7, note="why"))
    clock.pass_by(seconds=20)
    stand_in.checkins.answer(CheckInDraft(stress=8))
    assert stand_in.waiting_count() == 1
    assert taken(locked, stand_in) == ([8], [])
    with closing(open_services(locked)) as services:
        assert [entry.note for entry in services.checkins.between(None, None)] == ["why"]


def test_what_can_not_be_put_right_stays_as_it_was(locked: Environment, monkeypatch: pytest.MonkeyPatch):
    stand_in = open_stand_in(locked)
    checkin = stand_in.checkins.record(CheckInDraft(stress=7))
    contact = stand_in.contacts.record(ContactDraft("rude", note="x"))
    assert not isinstance(checkin, Problem)
    assert not isinstance(contact, Problem)
    assert checkin.after is not None
    assert contact.after is not None
    monkeypatch.setattr(inbox, "MOST", 2)  # the inbox takes no more
    with pytest.raises(Refused):
        stand_in.checkins.edit(checkin.after.id, CheckInDraft(stress=1))
    with pytest.raises(Refused):
        stand_in.contacts.edit(contact.after.id, ContactDraft("abuse"))
    assert taken(locked, stand_in) == ([7], ["rude x"])


def test_what_the_disk_did_not_take_out_can_be_taken_out_once_more(locked: Environment, folders: Folders):
    stand_in = open_stand_in(locked)
    change = stand_in.checkins.record(CheckInDraft(stress=7))
    assert not isinstance(change, Problem)
    (sealed,) = inbox.sealed_files(folders)
    sealed.rename(folders.data / "sealed")
    sealed.mkdir()  # can't be unlinked
    with pytest.raises(Refused):
        stand_in.checkins.undo(change)
    sealed.rmdir()
    (folders.data / "sealed").rename(sealed)
    stand_in.checkins.undo(change)
    assert inbox.sealed_files(folders) == []
    stand_in.close()


def test_what_was_taken_in_already_can_not_be_taken_back(locked: Environment, folders: Folders):
    stand_in = open_stand_in(locked)
    change = stand_in.checkins.record(CheckInDraft(stress=7))
    assert not isinstance(change, Problem)
    for path in inbox.sealed_files(folders):
        path.unlink()
    with pytest.raises(Refused):
        stand_in.checkins.undo(change)
    stand_in.close()


def test_contacts_told_by_hand_and_by_hooks_are_one_count(locked: Environment, folders: Folders):
    stand_in = open_stand_in(locked)
    stand_in.contacts.start()
    ClosedEntries(locked).start("ticket")
    assert stand_in.follow_inbox()
    assert not stand_in.follow_inbox()
    assert [contact.name for contact in stand_in.contacts.open_ones()] == [None, None]
    stand_in.contacts.end()
    assert inbox.open_count(folders) == 1
    ClosedEntries(locked).end(name="ticket")
    assert stand_in.follow_inbox()
    assert stand_in.contacts.open_ones() == []
    stand_in.close()


def test_reminders_go_on_and_what_they_did_is_written_down(locked: Environment, clock: FakeClock):
    passphrase.unlock(locked.folders, WORDS)
    with closing(open_services(locked)) as services:
        services.contacts.start("ticket")
        services.reminders.begin()
        carried = carried_from(services)
    locked_key.lock(locked.folders)
    assert carried is not None
    stand_in = open_stand_in(locked, carried)
    stand_in.reminders.begin()
    for _ in range(5):
        clock.pass_by(seconds=60)
        stand_in.reminders.feed(Tick(0.0))
    stand_in.reminders.feed(BreakStarted())
    passphrase.unlock(locked.folders, WORDS)
    with closing(open_services(locked)) as services:
        hand_back(stand_in, services, carried=True)
        services.reminders.begin()
        assert services.reminders.today() == stand_in.reminders.today()
        assert [contact.name for contact in services.contacts.open_ones()] == ["ticket"]
        assert services.reminders._state.open_names == (str(services.contacts.open_ones()[0].id),)
    stand_in.close()


def test_a_start_while_locked_goes_on_from_the_clock_that_was_left(locked: Environment, clock: FakeClock):
    passphrase.unlock(locked.folders, WORDS)
    with closing(open_services(locked)) as services:
        make_inbox(locked.folders, services.diary)
        services.reminders.begin()
        services.checkins.record(CheckInDraft(stress=10, note="x"))
        services.reminders.catch_up()
        services.reminders.feed(Paused(clock.now() + timedelta(hours=1)))
        until = services.reminders.paused_until()
    locked_key.lock(locked.folders)
    left = (locked.folders.inbox / "clock").read_text("utf-8")
    assert "why." not in left, "nothing of what a reminder is about"
    assert '"acute":0.0' in left
    for _ in range(2):  # and once more, from what the stand-in leaves
        clock.pass_by(seconds=60)
        stand_in = open_stand_in(locked)
        stand_in.reminders.begin()
        assert stand_in.reminders.paused_until() == until
        stand_in.close()


def test_a_clock_that_cannot_be_read_is_a_fresh_one(locked: Environment):
    (locked.folders.inbox).mkdir(exist_ok=True)
    (locked.folders.inbox / "clock").write_text("no state", "utf-8")
    stand_in = open_stand_in(locked)
    stand_in.reminders.begin()
    assert stand_in.reminders.paused_until() is None
    stand_in.close()
