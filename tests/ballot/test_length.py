"""Two weeks or four: decided by who counted when a block of four weeks began, whoever leaves or comes during it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.ballot.village import FOUNDED, Village
from wellbeing.ballot.roster import Roster, leave_note
from wellbeing.domain.team.bands import Tally
from wellbeing.domain.team.periods import Period
from wellbeing.domain.team.roster import Standing

Make = Callable[..., Village]


def test_who_leaves_during_a_block_does_not_lengthen_its_periods(village: Make):
    one = village(size=12)
    one.to_ballots()
    gone = one.people.pop()
    one.board.put(*leave_note(gone.own.identity, one.team, one.on(3).now.date()))
    (row,) = one.to_answers()
    assert (row.days, row.tally) == (14, Tally(12, 0, 0)), "the ballot was there, and was not taken back"
    one.period = Period(one.period.end.date(), 14)
    (row,) = one.play()
    assert (row.days, row.tally) == (14, Tally(11, 0, 0)), (
        "the second half of the block counts in two weeks too"
    )
    one.period = Period(one.period.end.date(), 28)
    (row,) = one.play()
    assert (row.days, row.tally) == (28, Tally(11, 0, 0)), "from the next block on eleven count in four weeks"


def test_who_was_off_meanwhile_counts_the_same(village: Make):
    one = village(size=12)
    off, gone = one.people[0], one.people.pop()
    one.on(-6.5).visit(*one.people[1:])
    one.board.put(*leave_note(gone.own.identity, one.team, one.on(-6).now.date()))
    one.on(-5.9).visit(*one.people[1:])
    one.on(-1).visit(off)
    (row,) = one.play()
    assert (row.days, row.tally) == (14, Tally(11, 0, 0))


def test_a_new_key_does_not_lengthen_the_periods_of_its_person(village: Make):
    one = village(size=12)
    one.on(5).join("Member 12")
    one.people.pop(11)
    person = one.people[0]
    roster = Roster(one.team, person.own.key, person.ledger)
    roster.meet(one.board.read(), one.now)
    (waiting,) = roster.waiting()
    roster.settle(waiting.key, welcome=True)
    assert roster.counted_at(one.period.end.date()) == 12, "the new key itself counts from the next quarter"
    assert roster.counted_at(FOUNDED.replace(month=4, day=1)) == 12, "nobody counts twice"


def test_somebody_accepted_late_changes_no_length_after_the_first_hello(village: Make):
    one = village(size=12)
    doubter, doubted = one.people[0], one.people[-1]
    member = doubter.ledger.pinned[doubted.own.key]
    one.days(-3)
    doubter.ledger.pinned[doubted.own.key] = replace(member, standing=Standing.WAITING)
    one.days(-2)
    doubter.ledger.pinned[doubted.own.key] = member
    (row,) = one.play()
    assert (row.days, row.tally) == (14, Tally(12, 0, 0))
