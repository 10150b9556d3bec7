"""The key in a file of its own: read however it was saved, and closed to others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wellbeing.services.app_services import open_services
from wellbeing.services.environment import Environment
from wellbeing.system import files
from wellbeing.system.keys import keyfile
from wellbeing.system.keys.keyfile import close_to_others, read_key_file, write_key_file
from wellbeing.system.keys.keys import KeyDamaged


def test_a_key_file_saved_by_another_editor_is_read(tmp_path: Path):
    write_key_file(tmp_path / "a.key", bytes(range(32)))
    text = (tmp_path / "a.key").read_bytes()
    (tmp_path / "a.key").write_bytes(text.replace(b"\n", b"\r\n"))
    assert read_key_file(tmp_path / "a.key") == bytes(range(32))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
@pytest.mark.timeout(20)
def test_a_pipe_is_no_key_and_nobody_waits_for_it(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.key")
    with pytest.raises(KeyDamaged):
        read_key_file(tmp_path / "pipe.key")


def test_a_key_file_open_to_others_is_closed_and_told(environment: Environment):
    open_services(environment).close()
    (file,) = environment.folders.data.glob("*.key")
    file.chmod(0o644)
    open_services(environment).close()
    assert file.stat().st_mode & 0o777 == 0o600
    assert [problem.key for problem in environment.preferences.problems] == ["problem.key_open"]
    open_services(environment).close()
    assert len(environment.preferences.problems) == 1
    assert not close_to_others(file)


def test_where_a_drive_keeps_no_modes_it_is_told_once_and_never_called_closed(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Path, "chmod", lambda *_: None)  # as exFAT does: no error, and nothing changed
    monkeypatch.setattr(keyfile, "is_private", lambda _: False)
    monkeypatch.setattr(files, "is_private", lambda _: False)
    for _ in range(2):
        open_services(environment).close()
    assert [problem.key for problem in environment.preferences.problems] == ["problem.key_unkept"]
