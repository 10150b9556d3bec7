"""Takes entries while the diary is closed: each sealed in a file of its own, taken in once when it opens."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.disk_problems import disk_told
from wellbeing.services.key_ring import WAITED_FOR
from wellbeing.services.locked_key import LOCKED
from wellbeing.system import files
from wellbeing.system.file_lock import Busy, file_lock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wellbeing.domain.inbox import InboxWord
    from wellbeing.paths import Folders
    from wellbeing.storage.contacts import ContactStore
    from wellbeing.storage.database import Diary

log = logging.getLogger(__name__)

CLOSED = frozenset({*WAITED_FOR, LOCKED})
"""Why a diary is closed that will open again: until then the inbox takes what comes."""
NAME = re.compile(r"(\d{8})-[0-9a-f]{16}\.sealed")
MOST, MOST_BYTES, LONGEST = 2_000, 8 << 20, 64 << 10
CLOCK = "clock"
PATIENCE = 10.0
AT_ONCE = 100
"""So many are taken in with one transaction."""


def takes_in_for(problem: Problem, folders: Folders) -> bool:
    """Tell whether the inbox can take what the diary can't, since that is closed for a reason that will pass."""
    try:
        return problem.key in CLOSED and _public(folders) is not None
    except OSError:  # it is there: putting something in says what the disk does
        return True


@disk_told("inbox")
def put(folders: Folders, word: InboxWord) -> Path:
    """Seal a word into the inbox; when this returns it is on disk. Raises Refused: no inbox, full, the disk fails."""
    import secrets

    from wellbeing.domain.inbox import to_words
    from wellbeing.system.keys.sealed_words import seal_words

    public = _public(folders)
    if public is None:
        raise Refused(Problem("inbox", "problem.locked"))
    with _alone(folders):
        waiting = sealed_files(folders)
        if len(waiting) >= MOST or sum(path.stat().st_size for path in waiting) >= MOST_BYTES:
            raise Refused(Problem("inbox", "problem.inbox_full"))
        number = int(NAME.fullmatch(waiting[-1].name)[1]) + 1 if waiting else 1  # type: ignore[index]
        path = folders.inbox / f"{number:08}-{secrets.token_hex(8)}.sealed"
        try:
            sealed = seal_words(to_words(word), public)
        except ValueError:
            raise Refused(Problem("inbox", "problem.inbox_key")) from None
        files.write_atomically(path, sealed)
        _count_open(folders, word)
    return path


def sealed_files(folders: Folders) -> list[Path]:
    """Return what waits in the inbox, in the order in which it came."""
    try:
        return sorted(path for path in folders.inbox.iterdir() if NAME.fullmatch(path.name))
    except FileNotFoundError:
        return []


@disk_told("inbox")
def take_back(folders: Folders, path: Path) -> bool:
    """Take a word out of the inbox again; False where the diary has taken it in already."""
    with _alone(folders):
        try:
            path.unlink()
        except FileNotFoundError:
            return False
    return True


def open_count(folders: Folders) -> int:
    """Return how many contacts are open, as far as that was told while the diary is closed: a number, no more."""
    try:
        return max(0, int((folders.inbox / "open").read_text("ascii")[:8]))
    except (OSError, ValueError):
        return 0


@disk_told("inbox")
def keep_count(folders: Folders, count: int) -> None:
    """Leave the number of open contacts for the time in which the diary is closed."""
    if open_count(folders) != count:
        files.write_atomically(folders.inbox / "open", str(count))


def left_clock(folders: Folders) -> str:
    """Return what the reminders' clock was when the diary was closed, as leave_clock left it; '' for none."""
    try:
        return (folders.inbox / CLOCK).read_text("utf-8")[:LONGEST]
    except (OSError, ValueError):
        return ""


def leave_clock(folders: Folders, state: str) -> None:
    """Leave the reminders' clock behind as the diary closes; what can't be written is no trouble."""
    if folders.inbox.is_dir() and state != left_clock(folders):
        with suppress(files.FileTrouble, OSError):
            files.write_atomically(folders.inbox / CLOCK, state)


def leave_count(folders: Folders, contacts: ContactStore) -> None:
    """Leave the number of open contacts behind as the diary closes; what can't be written is no trouble."""
    if folders.inbox.is_dir():
        with suppress(Refused):
            keep_count(folders, len(contacts.open_ones()))


@disk_told("inbox")
def make_inbox(folders: Folders, diary: Diary, anew: bool = False) -> bool:
    """Lay the public key beside the diary, so that words can be sealed; with a new pair of keys where asked.

    Tells whether a foreign key lay in its place: what was sealed for that the diary can't read.
    """
    from wellbeing.storage.inner_keys import InnerKeys
    from wellbeing.system.keys.sealed_words import new_private_key, public_key_of

    inner = InnerKeys(diary)
    files.private_folder(folders.inbox)
    with _alone(folders):
        before = _public(folders)
        known = []
        for private, public in inner.inbox_publics():
            if public is None:
                inner.keep_public(private, public := public_key_of(private))
            known.append(public)
        if anew or not known:
            private = new_private_key()
            public = public_key_of(private)
            inner.add_inbox(private, public)
            known.insert(0, public)
        if before != known[0]:
            files.write_atomically(folders.inbox / "public", known[0].hex())
    return before is not None and before not in known


@disk_told("inbox")
def take_in(folders: Folders, diary: Diary, several: bool = False) -> tuple[int, list[Problem]]:
    """Take what waits into the open diary, each once; return how many, and what a person should know of.

    `several`: the person has several contacts at once.

    A word and the note that it was taken stand in one transaction; its file goes after that. Killed between the two,
    the next call finds the note and takes the file away only.
    """
    if not sealed_files(folders):
        return 0, []
    from wellbeing.storage.inner_keys import InnerKeys

    inner = InnerKeys(diary)
    taken = damaged = 0
    with _alone(folders):
        private_keys = inner.inbox()
        waiting = sealed_files(folders)
        for start in range(0, len(waiting), AT_ONCE):
            some = waiting[start : start + AT_ONCE]
            words = [(path, _opened(path, private_keys)) for path in some]
            with diary.atomic():
                for path, word in words:
                    if word is not None and not inner.was_taken(path.name):
                        _write(diary, word, several)
                        inner.note_taken(path.name)
                        taken += 1
            for path, word in words:
                if word is None:
                    files.move_to_free(path, damaged_names(path))
                    damaged += 1
                else:
                    path.unlink(missing_ok=True)
            files.sync_folder(folders.inbox)
        inner.forget_taken()  # no file is left that could be met again
    if damaged:
        log.error("%d files of the inbox could not be read and were set aside", damaged)
    problems = [Problem("inbox", "problem.inbox_damaged", {"n": damaged})] if damaged else []
    return taken, problems


def damaged_names(path: Path) -> Iterator[Path]:
    """Yield the names that a damaged file may be kept under."""
    yield path.with_suffix(".damaged")
    yield from (path.with_suffix(f".damaged-{number}") for number in count(2))


def _opened(path: Path, private_keys: Sequence[bytes]) -> InboxWord | None:
    """Return the word in a file, None for one that is damaged or was never sealed for us."""
    from wellbeing.domain.inbox import NoInboxWord, from_words
    from wellbeing.system.keys.sealed_words import NotSealedForUs, unseal_words

    if path.stat().st_size > LONGEST:
        return None
    try:
        return from_words(unseal_words(path.read_bytes(), tuple(private_keys)))
    except (NotSealedForUs, NoInboxWord):
        return None


def _write(diary: Diary, word: InboxWord, several: bool) -> None:
    from wellbeing.domain.checkins import CheckIn
    from wellbeing.domain.contact_count import ended, logged, started
    from wellbeing.domain.inbox import ContactLog, ContactStart
    from wellbeing.storage.checkins import CheckInStore
    from wellbeing.storage.contacts import ContactStore

    contacts = ContactStore(diary)
    name = None if isinstance(word, CheckIn) else word.name
    if isinstance(word, CheckIn):
        CheckInStore(diary).add(word)
    elif isinstance(word, ContactLog):
        at, ends = word.logged.at, word.ends
        contacts.add_and_settle(
            word.logged, lambda ones: ended(ones, name) if ends else logged(ones, name, at)
        )
    elif isinstance(word, ContactStart):
        started_at = word.at
        contacts.settle(lambda ones: (started(ones, name, started_at, several), None))
    else:
        contacts.settle(lambda ones: ended(ones, name))


def _count_open(folders: Folders, word: InboxWord) -> None:
    """Keep the plain number of open contacts: all that reminders need to know while the diary is closed."""
    from wellbeing.domain.inbox import ContactEnd, ContactLog, ContactStart

    change = {ContactStart: 1, ContactEnd: -1, ContactLog: -1}.get(type(word), 0)
    if change:
        # The word is kept already: a number that could not be written is put right when the diary opens.
        with suppress(files.FileTrouble, Refused):
            keep_count(folders, max(0, open_count(folders) + change))


def _public(folders: Folders) -> bytes | None:
    try:
        found = bytes.fromhex((folders.inbox / "public").read_text("ascii")[:LONGEST])
    except (FileNotFoundError, ValueError):
        return None
    return found if len(found) == 32 else None


@contextmanager
def _alone(folders: Folders) -> Iterator[None]:
    try:
        with file_lock(folders.data / "inbox.lock", PATIENCE):
            yield
    except Busy:
        raise Refused(Problem("inbox", "problem.inbox_busy")) from None
