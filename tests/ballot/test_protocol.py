"""One period from hello to totals, over both boards: what happens, and that nothing else does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ballot.village import FIRST, Village
from wellbeing.ballot.board import NoteKind
from wellbeing.ballot.visit_memory import recall
from wellbeing.ballot.withdrawal import withdraw
from wellbeing.domain.team.bands import Band, Tally, TrendRow
from wellbeing.domain.team.roster import Standing

Make = Callable[..., Village]
MIXED = (Band.LOW, Band.LOW, Band.MODERATE, Band.HIGH)


def test_a_period_opens_to_the_scrambled_totals(village: Make):
    one = village(bands=MIXED)
    (row,) = one.play()
    assert row == TrendRow(FIRST, 28, Tally(4, 2, 2))
    assert one.board.trend() == [row]


def test_what_stays_is_the_row_and_the_roster(village: Make):
    one = village()
    one.play()
    one.days(9)
    assert {name.kind for name in one.board.read()} == {NoteKind.TEAM, NoteKind.JOIN}
    assert all(one.key_of(person) is None for person in one.people)
    assert all(set(person.keep.files) == {"identity.key", "visits.json"} for person in one.people)
    assert all(recall(person.keep).periods() == [] for person in one.people)


def test_twelve_members_count_in_two_weeks(village: Make):
    one = village(size=12, bands=MIXED)
    assert one.period.days == 14
    assert [row.tally for row in one.play()] == [Tally(6, 3, 3)]


def test_seven_members_get_nothing_at_all(village: Make):
    one = village(size=7)
    assert one.play() == []
    assert one.count(NoteKind.HELLO) == 7
    assert one.notes(NoteKind.FROZEN, NoteKind.BALLOT, NoteKind.CLOSING, NoteKind.ANSWER) == {}


def test_eight_apps_but_seven_ballots_stay_closed(village: Make):
    one = village()
    one.people[0].ledger.band = lambda _: None
    assert one.play() == []
    assert (one.count(NoteKind.BALLOT), one.count(NoteKind.CLOSING)) == (7, 0)


def test_nothing_leaves_before_its_time(village: Make):
    one = village()
    one.days(-20, -7.5)
    assert one.notes(*NoteKind) == one.notes(NoteKind.TEAM, NoteKind.JOIN)
    one.days(-6.9)
    assert one.count(NoteKind.HELLO) == 8
    one.days(0.5)
    assert one.count(NoteKind.FROZEN) == 0
    one.days(1.1)
    assert (one.count(NoteKind.FROZEN), one.count(NoteKind.BALLOT)) == (1, 0)
    one.days(1.9)
    assert one.count(NoteKind.BALLOT) == 0, "24 hours are waited after first seeing a list"
    one.days(2.2)
    assert (one.count(NoteKind.BALLOT), one.count(NoteKind.CLOSING)) == (8, 0)
    one.days(6.9)
    assert one.count(NoteKind.CLOSING) == 0
    one.days(7.1, 7.9)
    assert (one.count(NoteKind.CLOSING), one.count(NoteKind.ANSWER)) == (1, 0)


def test_a_hello_after_day_1_and_a_ballot_after_day_5_come_too_late(village: Make):
    one = village(size=9)
    late = one.people[-1]
    for day in (-2, 1.1):
        one.on(day).visit(*one.people[:-1])
    one.visit(late)
    assert one.count(NoteKind.HELLO) == 8
    early = one.people[:7]
    one.on(2.2).visit(*early)
    one.on(5.1).visit()
    assert one.count(NoteKind.BALLOT) == 7


def test_without_consent_nothing_leaves_but_the_join(village: Make):
    one = village(size=9)
    one.people[0].ledger.sharing = False
    (row,) = one.play()
    assert row.tally == Tally(8, 0, 0)
    assert one.people[0].ledger.left.keys() <= set(one.notes(NoteKind.JOIN)) | {
        name for name in one.people[0].ledger.left if name.kind in (NoteKind.FROZEN, NoteKind.CLOSING)
    }


def test_the_first_ballot_waits_until_the_number_was_compared(village: Make):
    one = village(size=9)
    one.people[0].ledger.number = ""
    one.to_ballots()
    assert one.count(NoteKind.BALLOT) == 8
    one.people[0].ledger.number = "compared"
    one.days(3)
    assert one.count(NoteKind.BALLOT) == 9


def test_the_die_is_rolled_once_and_the_same_bytes_go_out_again(village: Make):
    one = village()
    rolls: list[int] = []
    person = one.people[0]
    below = person.own.chance.below
    object.__setattr__(person.own.chance, "below", lambda n: rolls.append(n) or below(n))
    one.to_ballots()
    (name,) = [name for name in person.ledger.left if name.kind is NoteKind.BALLOT]
    one.board.withdraw(name, one.key_of(person).secret)  # type: ignore[attr-defined]
    person.restart()
    one.days(3, 4)
    assert rolls.count(16) == 1
    assert one.notes(NoteKind.BALLOT)[name] == person.ledger.left[name]


def test_an_app_that_lost_its_memory_sends_the_face_it_rolled(village: Make):
    one = village()
    rolls: list[int] = []
    person = one.people[0]
    below = person.own.chance.below
    object.__setattr__(person.own.chance, "below", lambda n: rolls.append(n) or below(n))
    one.to_ballots()
    (name,) = [name for name in person.ledger.left if name.kind is NoteKind.BALLOT]
    face = person.ledger.rolls[one.period.name]
    one.board.withdraw(name, one.key_of(person).secret)  # type: ignore[attr-defined]
    person.keep.delete("visits.json")
    one.days(3, 4.1)
    assert name in one.notes(NoteKind.BALLOT)
    assert rolls.count(16) == 1
    assert person.ledger.rolls[one.period.name] is face


def test_a_ballot_is_withdrawn_until_the_close_and_not_after(village: Make):
    one = village(size=9)
    one.to_ballots()
    person = one.people[0]
    person.ledger.sharing = False
    assert withdraw(person.own, person.board, one.on(4).now) == 1
    assert one.count(NoteKind.BALLOT) == 8
    one.days(5, 7.1)
    assert withdraw(one.people[1].own, one.board, one.on(7.2).now) == 0
    (row,) = one.days(8.2, 8.3)
    assert row.tally == Tally(8, 0, 0), "the others close without it, and its app still answers"


def test_a_withdrawn_ballot_that_a_sync_brings_back_is_not_counted(village: Make):
    one = village(size=9, bands=(Band.HIGH, *(Band.LOW,) * 8))
    one.to_ballots()
    person = one.people[0]
    (kept,) = [(name, data) for name, data in person.ledger.left.items() if name.kind is NoteKind.BALLOT]
    person.ledger.sharing = False
    withdraw(person.own, person.board, one.on(4).now)
    assert one.board.put(*kept)
    (row,) = one.days(5, 7.1, 8.2, 8.3)
    assert row.tally == Tally(8, 0, 0)


def test_any_two_thirds_open_and_one_fewer_do_not(village: Make):
    one = village()
    one.to_ballots()
    one.days(7.1)
    needed = 6
    for day in (8.2, 9, 20):
        assert one.on(day).visit(*one.people[: needed - 1]) == []
    assert one.count(NoteKind.ANSWER) == needed - 1
    gone = [one.key_of(person) is None for person in one.people]
    assert gone == [True] * 5 + [False] * 3, "a one-period key dies with the answer"
    assert len(one.on(27).visit(one.people[-1])) == 1, "a late answer counts"


def test_after_28_days_everything_is_deleted_unopened(village: Make):
    one = village()
    one.to_ballots()
    one.days(7.1)
    one.on(8.2).visit(*one.people[:5])
    one.on(28.5).visit(*one.people)
    assert {name.kind for name in one.board.read() if name.period == one.period} == set()
    assert one.board.trend() == []
    assert all(one.key_of(person) is None for person in one.people)


def test_an_app_that_was_off_for_weeks_takes_part_again(village: Make):
    one = village(size=9)
    away = one.people[-1]
    for day in (-2, 1.1, 2.2, 7.1, 8.2, 8.3):
        one.on(day).visit(*one.people[:-1])
    assert len(one.board.trend()) == 1
    one.on(30).visit(away)
    one.period = type(one.period)(one.period.end.date(), 28)
    (row,) = one.play()
    assert row.tally == Tally(9, 0, 0)


def test_a_later_colleague_counts_from_the_next_quarter(village: Make):
    one = village()
    one.on(-10)
    late = one.join("Late")
    one.meet()
    assert one.standing(one.people[0], "Late") == [Standing.WAITING]
    one.play()
    assert late.ledger.left == {}


def test_a_clock_that_is_off_by_a_day_stops_nobody(village: Make):
    one = village(size=9)
    fast, slow = one.people[0], one.people[1]
    rest = one.people[2:]
    for day in (-2, 1.1, 2.3, 3.4, 7.1, 8.2, 9.3, 10.4):
        one.on(day).visit(*rest)
        one.on(day + 1).visit(fast)
        one.on(day - 1).visit(slow)
    (row,) = one.board.trend()
    assert row.tally is not None
    assert row.tally.n >= 8


@pytest.mark.parametrize("when", ["hello", "frozen", "ballots", "closed"])
def test_apps_that_restart_at_any_moment_lose_nothing(village: Make, when: str):
    one = village(bands=MIXED)
    for name, day in (("hello", -2.0), ("frozen", 1.1), ("ballots", 2.2), ("closed", 7.1), ("", 8.2)):
        one.on(day).visit()
        if name == when:
            for person in one.people:
                person.restart()
    one.days(8.3)
    assert one.board.trend() == [TrendRow(FIRST, 28, Tally(4, 2, 2))]
