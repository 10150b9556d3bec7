"""Acts on a disk that fails at each call: what was acknowledged is there, what was refused is not, the rest stays."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.fakes import FakeClock
from tests.storage.connected import connect
from tests.storage.test_schemas import SCHEMAS
from tests.trust.acts import (
    CHEAP,
    OTHER_WORDS,
    SAVED,
    SOME_LEFT,
    WORDS,
    live_a_little,
    notes,
    opened,
    put_in_inbox,
)
from tests.trust.failing_disk import FAULTS, Fault, Try, failing_worker, sweep
from wellbeing.domain.problems import Refused
from wellbeing.paths import under
from wellbeing.services import locked_key, passphrase
from wellbeing.services.backups import Backups
from wellbeing.services.diary_access import find_key, key_path, read_diary_id
from wellbeing.services.environment import open_environment
from wellbeing.services.recovery import bring_back, new_code

MARK = "the one that counts"
PERHAPS = "problem.perhaps_saved"
PAGE = 4096
DONE_AS = {"first_day": "check_in"}
"""The act of a sweep that is named after its home: the first day is a check-in where there is no diary yet."""
MISTAKEN = {
    "problem.diary_unreadable", "problem.backup_damaged", "problem.code_none", "problem.locked", "problem.read_only",
    "problem.passphrase_file", "problem.key_file",
}  # fmt: skip
"""What a failing disk is not to be taken for: a damaged file, a missing code, a lock, another's folder."""
OLD_SCHEMA = "1b_covering_indexes.sql"


@dataclass
class Swept:
    """What a sweep has found: how often each answer came, and every try whose answer was not true."""

    answers: Counter[str] = field(default_factory=Counter)
    untrue: list[str] = field(default_factory=list)

    @property
    def tries(self) -> int:
        """How many calls failed in turn."""
        return self.answers.total()


def swept(act: str, folder: Path, stride: int = 1, faults: Sequence[Fault] = FAULTS) -> Swept:
    """Sweep over every `stride`-th call of an act; `folder` is empty. Killed there, an act answers 'died'."""
    template, failing = folder / "template", folder / "failing"
    given, holds = PLANS[act](template)
    act = DONE_AS.get(act, act)
    found = Swept()
    with failing_worker(failing) as worker:
        for one_try in sweep(worker, template, failing, act, given, stride, faults):
            found.answers[one_try.answer] += 1
            broke = one_try.answer.startswith("broke") or (one_try.answer == "died" and faults is FAULTS)
            mistaken = one_try.answer in MISTAKEN and act != "salvage"  # where the diary is damaged indeed
            if broke or mistaken or not holds(one_try):
                found.untrue.append(f"{one_try.fault.name} at call {one_try.call}: {one_try.answer}")
    return found


Given = Callable[[Path], str]
Plan = tuple[Given, Callable[[Try], bool]]


def _found(home: Path) -> list[str] | None:
    """Return the notes that the next start finds, None where it can't open the diary."""
    try:
        return notes(home)
    except Refused:
        return None


def _lived(template: Path, seed: int) -> None:
    with opened(under(template)) as services:
        live_a_little(services, random.Random(seed), 5)


def _of_check_in(template: Path) -> Plan:
    _lived(template, 1)
    before = notes(template)

    def holds(done: Try) -> bool:
        after = _found(done.home)
        if done.answer == PERHAPS and after == [*before, MARK]:
            return True
        return after == ([*before, MARK] if done.answer == SAVED else before)

    return (lambda _: MARK), holds


def _of_migration(template: Path) -> Plan:
    _lived(template, 1)
    folders = under(template)
    key = find_key(folders)
    assert key is not None
    folders.diary.unlink()
    db = connect(folders.diary, key)
    db.conn.executescript((SCHEMAS / OLD_SCHEMA).read_text("utf-8"))
    before = [note for (note,) in db.conn.execute("SELECT note FROM checkin ORDER BY at")]
    db.conn.close()
    return (lambda _: ""), lambda done: _found(done.home) == before


def _of_backup(template: Path) -> Plan:
    _lived(template, 1)
    before = notes(template)

    def holds(done: Try) -> bool:
        backups = Backups(under(done.home), FakeClock())
        for _, path in backups.all():  # whatever has a backup's name is a whole one
            backups.preview(path)
        return _found(done.home) == before and (done.answer != SAVED or len(backups.all()) == 1)

    return (lambda _: ""), holds


def _of_restore(template: Path) -> Plan:
    _lived(template, 1)
    then = notes(template)
    backup = Backups(under(template), FakeClock()).make().relative_to(template)
    _lived(template, 2)
    before = notes(template)

    def holds(done: Try) -> bool:
        after = _found(done.home)
        return (
            after in (then, before)
            if done.answer == "died"
            else after == (then if done.answer == SAVED else before)
        )

    return (lambda home: str(home / backup)), holds


def _of_first_day(template: Path) -> Plan:
    template.mkdir()

    def holds(done: Try) -> bool:
        after = _found(done.home)  # whatever the first start has left, the second is none the worse for it
        return (
            after == [MARK]
            if done.answer == SAVED
            else after in ([], [MARK] if done.answer == PERHAPS else [])
        )

    return (lambda _: MARK), holds


def _of_lost_key(template: Path) -> Plan:
    _lived(template, 1)
    before, folders = notes(template), under(template)
    code = new_code(folders)
    key_path(folders, read_diary_id(folders)).unlink()
    return (
        lambda _: code
    ), lambda done: _found(done.home) in {SAVED: [before], PERHAPS: [before, None]}.get(done.answer, [None])


def _of_salvage(template: Path) -> Plan:
    _lived(template, 1)
    before, diary = notes(template), under(template).diary
    Backups(under(template), FakeClock()).make()
    data = diary.read_bytes()
    diary.write_bytes(data[:PAGE] + bytes(PAGE) + data[2 * PAGE :])

    def holds(done: Try) -> bool:
        damaged = [path.read_bytes() for path in done.home.glob("diary*.db")]
        kept = data[:PAGE] + bytes(PAGE) + data[2 * PAGE :] in damaged
        # A page that the disk does not give now counts as damaged too: its rows stay in what is set aside.
        return kept and (done.answer != SAVED or set(_found(done.home) or []) <= set(before))

    return (lambda _: ""), holds


def _of_setting(template: Path) -> Plan:
    def value(home: Path, name: str) -> object:
        return open_environment(under(home), FakeClock()).preferences.current.value(name)

    template.mkdir()
    open_environment(under(template), FakeClock()).preferences.set("break_length", 7)
    before = value(template, "break_every")

    def holds(done: Try) -> bool:
        new = value(done.home, "break_every")
        return value(done.home, "break_length") == 7 and new in {SAVED: [45], PERHAPS: [45, before]}.get(
            done.answer, [before]
        )

    return (lambda _: "break_every"), holds


def _opens_by_either(home: Path, code: str, words: Sequence[str]) -> list[str] | None:
    """Return the notes of a diary that opens by itself or by one of the passphrases, and by the recovery code too."""
    folders = under(home)
    spare = home.with_name("by code")
    shutil.rmtree(spare, ignore_errors=True)
    shutil.copytree(home, spare)
    locked_key.lock(folders)
    if locked_key.has_passphrase(folders):
        for word in words:
            with suppress(Refused):
                passphrase.unlock(folders, word)
    after = _found(home)
    locked_key.lock(folders)
    bring_back(under(spare), code)
    return after if _found(spare) == after else None


def _backups_open(home: Path, words: Sequence[str]) -> bool:
    """Tell whether each backup opens, by whatever key it has."""
    folders = under(home)
    if locked_key.has_passphrase(folders):
        for word in words:
            with suppress(Refused):
                passphrase.unlock(folders, word)
    backups = Backups(folders, FakeClock())
    try:
        for _, path in backups.all():
            backups.preview(path)
    except Refused:
        return False
    finally:
        locked_key.lock(folders)
    return True


def _of_key_change(locked: bool) -> Callable[[Path], Plan]:
    def plan(template: Path) -> Plan:
        _lived(template, 1)
        folders, words = under(template), (WORDS, OTHER_WORDS)
        before, code = notes(template), new_code(folders)
        Backups(folders, FakeClock()).make()
        if locked:
            passphrase.turn_on(folders, FakeClock(), WORDS, cost=CHEAP)
            locked_key.lock(folders)

        def holds(done: Try) -> bool:
            return _opens_by_either(done.home, code, words) == before and _backups_open(done.home, words)

        return (lambda _: ""), holds

    return plan


def _with_inbox(template: Path, waiting: Sequence[str]) -> list[str]:
    """Lock a diary and leave entries for it; returns what it holds."""
    _lived(template, 1)
    before, folders = notes(template), under(template)
    passphrase.turn_on(folders, FakeClock(), WORDS, cost=CHEAP)
    locked_key.lock(folders)
    for note in waiting:
        put_in_inbox(template, note)
    return before


def _unlocked(home: Path) -> list[str] | None:
    passphrase.unlock(under(home), WORDS)
    try:
        return _found(home)
    finally:
        locked_key.lock(under(home))


def _of_inbox(template: Path) -> Plan:
    before = _with_inbox(template, [])

    def holds(done: Try) -> bool:
        after = _unlocked(done.home)
        if done.answer in ("died", PERHAPS):
            return after in (before, [*before, MARK])
        return after == ([*before, MARK] if done.answer == SAVED else before)

    return (lambda _: MARK), holds


def _of_taking_in(template: Path) -> Plan:
    waiting = [f"{MARK} {number}" for number in range(5)]
    before = _with_inbox(template, waiting)
    return (lambda _: ""), lambda done: sorted(_unlocked(done.home) or []) == sorted([*before, *waiting])


def _of_erasing(template: Path) -> Plan:
    _lived(template, 1)
    before = notes(template)
    Backups(under(template), FakeClock()).make()

    def holds(done: Try) -> bool:
        left = [path for path in done.home.rglob("*") if path.is_file()]
        if done.answer == SAVED:
            return not left
        if done.answer == SOME_LEFT:
            return bool(left) and _found(done.home) != before
        return _found(done.home) == before

    return (lambda _: ""), holds


PLANS: dict[str, Callable[[Path], Plan]] = {
    "check_in": _of_check_in,
    "first_day": _of_first_day,
    "bring_key_back": _of_lost_key,
    "salvage": _of_salvage,
    "change_setting": _of_setting,
    "migrate": _of_migration,
    "back_up": _of_backup,
    "restore": _of_restore,
    "lock_up": _of_key_change(locked=False),
    "change_lock": _of_key_change(locked=True),
    "lock_off": _of_key_change(locked=True),
    "put_in_inbox": _of_inbox,
    "take_inbox_in": _of_taking_in,
    "erase_all": _of_erasing,
}
KILLABLE = (
    "migrate", "back_up", "restore", "lock_up", "change_lock", "lock_off", "put_in_inbox", "take_inbox_in",
)  # fmt: skip
"""Acts that are killed at each of their calls as well."""
