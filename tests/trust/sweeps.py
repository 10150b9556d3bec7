"""Acts on a disk that fails at each call: what was acknowledged is there, what was refused is not, the rest stays."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.fakes import FakeClock
from tests.storage.connected import connect
from tests.storage.test_schemas import SCHEMAS
from tests.trust.acts import SAVED, live_a_little, notes, opened
from tests.trust.failing_disk import Try, failing_worker, sweep
from wellbeing.domain.problems import Refused
from wellbeing.paths import under
from wellbeing.services.backups import Backups
from wellbeing.services.diary_access import find_key

MARK = "the one that counts"
PERHAPS = "problem.perhaps_saved"
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


def swept(act: str, folder: Path, stride: int = 1) -> Swept:
    """Sweep over every `stride`-th call of an act; `folder` is empty."""
    template, failing = folder / "template", folder / "failing"
    given, holds = PLANS[act](template)
    found = Swept()
    with failing_worker(failing) as worker:
        for one_try in sweep(worker, template, failing, act, given, stride):
            found.answers[one_try.answer] += 1
            if one_try.answer.startswith(("broke", "died")) or not holds(one_try):
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
    return (
        lambda home: str(home / backup)
    ), lambda done: _found(done.home) == (then if done.answer == SAVED else before)


PLANS: dict[str, Callable[[Path], Plan]] = {
    "check_in": _of_check_in,
    "migrate": _of_migration,
    "back_up": _of_backup,
    "restore": _of_restore,
}
