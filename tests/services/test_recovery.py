"""What a recovery code opens, and the sentence for each way in which it doesn't."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes import FakeClock
from tests.services.test_passphrase import CHEAP, WORDS
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.recovery_code import CODE_BYTES, code_of, shows_groups
from wellbeing.paths import Folders, under
from wellbeing.services import passphrase
from wellbeing.services.app_services import Services
from wellbeing.services.backups import Backups
from wellbeing.services.diary_access import find_key
from wellbeing.services.locked_key import has_passphrase
from wellbeing.services.recovery import (
    bring_back,
    has_code,
    keep_code,
    key_behind,
    new_code,
    show_new_code,
)
from wellbeing.system.keys.keys import KEY_BYTES
from wellbeing.system.keys.recovery import wrap

KEY, SECRET = b"k" * KEY_BYTES, b"s" * CODE_BYTES
SEALED, CODE = wrap(KEY, SECRET), code_of(SECRET)


def with_slips(*places: int) -> str:
    """Return the code with a wrong check in some groups, counted from 1."""
    groups = CODE.split("-")
    for place in places:
        group = groups[place - 1]
        groups[place - 1] = group[:-1] + ("0" if group[-1] != "0" else "1")
    return "-".join(groups)


def test_the_code_opens_the_key():
    assert key_behind(SEALED, CODE) == KEY


@pytest.mark.parametrize(
    ("sealed", "code", "problem"),
    [
        (SEALED, "ABCD", Problem("code", "problem.code_form")),
        (SEALED, with_slips(3), Problem("code", "problem.code_groups", {"groups": "3"})),
        (SEALED, with_slips(2, 5, 8), Problem("code", "problem.code_groups", {"groups": "2, 5, 8"})),
        ("", CODE, Problem("code", "problem.code_none")),
        ("{", CODE, Problem("code", "problem.code_none")),
        (json.dumps({**json.loads(SEALED), "form": "later"}), CODE, Problem("code", "problem.code_none")),
        (SEALED, code_of(b"t" * CODE_BYTES), Problem("code", "problem.code_other")),
    ],
)
def test_what_it_does_not_open_is_told(sealed: str, code: str, problem: Problem):
    with pytest.raises(Refused) as refused:
        key_behind(sealed, code)
    assert refused.value.problem == problem


def test_a_code_is_offered_once_when_the_diary_is_a_week_old(services: Services, clock: FakeClock):
    assert services.take_notices() == []
    services.checkins.record(CheckInDraft(stress=5))
    clock.pass_by(days=6)
    assert services.take_notices() == []
    clock.pass_by(days=1)
    assert services.take_notices() == ["notice.recovery"]
    assert services.take_notices() == []


def test_no_code_is_offered_where_there_is_one(services: Services, clock: FakeClock):
    services.checkins.record(CheckInDraft(stress=5))
    new_code(services.environment.folders)
    clock.pass_by(days=30)
    assert services.take_notices() == []


@pytest.fixture
def unreadable(services: Services) -> Folders:
    """A diary with a code whose file the disk does not read."""
    folders = services.environment.folders
    new_code(folders)
    folders.recovery.unlink()
    folders.recovery.mkdir()
    return folders


@pytest.mark.parametrize(
    "act",
    [
        lambda folders: bring_back(folders, CODE),
        lambda folders: show_new_code(folders, print),
        lambda folders: Backups(folders, FakeClock()).make(),
        lambda folders: passphrase.turn_on(folders, FakeClock(), WORDS, cost=CHEAP),
    ],
    ids=["bring back", "a new one", "backup", "passphrase"],
)
def test_a_code_that_the_disk_does_not_read_is_not_taken_for_none(
    unreadable: Folders, act: Callable[[Folders], object]
):
    assert has_code(unreadable)
    with pytest.raises(Refused) as refused:
        act(unreadable)
    assert refused.value.problem.key == "problem.disk_error"
    assert not has_passphrase(unreadable)
    assert Backups(unreadable, FakeClock()).all() == []


def test_a_code_that_could_not_be_shown_leaves_the_one_before(services: Services):
    folders = services.environment.folders

    def fails(code: str) -> None:
        raise OSError

    with pytest.raises(OSError, match=r"^$"):
        show_new_code(folders, fails)
    assert not has_code(folders)
    shown: list[str] = []
    show_new_code(folders, shown.append)
    before = folders.recovery.read_bytes()
    with pytest.raises(OSError, match=r"^$"):
        show_new_code(folders, fails)
    assert folders.recovery.read_bytes() == before
    assert key_behind(folders.recovery.read_text("ascii"), shown[0]) == find_key(folders)


@pytest.mark.parametrize(
    ("places", "typed", "right"),
    [
        ((1,), "{0}", True),
        ((2, 5), "{1} {4}", True),
        ((2, 5), " {1}-{4} ", True),
        ((2, 5), "{4} {1}", False),
        ((2, 5), "{1}", False),
        ((2, 5), "{1} {4} {5}", False),
        ((8,), "{6}", False),
    ],
)
def test_who_types_some_groups_has_the_code_before_them(places: tuple[int, ...], typed: str, right: bool):
    code = code_of(bytes(range(CODE_BYTES)))
    assert shows_groups(code, places, typed.format(*code.split("-")).lower()) is right


@pytest.mark.parametrize(
    ("code", "key"), [("ABCD", "problem.code_form"), (with_slips(3), "problem.code_form"), (CODE, "")]
)
def test_only_a_whole_code_is_kept_and_only_for_a_diary(
    services: Services, tmp_path: Path, code: str, key: str
):
    folders = services.environment.folders
    if key:
        with pytest.raises(Refused) as refused:
            keep_code(folders, code)
        assert refused.value.problem == Problem("code", key)
        assert not has_code(folders)
    else:
        keep_code(folders, code)
        assert key_behind(folders.recovery.read_text("ascii"), code) == find_key(folders)
    with pytest.raises(Refused) as refused:
        keep_code(under(tmp_path / "nobody"), CODE)
    assert refused.value.problem == Problem("code", "problem.backup_no_diary")
