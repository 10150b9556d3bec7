"""Two weeks or four: decided by who counted when a block of four weeks began, whoever leaves or comes during it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.ballot.simulated_team import FOUNDED, SimulatedTeam
from wellbeing.ballot.roster import Roster, leave_note
from wellbeing.domain.team.bands import Tally
from wellbeing.domain.team.periods import Period
from wellbeing.domain.team.roster import Standing

Make = Callable[..., SimulatedTeam]


def test_who_leaves_during_a_block_does_not_lengthen_its_periods(simulated_team: Make):
    sim = simulated_team(size=12)
    sim.to_ballots()
    gone = sim.people.pop()
    sim.board.put(*leave_note(gone.local.identity, sim.team, sim.on(3).now.date()))
    (row,) = sim.to_answers()
    assert (row.days, row.tally) == (14, Tally(12, 0, 0)), "the ballot was there, and was not taken back"
    sim.period = Period(sim.period.end.date(), 14)
    (row,) = sim.play()
    assert (row.days, row.tally) == (14, Tally(11, 0, 0)), (
        "the second half of the block counts in two weeks too"
    )
    sim.period = Period(sim.period.end.date(), 28)
    (row,) = sim.play()
    assert (row.days, row.tally) == (28, Tally(11, 0, 0)), "from the next block on eleven count in four weeks"


def test_who_was_off_meanwhile_counts_the_same(simulated_team: Make):
    sim = simulated_team(size=12)
    off, gone = sim.people[0], sim.people.pop()
    sim.on(-6.5).visit(*sim.people[1:])
    sim.board.put(*leave_note(gone.local.identity, sim.team, sim.on(-6).now.date()))
    sim.on(-5.9).visit(*sim.people[1:])
    sim.on(-1).visit(off)
    (row,) = sim.play()
    assert (row.days, row.tally) == (14, Tally(11, 0, 0))


def test_a_new_key_does_not_lengthen_the_periods_of_its_person(simulated_team: Make):
    sim = simulated_team(size=12)
    sim.on(5).join("Member 12")
    sim.people.pop(11)
    person = sim.people[0]
    roster = Roster(sim.team, person.local.key, person.ledger)
    roster.meet(sim.board.read(), sim.now)
    (waiting,) = roster.waiting()
    roster.accept_or_refuse(waiting.key, welcome=True)
    assert roster.counted_at(sim.period.end.date()) == 12, "the new key itself counts from the next quarter"
    assert roster.counted_at(FOUNDED.replace(month=4, day=1)) == 12, "nobody counts twice"


def test_somebody_accepted_late_changes_no_length_after_the_first_hello(simulated_team: Make):
    sim = simulated_team(size=12)
    doubter, doubted = sim.people[0], sim.people[-1]
    member = doubter.ledger.pinned[doubted.local.key]
    sim.days(-3)
    doubter.ledger.pinned[doubted.local.key] = replace(member, standing=Standing.WAITING)
    sim.days(-2)
    doubter.ledger.pinned[doubted.local.key] = member
    (row,) = sim.play()
    assert (row.days, row.tally) == (14, Tally(12, 0, 0))
