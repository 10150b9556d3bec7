"""A key is tried on a diary without touching it, whatever a failing disk or a kill leaves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import KEY, ROOT
from tests.storage import test_left_log
from wellbeing.paths import under
from wellbeing.services.our_files import own_files, own_folders
from wellbeing.storage.connection import key_fits

ENDED = 9
KILLED = f"""
import os, shutil, sys
from pathlib import Path
from wellbeing.storage.connection import key_fits
copied = shutil.copyfile
def kill(source, target):
    copied(source, target)
    os._exit({ENDED})
shutil.copyfile = kill
key_fits(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
"""


@pytest.fixture
def torn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A diary whose first page came to the disk in half; its log has it whole, since the diary had grown."""
    monkeypatch.setattr(test_left_log, "LOGGED", 150)
    diary = test_left_log.killed(tmp_path)
    whole = diary.read_bytes()
    diary.write_bytes(whole[:2048] + bytes(2048) + whole[4096:])
    return diary


def held(diary: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in diary.parent.iterdir()}


def test_a_log_tells_that_the_key_fits_and_nothing_is_touched(torn: Path):
    before = held(torn)
    assert key_fits(torn, KEY)
    assert not key_fits(torn, bytes(32))
    assert held(torn) == before
    Path(f"{torn}-wal").unlink()
    assert not key_fits(torn, KEY)


def test_what_a_killed_look_leaves_is_known_as_ours(torn: Path):
    """It holds a copy of the diary: whoever erases all of it finds that too."""
    killed = subprocess.run([sys.executable, "-c", KILLED, str(torn), KEY.hex()], cwd=ROOT)
    assert killed.returncode == ENDED
    (left,) = [path for path in torn.parent.iterdir() if path.is_dir()]
    assert left / torn.name in own_files(under(torn.parent))
    assert left in own_folders(under(torn.parent))
