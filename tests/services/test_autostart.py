"""Start at login: what the system is asked to start, and the sentence for each way in which it refuses."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from wellbeing.services.autostart import StartAtLogin, own_command
from wellbeing.system.autostart import XdgAutostart
from wellbeing.system.files import DiskFull, FileTrouble, NoLocks, NotWritable, WriteFailed


class Refusing:
    """A system that refuses."""

    source = "refusing"

    def __init__(self, trouble: FileTrouble) -> None:
        self._trouble = trouble

    def is_on(self) -> bool:
        return False

    def turn_on(self, command: tuple[str, ...], name: str) -> None:
        raise self._trouble

    def turn_off(self) -> None:
        raise self._trouble


def test_this_very_installation_is_started_under_the_apps_name(tmp_path: Path):
    login = StartAtLogin(own_command(), XdgAutostart(tmp_path))
    assert own_command() == (sys.executable, "-m", "wellbeing")
    assert login.set(True) is None
    assert login.is_on()
    (file,) = tmp_path.iterdir()
    assert "Name=wellbeing" in file.read_text("utf-8").splitlines()
    assert login.set(False) is None
    assert not login.is_on()


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (DiskFull, "problem.disk_full"),
        (NotWritable, "problem.read_only"),
        (WriteFailed, "problem.disk_error"),
        (NoLocks, "problem.disk_error"),
    ],
)
@pytest.mark.parametrize("on", [True, False])
def test_a_system_that_refuses_is_told_beside_the_switch(kind: type[FileTrouble], key: str, on: bool):
    problem = StartAtLogin(("x",), Refusing(kind(Path("x")))).set(on)
    assert problem is not None
    assert (problem.field, problem.key) == ("start_at_login", key)
