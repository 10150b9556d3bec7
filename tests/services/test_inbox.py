"""What comes while the diary is closed: kept sealed, taken in once and in order, damaged pieces set aside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.fakes import log_text
from tests.services.test_passphrase import CHEAP, WORDS, problem_of
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.inbox import NoInboxWord, from_words, to_words
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import Folders
from wellbeing.services import inbox, locked_key, passphrase
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.closed_entries import ClosedEntries
from wellbeing.services.environment import Environment
from wellbeing.system.file_lock import file_lock
from wellbeing.system.keys import sealed_words


@pytest.fixture
def closed(environment: Environment, folders: Folders) -> Iterator[ClosedEntries]:
    """What takes entries for a diary that its passphrase locks."""
    open_services(environment).close()
    passphrase.turn_on(folders, environment.clock, WORDS, cost=CHEAP)
    locked_key.lock(folders)
    yield ClosedEntries(environment)
    locked_key.lock(folders)


def reopened(closed: ClosedEntries) -> Services:
    passphrase.unlock(closed.environment.folders, WORDS)
    return open_services(closed.environment)


def test_what_came_is_there_once_it_opens(closed: ClosedEntries, folders: Folders):
    draft = CheckInDraft(7, -1, 2, ("tired",), ("overload",), "私たち 备注")
    assert not isinstance(closed.checkin(draft), Problem)
    closed.contact(ContactDraft("rude", 6, "anger", "result", "chat", "open", "a note"))
    with closing(reopened(closed)) as services:
        (checkin,) = services.checkins.between(None, None)
        (contact,) = services.contacts.between(None, None)
    assert (checkin.stress, checkin.feelings, checkin.note) == (7, ("tired",), "私たち 备注")
    assert (checkin.offset, checkin.at) == (28_800, closed.clock.now())
    assert (contact.kind, contact.felt, contact.state, contact.note) == ("rude", 6, "open", "a note")
    assert inbox.sealed_files(folders) == []


def test_nothing_of_it_can_be_read_beside_the_diary(closed: ClosedEntries, folders: Folders):
    closed.checkin(CheckInDraft(7, note="a marker string"))
    closed.start("ticket-4711")
    held = b"".join(path.read_bytes() for path in folders.data.rglob("*") if path.is_file())
    assert b"marker" not in held
    assert b"4711" not in held
    sizes = {path.stat().st_size for path in inbox.sealed_files(folders)}
    assert len(sizes) == 1  # a length tells as little as it can


def test_contacts_begin_and_end_in_order(closed: ClosedEntries, folders: Folders):
    closed.start("a")
    closed.clock.pass_by(minutes=1)  # type: ignore[attr-defined]
    closed.start("b")
    closed.start("b")
    closed.end(name="a")
    closed.end("rude", "c")
    with closing(reopened(closed)) as services:
        assert [contact.name for contact in services.contacts.open_ones()] == ["b"]
        assert [contact.kind for contact in services.contacts.between(None, None)] == ["rude"]


def test_open_contacts_are_a_plain_number(closed: ClosedEntries, folders: Folders):
    counts = []
    for act in (closed.start, closed.start, closed.end, closed.end, closed.end):
        act()
        counts.append(inbox.open_count(folders))
    assert counts == [1, 2, 1, 0, 0]
    assert (folders.inbox / "open").read_text("ascii") == "0"


def test_the_number_is_left_behind_as_the_diary_closes(closed: ClosedEntries, folders: Folders):
    with closing(reopened(closed)) as services:
        services.contacts.start("x")
        services.contacts.start("y")
    assert inbox.open_count(folders) == 2


def test_what_is_wrong_is_told_as_ever(closed: ClosedEntries):
    found = [
        closed.checkin(CheckInDraft(11)),
        closed.contact(ContactDraft("none")),
        closed.start("\n"),
        closed.end("none"),
    ]
    assert [type(answer) for answer in found] == [Problem] * 4
    assert inbox.sealed_files(closed.environment.folders) == []


def test_killed_between_taking_and_tidying_nothing_is_there_twice(
    closed: ClosedEntries, folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    closed.checkin(CheckInDraft(7))
    closed.checkin(CheckInDraft(8))

    class Killed(BaseException):
        pass

    def kill(*_: object, **__: object) -> None:
        raise Killed

    passphrase.unlock(folders, WORDS)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", kill)
        with pytest.raises(Killed):
            open_services(closed.environment)
    assert len(inbox.sealed_files(folders)) == 2
    with closing(reopened(closed)) as services:
        assert [entry.stress for entry in services.checkins.between(None, None)] == [7, 8]
        assert services.diary.rows("SELECT count(*) FROM inbox_taken") == [(0,)]


def test_what_can_not_be_read_is_set_aside_and_told(
    closed: ClosedEntries, folders: Folders, caplog: pytest.LogCaptureFixture
):
    first, second = closed.checkin(CheckInDraft(7)), closed.checkin(CheckInDraft(8))
    assert isinstance(first, Path)
    assert isinstance(second, Path)
    first.write_bytes(b"damaged")
    (folders.inbox / "00000009-0123456789abcdef.sealed").write_bytes(bytes(inbox.LONGEST + 1))
    with closing(reopened(closed)) as services:
        assert [entry.stress for entry in services.checkins.between(None, None)] == [8]
        assert Problem("inbox", "problem.inbox_damaged", {"n": 2}) in services.preferences.problems
    assert "2 files of the inbox could not be read" in log_text(caplog)
    assert first.with_suffix(".damaged").read_bytes() == b"damaged"
    first.write_bytes(b"come again")
    with closing(open_services(closed.environment)):
        pass
    assert first.with_suffix(".damaged").read_bytes() == b"damaged", "not written over"
    assert first.with_suffix(".damaged-2").read_bytes() == b"come again"


def test_it_holds_so_much_and_no_more(
    closed: ClosedEntries, folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(inbox, "MOST", 2)
    closed.start()
    closed.start()
    assert problem_of(closed.start) == "problem.inbox_full"
    monkeypatch.setattr(inbox, "MOST", 100)
    monkeypatch.setattr(inbox, "MOST_BYTES", 500)
    assert problem_of(closed.start) == "problem.inbox_full"
    assert len(inbox.sealed_files(folders)) == 2


def test_while_another_process_takes_it_in_it_is_left_to_that(closed: ClosedEntries, folders: Folders):
    with closing(reopened(closed)) as services:
        closed.checkin(CheckInDraft(7))
        with file_lock(folders.data / "inbox.lock", 0.0), pytest.raises(Refused) as refused:
            services.take_inbox_in()
        assert refused.value.problem == Problem("inbox", "problem.inbox_busy")
        assert services.take_inbox_in() == (1, [])


def test_taken_back_before_the_diary_opens_it_never_was(closed: ClosedEntries, folders: Folders):
    kept = closed.checkin(CheckInDraft(7))
    assert isinstance(kept, Path)
    assert inbox.take_back(folders, kept)
    assert not inbox.take_back(folders, kept)
    with closing(reopened(closed)) as services:
        assert services.checkins.between(None, None) == []


def test_a_foreign_key_in_its_place_is_told_and_replaced(closed: ClosedEntries, folders: Folders):
    ours = (folders.inbox / "public").read_text("ascii")
    (folders.inbox / "public").write_text("ab" * 32, "ascii")
    with closing(reopened(closed)) as services:
        assert inbox.make_inbox(folders, services.diary)
        assert not inbox.make_inbox(folders, services.diary)
    assert (folders.inbox / "public").read_text("ascii") == ours


def test_the_public_key_is_reckoned_once(
    environment: Environment, folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    """The hourly look needs no library that reckons keys: in the tray it would stay in memory."""
    with closing(open_services(environment)) as services:
        inbox.make_inbox(folders, services.diary)
        # As in a diary from before that was brought up.
        services.diary.conn.execute("UPDATE inbox_key SET public = NULL")
        assert not inbox.make_inbox(folders, services.diary)
        made = (folders.inbox / "public").read_text("ascii")
        monkeypatch.setattr(sealed_words, "public_key_of", lambda _private: pytest.fail("reckoned again"))
        assert not inbox.make_inbox(folders, services.diary)
        (folders.inbox / "public").write_text(bytes(32).hex(), "ascii")
        assert inbox.make_inbox(folders, services.diary)  # a foreign one is still seen
    assert (folders.inbox / "public").read_text("ascii") == made


def test_a_restore_keeps_the_inbox_open(closed: ClosedEntries, folders: Folders):
    """The key of the inbox stands in the diary: a backup from before it was made must not take that away."""
    from wellbeing.services.backups import Backups

    backups = Backups(folders, closed.clock)
    with closing(reopened(closed)) as services:
        services.checkins.record(CheckInDraft(1))
        oldest = backups.all()[-1][1]
    locked_key.lock(folders)
    closed.checkin(CheckInDraft(9))
    passphrase.unlock(folders, WORDS)
    backups.restore(oldest)
    with closing(open_services(closed.environment)) as services:
        assert [entry.stress for entry in services.checkins.between(None, None)] == [9]


@pytest.mark.parametrize(
    "words",
    [b"", b"[]", b"{}", b'{"form": 2}', b'{"form": 1, "what": "end", "at": 1.5}',
     b'{"form": 1, "what": "start", "at": 1, "name": "\\n"}', b'{"form": 1, "what": "other", "at": 1}',
     b'{"form": 1, "what": "checkin", "at": 9e99, "offset": 0}',
     b'{"form":1,"what":"checkin","at":1700000000000000,"offset":0,"stress":11,"pleasant":null,"energy":null,'
     b'"note":"","feelings":[],"causes":[]}'],
)  # fmt: skip
def test_what_is_no_word_of_ours_is_no_entry(words: bytes):
    with pytest.raises(NoInboxWord):
        from_words(words)


def test_a_word_is_the_same_after_the_way_there_and_back(closed: ClosedEntries):
    from wellbeing.domain.inbox import ContactEnd, ContactStart

    for word in (ContactStart(closed.clock.now(), "x"), ContactEnd(closed.clock.now())):
        assert from_words(to_words(word)) == word
