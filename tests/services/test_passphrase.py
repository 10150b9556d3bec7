"""A diary that a passphrase locks: turned on, changed, off; forgotten; what becomes of backups and of the code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.fakes import FakeClock
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import Folders
from wellbeing.services import locked_key, passphrase
from wellbeing.services.app_services import open_services
from wellbeing.services.backups import Backups
from wellbeing.services.diary_access import find_key, key_place
from wellbeing.services.environment import Environment
from wellbeing.services.recovery import bring_back, new_code
from wellbeing.services.relocking import OldBackups
from wellbeing.storage import rekey
from wellbeing.storage.connection import key_fits
from wellbeing.system.keys import passphrase as sealing
from wellbeing.system.keys.passphrase import MEBIBYTE, Cost
from wellbeing.system.keys.passphrase_file import read_passphrase_file, write_passphrase_file

CHEAP = Cost(1, 8 * MEBIBYTE)
WORDS, OTHER = "three quiet words", "four other quiet words"


@pytest.fixture(autouse=True)
def forgotten_afterwards(folders: Folders) -> Iterator[None]:
    yield
    locked_key.lock(folders)


@pytest.fixture
def lived(environment: Environment) -> Environment:
    """A diary with one entry, closed."""
    with closing(open_services(environment)) as services:
        services.checkins.record(CheckInDraft(stress=4, note="before"))
    return environment


def on(environment: Environment, wish: str = "relock") -> passphrase.KeyChanged:
    return passphrase.turn_on(environment.folders, environment.clock, WORDS, OldBackups(wish), CHEAP)  # type: ignore[arg-type]


def notes(environment: Environment) -> list[str]:
    with closing(open_services(environment)) as services:
        return [entry.note for entry in services.checkins.between(None, None)]


def problem_of(act: object, *given: object) -> str:
    with pytest.raises(Refused) as refused:
        act(*given)  # type: ignore[operator]
    return refused.value.problem.key


def test_turned_on_the_diary_opens_by_the_passphrase_alone(lived: Environment, folders: Folders):
    before = find_key(folders)
    assert before is not None
    on(lived)
    locked_key.lock(folders)
    assert problem_of(open_services, lived) == "problem.locked"
    assert not key_fits(folders.diary, before)
    assert not list(folders.data.glob("*.key"))
    assert key_place(folders) == "passphrase"
    passphrase.unlock(folders, WORDS)
    assert notes(lived) == ["before"]


def test_a_wrong_passphrase_changes_nothing(lived: Environment, folders: Folders):
    on(lived)
    locked_key.lock(folders)
    held = folders.passphrase.read_bytes(), folders.diary.read_bytes()
    assert problem_of(passphrase.unlock, folders, OTHER) == "problem.passphrase_wrong"
    assert problem_of(passphrase.turn_off, folders, lived.clock, OTHER) == "problem.passphrase_wrong"
    assert problem_of(passphrase.change, folders, lived.clock, OTHER, WORDS) == "problem.passphrase_wrong"
    assert (folders.passphrase.read_bytes(), folders.diary.read_bytes()) == held


@pytest.mark.parametrize("text", ["", "seven77", "        ", "with\nan end of line", "x" * 201])
def test_what_is_no_passphrase_is_refused(text: str, lived: Environment, folders: Folders):
    with pytest.raises(Refused) as refused:
        passphrase.turn_on(folders, lived.clock, text)
    form = Problem("passphrase", "problem.passphrase_form", {"least": 8, "most": 200})
    assert refused.value.problem == form
    assert notes(lived) == ["before"]


def test_changed_and_taken_off(lived: Environment, folders: Folders):
    on(lived)
    passphrase.change(folders, lived.clock, WORDS, OTHER, cost=CHEAP)
    locked_key.lock(folders)
    assert problem_of(passphrase.unlock, folders, WORDS) == "problem.passphrase_wrong"
    passphrase.turn_off(folders, lived.clock, OTHER)
    assert not folders.passphrase.exists()
    assert not locked_key.is_locked(folders)
    assert notes(lived) == ["before"]


def test_each_change_gives_another_key(lived: Environment, folders: Folders):
    keys = [find_key(folders)]
    on(lived)
    keys.append(find_key(folders))
    passphrase.change(folders, lived.clock, WORDS, OTHER, cost=CHEAP)
    keys.append(find_key(folders))
    passphrase.turn_off(folders, lived.clock, OTHER)
    keys.append(find_key(folders))
    assert len(set(keys)) == 4


def test_the_recovery_code_still_opens_it_and_takes_the_passphrase_off(lived: Environment, folders: Folders):
    code = new_code(folders)
    on(lived)
    passphrase.change(folders, lived.clock, WORDS, OTHER, cost=CHEAP)
    locked_key.lock(folders)
    bring_back(folders, code)
    assert not folders.passphrase.exists()
    assert notes(lived) == ["before"]


def test_a_code_of_the_first_form_is_told_before_anything_is_done(lived: Environment, folders: Folders):
    new_code(folders)
    told = folders.recovery.read_text("ascii").replace("recovery 2", "recovery 1")
    folders.recovery.write_text(told, "ascii")
    assert problem_of(on, lived) == "problem.passphrase_code"
    assert notes(lived) == ["before"]


@pytest.mark.parametrize(
    ("wish", "changed"),
    [
        ("relock", passphrase.KeyChanged(relocked=2)),
        ("remove", passphrase.KeyChanged(removed=2)),
        ("keep", passphrase.KeyChanged(left=2)),
    ],
)
def test_backups_of_before(wish: str, changed: passphrase.KeyChanged, lived: Environment, folders: Folders):
    backups = Backups(folders, lived.clock)
    backups.make()
    assert on(lived, wish) == changed
    with closing(open_services(lived)) as services:
        services.checkins.record(CheckInDraft(stress=5, note="after"))
    # Also one that was kept: the open diary knows the keys that it had before.
    _, oldest = backups.all()[-1]
    assert backups.restore(oldest).changes
    assert notes(lived) == ["before"]
    assert len(backups.all()) == (2 if wish == "remove" else 3)


def test_copies_elsewhere_are_given_the_new_key_too(lived: Environment, folders: Folders, tmp_path: Path):
    from wellbeing.services.backup_copies import copies_folder, copy_newest

    place = tmp_path / "stick"
    place.mkdir()
    backups = Backups(folders, lived.clock)
    backups.make()
    copy_newest(folders, backups, place)
    old = OldBackups("relock", str(place))
    changed = passphrase.turn_on(folders, lived.clock, WORDS, old, CHEAP)
    assert changed == passphrase.KeyChanged(relocked=3)
    (copy,) = copies_folder(folders, place).iterdir()
    assert not backups.preview(copy).changes


def test_one_that_is_open_elsewhere_keeps_its_key(lived: Environment, folders: Folders):
    with closing(open_services(lived)):
        assert problem_of(rekey.rekey, folders.diary, find_key(folders), bytes(32)) == "problem.rekey_open"
    assert notes(lived) == ["before"]


def test_no_room_for_it_is_told_before(lived: Environment, folders: Folders, monkeypatch: pytest.MonkeyPatch):
    from types import SimpleNamespace

    monkeypatch.setattr(rekey.shutil, "disk_usage", lambda _: SimpleNamespace(free=10_000))
    assert problem_of(on, lived) == "problem.rekey_full"
    assert not folders.passphrase.exists()
    assert notes(lived) == ["before"]


def test_broken_off_before_the_key_was_changed_it_opens_as_before(lived: Environment, folders: Folders):
    write_passphrase_file(folders.passphrase, [sealing.seal(bytes(32), WORDS, CHEAP)], settled=False)
    assert notes(lived) == ["before"]
    assert not folders.passphrase.exists()


def test_broken_off_after_that_it_opens_by_the_passphrase(lived: Environment, folders: Folders):
    before = find_key(folders)
    code = new_code(folders)
    seal_before = folders.recovery.read_text("ascii")
    on(lived)
    found = read_passphrase_file(folders.passphrase)
    assert found is not None
    write_passphrase_file(folders.passphrase, found.keys, settled=False)
    folders.recovery.write_text(f"{seal_before}\n{folders.recovery.read_text('ascii')}", "ascii")
    from wellbeing.services.diary_access import key_path, read_diary_id
    from wellbeing.system.keys.keyfile import write_key_file

    assert before is not None
    write_key_file(key_path(folders, read_diary_id(folders)), before)
    locked_key.lock(folders)
    assert problem_of(open_services, lived) == "problem.locked"
    passphrase.unlock(folders, WORDS)
    assert read_passphrase_file(folders.passphrase) == type(found)(found.keys, True)
    assert not list(folders.data.glob("*.key"))
    locked_key.lock(folders)
    bring_back(folders, code)
    assert notes(lived) == ["before"]


def test_a_change_that_a_disk_breaks_off_leaves_the_earlier_passphrase(
    lived: Environment, folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    on(lived)
    held = []

    def fails(*_: object) -> None:
        found = read_passphrase_file(folders.passphrase)
        assert found is not None
        held.append(len(found.keys))
        raise OSError(5, "the disk")

    with monkeypatch.context() as patch:
        patch.setattr(rekey, "rekey", fails)
        refused = problem_of(passphrase.change, folders, lived.clock, WORDS, OTHER)
    assert (refused, held) == ("problem.disk_error", [2])  # killed there, either would open it
    locked_key.lock(folders)
    assert problem_of(passphrase.unlock, folders, OTHER) == "problem.passphrase_wrong"
    passphrase.unlock(folders, WORDS)
    assert notes(lived) == ["before"]


def test_a_change_that_did_not_hold_names_the_earlier_passphrase(lived: Environment, folders: Folders):
    on(lived)
    found = read_passphrase_file(folders.passphrase)
    assert found is not None
    keys = [*found.keys, sealing.seal(bytes(32), OTHER, CHEAP)]
    write_passphrase_file(folders.passphrase, keys, settled=False)
    locked_key.lock(folders)
    assert problem_of(passphrase.unlock, folders, OTHER) == "problem.passphrase_unchanged"
    passphrase.unlock(folders, WORDS)
    assert notes(lived) == ["before"]


def test_a_damaged_file_is_told_and_the_code_opens_the_diary(lived: Environment, folders: Folders):
    code = new_code(folders)
    on(lived)
    locked_key.lock(folders)
    folders.passphrase.write_text("{", "ascii")
    assert problem_of(passphrase.unlock, folders, WORDS) == "problem.passphrase_file"
    bring_back(folders, code)
    assert notes(lived) == ["before"]


def test_a_locked_diary_can_be_set_aside_for_a_new_one(
    lived: Environment, folders: Folders, clock: FakeClock
):
    from wellbeing.paths import under
    from wellbeing.services.environment import open_environment
    from wellbeing.services.set_aside import begin_anew

    on(lived)
    locked_key.lock(folders)
    aside = under(begin_anew(folders))
    assert notes(lived) == []
    passphrase.unlock(aside, WORDS)
    assert notes(open_environment(aside, clock)) == ["before"]
    locked_key.lock(aside)
