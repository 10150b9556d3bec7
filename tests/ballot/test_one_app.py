"""One app on one day of a period of nine: what it says, and each thing that must hold before it does."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from tests.ballot.simulated_team import random_source_of
from wellbeing.ballot.answer import answer_note
from wellbeing.ballot.ballot import ballot_note, read_ballot, withdrawal_note
from wellbeing.ballot.board import BoardTrouble, Name, NoteKind
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.closing import close, read_closing
from wellbeing.ballot.founding import Team
from wellbeing.ballot.identity import (
    MemoryKeyFiles,
    forget_period,
    make_identity,
    make_period_key,
    period_key,
)
from wellbeing.ballot.local_member import LocalMember
from wellbeing.ballot.member_app import MemberApp
from wellbeing.ballot.note_cache import NoteCache
from wellbeing.ballot.notes import HEAD, digest, signed
from wellbeing.ballot.period_notes import PeriodNotes
from wellbeing.ballot.period_run import PeriodRun
from wellbeing.ballot.roster import Roster, join_note, leave_note
from wellbeing.ballot.shamir import encoded
from wellbeing.ballot.team_ledger import MemoryTeamLedger
from wellbeing.ballot.trustees import freeze, hello_note, read_hello, read_trustees
from wellbeing.ballot.visit_memory import REVIEW_FIRST, VisitMemory, recall
from wellbeing.ballot.withdrawal import withdraw
from wellbeing.domain.team.bands import Band, Tally, TrendRow
from wellbeing.domain.team.periods import Period, midnight

TEAM = Team("Blue", date(2024, 1, 22), "0" * 32)
PERIOD = Period(date(2024, 1, 29), 28)
CLOSED = PERIOD.moment(7).date()
LISTED = (NoteKind.HELLO, NoteKind.FROZEN)
CAST = (*LISTED, NoteKind.BALLOT)
COUNTED = (*CAST, NoteKind.CLOSING)


class Silent(FolderBoard):
    """A board that is away from the moment on at which something is put there."""

    def put(self, name: Name, data: bytes) -> bool:
        """Refuse."""
        raise BoardTrouble("away")


class Amid:
    """Nine members whose notes are all made; `run` is a visit of the first one, who sees some kinds of them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.board = folder, FolderBoard(folder, TEAM.id, durable=False)
        self.people = [member(number) for number in range(9)]
        self.keys = [
            make_period_key(each.key_files, PERIOD, each.random_source.octets) for each in self.people
        ]
        self.joins = dict(
            join_note(each.identity, TEAM, f"Member {number}", TEAM.founded)
            for number, each in enumerate(self.people)
        )
        pairs = list(zip(self.people, self.keys, strict=True))
        hellos = [hello_note(each.identity, key, TEAM.id, PERIOD) for each, key in pairs]
        frozen = freeze(TEAM.id, PERIOD, [read_hello(TEAM.id, PERIOD, data) for _, data in hellos])
        assert frozen is not None
        self.trustees = read_trustees(TEAM.id, *frozen)
        self.cast = [
            ballot_note(
                each.identity, key, TEAM.id, PERIOD, self.trustees, Band.LOW, each.random_source.below
            )
            for each, key in pairs
        ]
        self.ballots = [read_ballot(TEAM.id, PERIOD, self.trustees, data) for _, data in self.cast]
        closing = close(TEAM.id, PERIOD, self.trustees, self.ballots, CLOSED)
        assert closing is not None
        self.closing = closing
        self.notes = dict([*hellos, frozen, *self.cast, closing])
        self.memory = VisitMemory(frozen={PERIOD.name: frozen[0].token})

    @property
    def me(self) -> LocalMember:
        return self.people[0]

    @property
    def key(self) -> object:
        return period_key(self.me.key_files, PERIOD)

    def answers(self) -> list[tuple[Name, bytes]]:
        closed = read_closing(TEAM.id, *self.closing)
        ballots = {ballot.hash: ballot for ballot in self.ballots}
        counted = [ballots[hash_] for hash_ in closed.ballots.values()]
        return [
            answer_note(each.identity, key, TEAM.id, PERIOD, self.trustees, closed, counted)
            for each, key in zip(self.people, self.keys, strict=True)
        ]

    def roster(self) -> Roster:
        found = Roster(TEAM, self.me.key, self.me.ledger)
        found.meet(self.joins, midnight(TEAM.founded))
        return found

    def run(self, day: float, *kinds: NoteKind, more: Iterable[tuple[Name, bytes]] = ()) -> PeriodRun:
        """Return a visit on a day; what is there has been seen for three days."""
        notes = {name: data for name, data in self.notes.items() if name.kind in kinds} | dict(more)
        self.memory.see([name.text for name in notes], PERIOD.moment(day - 3))
        now = PERIOD.moment(day)
        return PeriodRun(
            PeriodNotes(self.me, self.board, NoteCache(), self.memory, PERIOD, notes, now), self.roster()
        )

    def said(self, kind: NoteKind) -> list[bytes]:
        """What this app has sent of a kind."""
        left = self.me.ledger.left  # type: ignore[attr-defined]
        return [data for name, data in left.items() if name.kind is kind]


def member(number: int) -> LocalMember:
    key_files, source = MemoryKeyFiles(), random_source_of(number)
    ledger = MemoryTeamLedger(lambda _: Band.LOW)
    return LocalMember(TEAM, make_identity(key_files, source.octets), key_files, ledger, source)


@pytest.fixture
def amid(tmp_path: Path) -> Amid:
    made = Amid(tmp_path)
    made.roster()  # meets everybody before the number is compared
    made.me.ledger.number = "compared"  # type: ignore[attr-defined]
    return made


# Hello


@pytest.mark.parametrize(("day", "says"), [(-7.01, False), (-7, True), (0.99, True), (1, False)])
def test_a_hello_is_said_from_a_week_before_the_end_until_the_lists(amid: Amid, day: float, says: bool):
    amid.run(day).play()
    assert bool(amid.said(NoteKind.HELLO)) is says


def stranger(amid: Amid, name: str) -> None:
    amid.joins.update([join_note(SigningKey(b"s" * 32), TEAM, name, TEAM.founded)])


def leaves(amid: Amid) -> None:
    amid.joins.update([leave_note(amid.me.identity, TEAM, TEAM.founded)])


def sharing_ends(amid: Amid) -> None:
    amid.me.ledger.sharing = False  # type: ignore[attr-defined]


def has_answered(amid: Amid) -> None:
    amid.memory.answer[PERIOD.name] = f"{'a' * 64} 00"


@pytest.mark.parametrize("what", [sharing_ends, leaves, has_answered])
def test_no_hello_without_consent_or_place_or_a_second_time(amid: Amid, what: Callable[[Amid], None]):
    what(amid)
    amid.run(-3).play()
    assert amid.said(NoteKind.HELLO) == []


def test_a_hello_brings_the_key_that_is_here_or_a_new_one(amid: Amid):
    amid.run(-3).play()
    (data,) = amid.said(NoteKind.HELLO)
    assert (
        read_hello(TEAM.id, PERIOD, data) == amid.trustees.hellos[(amid.trustees.index(amid.me.key) or 0) - 1]
    )
    forget_period(amid.me.key_files, PERIOD)
    amid.me.ledger.left.clear()  # type: ignore[attr-defined]
    amid.run(-3).play()
    (data,) = amid.said(NoteKind.HELLO)
    key = period_key(amid.me.key_files, PERIOD)
    assert key is not None
    assert (
        read_hello(TEAM.id, PERIOD, data).box
        == key.box.public_key.encode()
        != amid.keys[0].box.public_key.encode()
    )


# The frozen list


@pytest.mark.parametrize(("day", "writes"), [(0.99, False), (1, True), (4.99, True), (5, False)])
def test_a_list_is_written_where_there_is_none_as_long_as_ballots_are_taken(
    amid: Amid, day: float, writes: bool
):
    amid.memory.frozen.clear()
    amid.run(day, NoteKind.HELLO).play()
    assert bool(amid.said(NoteKind.FROZEN)) is writes


def test_a_list_that_fits_is_chosen_after_a_day_and_none_is_written_beside_it(amid: Amid):
    amid.memory.frozen.clear()
    ((name, _),) = [note for note in amid.notes.items() if note[0].kind is NoteKind.FROZEN]
    amid.memory.seen[name.text] = PERIOD.moment(2).isoformat()
    amid.run(2.9, *LISTED).play()
    assert amid.memory.frozen == {}
    amid.run(3, *LISTED).play()
    assert amid.memory.frozen == {PERIOD.name: name.token}
    assert amid.said(NoteKind.FROZEN) == []


def test_a_chosen_list_that_is_gone_is_replaced_by_no_other(amid: Amid):
    amid.memory.frozen[PERIOD.name] = "a" * 64
    amid.run(3, *LISTED).play()
    assert amid.memory.frozen == {PERIOD.name: "a" * 64}
    assert amid.said(NoteKind.BALLOT) == []


# The ballot


@pytest.mark.parametrize(("day", "goes"), [(0.99, False), (1, True), (5, True), (5.01, False)])
def test_a_ballot_goes_out_from_day_1_to_day_5(amid: Amid, day: float, goes: bool):
    amid.run(day, *LISTED).play()
    assert bool(amid.said(NoteKind.BALLOT)) is goes


def nothing_compared(amid: Amid) -> None:
    amid.me.ledger.number = ""  # type: ignore[attr-defined]


def a_changed_key(amid: Amid) -> None:
    stranger(amid, "Member 3")


def taken_back(amid: Amid) -> None:
    note = withdrawal_note(amid.me.identity, amid.keys[0], TEAM.id, PERIOD, amid.trustees.hash)
    amid.notes.update([note])


def no_key(amid: Amid) -> None:
    forget_period(amid.me.key_files, PERIOD)


def a_key_of_another_list(amid: Amid) -> None:
    make_period_key(amid.me.key_files, PERIOD, amid.me.random_source.octets)


@pytest.mark.parametrize("ready", [False, True], ids=["", "ready"])
@pytest.mark.parametrize(
    "what", [sharing_ends, nothing_compared, a_changed_key, taken_back, no_key, a_key_of_another_list]
)
def test_a_ballot_stays_here_when_one_thing_is_wrong(amid: Amid, what: Callable[[Amid], None], ready: bool):
    if ready:
        amid.memory.ballot[PERIOD.name] = amid.cast[0][1].hex()
    what(amid)
    amid.run(3, *LISTED, NoteKind.WITHDRAWAL).play()
    assert amid.said(NoteKind.BALLOT) == []


def test_somebody_who_waits_under_a_name_of_their_own_holds_no_ballot_back(amid: Amid):
    stranger(amid, "Somebody new")
    amid.run(3, *LISTED).play()
    assert len(amid.said(NoteKind.BALLOT)) == 1


def test_a_ballot_is_made_once_and_sent_again_as_it_was(amid: Amid):
    rolls: list[int] = []
    source = amid.me.random_source
    below = lambda n: rolls.append(n) or source.below(n)  # noqa: E731
    amid.people[0] = replace(amid.me, random_source=replace(source, below=below))
    for _ in range(2):
        amid.run(3, *LISTED).play()
    assert amid.said(NoteKind.BALLOT) == [bytes.fromhex(amid.memory.ballot[PERIOD.name])]
    amid.memory.ballot.clear()
    amid.run(3, *LISTED).play()
    assert rolls.count(16) == 1, "sealed anew after the memory was lost, but not rolled anew"


def test_too_few_entries_make_no_ballot(amid: Amid):
    amid.me.ledger.band = lambda _: None  # type: ignore[attr-defined]
    amid.run(3, *LISTED).play()
    assert (amid.memory.ballot, amid.said(NoteKind.BALLOT)) == ({}, [])


def test_a_ballot_waits_to_be_looked_at_where_that_is_asked(amid: Amid):
    amid.me.key_files.write(REVIEW_FIRST, b"")
    amid.run(3, *LISTED).play()
    ready = amid.memory.ballot[PERIOD.name]
    assert (amid.memory.shown, amid.said(NoteKind.BALLOT)) == ([], [])
    amid.memory.shown.append(PERIOD.name)
    amid.run(3, *LISTED).play()
    assert amid.said(NoteKind.BALLOT) == [bytes.fromhex(ready)]


def test_a_ballot_that_was_on_its_way_is_not_held_back_by_a_later_wish_to_look(amid: Amid):
    amid.run(3, *LISTED).play()
    assert amid.memory.shown == [PERIOD.name]
    amid.me.ledger.left.clear()  # type: ignore[attr-defined]
    amid.me.key_files.write(REVIEW_FIRST, b"")
    amid.run(3, *LISTED).play()
    assert len(amid.said(NoteKind.BALLOT)) == 1


def test_a_ballot_is_kept_before_the_board_is_asked(amid: Amid):
    amid.board = Silent(amid.folder, TEAM.id, durable=False)
    with pytest.raises(BoardTrouble):
        amid.run(3, *LISTED).play()
    assert recall(amid.me.key_files).ballot == amid.memory.ballot != {}


# The closing list


@pytest.mark.parametrize(("day", "writes"), [(6.99, False), (7, True)])
def test_a_closing_list_of_all_ballots_is_written_from_day_7(amid: Amid, day: float, writes: bool):
    amid.run(day, *CAST).play()
    assert bool(amid.said(NoteKind.CLOSING)) is writes
    if writes:
        assert amid.said(NoteKind.CLOSING) == [amid.closing[1]]


def test_no_closing_list_is_chosen_before_day_7(amid: Amid):
    amid.run(6.99, *COUNTED).play()
    assert amid.memory.closing == {}


def test_a_closing_list_that_leaves_a_ballot_out_is_not_used(amid: Amid):
    short = close(TEAM.id, PERIOD, amid.trustees, amid.ballots[1:], CLOSED)
    assert short is not None
    amid.run(8, *CAST, more=[short]).play()
    assert (amid.memory.closing, amid.said(NoteKind.ANSWER)) == ({}, [])
    assert len(amid.said(NoteKind.CLOSING)) == 1, "one that leaves out none stands beside it"


def test_a_chosen_closing_list_that_is_gone_is_replaced_by_no_other(amid: Amid):
    amid.memory.closing[PERIOD.name] = "a" * 64
    amid.run(8.5, *COUNTED).play()
    assert amid.memory.closing == {PERIOD.name: "a" * 64}
    assert amid.said(NoteKind.ANSWER) == []


def test_what_was_taken_back_is_on_no_closing_list(amid: Amid):
    taken_back(amid)
    amid.run(7, *CAST, NoteKind.WITHDRAWAL).play()
    (data,) = amid.said(NoteKind.CLOSING)
    name = Name(NoteKind.CLOSING, PERIOD, digest(b"closing", data).hex())
    listed = read_closing(TEAM.id, name, data).ballots
    assert amid.me.key not in listed
    assert len(listed) == 8


# The answer


def test_a_list_is_answered_once_it_has_stood_a_day_and_the_key_dies_with_the_answer(amid: Amid):
    amid.memory.seen[amid.closing[0].text] = PERIOD.moment(7).isoformat()
    amid.run(7.9, *COUNTED).play()
    assert amid.said(NoteKind.ANSWER) == []
    assert amid.key is not None
    amid.run(8, *COUNTED).play()
    assert len(amid.said(NoteKind.ANSWER)) == 1
    assert amid.key is None


def test_an_answer_is_kept_and_its_key_gone_before_the_board_is_asked(amid: Amid):
    amid.board = Silent(amid.folder, TEAM.id, durable=False)
    with pytest.raises(BoardTrouble):
        amid.run(8.5, *COUNTED).play()
    assert recall(amid.me.key_files).answer == amid.memory.answer != {}
    assert amid.key is None


def test_an_answer_is_sent_again_as_it_was_though_another_list_stands_there(amid: Amid):
    amid.run(8.5, *COUNTED).play()
    ((name, data),) = [note for note in amid.me.ledger.left.items() if note[0].kind is NoteKind.ANSWER]  # type: ignore[attr-defined]
    amid.me.ledger.left.clear()  # type: ignore[attr-defined]
    make_period_key(amid.me.key_files, PERIOD, amid.me.random_source.octets)
    other = close(TEAM.id, PERIOD, amid.trustees, amid.ballots, CLOSED + timedelta(days=1))
    assert other is not None
    amid.memory.closing[PERIOD.name] = other[0].token
    amid.run(9.5, *COUNTED, more=[other]).play()
    assert amid.me.ledger.left == {name: data}  # type: ignore[attr-defined]
    assert amid.key is None, "a key that came back dies too"


def one_missing(amid: Amid) -> None:
    del amid.notes[amid.cast[4][0]]
    amid.memory.closing[PERIOD.name] = amid.closing[0].token


def false_seals(amid: Amid) -> None:
    """One ballot's seals are for the trustees in another order; its list counts it all the same."""
    person, key = amid.people[4], amid.keys[4]
    turned = replace(amid.trustees, hellos=(*amid.trustees.hellos[1:], amid.trustees.hellos[0]))
    name, data = ballot_note(
        person.identity, key, TEAM.id, PERIOD, turned, Band.LOW, person.random_source.below
    )
    amid.ballots[4] = read_ballot(TEAM.id, PERIOD, amid.trustees, data)
    closing = close(TEAM.id, PERIOD, amid.trustees, amid.ballots, CLOSED)
    assert closing is not None
    del amid.notes[amid.closing[0]]
    amid.closing = closing
    amid.notes |= {name: data, closing[0]: closing[1]}


def nobody_on_the_list(amid: Amid) -> None:
    amid.people[0] = replace(amid.me, identity=SigningKey(b"s" * 32))


@pytest.mark.parametrize("what", [a_key_of_another_list, nobody_on_the_list, one_missing, false_seals])
def test_who_can_not_answer_rightly_answers_nothing_and_keeps_the_key(
    amid: Amid, what: Callable[[Amid], None]
):
    what(amid)
    amid.run(8.5, *COUNTED).play()
    assert amid.memory.closing == {PERIOD.name: amid.closing[0].token}
    assert amid.said(NoteKind.ANSWER) == []
    assert amid.key is not None


# The totals


def test_the_totals_are_opened_by_seven_of_nine_and_published(amid: Amid):
    others = amid.answers()[1:]
    assert amid.run(8.5, *COUNTED, more=others[:5]).play() is None
    assert amid.board.trend() == []
    row = TrendRow(PERIOD.start, PERIOD.days, Tally(9, 0, 0))
    assert amid.run(8.5, *COUNTED, more=others).play() == row
    assert amid.board.trend() == [row]


def test_sums_that_contradict_one_another_make_a_gap_that_is_published(amid: Amid):
    others = dict(amid.answers()[1:])
    name, data = others.popitem()
    others[name] = altered(amid.people[8], data)
    gap = TrendRow(PERIOD.start, PERIOD.days, None)
    assert amid.run(8.5, *COUNTED, more=others.items()).play() == gap
    assert amid.board.trend() == [gap]


def altered(liar: LocalMember, data: bytes) -> bytes:
    """An answer whose last sum is another one, signed by the same member."""
    body = json.loads(data[HEAD:])
    return signed(liar.identity, NoteKind.ANSWER, {**body, "sums": [*body["sums"][:2], encoded(7).hex()]})


# Taking back


@pytest.mark.parametrize(("day", "taken"), [(2, 1), (6.99, 1), (7, 0)])
def test_a_ballot_is_taken_back_until_day_7(amid: Amid, day: float, taken: int):
    amid.memory.ballot[PERIOD.name] = "00"
    amid.memory.save(amid.me.key_files)
    assert withdraw(amid.me, amid.board, PERIOD.moment(day)) == taken
    assert len(amid.said(NoteKind.WITHDRAWAL)) == taken
    assert len(amid.board.read()) == taken


@pytest.mark.parametrize("lacks", ["a ballot", "a list", "a key", "a whole key"])
def test_where_no_ballot_can_be_there_is_nothing_to_take_back(amid: Amid, lacks: str):
    if lacks != "a ballot":
        amid.memory.ballot[PERIOD.name] = "00"
    if lacks == "a list":
        amid.memory.frozen.clear()
    if lacks == "a key":
        no_key(amid)
    if lacks == "a whole key":
        amid.me.key_files.write(f"period-{PERIOD.name}.key", b"half")
    amid.memory.save(amid.me.key_files)
    assert withdraw(amid.me, amid.board, PERIOD.moment(3)) == 0
    assert amid.said(NoteKind.WITHDRAWAL) == []


def test_what_is_taken_back_is_gone_from_the_board(amid: Amid):
    amid.memory.save(amid.me.key_files)
    name, data = amid.cast[0]
    amid.board.put(name, data)
    assert withdraw(amid.me, amid.board, PERIOD.moment(3)) == 1
    assert [each.kind for each in amid.board.read()] == [NoteKind.WITHDRAWAL]


# What is over


@pytest.mark.parametrize(
    ("day", "opened", "is_over"),
    [(8.5, True, True), (8.5, False, False), (28, False, False), (28.01, False, True)],
)
def test_what_is_opened_or_past_its_last_day_is_forgotten_everywhere(
    amid: Amid, day: float, opened: bool, is_over: bool
):
    for note in (amid.joins | amid.notes).items():
        amid.board.put(*note)
    if opened:
        amid.board.publish(TrendRow(PERIOD.start, PERIOD.days, Tally(9, 0, 0)))
    amid.memory.save(amid.me.key_files)
    reader = NoteCache()
    MemberApp(amid.me, amid.board, reader).visit(PERIOD.moment(day))
    left = recall(amid.me.key_files)
    assert (PERIOD not in left.periods()) is is_over
    assert (PERIOD not in {name.period for name in amid.board.read()}) is is_over
    assert (reader.known == {}) is is_over
    assert left.last_visit() == PERIOD.moment(day)
    if is_over:
        assert amid.key is None
