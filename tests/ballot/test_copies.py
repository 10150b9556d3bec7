"""Copied ciphertexts, re-signed ballots, seals of elsewhere, swapped keys, two lists: excluded or refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.ballot.crooked import (
    ballot_of,
    closing_note,
    forged,
    list_note,
    name_for,
    seals_saying,
)
from tests.ballot.village import Village, Villager
from wellbeing.ballot.board import Board, Name, NoteKind
from wellbeing.ballot.identity import make_period_key
from wellbeing.ballot.notes import digest
from wellbeing.ballot.roster import Roster, join_note
from wellbeing.ballot.trustees import hello_note, read_trustees
from wellbeing.domain.team.bands import Band, Tally
from wellbeing.domain.team.periods import Period
from wellbeing.domain.team.roster import Standing

Make = Callable[..., Village]


def with_crook(village: Make, size: int = 10, **more: object) -> tuple[Village, Villager, Villager]:
    """A village with ballots of all but the last member, who is crooked; and the first, who is the target."""
    one = village(size=size, **more)
    one.people[-1].ledger.band = lambda _: None
    one.to_ballots()
    return one, one.people[0], one.people[-1]


def gone(board: Board, name: Name) -> None:
    """Make a note vanish, as whoever runs the board can."""
    base = getattr(board, "_board", board)
    if hasattr(base, "_delete"):
        base._delete([name.text + ".wb"])
        return
    import psycopg

    with psycopg.connect(service="owner", autocommit=True) as connection:
        connection.execute("DELETE FROM wellbeing.note WHERE token = %s", (bytes.fromhex(name.token),))


def test_a_copy_excludes_itself_and_its_original(village: Make):
    one, target, crook = with_crook(village, bands=(Band.HIGH, *(Band.LOW,) * 9))
    one.board.put(name_for(one, NoteKind.BALLOT, crook), forged(one, crook, ballot_of(one, target).seals))
    (row,) = one.to_answers()
    assert row.tally == Tally(8, 0, 0), "the target's high is counted not twice, and not once"


def test_one_shared_ciphertext_is_enough(village: Make):
    one, target, crook = with_crook(village)
    seals = [ballot_of(one, target).seals[0], *seals_saying(one, crook)[1:]]
    one.board.put(name_for(one, NoteKind.BALLOT, crook), forged(one, crook, seals))
    (row,) = one.to_answers()
    assert row.tally is not None
    assert row.tally.n == 8


def test_a_copy_that_comes_after_day_5_harms_nobody(village: Make):
    one, target, crook = with_crook(village)
    one.days(4, 5.5)
    one.board.put(name_for(one, NoteKind.BALLOT, crook), forged(one, crook, ballot_of(one, target).seals))
    (row,) = one.days(6.5, 7.1, 8.2, 8.3)
    assert row.tally is not None
    assert row.tally.n == 9


def test_a_copy_in_place_of_its_original_is_answered_by_nobody(village: Make):
    one, target, crook = with_crook(village)
    ballot, name = ballot_of(one, target), name_for(one, NoteKind.BALLOT, target)
    gone(one.board, name)
    target.ledger.sharing = False  # and its app does not put it back
    one.board.put(name_for(one, NoteKind.BALLOT, crook), forged(one, crook, ballot.seals))
    for person in one.people:
        person.keep.delete("visits.json")  # nobody remembers the original
    one.on(6).visit()
    assert one.days(7.1, 8.2, 9, 20) == []
    assert one.count(NoteKind.ANSWER) == 0


OTHERS = {
    "another team": {"team": b"x" * 32},
    "another period": {"period": Period(date(2024, 2, 26), 28)},
    "another list": {"trustees": b"x" * 32},
    "another sender": {"sender": b"x" * 32},
    "another trustee": {"shift": 1},
}


@pytest.mark.parametrize("what", OTHERS)
def test_a_seal_that_says_otherwise_inside_is_answered_by_nobody(village: Make, what: str):
    one, _, crook = with_crook(village)
    one.board.put(
        name_for(one, NoteKind.BALLOT, crook), forged(one, crook, seals_saying(one, crook, **OTHERS[what]))
    )
    assert one.days(3, 7.1, 8.2, 9, 20) == []
    assert one.count(NoteKind.CLOSING) >= 1
    assert one.count(NoteKind.ANSWER) == 0


def test_a_ballot_in_anothers_name_is_no_ballot(village: Make):
    one, target, crook = with_crook(village)
    good = forged(one, crook, seals_saying(one, crook))
    head = len(b"WBT1") + 64
    stolen = good[:head] + target.own.key + good[head + 32 :]
    one.board.put(name_for(one, NoteKind.BALLOT, crook), stolen)
    (row,) = one.to_answers()
    assert row.tally is not None
    assert row.tally.n == 9


def test_who_casts_two_ballots_is_counted_not_once(village: Make):
    one, _, crook = with_crook(village)
    for salt in (b"one", b"two"):
        one.board.put(
            name_for(one, NoteKind.BALLOT, crook, salt), forged(one, crook, seals_saying(one, crook))
        )
    (row,) = one.to_answers()
    assert row.tally is not None
    assert row.tally.n == 9


def hellos(one: Village) -> list[bytes]:
    return sorted(one.notes(NoteKind.HELLO).values(), key=lambda data: data[68:100])


def test_a_list_with_a_swapped_key_is_no_list(village: Make):
    one = village()
    one.days(-2, -1)
    box = one.key_of(one.people[0]).box.public_key.encode().hex().encode()  # type: ignore[attr-defined]
    swapped = [data.replace(box, b"0" * 64) for data in hellos(one)]
    one.board.put(*list_note(one, swapped))
    one.days(1.1)
    assert one.count(NoteKind.FROZEN) == 2, "the honest list stands beside it"
    one.days(2.2)
    assert one.count(NoteKind.BALLOT) == 8
    assert len(one.to_answers()) == 1


def test_a_list_that_leaves_members_out_is_used_by_nobody(village: Make):
    one = village(size=11)
    one.days(-2, -1)
    name, data = list_note(one, hellos(one)[:8])
    one.on(1.05).board.put(name, data)
    one.days(1.1, 2.2)
    own = [person.app for person in one.people]
    assert own
    assert one.count(NoteKind.FROZEN) == 2
    lists = one.notes(NoteKind.FROZEN)
    honest = next(key for key in lists if key != name)
    frozen = read_trustees(one.team.id, honest, lists[honest])
    assert len(frozen.hellos) == 11
    assert all(frozen.hash.hex().encode() in data for data in one.notes(NoteKind.BALLOT).values())


def test_one_member_left_out_who_said_hello_in_time_makes_a_list_unfit(village: Make):
    one = village(size=12)
    one.days(-3, -2)
    for left_out in range(3):
        some = hellos(one)
        del some[left_out]
        one.on(1.05).board.put(*list_note(one, some))
    one.days(1.1, 2.3)
    lists = one.notes(NoteKind.FROZEN)
    (whole,) = [
        name for name, data in lists.items() if len(read_trustees(one.team.id, name, data).hellos) == 12
    ]
    assert len(lists) == 4
    assert one.count(NoteKind.BALLOT) == 12
    assert all(whole.token.encode() in data for data in one.notes(NoteKind.BALLOT).values())


def test_a_list_with_an_invented_member_is_used_by_nobody(village: Make):
    one = village(size=9)
    invented = one.join("Nobody")
    invented.ledger.number = "compared"
    one.days(-2, -1)
    box = make_period_key(invented.keep, one.period, invented.own.chance.octets)
    one.board.put(*hello_note(invented.own.identity, box, one.team.id, one.period))
    name, data = list_note(one, hellos(one))
    one.on(1.05).board.put(name, data)
    one.days(1.1, 2.2)
    cast = one.notes(NoteKind.BALLOT)
    assert len(cast) == 9
    assert not any(name.token.encode() in data for data in cast.values())


def test_who_was_off_uses_no_list_of_a_chosen_few(village: Make):
    one = village(size=12)
    target, rest = one.people[0], one.people[1:]
    one.on(-6.9).visit(target)  # has seen nobody yet, and is off until the freeze
    one.on(-2).visit(*rest)
    few = [
        data for data in hellos(one) if data[68:100] in {target.own.key, *(one.own.key for one in rest[:7])}
    ]
    name, data = list_note(one, few)
    one.on(1.05).board.put(name, data)
    one.on(1.1).visit(target)
    one.on(2.2).visit(target)
    assert one.count(NoteKind.BALLOT) == 1
    assert not any(name.token.encode() in data for data in one.notes(NoteKind.BALLOT).values())


def test_of_two_fair_lists_the_lowest_hash_wins_after_a_day(village: Make):
    one = village(size=12)
    late = one.people[-1]
    one.on(-3).visit(*one.people[:-1])
    one.on(0.5).visit(late)  # after day 0: nobody has to have seen it before the freeze
    for some in (hellos(one), [data for data in hellos(one) if data[68:100] != late.own.key]):
        one.on(1.1).board.put(*list_note(one, some))
    lists = set(one.notes(NoteKind.FROZEN))
    assert len(lists) == 2
    one.days(1.2, 2.4)
    lowest = min(name.token for name in lists)
    cast = one.notes(NoteKind.BALLOT).values()
    assert len(cast) >= 11
    assert all(lowest.encode() in data for data in cast)


def test_a_frozen_key_that_was_not_accepted_makes_an_app_abstain(village: Make):
    one = village(size=9)
    doubter, stranger = one.people[0], one.people[-1]
    member = doubter.ledger.pinned[stranger.own.key]
    doubter.ledger.pinned[stranger.own.key] = type(member)(
        member.name, member.key, member.joined, member.effective, member.first_seen, Standing.WAITING
    )
    rows = one.play()
    assert [row.tally.n for row in rows if row.tally] == [8]


def test_a_changed_key_pauses_ballots_until_it_is_accepted(village: Make):
    one = village(size=9)
    twin = one.join("Member 1")
    one.to_ballots()
    assert one.count(NoteKind.BALLOT) == 0
    target = one.people[1]
    roster = Roster(one.team, target.own.key, target.ledger)
    assert [person.name for person in roster.changed()] == ["Member 1"]
    roster.settle(twin.own.key, welcome=False)
    one.on(3).visit(target)
    assert one.count(NoteKind.BALLOT) == 1


def test_an_accepted_new_key_takes_the_place_of_the_old_one(village: Make):
    one = village()
    twin, other = one.join("Member 1"), one.people[1]
    roster = Roster(one.team, other.own.key, other.ledger)
    roster.meet(one.board.read(), one.now)
    roster.settle(twin.own.key, welcome=True)
    names = [person.name for person in roster.accepted()]
    assert names.count("Member 1") == 1
    assert twin.own.key in {person.key for person in roster.accepted()}
    assert one.people[0].own.key not in {person.key for person in roster.accepted()}


def test_an_invented_member_is_shown_and_changes_the_number(village: Make):
    one = village()
    before = one.people[0].ledger.number
    one.join("Nobody")
    roster = Roster(one.team, one.people[0].own.key, one.people[0].ledger)
    roster.meet(one.board.read(), one.now)
    assert [person.name for person in roster.waiting()] == ["Nobody"]
    assert roster.number() == before, "who waits is not in the number"
    roster.settle(roster.waiting()[0].key, welcome=True)
    assert roster.number() != before


def test_a_closing_list_that_omits_a_ballot_seen_in_time_is_not_answered(village: Make):
    one, target, _ = with_crook(village, size=12)
    ballots = [ballot_of(one, person) for person in one.people[:-1]]
    short = [ballot for ballot in ballots if ballot.header.sender != target.own.key]
    one.on(7.05).board.put(*closing_note(one, short, one.now.date().isoformat()))
    one.days(7.1)
    (row,) = one.days(8.2, 8.3)
    assert row.tally is not None
    assert row.tally.n == 11


def test_differencing_by_two_closing_lists_gets_one_answer_each(village: Make):
    one, _, _ = with_crook(village, size=12)
    ballots = [ballot_of(one, person) for person in one.people[:-1]]
    for without in range(4):
        short = [*ballots[:without], *ballots[without + 1 :]]
        one.on(7.05).board.put(*closing_note(one, short, one.now.date().isoformat()))
    one.days(7.1, 8.2)
    answers = one.notes(NoteKind.ANSWER)
    assert len({data[68:100] for data in answers.values()}) == len(answers)


@pytest.mark.parametrize("closed", ["early", "future"])
def test_a_list_closed_out_of_its_time_is_not_answered(village: Make, closed: str):
    one, _, _ = with_crook(village)
    ballots = [ballot_of(one, person) for person in one.people[:-1]]
    end = one.period.end.date()
    day = end + timedelta(days=5 if closed == "early" else 26)
    name, data = closing_note(one, ballots[:8], day.isoformat())
    one.on(6).board.put(name, data)
    (row,) = one.days(7.1, 8.2, 8.3)
    assert row.tally is not None
    assert row.tally.n == 9


def test_an_identity_with_two_hellos_is_left_out(village: Make):
    one = village(size=9)
    one.days(-2)
    crook = one.people[-1]
    second = make_period_key(type(crook.keep)(), one.period, crook.own.chance.octets)
    _, data = hello_note(crook.own.identity, second, one.team.id, one.period)
    one.board.put(name_for(one, NoteKind.HELLO, crook, b"two"), data)
    (row,) = one.days(-1, 1.1, 2.2, 7.1, 8.2, 8.3)
    assert row.tally == Tally(8, 0, 0)


def test_a_note_of_joining_cannot_be_backdated_into_the_founding(village: Make):
    one = village()
    one.on(40)
    late = one.join("Late")
    name, data = join_note(late.own.identity, one.team, "Earlier", one.team.founded)
    one.board.put(Name(NoteKind.JOIN, None, digest(b"elsewhere").hex()), data)
    roster = Roster(one.team, one.people[0].own.key, one.people[0].ledger)
    roster.meet({name: data}, one.now)
    (met,) = [member for member in roster.members if member.key == late.own.key]
    assert met.effective >= date(2024, 4, 1)
