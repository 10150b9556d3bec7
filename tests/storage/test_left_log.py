"""The log that a killed app leaves: another diary's is not folded in, and no damage in it is passed over."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import KEY, ROOT
from tests.fakes import checkin
from wellbeing.domain.problems import Refused
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.database import open_diary
from wellbeing.storage.left_log import FRAME, HEAD

FOLDED, LOGGED = 5, 20
WRITES = """
import sys
from pathlib import Path
from tests.conftest import KEY
from tests.fakes import checkin
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.database import open_diary
diary = open_diary(Path(sys.argv[1]), KEY)
print("open", flush=True)
for number in range(400):
    CheckInStore(diary).add(checkin(7))
    if number % 7 == 0:
        diary.fold()
"""


def killed(folder: Path, key: bytes = KEY) -> Path:
    """A diary as a killed app leaves it: some entries in its file, the newest in its log alone."""
    alive, left = folder / "alive" / "diary.db", folder / "left" / "diary.db"
    for place in (alive, left):
        place.parent.mkdir(parents=True)
    with closing(open_diary(alive, key)) as diary:
        for number in range(FOLDED + LOGGED):
            if number == FOLDED:
                diary.fold()
            CheckInStore(diary).add(checkin(7))
        for ending in ("", "-wal"):
            shutil.copy(f"{alive}{ending}", f"{left}{ending}")
    return left


def linked(diary: Path) -> Path:
    """Return a name elsewhere that only leads to a diary, as to one on a stick."""
    link = diary.parent.parent / "home" / "diary.db"
    link.parent.mkdir()
    link.symlink_to(Path("..") / diary.parent.name / diary.name)
    return link


named = pytest.mark.parametrize("named", [lambda diary: diary, linked], ids=["itself", "a link"])
Named = Callable[[Path], Path]


def entries(path: Path) -> tuple[int, Path | None]:
    """Return how many check-ins the next start finds, and where it has set a log aside."""
    with closing(open_diary(path, KEY)) as diary:
        return int(diary.rows("SELECT count(*) FROM checkin")[0][0]), diary.torn_log


def flipped(raw: bytes, place: int) -> bytes:
    return raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]


def test_a_whole_log_is_read_whole(tmp_path: Path):
    assert entries(killed(tmp_path)) == (FOLDED + LOGGED, None)


def test_an_entry_that_was_never_finished_is_no_damage(tmp_path: Path):
    left = killed(tmp_path)
    log = Path(f"{left}-wal")
    log.write_bytes(log.read_bytes()[:-7])  # killed within the last page
    found, aside = entries(left)
    assert (found, aside) == (FOLDED + LOGGED - 1, None)


@named
@pytest.mark.parametrize("key", [KEY, bytes(32)], ids=["the same key", "another key"])
def test_another_diarys_log_is_left_alone_with_the_diary(tmp_path: Path, key: bytes, named: Named):
    left, other = killed(tmp_path / "own"), killed(tmp_path / "other", key)
    name = named(left)
    shutil.copy(f"{other}-wal", f"{left}-wal")
    before = [Path(f"{left}{ending}").read_bytes() for ending in ("", "-wal")]
    for _ in range(2):
        with pytest.raises(Refused) as caught:
            open_diary(name, KEY)
        assert caught.value.problem.key == "problem.diary_log"
    assert [Path(f"{left}{ending}").read_bytes() for ending in ("", "-wal")] == before


@named
@pytest.mark.parametrize(
    ("spoil", "least"),
    [
        (lambda raw: flipped(raw, 3), FOLDED),
        (lambda raw: flipped(raw, 20), FOLDED),
        (lambda raw: flipped(raw, HEAD + 100), FOLDED),
        (lambda raw: flipped(raw, HEAD + FRAME * 30 + 200), FOLDED + 5),
        (lambda raw: bytes(len(raw)), FOLDED),
        (lambda raw: raw[:10], FOLDED),
        (lambda raw: raw[: HEAD + FRAME * 20] + bytes(FRAME) + raw[HEAD + FRAME * 21 :], FOLDED + 3),
    ],
    ids=["sign", "salt", "first page", "a page between", "all zeros", "cut off", "a page of zeros"],
)
def test_a_damaged_log_is_kept_and_named(
    tmp_path: Path, spoil: Callable[[bytes], bytes], least: int, named: Named
):
    left = killed(tmp_path)
    name = named(left)
    log = Path(f"{left}-wal")
    damaged = spoil(log.read_bytes())
    log.write_bytes(damaged)
    found, aside = entries(name)
    assert least <= found < FOLDED + LOGGED
    assert aside is not None
    assert (aside.parent, aside.read_bytes()) == (name.parent, damaged)
    assert aside.stat().st_mode & 0o777 == 0o600
    assert entries(name) == (found, None), "told once"


def test_a_log_is_never_kept_beside_a_diary_that_was_set_aside(tmp_path: Path):
    """Under that one's name it would be read as its log."""
    left = killed(tmp_path)
    log = Path(f"{left}-wal")
    log.write_bytes(bytes(len(log.read_bytes())))
    left.with_name(f"{left.stem}-damaged-1{left.suffix}").write_bytes(b"another")
    aside = entries(left)[1]
    assert aside is not None
    assert aside.name == f"{left.stem}-damaged-2{left.suffix}-wal"


def test_a_diary_in_use_never_looks_damaged(tmp_path: Path):
    path = tmp_path / "diary.db"
    open_diary(path, KEY).close()
    writer = subprocess.Popen([sys.executable, "-c", WRITES, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
    with writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        looks = 0
        while writer.poll() is None:
            assert entries(path)[1] is None
            looks += 1
    assert looks > 10
    assert not list(tmp_path.glob("*damaged*"))
