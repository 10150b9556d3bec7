"""The rules of one visit, each by itself: which list is taken, what is put, whose key it is, how long a period is."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from tests.ballot.simulated_team import random_source_of
from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.founding import Team
from wellbeing.ballot.identity import MemoryKeyFiles, make_identity, make_period_key
from wellbeing.ballot.local_member import LocalMember
from wellbeing.ballot.member_app import days_in, due_periods
from wellbeing.ballot.note_cache import MOST, NoteCache
from wellbeing.ballot.notes import BadNote
from wellbeing.ballot.period_count import PeriodCount
from wellbeing.ballot.period_notes import PeriodNotes
from wellbeing.ballot.roster import Roster
from wellbeing.ballot.team_ledger import MemoryTeamLedger
from wellbeing.ballot.trustees import Hello, Trustees
from wellbeing.ballot.visit_memory import VisitMemory
from wellbeing.domain.team.periods import Period

TEAM = Team("Blue", date(2024, 1, 22), "0" * 32)
PERIOD = Period(date(2024, 1, 29), 28)
NOW = PERIOD.moment(3)
LISTS = [Name(NoteKind.FROZEN, PERIOD, sign * 64) for sign in "cab"]


@pytest.fixture
def notes(tmp_path: Path) -> PeriodNotes:
    key_files, source = MemoryKeyFiles(), random_source_of(1)
    local = LocalMember(
        TEAM, make_identity(key_files, source.octets), key_files, MemoryTeamLedger(lambda _: None), source
    )
    board = FolderBoard(tmp_path, TEAM.id, durable=False)
    return PeriodNotes(local, board, NoteCache(), VisitMemory(), PERIOD, {}, NOW)


def test_of_several_lists_the_lowest_is_taken_a_day_after_the_first_was_seen(notes: PeriodNotes):
    notes.memory.see([LISTS[0].text], NOW - timedelta(hours=24))
    notes.memory.see([name.text for name in LISTS[1:]], NOW)
    assert notes.settled(LISTS) == LISTS[1]
    assert notes.settled(LISTS[1:]) is None
    assert notes.settled([]) is None


def test_a_note_is_first_seen_when_its_own_bytes_were_and_by_kind(notes: PeriodNotes):
    names = [Name(NoteKind.HELLO, PERIOD, sign * 64) for sign in "abc"]
    other = Name(NoteKind.BALLOT, PERIOD, "d" * 64)
    notes.notes = {names[0]: b"one", names[1]: b"two", names[2]: b"two", other: b"two"}
    for hours, name in enumerate((other, *names)):
        notes.memory.see([name.text], NOW + timedelta(hours=hours))
    assert notes.first_seen(NoteKind.HELLO, b"two") == NOW + timedelta(hours=2)
    assert notes.of_kind(NoteKind.HELLO, lambda _: bytes).keys() == set(names)


def test_what_stands_on_the_board_is_neither_put_again_nor_taken_for_ours(notes: PeriodNotes):
    name = Name(NoteKind.HELLO, PERIOD, "a" * 64)
    notes.board.put(name, b"somebody's")
    notes.put((name, b"ours"))
    assert name not in notes.notes
    assert name.text not in notes.memory.seen
    notes.notes[name] = b"somebody's"
    notes.local.ledger.left.clear()  # type: ignore[attr-defined]
    notes.put((name, b"ours"))
    notes.put(None)
    assert notes.local.ledger.left == {}  # type: ignore[attr-defined]


def test_an_app_is_a_trustee_by_its_own_identity_and_present_key(notes: PeriodNotes):
    local, dice = notes.local, random.Random(3)
    key = make_period_key(local.key_files, PERIOD, dice.randbytes)
    other = make_period_key(MemoryKeyFiles(), PERIOD, dice.randbytes)
    stranger = SigningKey(b"s" * 32).verify_key.encode()
    own, theirs = key.box.public_key.encode(), other.box.public_key.encode()

    def on(*hellos: tuple[bytes, bytes]) -> bool:
        listed = Trustees(b"t" * 32, tuple(Hello(signer, box, b"") for signer, box in hellos))
        return PeriodCount(notes, listed).is_trustee(key)

    assert on((stranger, theirs), (local.key, own))
    assert not on((local.key, theirs), (stranger, own))
    assert not PeriodCount(notes, Trustees(b"t" * 32, (Hello(local.key, own, b""),))).is_trustee(None)


def test_what_was_read_for_one_list_is_not_taken_for_another():
    cache, asked = NoteCache(), []

    def refused(data: bytes) -> bytes:
        asked.append(data)
        raise BadNote("ballot")

    assert cache.read(b"note", b"a", bytes) == b"note"
    assert cache.read(b"note", b"b", refused) is None
    assert cache.read(b"note", b"b", refused) is None
    assert asked == [b"note"], "a note that is none is checked once"
    for number in range(MOST + 2):
        cache.read(number.to_bytes(4, "big"), b"", bytes)
    assert len(cache.known) <= MOST + 1


def test_a_length_that_is_none_is_not_believed_and_none_is_remembered_early(notes: PeriodNotes):
    roster = Roster(TEAM, notes.local.key, MemoryTeamLedger(lambda _: None))
    for kept, days in ((14, 14), (28, 28), (7, 28), (0, 28), (-14, 28), (10_000, 28)):
        assert days_in(PERIOD, roster, VisitMemory(lengths={PERIOD.name: kept})) == days
    memory = VisitMemory()
    found = due_periods(roster, memory, NOW)
    assert PERIOD in found
    assert all(-28 <= period.day(NOW) <= 28 for period in found)
    assert PERIOD.name in memory.lengths
    assert Period(PERIOD.end.date(), 28).name not in memory.lengths, "before its first hello it is still open"
    assert not [name for name in memory.lengths if date.fromisoformat(name[:10]) > NOW.date()]
