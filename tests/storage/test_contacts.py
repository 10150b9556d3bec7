"""Contacts in rows and back, and the counting of open ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest

from tests.fakes import NOON_ISH, ago, contact
from wellbeing.domain import contact_count
from wellbeing.domain.contacts import CHANNELS, EMOTIONS, KINDS, STATES, STYLES, Contact, OpenContact
from wellbeing.domain.load import KindTally
from wellbeing.storage.contacts import ContactStore, OpenOnes
from wellbeing.storage.database import Diary

WHOLE = Contact(0, NOON_ISH, "abuse", 9, "anger", "result", "phone", "escalated", "🙁 ‮قال‬")


def oldest(open_ones: OpenOnes) -> tuple[OpenOnes, OpenContact | None]:
    return contact_count.logged(open_ones, None, NOON_ISH)


@pytest.fixture
def store(diary: Diary) -> ContactStore:
    return ContactStore(diary)


def test_everything_comes_back_exactly(store: ContactStore):
    combinations = [
        Contact(0, NOON_ISH, kind, felt, emotion, style, channel, state)
        for kind, felt, emotion, style, channel, state in zip(
            KINDS, (None, 0, 10, 5, 1, 2, 9), (*EMOTIONS, None), (*STYLES, None, None, None),
            (*CHANNELS, None, None, None), (*STATES, None, None, None, None), strict=True,
        )
    ]  # fmt: skip
    for combination in (WHOLE, *combinations):
        saved = store.add(combination)
        assert store.find(saved.id) == saved == replace(combination, id=saved.id)


def test_the_light_form_holds_what_load_needs(store: ContactStore):
    store.add_many([WHOLE, contact("kind", None, ago(minutes=1)), contact("rude", 3, ago(days=9))])
    assert store.weights_between(ago(days=1), NOON_ISH + timedelta(microseconds=1)) == [
        Contact(0, ago(minutes=1), "kind"), Contact(0, NOON_ISH, "abuse", 9),
    ]  # fmt: skip
    assert store.weights_between(ago(days=1), NOON_ISH) == [Contact(0, ago(minutes=1), "kind")]


def test_a_tally_counts_like_a_plain_loop(store: ContactStore):
    random = Random(4)
    rows = [
        contact(
            random.choice(KINDS), random.choice((None, *range(11))), ago(minutes=random.randint(0, 5_000))
        )
        for _ in range(400)
    ]
    store.add_many(rows)
    edges, kinds = [ago(minutes=minutes) for minutes in (4_000, 3_000, 1_000, 0)], ("rude", "abuse", "kind")
    expected: dict[tuple[int, str], KindTally] = {}
    for place, (start, end) in enumerate(pairwise(edges)):
        for row in rows:
            if start <= row.at < end and row.kind in kinds:
                expected[place, row.kind] = expected.get((place, row.kind), KindTally()).plus(row.felt)
    assert {(place, kind): tally for place, kind, tally in store.tally(edges, kinds)} == expected
    assert store.tally(edges, ()) == []


def test_the_light_form_of_some_kinds_alone(store: ContactStore):
    store.add_many([WHOLE, contact("kind", None, ago(minutes=1)), contact("rude", 3, ago(minutes=2))])
    found = store.weights_between(ago(days=1), NOON_ISH + timedelta(microseconds=1), ("abuse", "rude"))
    assert found == [Contact(0, ago(minutes=2), "rude", 3), Contact(0, NOON_ISH, "abuse", 9)]


def test_kinds_are_counted_each_on_its_own(store: ContactStore):
    random = Random(4)
    rows = [contact(random.choice((*KINDS, "an older word")), None, ago(hours=hour)) for hour in range(200)]
    assert store.kinds(ago(days=9), NOON_ISH) == []
    store.add_many(rows)
    start, end = ago(hours=150), ago(hours=20)
    counts = Counter(row.kind for row in rows if start <= row.at < end)
    assert dict(store.kinds(start, end)) == counts
    assert "threat" not in dict(store.kinds(start, start))


def test_kinds_are_counted_without_sorting_the_contacts(store: ContactStore):
    """A temporary tree of all of them took thirty times as long over ten years."""
    asked: list[str] = []
    store._diary.conn.set_trace_callback(asked.append)
    store.kinds(ago(days=9), NOON_ISH)
    (question,) = asked
    plan = " ".join(row[3] for row in store._diary.conn.execute(f"EXPLAIN QUERY PLAN {question}"))
    assert "COVERING INDEX contact_kind (kind=? AND at>? AND at<?)" in plan
    assert "TEMP B-TREE" not in plan


def test_whether_a_kind_was_there(store: ContactStore):
    store.add(contact("kind", None, NOON_ISH))
    assert store.has_kind("kind", NOON_ISH, NOON_ISH + timedelta(seconds=1))
    assert not store.has_kind("kind", ago(days=1), NOON_ISH)
    assert not store.has_kind("rude", ago(days=1), NOON_ISH + timedelta(seconds=1))


def opened(store: ContactStore, name: str | None, at: datetime) -> None:
    store.settle(lambda open_ones: (contact_count.started(open_ones, name, at, several=True), None))


def closed(store: ContactStore, name: str | None = None) -> OpenContact | None:
    return store.settle(lambda open_ones: contact_count.ended(open_ones, name))


def test_the_oldest_is_closed_first(store: ContactStore):
    for name, minutes in (("b", 5), (None, 9), ("c", 1), (None, 5)):
        opened(store, name, ago(minutes=minutes))
    assert [contact.name for contact in store.open_ones()] == [None, "b", None, "c"]
    assert [closed(store) for _ in range(5)] == [
        OpenContact(2, None, ago(minutes=9)), OpenContact(1, "b", ago(minutes=5)),
        OpenContact(4, None, ago(minutes=5)), OpenContact(3, "c", ago(minutes=1)), None,
    ]  # fmt: skip


def test_a_name_is_open_once_and_closed_alone(store: ContactStore):
    opened(store, "a", ago(minutes=9))
    opened(store, "a", NOON_ISH)
    opened(store, "b", ago(minutes=20))
    assert closed(store, "a") == OpenContact(1, "a", ago(minutes=9))
    assert closed(store, "a") is None
    assert [contact.name for contact in store.open_ones()] == ["b"]


def test_what_the_headset_hears_is_kept_with_its_number(store: ContactStore):
    store.settle(lambda open_ones: (contact_count.headset_on(open_ones, NOON_ISH, several=False), None))
    assert store.open_ones() == [OpenContact(1, None, NOON_ISH, headset=True)]
    opened(store, "a", NOON_ISH)
    assert store.open_ones() == [OpenContact(1, "a", NOON_ISH, headset=True)]
    assert closed(store, "a") == OpenContact(1, "a", NOON_ISH, headset=True)
    assert store.open_ones() == [OpenContact(1, None, NOON_ISH, headset=True)]


def test_logging_and_closing_are_one_step(store: ContactStore, diary: Diary):
    opened(store, "a", ago(minutes=9))
    diary.db.conn.execute(
        "CREATE TRIGGER stop BEFORE DELETE ON open_contact BEGIN SELECT RAISE(ABORT, 'stopped'); END"
    )
    with pytest.raises(Exception, match="stopped"):
        store.add_and_settle(WHOLE, oldest)
    assert store.between(None, None) == []
    diary.db.conn.execute("DROP TRIGGER stop")
    saved, gone = store.add_and_settle(WHOLE, oldest)
    assert (store.find(saved.id), gone) == (saved, OpenContact(1, "a", ago(minutes=9)))


def test_reopening_brings_back_the_very_one(store: ContactStore):
    opened(store, "a", ago(minutes=9))
    gone = closed(store)
    assert gone is not None
    store.reopen(gone)
    store.reopen(gone)
    assert store.open_ones() == [gone]


def test_closing_by_number(store: ContactStore):
    for _ in range(3):
        opened(store, None, NOON_ISH)
    store.close_number(2)
    store.close_number(2)
    assert [contact.id for contact in store.open_ones()] == [1, 3]
