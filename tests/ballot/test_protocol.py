"""One period from hello to totals, over both boards: what happens, and that nothing else does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ballot.simulated_team import FIRST, SimulatedTeam
from wellbeing.ballot.board import NoteKind
from wellbeing.ballot.visit_memory import recall
from wellbeing.ballot.withdrawal import withdraw
from wellbeing.domain.team.bands import Band, Tally, TrendRow
from wellbeing.domain.team.roster import Standing

Make = Callable[..., SimulatedTeam]
MIXED = (Band.LOW, Band.LOW, Band.MODERATE, Band.HIGH)


def test_a_period_opens_to_the_scrambled_totals(simulated_team: Make):
    sim = simulated_team(bands=MIXED)
    (row,) = sim.play()
    assert row == TrendRow(FIRST, 28, Tally(4, 2, 2))
    assert sim.board.trend() == [row]


def test_what_stays_is_the_row_and_the_roster(simulated_team: Make):
    sim = simulated_team()
    sim.play()
    sim.days(9)
    assert {name.kind for name in sim.board.read()} == {NoteKind.TEAM, NoteKind.JOIN}
    assert all(sim.key_of(person) is None for person in sim.people)
    assert all(set(person.key_files.files) == {"identity.key", "visits.json"} for person in sim.people)
    assert all(recall(person.key_files).periods() == [] for person in sim.people)


def test_twelve_members_count_in_two_weeks(simulated_team: Make):
    sim = simulated_team(size=12, bands=MIXED)
    assert sim.period.days == 14
    assert [row.tally for row in sim.play()] == [Tally(6, 3, 3)]


def test_seven_members_get_nothing_at_all(simulated_team: Make):
    sim = simulated_team(size=7)
    assert sim.play() == []
    assert sim.count(NoteKind.HELLO) == 7
    assert sim.notes(NoteKind.FROZEN, NoteKind.BALLOT, NoteKind.CLOSING, NoteKind.ANSWER) == {}


def test_eight_apps_but_seven_ballots_stay_closed(simulated_team: Make):
    sim = simulated_team()
    sim.people[0].ledger.band = lambda _: None
    assert sim.play() == []
    assert (sim.count(NoteKind.BALLOT), sim.count(NoteKind.CLOSING)) == (7, 0)


def test_nothing_leaves_before_its_time(simulated_team: Make):
    sim = simulated_team()
    sim.days(-20, -7.5)
    assert sim.notes(*NoteKind) == sim.notes(NoteKind.TEAM, NoteKind.JOIN)
    sim.days(-6.9)
    assert sim.count(NoteKind.HELLO) == 8
    sim.days(0.5)
    assert sim.count(NoteKind.FROZEN) == 0
    sim.days(1.1)
    assert (sim.count(NoteKind.FROZEN), sim.count(NoteKind.BALLOT)) == (1, 0)
    sim.days(1.9)
    assert sim.count(NoteKind.BALLOT) == 0, "24 hours are waited after first seeing a list"
    sim.days(2.2)
    assert (sim.count(NoteKind.BALLOT), sim.count(NoteKind.CLOSING)) == (8, 0)
    sim.days(6.9)
    assert sim.count(NoteKind.CLOSING) == 0
    sim.days(7.1, 7.9)
    assert (sim.count(NoteKind.CLOSING), sim.count(NoteKind.ANSWER)) == (1, 0)


def test_a_hello_after_day_1_and_a_ballot_after_day_5_come_too_late(simulated_team: Make):
    sim = simulated_team(size=9)
    late = sim.people[-1]
    for day in (-2, 1.1):
        sim.on(day).visit(*sim.people[:-1])
    sim.visit(late)
    assert sim.count(NoteKind.HELLO) == 8
    early = sim.people[:7]
    sim.on(2.2).visit(*early)
    sim.on(5.1).visit()
    assert sim.count(NoteKind.BALLOT) == 7


def test_without_consent_nothing_leaves_but_the_join(simulated_team: Make):
    sim = simulated_team(size=9)
    sim.people[0].ledger.sharing = False
    (row,) = sim.play()
    assert row.tally == Tally(8, 0, 0)
    assert sim.people[0].ledger.left.keys() <= set(sim.notes(NoteKind.JOIN)) | {
        name for name in sim.people[0].ledger.left if name.kind in (NoteKind.FROZEN, NoteKind.CLOSING)
    }


def test_the_first_ballot_waits_until_the_number_was_compared(simulated_team: Make):
    sim = simulated_team(size=9)
    sim.people[0].ledger.number = ""
    sim.to_ballots()
    assert sim.count(NoteKind.BALLOT) == 8
    sim.people[0].ledger.number = "compared"
    sim.days(3)
    assert sim.count(NoteKind.BALLOT) == 9


def test_the_die_is_rolled_once_and_the_same_bytes_go_out_again(simulated_team: Make):
    sim = simulated_team()
    dice_log: list[int] = []
    person = sim.people[0]
    below = person.local.random_source.below
    object.__setattr__(person.local.random_source, "below", lambda n: dice_log.append(n) or below(n))
    sim.to_ballots()
    (name,) = [name for name in person.ledger.left if name.kind is NoteKind.BALLOT]
    sim.board.withdraw(name, sim.key_of(person).secret)  # type: ignore[attr-defined]
    person.restart()
    sim.days(3, 4)
    assert dice_log.count(16) == 1
    assert sim.notes(NoteKind.BALLOT)[name] == person.ledger.left[name]


def test_an_app_that_lost_its_memory_sends_the_face_it_rolled(simulated_team: Make):
    sim = simulated_team()
    dice_log: list[int] = []
    person = sim.people[0]
    below = person.local.random_source.below
    object.__setattr__(person.local.random_source, "below", lambda n: dice_log.append(n) or below(n))
    sim.to_ballots()
    (name,) = [name for name in person.ledger.left if name.kind is NoteKind.BALLOT]
    face = person.ledger.dice_log[sim.period.name]
    sim.board.withdraw(name, sim.key_of(person).secret)  # type: ignore[attr-defined]
    person.key_files.delete("visits.json")
    sim.days(3, 4.1)
    assert name in sim.notes(NoteKind.BALLOT)
    assert dice_log.count(16) == 1
    assert person.ledger.dice_log[sim.period.name] is face


def test_a_ballot_is_withdrawn_until_the_close_and_not_after(simulated_team: Make):
    sim = simulated_team(size=9)
    sim.to_ballots()
    person = sim.people[0]
    person.ledger.sharing = False
    assert withdraw(person.local, person.board, sim.on(4).now) == 1
    assert sim.count(NoteKind.BALLOT) == 8
    sim.days(5, 7.1)
    assert withdraw(sim.people[1].local, sim.board, sim.on(7.2).now) == 0
    (row,) = sim.days(8.2, 8.3)
    assert row.tally == Tally(8, 0, 0), "the others close without it, and its app still answers"


def test_a_withdrawn_ballot_that_a_sync_brings_back_is_not_counted(simulated_team: Make):
    sim = simulated_team(size=9, bands=(Band.HIGH, *(Band.LOW,) * 8))
    sim.to_ballots()
    person = sim.people[0]
    (kept,) = [(name, data) for name, data in person.ledger.left.items() if name.kind is NoteKind.BALLOT]
    person.ledger.sharing = False
    withdraw(person.local, person.board, sim.on(4).now)
    assert sim.board.put(*kept)
    (row,) = sim.days(5, 7.1, 8.2, 8.3)
    assert row.tally == Tally(8, 0, 0)


def test_any_two_thirds_open_and_one_fewer_do_not(simulated_team: Make):
    sim = simulated_team()
    sim.to_ballots()
    sim.days(7.1)
    needed = 6
    for day in (8.2, 9, 20):
        assert sim.on(day).visit(*sim.people[: needed - 1]) == []
    assert sim.count(NoteKind.ANSWER) == needed - 1
    gone = [sim.key_of(person) is None for person in sim.people]
    assert gone == [True] * 5 + [False] * 3, "a one-period key dies with the answer"
    assert len(sim.on(27).visit(sim.people[-1])) == 1, "a late answer counts"


def test_after_28_days_everything_is_deleted_unopened(simulated_team: Make):
    sim = simulated_team()
    sim.to_ballots()
    sim.days(7.1)
    sim.on(8.2).visit(*sim.people[:5])
    sim.on(28.5).visit(*sim.people)
    assert {name.kind for name in sim.board.read() if name.period == sim.period} == set()
    assert sim.board.trend() == []
    assert all(sim.key_of(person) is None for person in sim.people)


def test_an_app_that_was_off_for_weeks_takes_part_again(simulated_team: Make):
    sim = simulated_team(size=9)
    away = sim.people[-1]
    for day in (-2, 1.1, 2.2, 7.1, 8.2, 8.3):
        sim.on(day).visit(*sim.people[:-1])
    assert len(sim.board.trend()) == 1
    sim.on(30).visit(away)
    sim.period = type(sim.period)(sim.period.end.date(), 28)
    (row,) = sim.play()
    assert row.tally == Tally(9, 0, 0)


def test_a_later_colleague_counts_from_the_next_quarter(simulated_team: Make):
    sim = simulated_team()
    sim.on(-10)
    late = sim.join("Late")
    sim.meet()
    assert sim.standing(sim.people[0], "Late") == [Standing.WAITING]
    sim.play()
    assert late.ledger.left == {}


def test_a_clock_that_is_off_by_a_day_stops_nobody(simulated_team: Make):
    sim = simulated_team(size=9)
    fast, slow = sim.people[0], sim.people[1]
    rest = sim.people[2:]
    for day in (-2, 1.1, 2.3, 3.4, 7.1, 8.2, 9.3, 10.4):
        sim.on(day).visit(*rest)
        sim.on(day + 1).visit(fast)
        sim.on(day - 1).visit(slow)
    (row,) = sim.board.trend()
    assert row.tally is not None
    assert row.tally.n >= 8


@pytest.mark.parametrize("when", ["hello", "frozen", "ballots", "closed"])
def test_apps_that_restart_at_any_moment_lose_nothing(simulated_team: Make, when: str):
    sim = simulated_team(bands=MIXED)
    for name, day in (("hello", -2.0), ("frozen", 1.1), ("ballots", 2.2), ("closed", 7.1), ("", 8.2)):
        sim.on(day).visit()
        if name == when:
            for person in sim.people:
                person.restart()
    sim.days(8.3)
    assert sim.board.trend() == [TrendRow(FIRST, 28, Tally(4, 2, 2))]
