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
from wellbeing.services.diary_access import find_key, key_path, read_diary_id
from wellbeing.services.environment import open_environment
from wellbeing.services.recovery import new_code

MARK = "the one that counts"
PERHAPS = "problem.perhaps_saved"
PAGE = 4096
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
    act = "check_in" if act == "first_day" else act
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


PLANS: dict[str, Callable[[Path], Plan]] = {
    "check_in": _of_check_in,
    "first_day": _of_first_day,
    "bring_key_back": _of_lost_key,
    "salvage": _of_salvage,
    "change_setting": _of_setting,
    "migrate": _of_migration,
    "back_up": _of_backup,
    "restore": _of_restore,
}
