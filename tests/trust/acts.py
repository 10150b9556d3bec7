"""What a person does to a diary, each as one function that says how it was answered."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fakes import FakeClock
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import Folders, under
from wellbeing.services import passphrase
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.backups import Backups
from wellbeing.services.closed_entries import ClosedEntries
from wellbeing.services.environment import open_environment
from wellbeing.services.erase import erase
from wellbeing.services.recovery import bring_back
from wellbeing.services.salvage import bring_back_diary
from wellbeing.system.keys.passphrase import Cost

SAVED = "saved"
SOME_LEFT = "problem.erase_left"
WORDS, OTHER_WORDS = "three quiet words", "four other quiet words"
CHEAP = Cost(1, 8 << 20)


@contextmanager
def opened(folders: Folders) -> Iterator[Services]:
    """The services over a diary, closed at the end as the app closes them."""
    services = open_services(open_environment(folders, FakeClock()))
    try:
        yield services
    finally:
        services.close()


def answer_of(act: Callable[[Path, str], object], home: Path, given: str) -> str:
    """Run an act and return SAVED, the key of the problem it was refused with, or what it broke with."""
    try:
        act(home, given)
    except Refused as refused:
        return refused.problem.key
    except BaseException as error:
        return f"broke: {type(error).__name__}"
    return SAVED


def check_in(home: Path, note: str) -> None:
    """Save one check-in with a note of its own."""
    with opened(under(home)) as services:
        done = services.checkins.record(CheckInDraft(stress=6, note=note))
        if isinstance(done, Problem):
            raise Refused(done)


def migrate(home: Path, _: str) -> None:
    """Open a diary of an older schema."""
    with opened(under(home)):
        pass


def back_up(home: Path, _: str) -> None:
    """Make a backup."""
    Backups(under(home), FakeClock()).make()


def restore(home: Path, backup: str) -> None:
    """Put a backup in place of the diary."""
    Backups(under(home), FakeClock()).restore(Path(backup))


def bring_key_back(home: Path, code: str) -> None:
    """Put the key back that a recovery code opens."""
    bring_back(under(home), code)


def salvage(home: Path, _: str) -> None:
    """Bring a damaged diary back."""
    bring_back_diary(under(home), FakeClock())


def lock_up(home: Path, _: str) -> None:
    """Lock the diary with a passphrase."""
    passphrase.turn_on(under(home), FakeClock(), WORDS, cost=CHEAP)


def change_lock(home: Path, _: str) -> None:
    """Put another passphrase in place of the present one."""
    passphrase.change(under(home), FakeClock(), WORDS, OTHER_WORDS, cost=CHEAP)


def lock_off(home: Path, _: str) -> None:
    """Take the passphrase off."""
    passphrase.turn_off(under(home), FakeClock(), WORDS)


def put_in_inbox(home: Path, note: str) -> None:
    """Leave a check-in for a diary that is locked."""
    entries = ClosedEntries(open_environment(under(home), FakeClock()))
    done = entries.checkin(CheckInDraft(stress=6, note=note))
    if isinstance(done, Problem):
        raise Refused(done)


def take_inbox_in(home: Path, _: str) -> None:
    """Unlock the diary and take in what waits."""
    passphrase.unlock(under(home), WORDS)
    with opened(under(home)):
        pass


def erase_all(home: Path, _: str) -> None:
    """Erase everything; what the disk does not take away is told by name."""
    erased = erase(open_environment(under(home), FakeClock()), open_services)
    if not erased.is_whole:
        raise Refused(Problem("erase", SOME_LEFT))


def change_setting(home: Path, name: str) -> None:
    """Change one setting beside others that were changed before."""
    book = open_environment(under(home), FakeClock()).preferences
    problem = book.set(name, 45)
    if problem is not None:
        raise Refused(problem)


ACTS: dict[str, Callable[[Path, str], None]] = {
    act.__name__: act
    for act in (
        check_in,
        migrate,
        back_up,
        restore,
        bring_key_back,
        salvage,
        change_setting,
        lock_up,
        change_lock,
        lock_off,
        put_in_inbox,
        take_inbox_in,
        erase_all,
    )
}


def notes(home: Path) -> list[str]:
    """Return the notes of all check-ins, as the next start finds them."""
    with opened(under(home)) as services:
        return [entry.note for entry in services.checkins.between(None, None)]


def live_a_little(services: Services, seed: random.Random, entries: int) -> None:
    """Fill a diary as some days do: check-ins, contacts, an edit, a deletion, an undo."""
    for number in range(entries):
        stress = seed.randrange(11)
        done = services.checkins.record(CheckInDraft(stress=stress, note=f"note {number} {seed.random()}"))
        services.contacts.record(
            ContactDraft(kind=seed.choice(["rude", "demanding", "ordinary"]), felt=stress)
        )
        assert not isinstance(done, Problem)
        assert done.after is not None
        turn = seed.randrange(6)
        if turn == 0:
            services.checkins.edit(done.after.id, CheckInDraft(stress=10 - stress, note="edited"))
        elif turn == 1:
            gone = services.checkins.delete(done.after.id)
            assert not isinstance(gone, Problem)
            if number % 2:
                services.checkins.undo(gone)
