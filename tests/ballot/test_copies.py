"""Copied ciphertexts, re-signed ballots, seals of elsewhere, swapped keys, two lists: excluded or refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.ballot.forgeries import (
    ballot_of,
    closing_note,
    forged,
    list_note,
    name_for,
    seals_saying,
)
from tests.ballot.simulated_team import SimulatedMember, SimulatedTeam
from wellbeing.ballot.board import Board, Name, NoteKind
from wellbeing.ballot.identity import make_period_key
from wellbeing.ballot.notes import digest
from wellbeing.ballot.roster import Roster, join_note
from wellbeing.ballot.trustees import hello_note, read_trustees
from wellbeing.domain.team.bands import Band, Tally
from wellbeing.domain.team.periods import Period
from wellbeing.domain.team.roster import Standing

Make = Callable[..., SimulatedTeam]


def with_crook(
    simulated_team: Make, size: int = 10, **more: object
) -> tuple[SimulatedTeam, SimulatedMember, SimulatedMember]:
    """A team with ballots of all but the last member, who forges; and the first, who is the target."""
    sim = simulated_team(size=size, **more)
    sim.people[-1].ledger.band = lambda _: None
    sim.to_ballots()
    return sim, sim.people[0], sim.people[-1]


def gone(board: Board, name: Name) -> None:
    """Make a note vanish, as whoever runs the board can."""
    base = getattr(board, "_board", board)
    if hasattr(base, "_delete"):
        base._delete([name.text + ".wb"])
        return
    import psycopg

    with psycopg.connect(service="owner", autocommit=True) as connection:
        connection.execute("DELETE FROM wellbeing.note WHERE token = %s", (bytes.fromhex(name.token),))


def test_a_copy_excludes_itself_and_its_original(simulated_team: Make):
    sim, target, crook = with_crook(simulated_team, bands=(Band.HIGH, *(Band.LOW,) * 9))
    sim.board.put(name_for(sim, NoteKind.BALLOT, crook), forged(sim, crook, ballot_of(sim, target).seals))
    (row,) = sim.to_answers()
    assert row.tally == Tally(8, 0, 0), "the target's high is counted not twice, and not once"


def test_one_shared_ciphertext_is_enough(simulated_team: Make):
    sim, target, crook = with_crook(simulated_team)
    seals = [ballot_of(sim, target).seals[0], *seals_saying(sim, crook)[1:]]
    sim.board.put(name_for(sim, NoteKind.BALLOT, crook), forged(sim, crook, seals))
    (row,) = sim.to_answers()
    assert row.tally is not None
    assert row.tally.n == 8


def test_a_copy_that_comes_after_day_5_harms_nobody(simulated_team: Make):
    sim, target, crook = with_crook(simulated_team)
    sim.days(4, 5.5)
    sim.board.put(name_for(sim, NoteKind.BALLOT, crook), forged(sim, crook, ballot_of(sim, target).seals))
    (row,) = sim.days(6.5, 7.1, 8.2, 8.3)
    assert row.tally is not None
    assert row.tally.n == 9


def test_a_copy_in_place_of_its_original_is_answered_by_nobody(simulated_team: Make):
    sim, target, crook = with_crook(simulated_team)
    ballot, name = ballot_of(sim, target), name_for(sim, NoteKind.BALLOT, target)
    gone(sim.board, name)
    target.ledger.sharing = False  # and its app does not put it back
    sim.board.put(name_for(sim, NoteKind.BALLOT, crook), forged(sim, crook, ballot.seals))
    for person in sim.people:
        person.key_files.delete("visits.json")  # nobody remembers the original
    sim.on(6).visit()
    assert sim.days(7.1, 8.2, 9, 20) == []
    assert sim.count(NoteKind.ANSWER) == 0


OTHERS = {
    "another team": {"team": b"x" * 32},
    "another period": {"period": Period(date(2024, 2, 26), 28)},
    "another list": {"trustees": b"x" * 32},
    "another sender": {"sender": b"x" * 32},
    "another trustee": {"shift": 1},
}


@pytest.mark.parametrize("what", OTHERS)
def test_a_seal_that_says_otherwise_inside_is_answered_by_nobody(simulated_team: Make, what: str):
    sim, _, crook = with_crook(simulated_team)
    sim.board.put(
        name_for(sim, NoteKind.BALLOT, crook), forged(sim, crook, seals_saying(sim, crook, **OTHERS[what]))
    )
    assert sim.days(3, 7.1, 8.2, 9, 20) == []
    assert sim.count(NoteKind.CLOSING) >= 1
    assert sim.count(NoteKind.ANSWER) == 0


def test_a_ballot_in_anothers_name_is_no_ballot(simulated_team: Make):
    sim, target, crook = with_crook(simulated_team)
    good = forged(sim, crook, seals_saying(sim, crook))
    head = len(b"WBT1") + 64
    stolen = good[:head] + target.local.key + good[head + 32 :]
    sim.board.put(name_for(sim, NoteKind.BALLOT, crook), stolen)
    (row,) = sim.to_answers()
    assert row.tally is not None
    assert row.tally.n == 9


def test_who_casts_two_ballots_is_counted_not_once(simulated_team: Make):
    sim, _, crook = with_crook(simulated_team)
    for salt in (b"one", b"two"):
        sim.board.put(
            name_for(sim, NoteKind.BALLOT, crook, salt), forged(sim, crook, seals_saying(sim, crook))
        )
    (row,) = sim.to_answers()
    assert row.tally is not None
    assert row.tally.n == 9


def hellos(sim: SimulatedTeam) -> list[bytes]:
    return sorted(sim.notes(NoteKind.HELLO).values(), key=lambda data: data[68:100])


def test_a_list_with_a_swapped_key_is_no_list(simulated_team: Make):
    sim = simulated_team()
    sim.days(-2, -1)
    box = sim.key_of(sim.people[0]).box.public_key.encode().hex().encode()  # type: ignore[attr-defined]
    swapped = [data.replace(box, b"0" * 64) for data in hellos(sim)]
    sim.board.put(*list_note(sim, swapped))
    sim.days(1.1)
    assert sim.count(NoteKind.FROZEN) == 2, "the honest list stands beside it"
    sim.days(2.2)
    assert sim.count(NoteKind.BALLOT) == 8
    assert len(sim.to_answers()) == 1


def test_a_list_that_leaves_members_out_is_used_by_nobody(simulated_team: Make):
    sim = simulated_team(size=11)
    sim.days(-2, -1)
    name, data = list_note(sim, hellos(sim)[:8])
    sim.on(1.05).board.put(name, data)
    sim.days(1.1, 2.2)
    local = [person.app for person in sim.people]
    assert local
    assert sim.count(NoteKind.FROZEN) == 2
    lists = sim.notes(NoteKind.FROZEN)
    honest = next(key for key in lists if key != name)
    frozen = read_trustees(sim.team.id, honest, lists[honest])
    assert len(frozen.hellos) == 11
    assert all(frozen.hash.hex().encode() in data for data in sim.notes(NoteKind.BALLOT).values())


def test_one_member_left_out_who_said_hello_in_time_makes_a_list_unfit(simulated_team: Make):
    sim = simulated_team(size=12)
    sim.days(-3, -2)
    for left_out in range(3):
        some = hellos(sim)
        del some[left_out]
        sim.on(1.05).board.put(*list_note(sim, some))
    sim.days(1.1, 2.3)
    lists = sim.notes(NoteKind.FROZEN)
    (whole,) = [
        name for name, data in lists.items() if len(read_trustees(sim.team.id, name, data).hellos) == 12
    ]
    assert len(lists) == 4
    assert sim.count(NoteKind.BALLOT) == 12
    assert all(whole.token.encode() in data for data in sim.notes(NoteKind.BALLOT).values())


def test_a_list_with_an_invented_member_is_used_by_nobody(simulated_team: Make):
    sim = simulated_team(size=9)
    invented = sim.join("Nobody")
    invented.ledger.number = "compared"
    sim.days(-2, -1)
    box = make_period_key(invented.key_files, sim.period, invented.local.random_source.octets)
    sim.board.put(*hello_note(invented.local.identity, box, sim.team.id, sim.period))
    name, data = list_note(sim, hellos(sim))
    sim.on(1.05).board.put(name, data)
    sim.days(1.1, 2.2)
    cast = sim.notes(NoteKind.BALLOT)
    assert len(cast) == 9
    assert not any(name.token.encode() in data for data in cast.values())


def test_who_was_off_uses_no_list_of_a_chosen_few(simulated_team: Make):
    sim = simulated_team(size=12)
    target, rest = sim.people[0], sim.people[1:]
    sim.on(-6.9).visit(target)  # has seen nobody yet, and is off until the freeze
    sim.on(-2).visit(*rest)
    few = [
        data
        for data in hellos(sim)
        if data[68:100] in {target.local.key, *(member.local.key for member in rest[:7])}
    ]
    name, data = list_note(sim, few)
    sim.on(1.05).board.put(name, data)
    sim.on(1.1).visit(target)
    sim.on(2.2).visit(target)
    assert sim.count(NoteKind.BALLOT) == 1
    assert not any(name.token.encode() in data for data in sim.notes(NoteKind.BALLOT).values())


def test_of_two_fair_lists_the_lowest_hash_wins_after_a_day(simulated_team: Make):
    sim = simulated_team(size=12)
    late = sim.people[-1]
    sim.on(-3).visit(*sim.people[:-1])
    sim.on(0.5).visit(late)  # after day 0: nobody has to have seen it before the freeze
    for some in (hellos(sim), [data for data in hellos(sim) if data[68:100] != late.local.key]):
        sim.on(1.1).board.put(*list_note(sim, some))
    lists = set(sim.notes(NoteKind.FROZEN))
    assert len(lists) == 2
    sim.days(1.2, 2.4)
    lowest = min(name.token for name in lists)
    cast = sim.notes(NoteKind.BALLOT).values()
    assert len(cast) >= 11
    assert all(lowest.encode() in data for data in cast)


def test_a_frozen_key_that_was_not_accepted_makes_an_app_abstain(simulated_team: Make):
    sim = simulated_team(size=9)
    doubter, stranger = sim.people[0], sim.people[-1]
    member = doubter.ledger.pinned[stranger.local.key]
    doubter.ledger.pinned[stranger.local.key] = type(member)(
        member.name, member.key, member.joined, member.effective, member.first_seen, Standing.WAITING
    )
    rows = sim.play()
    assert [row.tally.n for row in rows if row.tally] == [8]


def test_a_changed_key_pauses_ballots_until_it_is_accepted(simulated_team: Make):
    sim = simulated_team(size=9)
    twin = sim.join("Member 1")
    sim.to_ballots()
    assert sim.count(NoteKind.BALLOT) == 0
    target = sim.people[1]
    roster = Roster(sim.team, target.local.key, target.ledger)
    assert [person.name for person in roster.changed()] == ["Member 1"]
    roster.accept_or_refuse(twin.local.key, welcome=False)
    sim.on(3).visit(target)
    assert sim.count(NoteKind.BALLOT) == 1


def test_an_accepted_new_key_takes_the_place_of_the_old_one(simulated_team: Make):
    sim = simulated_team()
    twin, other = sim.join("Member 1"), sim.people[1]
    roster = Roster(sim.team, other.local.key, other.ledger)
    roster.meet(sim.board.read(), sim.now)
    roster.accept_or_refuse(twin.local.key, welcome=True)
    names = [person.name for person in roster.accepted()]
    assert names.count("Member 1") == 1
    assert twin.local.key in {person.key for person in roster.accepted()}
    assert sim.people[0].local.key not in {person.key for person in roster.accepted()}


def test_an_invented_member_is_shown_and_changes_the_number(simulated_team: Make):
    sim = simulated_team()
    before = sim.people[0].ledger.number
    sim.join("Nobody")
    roster = Roster(sim.team, sim.people[0].local.key, sim.people[0].ledger)
    roster.meet(sim.board.read(), sim.now)
    assert [person.name for person in roster.waiting()] == ["Nobody"]
    assert roster.number() == before, "who waits is not in the number"
    roster.accept_or_refuse(roster.waiting()[0].key, welcome=True)
    assert roster.number() != before


def test_a_closing_list_that_omits_a_ballot_seen_in_time_is_not_answered(simulated_team: Make):
    sim, target, _ = with_crook(simulated_team, size=12)
    ballots = [ballot_of(sim, person) for person in sim.people[:-1]]
    short = [ballot for ballot in ballots if ballot.header.sender != target.local.key]
    sim.on(7.05).board.put(*closing_note(sim, short, sim.now.date().isoformat()))
    sim.days(7.1)
    (row,) = sim.days(8.2, 8.3)
    assert row.tally is not None
    assert row.tally.n == 11


def test_differencing_by_two_closing_lists_gets_one_answer_each(simulated_team: Make):
    sim, _, _ = with_crook(simulated_team, size=12)
    ballots = [ballot_of(sim, person) for person in sim.people[:-1]]
    for without in range(4):
        short = [*ballots[:without], *ballots[without + 1 :]]
        sim.on(7.05).board.put(*closing_note(sim, short, sim.now.date().isoformat()))
    sim.days(7.1, 8.2)
    answers = sim.notes(NoteKind.ANSWER)
    assert len({data[68:100] for data in answers.values()}) == len(answers)


@pytest.mark.parametrize("closed", ["early", "future"])
def test_a_list_closed_out_of_its_time_is_not_answered(simulated_team: Make, closed: str):
    sim, _, _ = with_crook(simulated_team)
    ballots = [ballot_of(sim, person) for person in sim.people[:-1]]
    end = sim.period.end.date()
    day = end + timedelta(days=5 if closed == "early" else 26)
    name, data = closing_note(sim, ballots[:8], day.isoformat())
    sim.on(6).board.put(name, data)
    (row,) = sim.days(7.1, 8.2, 8.3)
    assert row.tally is not None
    assert row.tally.n == 9


def test_an_identity_with_two_hellos_is_left_out(simulated_team: Make):
    sim = simulated_team(size=9)
    sim.days(-2)
    crook = sim.people[-1]
    second = make_period_key(type(crook.key_files)(), sim.period, crook.local.random_source.octets)
    _, data = hello_note(crook.local.identity, second, sim.team.id, sim.period)
    sim.board.put(name_for(sim, NoteKind.HELLO, crook, b"two"), data)
    (row,) = sim.days(-1, 1.1, 2.2, 7.1, 8.2, 8.3)
    assert row.tally == Tally(8, 0, 0)


def test_a_note_of_joining_cannot_be_backdated_into_the_founding(simulated_team: Make):
    sim = simulated_team()
    sim.on(40)
    late = sim.join("Late")
    name, data = join_note(late.local.identity, sim.team, "Earlier", sim.team.founded)
    sim.board.put(Name(NoteKind.JOIN, None, digest(b"elsewhere").hex()), data)
    roster = Roster(sim.team, sim.people[0].local.key, sim.people[0].ledger)
    roster.meet({name: data}, sim.now)
    (met,) = [member for member in roster.members if member.key == late.local.key]
    assert met.effective >= date(2024, 4, 1)
