"""Counting, logging, editing and undoing contacts, and the load they leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes import BERLIN, NOON_ISH, SHANGHAI, FakeClock, Heard, ago
from wellbeing.domain.contacts import Contact, ContactDraft, OpenContact
from wellbeing.domain.problems import Problem
from wellbeing.services.app_services import Services
from wellbeing.services.contacts import ContactChange, Ended
from wellbeing.services.entries import EntryChange
from wellbeing.services.event_bus import Topic
from wellbeing.storage.contacts import ContactStore

RUDE = ContactDraft("rude", 6, "anger", "result", "chat", "resolved", "🙁")


def done(answer: ContactChange | Problem) -> ContactChange:
    assert isinstance(answer, EntryChange), answer
    return answer


def names(services: Services) -> list[str | None]:
    return [contact.name for contact in services.contacts.open_ones()]


@pytest.fixture
def three(services: Services, clock: FakeClock) -> Services:
    """Services with a, b and c open, a being the oldest; now is three minutes later."""
    for name in ("a", "b", "c"):
        assert services.contacts.start(name) is True
        clock.pass_by(minutes=1)
    return services


def test_a_name_counts_once(three: Services, heard: Heard):
    heard.take()
    assert three.contacts.start("a") is False
    assert names(three) == ["a", "b", "c"]
    assert heard.take() == []
    for _ in range(2):
        assert three.contacts.start() is True
    assert names(three) == ["a", "b", "c", None, None]


def test_an_end_without_a_name_closes_the_oldest(three: Services, heard: Heard):
    heard.take()
    assert three.contacts.end() == Ended(OpenContact(1, "a", NOON_ISH), None)
    assert names(three) == ["b", "c"]
    assert heard.take() == [Topic.CONTACTS]


def test_an_end_with_a_name_closes_that_one_or_none(three: Services):
    ended = three.contacts.end(name="b")
    assert isinstance(ended, Ended)
    assert ended.closed is not None
    assert ended.closed.name == "b"
    assert three.contacts.end(name="b") == Ended(None, None)
    assert names(three) == ["a", "c"]


def test_an_end_with_a_kind_logs_it(three: Services, clock: FakeClock, heard: Heard):
    heard.take()
    ended = three.contacts.end("abuse", "b")
    assert isinstance(ended, Ended)
    assert ended.logged is not None
    assert ended.logged.after == Contact(1, clock.now(), "abuse", seconds=120)
    assert names(three) == ["a", "c"]
    assert heard.take() == [Topic.CONTACTS]


def test_a_bad_kind_closes_nothing(three: Services):
    assert isinstance(three.contacts.end("nasty"), Problem)
    assert names(three) == ["a", "b", "c"]


@pytest.mark.parametrize("name", ["", " ", "x" * 101, "a\x00"])
def test_bad_names_are_refused(services: Services, name: str):
    assert isinstance(services.contacts.start(name), Problem)
    assert isinstance(services.contacts.end(name=name), Problem)
    assert isinstance(services.contacts.end("rude", name), Problem)
    assert names(services) == []
    assert services.contacts.today() == []


def test_logging_closes_one_if_any_is_open(three: Services):
    assert done(three.contacts.record(RUDE)).closed == OpenContact(1, "a", NOON_ISH)
    assert done(three.contacts.record(RUDE, "c")).closed is not None
    assert done(three.contacts.record(RUDE, "zzz")).closed is None
    assert done(three.contacts.record(RUDE)).closed is not None
    assert done(three.contacts.record(RUDE)).closed is None
    assert len(three.contacts.today()) == 5


def test_one_dated_back_closes_none_that_began_later(three: Services):
    assert done(three.contacts.record(ContactDraft("rude", at=ago(minutes=1)))).closed is None
    at_its_start = done(three.contacts.record(ContactDraft("rude", at=NOON_ISH)))
    assert at_its_start.closed is not None
    assert at_its_start.closed.name == "a"


def test_undo_of_a_log_reopens_what_it_closed(three: Services):
    before = three.contacts.open_ones()
    change = done(three.contacts.record(RUDE))
    three.contacts.undo(change)
    assert three.contacts.open_ones() == before
    assert three.contacts.today() == []


def test_undo_of_edit_and_delete_restores_exactly(services: Services, heard: Heard):
    first = done(services.contacts.record(RUDE)).after
    assert first is not None
    edit = done(services.contacts.edit(first.id, ContactDraft("kind")))
    assert services.contacts.today() == [Contact(first.id, first.at, "kind")]
    services.contacts.undo(edit)
    assert services.contacts.today() == [first]
    delete = done(services.contacts.delete(first.id))
    assert services.contacts.today() == []
    again = services.contacts.undo(delete)
    assert services.contacts.today() == [first]
    services.contacts.undo(again)
    assert services.contacts.today() == []
    assert heard.take() == [Topic.CONTACTS] * 6


def test_what_is_gone_is_told(services: Services):
    for answer in (services.contacts.edit(9, RUDE), services.contacts.delete(9)):
        assert isinstance(answer, Problem)
        assert answer.key == "problem.gone"
    assert isinstance(services.contacts.edit(9, ContactDraft("nasty")), Problem)


def test_the_load_is_that_of_the_diary(services: Services, clock: FakeClock):
    for minutes in (90, 30, 0):
        done(services.contacts.record(ContactDraft("rude", at=ago(minutes=minutes))))
    load = services.contacts.load()
    assert load.acute == pytest.approx(2 * (1 + 2**-0.5 + 2**-1.5), abs=1e-12)
    assert load.shift_total == 6
    assert services.contacts.load(ago(minutes=30)).shift_total == 4
    assert services.contacts.load(ago(days=1)).acute == 0


def test_the_shift_begins_at_four_or_with_the_hours_set(services: Services):
    done(services.contacts.record(ContactDraft("rude", at=datetime(2026, 11, 20, 3, 59, tzinfo=SHANGHAI))))
    done(services.contacts.record(ContactDraft("abuse", at=datetime(2026, 11, 20, 4, 0, tzinfo=SHANGHAI))))
    done(
        services.contacts.record(ContactDraft("demanding", at=datetime(2026, 11, 20, 9, 0, tzinfo=SHANGHAI)))
    )
    assert services.contacts.load().shift_total == 5
    assert services.preferences.set("fri", ["09:00-18:00"]) is None
    assert services.contacts.load().shift_total == 1
    assert services.contacts.load(datetime(2026, 11, 20, 20, 0, tzinfo=SHANGHAI)).shift_total == 5
    assert services.preferences.set("thu", ["22:00-08:00"]) is None
    night = datetime(2026, 11, 20, 7, 0, tzinfo=SHANGHAI)
    assert services.contacts.load(night).shift_total == 6


@pytest.mark.parametrize("kind", ["demanding", "rude", "abuse", "threat", "crisis"])
def test_each_kind_has_its_own_weight(services: Services, kind: str):
    done(services.contacts.record(ContactDraft(kind)))
    assert services.preferences.set(f"weight_{kind}", 13.0) is None
    assert services.contacts.load().acute == 13
    assert services.contacts.load().shift_total == 13


def test_the_weights_set_are_the_weights_used(services: Services):
    done(services.contacts.record(ContactDraft("rude", at=ago(hours=2))))
    assert services.preferences.set("weight_rude", 3.0) is None
    assert services.preferences.set("acute_half_life", 120) is None
    assert services.contacts.load().acute == 1.5


def test_a_day_of_25_hours_is_one_day(services: Services, clock: FakeClock):
    clock.travel(BERLIN)
    clock.set(
        datetime(2026, 10, 25, 3, 30, tzinfo=BERLIN).astimezone(UTC)
    )  # after the second 02:00, before the cut
    done(services.contacts.record(ContactDraft("rude", at=datetime(2026, 10, 24, 4, 0, tzinfo=BERLIN))))
    done(services.contacts.record(RUDE))
    assert len(services.contacts.today()) == 2
    assert services.contacts.load().shift_total == pytest.approx(2 + 2.2)


def test_the_usual_range_leaves_today_out_and_follows_the_weights(services: Services, clock: FakeClock):
    assert services.contacts.usual() is None
    for day in range(1, 11):
        done(services.contacts.record(ContactDraft("rude", at=ago(days=day))))
    done(services.contacts.record(ContactDraft("threat", 10)))
    clock.pass_by(days=1)
    usual = services.contacts.usual()
    assert usual is not None
    assert (usual.low, usual.high, usual.shifts) == (2, 2, 11)
    assert services.preferences.set("weight_rude", 4.0) is None
    heavier = services.contacts.usual()
    assert heavier is not None
    assert heavier.low == 4
    clock.pass_by(days=1)
    assert services.contacts.usual() is not None
    clock.pass_by(days=120)
    assert services.contacts.usual() is None


def test_today_is_no_part_of_the_usual_range(services: Services):
    for day in range(1, 10):
        done(services.contacts.record(ContactDraft("rude", at=ago(days=day))))
    for minutes in (5, 90, 200):
        done(services.contacts.record(ContactDraft("threat", at=ago(minutes=minutes))))
    assert services.contacts.usual() is None
    done(services.contacts.record(ContactDraft("rude", at=ago(days=119.9))))
    done(services.contacts.record(ContactDraft("rude", at=ago(days=121))))
    usual = services.contacts.usual()
    assert usual is None  # kept for the day; the weights' change makes it anew
    assert services.preferences.set("weight_threat", 9.0) is None
    usual = services.contacts.usual()
    assert usual is not None
    assert (usual.low, usual.high, usual.shifts) == (2, 2, 10)


def test_light_contacts_give_the_load_of_whole_ones(services: Services):
    done(services.contacts.record(RUDE))
    light = services.contacts.weights_between(ago(days=1), NOON_ISH + timedelta(seconds=1))
    assert light == [Contact(0, NOON_ISH, "rude", 6)]


def test_a_log_taken_back_and_done_again_closes_the_same_contact(three: Services):
    change = done(three.contacts.record(RUDE))
    back = three.contacts.undo(change)
    three.contacts.undo(back)
    assert names(three) == ["b", "c"]
    assert [contact.kind for contact in three.contacts.today()] == ["rude"]


def test_of_what_kind_it_was_can_be_said_later_and_all_else_stays(services: Services, clock: FakeClock):
    first = done(services.contacts.record(RUDE)).after
    assert first is not None
    clock.pass_by(minutes=5)
    change = done(services.contacts.change_kind(first.id, "threat"))
    assert change.before == first
    assert services.contacts.today() == [replace(first, kind="threat")]
    for number, kind, key in (
        (first.id + 1, "rude", "problem.gone"),
        (first.id, "loud", "problem.word"),
    ):
        answer = services.contacts.change_kind(number, kind)
        assert isinstance(answer, Problem)
        assert answer.key == key
    assert services.contacts.today() == [replace(first, kind="threat")]


def test_what_an_import_brought_is_known_by_moment_number_and_digest(services: Services):
    store = ContactStore(services.diary)
    for source, outside in ((1, 7), (1, 8), (2, 9)):
        store.add(Contact(0, NOON_ISH, "ordinary", source=source, outside=outside))
    found = services.contacts.out_of(1, NOON_ISH, 8)
    assert found is not None
    assert (found.source, found.outside) == (1, 8)
    assert services.contacts.out_of(2, NOON_ISH, 8) is None
    assert services.contacts.out_of(1, NOON_ISH, 9) is None
    assert services.contacts.out_of(1, NOON_ISH + timedelta(seconds=1), 8) is None
