"""Every note with one thing wrong, rightly signed all the same: each is refused for that one thing."""

from __future__ import annotations

import json
import random
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date

import pytest
from nacl.public import SealedBox
from nacl.signing import SigningKey

from wellbeing.ballot.answer import TrusteeSums, Void, answer_note, combine, read_answer
from wellbeing.ballot.ballot import (
    Ballot,
    FalseSeal,
    ballot_note,
    open_share,
    read_ballot,
    read_withdrawal,
    withdrawal_note,
)
from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.closing import Closing, close, read_closing
from wellbeing.ballot.founding import Team, day, read_team
from wellbeing.ballot.identity import MemoryKeyFiles, PeriodKey, identity, make_period_key, period_key
from wellbeing.ballot.notes import HEAD, BadNote, canonical, digest, hexed, opened, signed
from wellbeing.ballot.roster import join_note, leave_note, read_join, read_leave
from wellbeing.ballot.shamir import ORDER, encoded
from wellbeing.ballot.trend import is_row, read_row, row_file, row_note
from wellbeing.ballot.trustees import Trustees, freeze, hello_note, read_hello, read_trustees
from wellbeing.domain.team.bands import Band, Tally, TrendRow
from wellbeing.domain.team.periods import Period

TEAM = Team("Blue", date(2024, 1, 22), "0" * 32)
PERIOD, LATER = Period(date(2024, 1, 29), 28), Period(date(2024, 2, 26), 28)
TODAY = date(2024, 3, 5)
X32 = b"x" * 32


def refused(word: str) -> AbstractContextManager[object]:
    """Expect that a note is refused for this one thing: for another one the test would show nothing."""
    return pytest.raises(BadNote, match=f"^{word}$")


@dataclass(frozen=True)
class Closed:
    """Nine members whose lists, ballots and answers are all as they should be; in the order of the list."""

    members: list[SigningKey]
    keys: list[PeriodKey]
    frozen: tuple[Name, bytes]
    trustees: Trustees
    notes: list[bytes]
    ballots: list[Ballot]
    closing: tuple[Name, bytes]
    closed: Closing


def members_of(number: int, dice: random.Random) -> list[SigningKey]:
    made = [SigningKey(dice.randbytes(32)) for _ in range(number)]
    return sorted(made, key=lambda member: member.verify_key.encode())


@pytest.fixture(scope="module")
def right() -> Closed:
    dice = random.Random(1)
    members = members_of(9, dice)
    keys = [make_period_key(MemoryKeyFiles(), PERIOD, dice.randbytes) for _ in members]
    hellos = [
        read_hello(TEAM.id, PERIOD, hello_note(member, key, TEAM.id, PERIOD)[1])
        for member, key in zip(members, keys, strict=True)
    ]
    frozen = freeze(TEAM.id, PERIOD, hellos)
    assert frozen is not None
    trustees = read_trustees(TEAM.id, *frozen)
    notes = [
        ballot_note(member, key, TEAM.id, PERIOD, trustees, Band.LOW, dice.randrange)[1]
        for member, key in zip(members, keys, strict=True)
    ]
    ballots = [read_ballot(TEAM.id, PERIOD, trustees, data) for data in notes]
    closing = close(TEAM.id, PERIOD, trustees, ballots, TODAY)
    assert closing is not None
    return Closed(members, keys, frozen, trustees, notes, ballots, closing, read_closing(TEAM.id, *closing))


def altered(key: SigningKey, kind: NoteKind, data: bytes, change: dict[str, object]) -> bytes:
    """Return a signed note that says something else, signed again."""
    return signed(key, kind, {**json.loads(data[HEAD:]), **change})


def relisted(made: tuple[Name, bytes], change: dict[str, object]) -> tuple[Name, bytes]:
    """Return a list that says something else, under the name that its own hash gives it."""
    data = canonical({**json.loads(made[1]), **change})
    kind = made[0].kind
    return Name(kind, made[0].period, digest(kind.encode(), data).hex()), data


ELSEWHERE: dict[str, tuple[str, dict[str, object]]] = {
    "another team": ("", {"team": X32.hex()}),
    "another period": ("", {"period": LATER.name}),
    "another version": ("version", {"v": 2}),
    "a field of the wrong kind": ("fields", {"team": 7}),
    "a field too many": ("fields", {"more": "x"}),
}


@pytest.mark.parametrize("what", ELSEWHERE)
def test_a_note_of_elsewhere_is_none_here(right: Closed, what: str):
    member, key = right.members[0], right.keys[0]
    _, answer = answer_note(member, key, TEAM.id, PERIOD, right.trustees, right.closed, right.ballots)
    _, withdrawal = withdrawal_note(member, key, TEAM.id, PERIOD, right.trustees.hash)
    _, hello = hello_note(member, key, TEAM.id, PERIOD)
    for kind, data, read in (
        (NoteKind.HELLO, hello, lambda data: read_hello(TEAM.id, PERIOD, data)),
        (NoteKind.BALLOT, right.notes[0], lambda data: read_ballot(TEAM.id, PERIOD, right.trustees, data)),
        (NoteKind.WITHDRAWAL, withdrawal, lambda data: read_withdrawal(TEAM.id, PERIOD, data)),
        (NoteKind.ANSWER, answer, lambda data: read_answer(TEAM.id, PERIOD, right.trustees, data)),
    ):
        word, change = ELSEWHERE[what]
        assert read(altered(member, kind, data, {}))
        with refused(word or kind):
            read(altered(member, kind, data, change))


@pytest.mark.parametrize("what", ELSEWHERE)
def test_a_list_of_elsewhere_is_none_here(right: Closed, what: str):
    for made, read in ((right.frozen, read_trustees), (right.closing, read_closing)):
        word, change = ELSEWHERE[what]
        assert read(TEAM.id, *relisted(made, {}))
        with refused("fields" if word == "fields" else made[0].kind):
            read(TEAM.id, *relisted(made, change))


def test_a_list_stands_under_its_own_hash_and_period_alone(right: Closed):
    for (name, data), read in ((right.frozen, read_trustees), (right.closing, read_closing)):
        for other in (Name(name.kind, PERIOD, "0" * 64), Name(name.kind, None, name.token)):
            with refused(name.kind):
                read(TEAM.id, other, data)


def test_a_frozen_list_names_eight_to_three_hundred_each_once_and_in_order(right: Closed):
    hellos = json.loads(right.frozen[1])["hellos"]
    _, borrowed = hello_note(right.members[0], right.keys[1], TEAM.id, PERIOD)
    for word, wrong in (
        ("frozen", hellos[:7]),
        ("frozen", hellos[::-1]),
        ("frozen", [hellos[0], *hellos]),
        ("frozen", [borrowed.hex(), *hellos[1:]]),
        ("figures", [*hellos[:8], 7]),
    ):
        with refused(word):
            read_trustees(TEAM.id, *relisted(right.frozen, {"hellos": wrong}))
    assert len(read_trustees(TEAM.id, *relisted(right.frozen, {"hellos": hellos[:8]})).hellos) == 8


def test_more_than_three_hundred_are_no_list(right: Closed):
    dice = random.Random(2)
    hellos = [
        read_hello(TEAM.id, PERIOD, hello_note(member, key, TEAM.id, PERIOD)[1])
        for member in members_of(301, dice)
        for key in [make_period_key(MemoryKeyFiles(), PERIOD, dice.randbytes)]
    ]
    assert freeze(TEAM.id, PERIOD, hellos) is None
    assert freeze(TEAM.id, PERIOD, hellos[:7]) is None
    name_and_list = freeze(TEAM.id, PERIOD, hellos[:300])
    assert name_and_list is not None
    assert len(read_trustees(TEAM.id, *name_and_list).hellos) == 300
    every = sorted(hellos, key=lambda hello: hello.signer)
    with refused("frozen"):
        read_trustees(TEAM.id, *relisted(right.frozen, {"hellos": [hello.data.hex() for hello in every]}))


def test_a_ballot_is_for_this_list_by_one_of_it_with_a_seal_for_each(right: Closed):
    outsider, seals = SigningKey(b"o" * 32), json.loads(right.notes[0][HEAD:])["seals"]
    wrongs: list[tuple[str, SigningKey, dict[str, object]]] = [
        ("ballot", outsider, {}),
        ("ballot", right.members[0], {"list": X32.hex()}),
        ("ballot", right.members[0], {"seals": seals[:-1]}),
        ("ballot", right.members[0], {"seals": [*seals, seals[0]]}),
        ("figures", right.members[0], {"seals": [seals[0][:-2], *seals[1:]]}),
        ("figures", right.members[0], {"seals": [seals[0] + "00", *seals[1:]]}),
    ]
    for word, signer, change in wrongs:
        with refused(word):
            read_ballot(
                TEAM.id, PERIOD, right.trustees, altered(signer, NoteKind.BALLOT, right.notes[0], change)
            )


def test_an_answer_is_a_trustees_own_with_three_sums(right: Closed):
    member = right.members[0]
    _, data = answer_note(member, right.keys[0], TEAM.id, PERIOD, right.trustees, right.closed, right.ballots)
    sums = json.loads(data[HEAD:])["sums"]
    wrongs: list[tuple[str, SigningKey, dict[str, object]]] = [
        ("answer", SigningKey(b"o" * 32), {}),
        ("answer", right.members[1], {}),
        ("answer", member, {"index": 2}),
        ("answer", member, {"sums": sums[:2]}),
        ("answer", member, {"sums": [*sums, sums[0]]}),
        ("answer", member, {"sums": [*sums[:2], encoded(ORDER).hex()]}),
        ("figures", member, {"closing": "00"}),
    ]
    for word, signer, change in wrongs:
        with refused(word):
            read_answer(TEAM.id, PERIOD, right.trustees, altered(signer, NoteKind.ANSWER, data, change))


def test_who_is_no_trustee_makes_no_answer(right: Closed):
    with pytest.raises(ValueError, match="not a trustee"):
        answer_note(
            SigningKey(b"o" * 32), right.keys[0], TEAM.id, PERIOD, right.trustees, right.closed, right.ballots
        )


def test_a_closing_list_counts_eight_or_more_each_once_and_in_order(right: Closed):
    rows = json.loads(right.closing[1])["ballots"]
    for wrong in (
        rows[:7],
        rows[::-1],
        [rows[0], *rows],
        sorted([[rows[0][0], rows[1][1]], *rows]),
        sorted([[rows[0][0], rows[1][1]], *rows[1:]]),
        [*rows[:-1], [*rows[-1], "00"]],
        [*rows[:-1], rows[-1][:1]],
        [*rows[:-1], "ab"],
        [*rows[:-1], dict.fromkeys(rows[-1], 1)],
    ):
        with refused("closing"):
            read_closing(TEAM.id, *relisted(right.closing, {"ballots": wrong}))
    assert close(TEAM.id, PERIOD, right.trustees, right.ballots[:7], TODAY) is None
    assert len(read_closing(TEAM.id, *relisted(right.closing, {"ballots": rows[:8]})).ballots) == 8


@pytest.mark.parametrize("text", ["2024-1-22", "20240122", "2024-W04-1", "2023-12-31", "9000-01-01", "x", ""])
def test_a_day_is_written_in_one_way_and_lies_in_our_time(text: str):
    with refused("day"):
        day(text)
    assert day("2024-01-01") == date(2024, 1, 1)
    assert day("8999-12-31") == date(8999, 12, 31)


@pytest.mark.parametrize(
    ("word", "change"),
    [
        ("name", {"name": "a\nb"}),
        ("name", {"name": " Blue"}),
        ("figures", {"salt": "0" * 30}),
        ("figures", {"salt": "Z" * 32}),
        ("day", {"founded": "x"}),
        ("version", {"v": 2}),
    ],
)
def test_a_founding_note_holds_a_name_a_day_and_a_salt(word: str, change: dict[str, object]):
    with refused(word):
        read_team(canonical({**json.loads(TEAM.note), **change}))


def test_a_note_of_joining_or_leaving_is_of_this_team(right: Closed):
    member = right.members[0]
    (_, join), (_, leave) = join_note(member, TEAM, "Ann", TODAY), leave_note(member, TEAM, TODAY)
    assert read_join(TEAM, join) == (member.verify_key.encode(), "Ann", TODAY)
    assert read_leave(TEAM, leave) == (member.verify_key.encode(), TODAY)
    for change in ({"team": X32.hex()}, {"joined": "2024-01-21"}, {"name": "Ann "}):
        with refused("join"):
            read_join(TEAM, altered(member, NoteKind.JOIN, join, change))
    with refused("leave"):
        read_leave(TEAM, altered(member, NoteKind.LEAVE, leave, {"team": X32.hex()}))


ROW = TrendRow(PERIOD.start, PERIOD.days, Tally(8, 1, 0))


@pytest.mark.parametrize(
    "change",
    [{"team": X32.hex()}, {"v": 2}, {"period": "2024-01-30.28"}, {"n": 8}, {"n": 7, "low": 6}, {"high": -1, "low": 9},
     {"low": "8"}, {"more": 1}],
)  # fmt: skip
def test_a_row_that_cannot_be_is_none(change: dict[str, object]):
    good = row_note(TEAM.id, ROW)
    assert read_row(TEAM.id, good) == ROW
    assert read_row(TEAM.id, canonical({**json.loads(good), **change})) is None


def test_a_file_is_a_row_by_its_whole_name():
    good = row_file(ROW, X32)
    assert is_row(good)
    for wrong in (f"{good}.part", f"x{good}", good.replace("2024-01-29", "2024-01-30"), good.upper()):
        assert not is_row(wrong)


def test_a_note_that_is_cut_anywhere_or_has_one_bit_changed_is_none(right: Closed):
    member, shape = right.members[0], {"team": str, "period": str, "box": str}
    _, data = hello_note(member, right.keys[0], TEAM.id, PERIOD)
    assert opened(NoteKind.HELLO, data, shape).signer == member.verify_key.encode()
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        for wrong in (data[:place], changed):
            with refused("form" if len(wrong) < HEAD or wrong[:4] != data[:4] else "signature"):
                opened(NoteKind.HELLO, wrong, shape)


@pytest.mark.parametrize(
    "figures",
    # Spaces are passed over by Python: the right length with too few bytes, the right bytes at another length.
    [7, None, "", "ab" * 31, "ab" * 33, "AB" * 32, "zz" * 32, "ab " * 21 + "a", "ab " * 32, "ab " * 21 + " "],
)
def test_what_is_no_row_of_figures_is_refused(figures: object):
    with refused("figures"):
        hexed(figures, 32)


@pytest.mark.parametrize("size", [0, 31, 33, 63, 65])
def test_a_key_of_another_size_is_no_key(size: int):
    key_files = MemoryKeyFiles()
    key_files.write("identity.key", bytes(size))
    key_files.write(f"period-{PERIOD.name}.key", bytes(size))
    assert identity(key_files) is None
    assert period_key(key_files, PERIOD) is None


def test_a_seal_is_opened_by_its_own_key_for_its_own_ballot_and_holds_three_shares(right: Closed):
    box, ballot = right.keys[0].box, right.ballots[1]
    inside = SealedBox(box).decrypt(ballot.seals[0])
    assert len(open_share(ballot, box, 1)) == 3
    for wrong in (
        inside[:-32],
        inside + bytes(32),
        inside[:-32] + b"\xff" * 32,
        bytes([inside[0] ^ 1]) + inside[1:],
        right.ballots[2].header.data(1) + inside[-96:],
        ballot.header.data(2) + inside[-96:],
    ):
        with pytest.raises(FalseSeal):
            open_share(replace(ballot, seals=(SealedBox(box.public_key).encrypt(wrong),)), box, 1)
    for wrong in (bytes(len(ballot.seals[0])), b"", ballot.seals[1]):
        with pytest.raises(FalseSeal):
            open_share(replace(ballot, seals=(wrong,)), box, 1)


def test_totals_that_cannot_be_make_the_period_void(right: Closed):
    closed, trustees = right.closed, right.trustees

    def answers(*totals: int) -> list[TrusteeSums]:
        return [TrusteeSums(closed.hash, index, totals) for index in range(1, 10)]

    assert combine(trustees, closed, answers(9, 0, 0)) == Tally(9, 0, 0)
    assert combine(trustees, closed, answers(9, 0, 0)[:6]) is None
    for totals in ((10, 0, 0), (8, 0, 0), (9, 1, ORDER - 1), (9, 9, 9)):
        with pytest.raises(Void):
            combine(trustees, closed, answers(*totals))
    false = replace(answers(9, 0, 0)[8], sums=(8, 1, 0))
    with pytest.raises(Void):
        combine(trustees, closed, [*answers(9, 0, 0)[:8], false])
