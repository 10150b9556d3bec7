"""What an app demands before it uses a frozen list or answers a closing list, and what a folder must not do to it."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from wellbeing.ballot.ballot import Ballot, Header, countable, standing
from wellbeing.ballot.board import MOST_BYTES, BoardTrouble, Name, NoteKind
from wellbeing.ballot.board_folder import FolderBoard, create, team_folders, write
from wellbeing.ballot.closing import Closing, Seen, answerable
from wellbeing.ballot.founding import Team
from wellbeing.ballot.trustees import Hello, Trustees, one_each, trusts
from wellbeing.domain.team.bands import Tally, TrendRow
from wellbeing.domain.team.periods import Period, midnight

PERIOD = Period(date(2024, 1, 29), 28)
CLOSED = PERIOD.moment(8).astimezone(UTC).date()
EARLY, LATE = midnight(CLOSED) - timedelta(hours=48), midnight(CLOSED) - timedelta(hours=47)
NOW = midnight(CLOSED) + timedelta(hours=9)


def key(number: int, what: bytes = b"k") -> bytes:
    return what * 31 + bytes([number])


HELLOS = tuple(Hello(key(number), key(number, b"b"), b"") for number in range(12))
TRUSTEES = Trustees(b"t" * 32, HELLOS)
KEYS = [hello.signer for hello in HELLOS]
BALLOTS = [
    Ballot(key(number, b"h"), Header(b"T" * 32, PERIOD, TRUSTEES.hash, key(number)), (key(number, b"s"),))
    for number in range(12)
]


def closing_of(ballots: list[Ballot], closed: date = CLOSED) -> Closing:
    return Closing(
        b"c" * 32, TRUSTEES.hash, closed, {ballot.header.sender: ballot.hash for ballot in ballots}
    )


def seen_at(moment: datetime, ballots: list[Ballot] = BALLOTS, withdrawn: tuple[bytes, ...] = ()) -> Seen:
    return Seen(ballots, {ballot.hash: moment for ballot in ballots}, withdrawn)


def test_a_frozen_list_is_used_when_all_is_right():
    assert trusts(TRUSTEES, KEYS, HELLOS[0], KEYS, KEYS)
    assert trusts(TRUSTEES, KEYS, None, [], [])
    assert trusts(TRUSTEES, KEYS, Hello(key(77), key(77, b"b"), b""), [], KEYS), "who is not on it may use it"


def test_a_frozen_list_with_one_thing_wrong_is_not_used():
    swapped = replace(HELLOS[0], box=key(99, b"b"))
    more = [*KEYS, *(key(number) for number in range(20, 25))]
    assert not trusts(TRUSTEES, KEYS, swapped, KEYS, KEYS), "this app's own key is another one on it"
    assert not trusts(TRUSTEES, KEYS[1:], HELLOS[0], [], KEYS), "somebody on it was not accepted"
    assert not trusts(TRUSTEES, KEYS, HELLOS[0], [key(77)], KEYS), "somebody seen in time is missing"
    assert trusts(TRUSTEES, KEYS, HELLOS[0], [], more[:16])
    assert not trusts(TRUSTEES, KEYS, HELLOS[0], [], more), "more than a quarter is left out"


def test_who_brought_two_keys_is_left_out():
    assert one_each([*HELLOS, HELLOS[1], replace(HELLOS[0], box=key(99, b"b"))]).keys() == set(KEYS[1:])


def test_a_closing_list_is_answered_when_all_is_right():
    for moment in (EARLY, LATE):
        assert answerable(closing_of(BALLOTS), PERIOD, TRUSTEES, seen_at(moment), NOW)
    assert answerable(closing_of(BALLOTS[:9]), PERIOD, TRUSTEES, seen_at(LATE), NOW), "a quarter came late"
    ahead = closing_of(BALLOTS, CLOSED + timedelta(days=1))
    assert answerable(ahead, PERIOD, TRUSTEES, seen_at(EARLY), NOW), "a clock may be off by a day"


def test_a_closing_list_with_one_thing_wrong_is_not_answered():
    first, second = BALLOTS[:2]
    crossed = {
        **closing_of(BALLOTS).ballots,
        first.header.sender: second.hash,
        second.header.sender: first.hash,
    }
    twin = replace(second, hash=key(50, b"h"))
    wrongs = {
        "another list's": (replace(closing_of(BALLOTS), trustees=b"x" * 32), seen_at(EARLY)),
        "closed before day 7": (closing_of(BALLOTS, CLOSED - timedelta(days=2)), seen_at(EARLY)),
        "closed in the future": (closing_of(BALLOTS, CLOSED + timedelta(days=2)), seen_at(EARLY)),
        "one left out that was seen": (closing_of(BALLOTS[1:]), seen_at(EARLY)),
        "more than a quarter left out": (closing_of(BALLOTS[:8]), seen_at(LATE)),
        "one that is not here": (closing_of(BALLOTS), seen_at(EARLY, BALLOTS[1:])),
        "one that was taken back": (closing_of(BALLOTS), seen_at(EARLY, withdrawn=(KEYS[0],))),
        "of a sender who cast two": (closing_of(BALLOTS), seen_at(EARLY, [*BALLOTS, twin])),
        "under another's name": (replace(closing_of(BALLOTS), ballots=crossed), seen_at(EARLY)),
    }
    for what, (closing, seen) in wrongs.items():
        assert not answerable(closing, PERIOD, TRUSTEES, seen, NOW), what


def test_copies_and_second_ballots_count_for_nobody():
    first, *rest = BALLOTS
    copy = replace(first, hash=key(50, b"h"), header=replace(first.header, sender=key(60)))
    assert countable([*BALLOTS, first]).keys() == {ballot.hash for ballot in BALLOTS}
    assert countable([*BALLOTS, copy]).keys() == {ballot.hash for ballot in rest}
    assert countable([*BALLOTS, replace(first, hash=key(50, b"h"), seals=(b"other",))]).keys() == {
        ballot.hash for ballot in rest
    }


def test_a_copy_that_was_first_seen_after_the_others_were_due_harms_none():
    copy = replace(BALLOTS[0], hash=key(50, b"h"), header=replace(BALLOTS[0].header, sender=key(60)))
    early = {ballot.hash: EARLY for ballot in BALLOTS}
    assert standing([*BALLOTS, copy], {**early, copy.hash: LATE}, EARLY).keys() == early.keys()
    assert copy.hash not in standing([*BALLOTS, copy], early, EARLY)
    assert BALLOTS[0].hash not in standing([*BALLOTS, copy], {**early, copy.hash: EARLY}, EARLY)
    assert standing(BALLOTS, {ballot.hash: LATE for ballot in BALLOTS}, EARLY).keys() == early.keys()


TEAM = Team("Blue", date(2024, 1, 22), "0" * 32)
NOTE = Name(NoteKind.HELLO, PERIOD, "a" * 64)


@pytest.fixture
def board(tmp_path: Path) -> FolderBoard:
    (tmp_path / "share").mkdir(mode=0o750)
    (tmp_path / "share").chmod(0o750)
    made = FolderBoard(tmp_path / "share", TEAM.id, durable=False)
    made.put(TEAM.place, TEAM.note)
    return made


def test_a_link_to_a_whole_note_is_not_followed(board: FolderBoard, tmp_path: Path):
    (folder,) = (tmp_path / "share").iterdir()
    board.put(NOTE, b"note")
    (folder / f"{NOTE.text}.wb").rename(tmp_path / "elsewhere")
    (folder / f"{NOTE.text}.wb").symlink_to(tmp_path / "elsewhere")
    assert NOTE not in FolderBoard(tmp_path / "share", TEAM.id).read()
    (tmp_path / "elsewhere").replace(folder / f"{NOTE.text}.wb")
    assert NOTE in FolderBoard(tmp_path / "share", TEAM.id).read()


def test_a_whole_note_without_our_ending_is_foreign(board: FolderBoard, tmp_path: Path):
    (folder,) = (tmp_path / "share").iterdir()
    board.put(NOTE, b"note")
    (folder / f"{NOTE.text}.wb").rename(folder / NOTE.text)
    assert NOTE not in FolderBoard(tmp_path / "share", TEAM.id).read()
    board.purge([PERIOD])
    assert (folder / NOTE.text).exists()


def test_a_note_is_never_written_over_with_links_or_without(board: FolderBoard, tmp_path: Path):
    assert board.put(NOTE, b"first")
    assert not board.put(NOTE, b"second")
    assert board.read()[NOTE] == b"first"
    path = tmp_path / "file"
    assert create(path, b"first", 0o600)
    assert not create(path, b"second", 0o600)
    assert not write(path, b"third", 0o600, durable=False)
    assert path.read_bytes() == b"first"
    assert not list(tmp_path.glob(".*.part"))


def test_who_may_read_the_folder_may_read_the_notes_and_nobody_else(board: FolderBoard, tmp_path: Path):
    (folder,) = (tmp_path / "share").iterdir()
    (file,) = folder.iterdir()
    assert folder.stat().st_mode & 0o777 == 0o750
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_note_that_nobody_would_read_is_not_written(board: FolderBoard):
    with pytest.raises(BoardTrouble, match="full"):
        board.put(NOTE, bytes(MOST_BYTES + 1))
    assert board.put(NOTE, bytes(MOST_BYTES))
    assert len(board.read()[NOTE]) == MOST_BYTES


def test_only_what_is_over_is_purged_and_only_the_asked_days_are_shown(board: FolderBoard):
    later = Period(date(2024, 2, 26), 28)
    board.put(NOTE, b"note")
    board.put(Name(NoteKind.HELLO, later, "a" * 64), b"note")
    board.purge([PERIOD])
    assert {name.period for name in board.read()} == {None, later}
    for period in (PERIOD, later):
        board.publish(TrendRow(period.start, period.days, Tally(8, 0, 0)))
    assert [row.start for row in board.site(later.start, later.end.date())] == [later.start]
    assert [row.start for row in board.site(PERIOD.start, PERIOD.start)] == [PERIOD.start]


def test_a_folder_that_is_not_there_is_away_and_no_team_without_notes(tmp_path: Path):
    with pytest.raises(BoardTrouble, match="away"):
        FolderBoard(tmp_path / "gone", TEAM.id).read()
    assert FolderBoard(tmp_path, TEAM.id).read() == {}


def test_a_team_is_listed_by_its_own_note_in_its_own_folder(board: FolderBoard, tmp_path: Path):
    share = tmp_path / "share"
    (folder,) = share.iterdir()
    (note,) = folder.iterdir()
    assert [name for name, _ in team_folders(share)] == ["Blue"]
    (folder / f"team.team.{'b' * 64}.wb").write_bytes(note.read_bytes())
    (folder / "team.team.wb").write_bytes(note.read_bytes())
    (share / f"wellbeing-{'c' * 16}").mkdir()
    (share / f"wellbeing-{'c' * 16}" / note.name).write_bytes(note.read_bytes())
    assert [name for name, _ in team_folders(share)] == ["Blue"]


@pytest.mark.parametrize(("number", "word"), [(13, "denied"), (30, "denied"), (28, "full"), (5, "away")])
def test_what_the_folder_did_wrong_is_told(
    board: FolderBoard, monkeypatch: pytest.MonkeyPatch, number: int, word: str
):
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(BoardTrouble, match=word):
        board.put(NOTE, b"note")
