"""What an app does once in a period and never again: one key, one list, one ballot, one answer; and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from nacl.signing import SigningKey

from tests.ballot.forgeries import ballot_of, closing_note, list_note
from tests.ballot.simulated_team import SimulatedMember, SimulatedTeam
from tests.ballot.test_copies import gone, hellos
from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.closing import Closing, read_closing
from wellbeing.ballot.identity import MemoryKeyFiles, make_period_key
from wellbeing.ballot.local_member import RandomSource
from wellbeing.ballot.member_app import of_period
from wellbeing.ballot.note_cache import NoteCache
from wellbeing.ballot.period_count import PeriodCount
from wellbeing.ballot.period_notes import PeriodNotes
from wellbeing.ballot.period_run import PeriodRun
from wellbeing.ballot.roster import Roster
from wellbeing.ballot.trustees import hello_note, read_trustees
from wellbeing.ballot.visit_memory import FILE, recall
from wellbeing.ballot.withdrawal import withdraw
from wellbeing.domain.team.bands import Band, Tally, TrendRow
from wellbeing.domain.team.periods import LONG, Period

Make = Callable[..., SimulatedTeam]


@pytest.fixture
def sim(folder_simulated_team: Make) -> SimulatedTeam:
    return folder_simulated_team(size=9, seed=7)


def notes_of(sim: SimulatedTeam, person: SimulatedMember) -> PeriodNotes:
    """Return what an app has before it when it visits now."""
    memory, notes = recall(person.key_files), of_period(sim.board.read(), sim.period)
    memory.see([name.text for name in notes], sim.now)
    return PeriodNotes(person.local, person.board, NoteCache(), memory, sim.period, notes, sim.now)


def count_of(sim: SimulatedTeam, person: SimulatedMember) -> PeriodCount:
    return PeriodCount(notes_of(sim, person), sim.trustees())


def run_of(sim: SimulatedTeam, person: SimulatedMember) -> PeriodRun:
    roster = Roster(sim.team, person.local.key, person.ledger)
    roster.meet(sim.board.read(), sim.now)
    return PeriodRun(notes_of(sim, person), roster)


def closing_of(sim: SimulatedTeam) -> Closing:
    ((name, data),) = sim.notes(NoteKind.CLOSING).items()
    return read_closing(sim.team.id, name, data)


def of_person(person: SimulatedMember, kind: NoteKind) -> list[tuple[Name, bytes]]:
    return [(name, data) for name, data in person.ledger.left.items() if name.kind is kind]


def test_an_app_that_has_answered_makes_no_second_key_when_its_clock_is_set_back(sim: SimulatedTeam):
    sim.to_ballots()
    sim.days(3, 7.1)
    person = sim.people[0]
    sim.on(8.2).visit(person)
    assert sim.key_of(person) is None
    before = dict(person.ledger.left)
    sim.on(-2).visit(person)
    assert sim.key_of(person) is None
    assert person.ledger.left == before


def test_an_app_stays_with_the_frozen_list_it_has_chosen(sim: SimulatedTeam):
    """A lower list that fits comes too late."""
    sim.days(-2, -1, 1.1)
    person = sim.people[0]
    run = run_of(sim.on(2.2), person)
    first = run._chosen_trustees()
    assert first is not None
    chosen = run.notes.memory.frozen[sim.period.name]
    memory, own = run.notes.memory, hellos(sim).index(of_person(person, NoteKind.HELLO)[0][1])
    for name in sim.notes(NoteKind.HELLO):
        memory.seen[name.text] = sim.now.isoformat()  # so that no list is unfit for leaving one of them out
    others = [
        list_note(sim, [data for at, data in enumerate(hellos(sim)) if at != left])
        for left in range(9)
        if left != own
    ]
    for name, data in others:
        run.notes.notes[name] = data
        memory.seen[name.text] = sim.period.moment(1.1).isoformat()
    assert any(name.token < chosen for name, _ in others), "the test needs a lower one"
    assert run._chosen_trustees() == first
    memory.frozen.clear()
    assert run._chosen_trustees() != first, "all of them fit"


def test_an_app_stays_with_the_closing_list_it_has_chosen(sim: SimulatedTeam):
    sim.to_ballots()
    sim.days(3, 7.1)
    count = count_of(sim.on(8.2), sim.people[0])
    (honest,) = sim.notes(NoteKind.CLOSING)
    ballots = [ballot_of(sim, person) for person in sim.people]
    other = closing_note(sim, ballots, sim.period.moment(8).date().isoformat())
    for name, data in (other,):
        count.notes.notes[name] = data
        count.notes.memory.seen[name.text] = sim.period.moment(7.1).isoformat()
    low, high = sorted((honest, other[0]), key=lambda name: name.token)
    found = count.chosen_closing()
    assert found is not None
    assert found.hash.hex() == low.token
    assert count.notes.memory.closing == {sim.period.name: low.token}
    count.notes.memory.closing[sim.period.name] = high.token
    found = count.chosen_closing()
    assert found is not None
    assert found.hash.hex() == high.token


def test_an_answer_that_vanished_is_sent_again_byte_for_byte(sim: SimulatedTeam):
    sim.to_ballots()
    sim.days(3, 7.1)
    person = sim.people[0]
    sim.on(8.2).visit(person)
    ((name, data),) = of_person(person, NoteKind.ANSWER)
    gone(sim.board, name)
    person.restart()
    sim.on(8.3).visit(person)
    assert sim.notes(NoteKind.ANSWER) == {name: data}
    assert of_person(person, NoteKind.ANSWER) == [(name, data)]


def test_a_ballot_that_vanished_is_sent_again_byte_for_byte(sim: SimulatedTeam):
    """Sealed anew it would be a second ballot of one face."""
    sim.to_ballots()
    person = sim.people[0]
    ((name, data),) = of_person(person, NoteKind.BALLOT)
    gone(sim.board, name)
    person.restart()
    sim.on(3).visit(person)
    assert sim.notes(NoteKind.BALLOT)[name] == data


def test_a_list_is_trusted_with_the_hellos_that_this_app_knows(sim: SimulatedTeam):
    """Somebody unknown on it, or this app under another key: it is somebody's own list."""
    sim.days(-2, -1)
    person, dice = sim.people[0], sim.people[0].local.random_source.octets
    run, honest = run_of(sim.on(1.1), person), hellos(sim)
    known = run._hellos()

    def trusted(notes: list[bytes]) -> bool:
        listed = read_trustees(sim.team.id, *list_note(sim, sorted(notes, key=lambda data: data[68:100])))
        return run._trusts(listed, known)

    def hello_of(identity: SigningKey) -> bytes:
        key = make_period_key(MemoryKeyFiles(), sim.period, dice)
        return hello_note(identity, key, sim.team.id, sim.period)[1]

    assert trusted(honest)
    assert not trusted([*honest, hello_of(SigningKey(b"s" * 32))])
    others = [data for data in honest if data[68:100] != person.local.key]
    assert not trusted([*others, hello_of(person.local.identity)])
    assert not trusted(others), "its own hello was seen in time"
    ((own, _),) = of_person(person, NoteKind.HELLO)
    run.notes.memory.seen[own.text] = sim.now.isoformat()
    assert trusted(others), "one that was seen after the end may be missing"


def test_what_is_taken_back_is_a_ballot_and_stands_in_the_log(sim: SimulatedTeam):
    silent = sim.people[-1]
    silent.ledger.band = lambda _: None
    sim.to_ballots()
    sim.on(3)
    assert withdraw(silent.local, silent.board, sim.now) == 0
    assert sim.count(NoteKind.WITHDRAWAL) == 0
    late, forgetful = sim.people[:2]
    gone(sim.board, of_person(late, NoteKind.BALLOT)[0][0])  # a sync may still bring it
    memory = recall(forgetful.key_files)
    memory.ballot.clear()
    memory.save(forgetful.key_files)
    for person in (late, forgetful):
        assert withdraw(person.local, person.board, sim.now) == 1
        assert of_person(person, NoteKind.WITHDRAWAL)[0][1] in sim.notes(NoteKind.WITHDRAWAL).values()
    assert sim.count(NoteKind.BALLOT) == 6


def test_who_is_not_on_the_list_answers_nothing_though_it_holds_a_key(sim: SimulatedTeam):
    sim.days(-2)
    late = sim.people[-1]
    ((name, _),) = of_person(late, NoteKind.HELLO)
    gone(sim.board, name)
    for person in sim.people[:-1]:
        sim.on(-1).visit(person)
        recalled = recall(person.key_files)
        recalled.seen.pop(name.text, None)
        recalled.save(person.key_files)
    sim.on(1.1).visit(*sim.people[:-1])
    sim.on(1.2)
    sim.days(2.2, 2.3)
    assert len(sim.trustees().hellos) == 8
    assert sim.key_of(late) is not None
    sim.days(3, 7.1, 8.2, 8.3)
    assert of_person(late, NoteKind.BALLOT) == []
    assert of_person(late, NoteKind.ANSWER) == []
    assert sim.board.trend() == [TrendRow(sim.period.start, LONG, Tally(8, 0, 0))]


def test_a_list_with_a_ballot_that_is_not_here_is_not_answered(sim: SimulatedTeam):
    sim.to_ballots()
    sim.days(3, 7.1)
    person = sim.people[0]
    count = count_of(sim.on(8.2), person)
    missing = next(name for name in count.notes.notes if name.kind is NoteKind.BALLOT)
    del count.notes.notes[missing]
    count.answer(closing_of(sim))
    assert of_person(person, NoteKind.ANSWER) == []
    assert sim.key_of(person) is not None, "it may still answer when the ballot is here"


def test_a_ballot_is_first_seen_when_its_bytes_were_whoever_puts_them_there_again(sim: SimulatedTeam):
    """Under a second name it would look late, and a list could leave it out."""
    sim.to_ballots()
    ballot = ballot_of(sim, sim.people[0])
    ((name, data),) = of_person(sim.people[0], NoteKind.BALLOT)
    sim.on(6)
    for token in ("0" * 64, "f" * 64):
        sim.board.put(Name(NoteKind.BALLOT, sim.period, token), data)
    count = count_of(sim, sim.people[1])
    early = count.notes.memory.first_seen(name.text)
    assert early < sim.now
    assert count.seen().first[ballot.hash] == early


def test_a_ballot_for_one_list_is_none_for_another(sim: SimulatedTeam):
    sim.to_ballots()
    count = count_of(sim, sim.people[0])
    assert len(count.seen().ballots) == 9
    other = PeriodCount(count.notes, replace(count.trustees, hash=b"x" * 32))
    assert list(other.seen().ballots) == []


class Watched(MemoryKeyFiles):
    """Key files that note what happens to them, in order."""

    def __init__(self, files: dict[str, bytes], steps: list[str]) -> None:
        super().__init__()
        self.files, self.steps = files, steps

    def write(self, name: str, data: bytes) -> None:
        """Write and note, with what is remembered of the period."""
        super().write(name, data)
        if name == FILE:
            memory = recall(self)
            self.steps.append(f"saved {bool(memory.ballot)} {bool(memory.answer)}")

    def delete(self, name: str) -> None:
        """Delete and note."""
        if name in self.files:
            self.steps.append("key deleted")
        super().delete(name)


def watched(person: SimulatedMember) -> list[str]:
    """Note from now on what an app saves, deletes and sends, in order."""
    steps: list[str] = []
    key_files = Watched(person.key_files.files, steps)
    person.key_files = key_files
    person.local = replace(person.local, key_files=key_files)
    log = person.ledger.log

    def noted(at: object, name: Name, data: bytes) -> None:
        steps.append(f"sent {name.kind}")
        log(at, name, data)  # type: ignore[arg-type]

    person.ledger.log = noted  # type: ignore[method-assign]
    person.restart()
    return steps


def test_ballot_and_answer_are_written_down_before_they_leave(sim: SimulatedTeam):
    """Whatever happens in between, what is sent again is the same bytes; the key goes when the answer is safe."""
    sim.days(-2, -1, 1.1)
    person = sim.people[0]
    steps = watched(person)
    sim.days(2.2)
    assert steps.index("saved True False") < steps.index("sent ballot")
    sim.days(3, 7.1)
    steps.clear()
    sim.on(8.2).visit(person)
    assert steps.index("saved True True") < steps.index("key deleted") < steps.index("sent answer")


@pytest.mark.parametrize("lost", ["consent", "comparison", "a changed key", "a withdrawal"])
def test_what_forbids_a_ballot_forbids_it_also_when_it_is_ready(sim: SimulatedTeam, lost: str):
    """A ballot that was written down and did not arrive is not sent once the person has changed their mind."""
    sim.to_ballots()
    person = sim.people[0]
    ((name, _),) = of_person(person, NoteKind.BALLOT)
    if lost == "a withdrawal":
        assert withdraw(person.local, person.board, sim.on(3).now) == 1
    else:
        gone(sim.board, name)
    if lost == "consent":
        person.ledger.sharing = False
    elif lost == "comparison":
        person.ledger.number = ""
    elif lost == "a changed key":
        sim.join("Member 2")
        sim.people.pop()
    sim.on(4).visit(person)
    assert name not in sim.notes(NoteKind.BALLOT)


@pytest.mark.parametrize("day", [-0.5, 0.9, 5.1, 6.9])
def test_no_ballot_leaves_before_the_lists_or_after_day_5(sim: SimulatedTeam, day: float):
    sim.to_ballots()
    person = sim.people[0]
    ((name, _),) = of_person(person, NoteKind.BALLOT)
    gone(sim.board, name)
    sim.on(day).visit(person)
    assert name not in sim.notes(NoteKind.BALLOT)


def test_one_roll_a_period_and_a_second_key_finds_no_list_to_vote_on(sim: SimulatedTeam):
    """A key that was lost and made anew is on no list: its app abstains."""
    sim.days(-2, -1, 1.1)
    person = sim.people[0]
    make_period_key(person.key_files, sim.period, person.local.random_source.octets)
    sim.days(2.2, 3)
    assert of_person(person, NoteKind.BALLOT) == []
    assert len(of_person(person, NoteKind.HELLO)) == 1


def test_a_row_for_a_period_that_is_open_lets_nothing_be_said_again(sim: SimulatedTeam):
    """What is over is not played again, though the notes are still there."""
    sim.to_ballots()
    sim.days(3, 7.1)
    sim.board.publish(TrendRow(sim.period.start, LONG, Tally(9, 0, 0)))
    person = sim.people[0]
    before = dict(person.ledger.left)
    sim.on(8.2).visit(person)
    assert person.ledger.left == before
    assert sim.key_of(person) is None


def test_a_band_that_is_not_known_rolls_no_die(sim: SimulatedTeam):
    person = sim.people[0]
    person.ledger.band = lambda _: None
    rolled: list[int] = []
    source = person.local.random_source
    person.local = replace(
        person.local, random_source=RandomSource(source.octets, lambda n: rolled.append(n) or source.below(n))
    )
    person.restart()
    sim.to_ballots()
    assert rolled == []
    assert person.ledger.dice_log == {}
    person.ledger.band = lambda _: Band.LOW
    sim.days(3)
    assert rolled.count(16) == 1


def test_whoever_opens_a_period_clears_it_away_at_once(sim: SimulatedTeam):
    sim.to_ballots()
    sim.days(3, 7.1)
    for person in sim.on(8.2).people:
        if sim.visit(person):
            break
    assert {name.kind for name in sim.board.read()} == {NoteKind.TEAM, NoteKind.JOIN}


def test_the_period_after_is_another_one(sim: SimulatedTeam):
    """What is remembered of a period goes with it; the next one begins with a key of its own."""
    sim.play()
    sim.days(9)
    person, old = sim.people[0], sim.period
    assert old.name not in recall(person.key_files).shown
    assert not [name for name in recall(person.key_files).seen if old.name in name]
    sim.period = Period(sim.period.end.date(), LONG)
    (row,) = sim.play()
    assert row.tally == Tally(9, 0, 0)
