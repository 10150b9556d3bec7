"""What is written out: whatever the terminal can't take, a saved entry is never a failed command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Process

NOTE = "累了 🙂 \u202e"
# Windows in the west, in the mainland and in Taiwan; a terminal that was told nothing at all.
CHARSETS = ["cp1252", "gbk", "big5", "ascii", "latin-1"]


def told(process: Process, *arguments: str, **options: object) -> tuple[int, bytes, bytes]:
    child = process.start(*arguments, **options)
    out, err = child.communicate(timeout=60)
    return child.returncode, out or b"", err or b""


def ratings(process: Process) -> int:
    process.environ.pop("PYTHONIOENCODING", None)
    return len(json.loads(told(process, "show", "--json")[1])["checkins"])


@pytest.mark.parametrize(
    ("charset", "language"),
    [*((charset, "zh_CN") for charset in CHARSETS), ("gbk", "zh_TW"), ("big5", "zh_TW")],
)
def test_saved_is_exit_0_whatever_the_terminal_can_write(process: Process, charset: str, language: str):
    process.environ |= {"PYTHONIOENCODING": charset, "LC_ALL": language}
    code, out, err = told(process, "checkin", "--stress", "5", "--note", NOTE)
    assert (code, err) == (0, b"")
    assert b"20" in out
    code, out, err = told(process, "show", "--json")
    assert (code, err) == (0, b"")
    assert json.loads(out.decode("ascii"))["checkins"][0]["note"] == NOTE
    for command in ("show", "tips", "doctor", "library coverage"):
        assert told(process, *command.split())[0] == 0
    code, out, err = told(process, "checkin", "--stress", "11")
    assert (code, out, err.count(b"\n"), b"Traceback" in err) == (2, b"", 1, False)
    assert ratings(process) == 1


def test_json_is_plain_utf8_where_the_stream_is(process: Process):
    assert told(process, "checkin", "--stress", "5", "--note", NOTE)[0] == 0
    assert NOTE in told(process, "show", "--json")[1].decode()


@pytest.mark.parametrize(
    "command", ["checkin --stress 5", "contact rude", "contact start", "pause 5m", "show --json"]
)
def test_nobody_who_reads_the_answer_is_no_failure(process: Process, command: str):
    reader, writer = os.pipe()
    os.close(reader)
    code, _, err = told(process, *command.split(), stdout=writer)
    os.close(writer)
    assert (code, err) == (0, b"")
    if command.startswith("checkin"):
        assert ratings(process) == 1


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_an_answer_that_finds_no_room_is_told_as_what_it_is(process: Process):
    with FULL.open("wb") as full:
        code, _, err = told(process, "checkin", "--stress", "5", stdout=full)
        assert (code, err.decode()) == (
            0,
            "wellbeing: It was done; only the answer could not be written out.\n",
        )
        code, _, err = told(process, "show", "--json", stdout=full)
        assert code == 2
        assert err.startswith(b"wellbeing: The answer could not be written out")
        assert err.count(b"\n") == 1
        code, _, _ = told(process, "checkin", "--stress", "6", stdout=full, stderr=full)
        assert code == 0
    assert ratings(process) == 2


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_was_done_to_the_whole_diary_is_no_failure_either(
    process: Process, tmp_path: Path, unbuffered: str
):
    process.environ["PYTHONUNBUFFERED"] = unbuffered
    file = tmp_path / "kept.backup"
    assert told(process, "checkin", "--stress", "5")[0] == 0
    with FULL.open("wb") as full:
        code, _, err = told(process, "backup", "--to", str(file), stdout=full)
        assert code == 0
        assert err.startswith(b"wellbeing: It was done; only the answer")
        assert told(process, "backup", stdout=full, stderr=full)[0] == 0
        assert told(process, "restore", str(file), stdout=full)[0] == 0
        code, _, err = told(process, "tips", stdout=full)
        assert code == 2
        assert err.startswith(b"wellbeing: The answer could not be written out")
        assert told(process, "erase", "--yes", stdout=full)[0] == 0


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_an_invitation_that_was_not_seen_can_be_had_again(process: Process, tmp_path: Path):
    board, file = tmp_path / "board", tmp_path / "invitation"
    board.mkdir()
    with FULL.open("wb") as full:
        code, _, err = told(
            process, "team", "found", "Desk", "--folder", str(board), "--out", str(file), stdout=full
        )
    assert code == 2
    assert err.startswith(b"wellbeing: The team is founded; only its invitation could not be written out.")
    assert err.count(b"\n") == 1
    code, out, err = told(process, "team", "invitation")
    assert (code, err) == (0, b"")
    assert out == file.read_bytes() != b""
    assert len(list(board.iterdir())) == 1, "one team"


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_a_code_that_was_not_seen_takes_no_other_ones_place(process: Process):
    assert told(process, "checkin", "--stress", "5")[0] == 0
    kept = process.home / "diary.recovery"
    with FULL.open("wb") as full:
        assert told(process, "key", "export", stdout=full)[0] == 2
        assert not kept.exists()
        assert told(process, "key", "export")[0] == 0
        before = kept.read_bytes()
        assert told(process, "key", "export", stdout=full)[0] == 2
    assert kept.read_bytes() == before


def test_without_any_output_an_entry_is_saved(process: Process):
    command = ["bash", "-c", 'exec "$0" -m wellbeing checkin --stress 5 >&- 2>&-', sys.executable]
    done = subprocess.run(command, env=process.environ, cwd=process.environ["PYTHONPATH"], check=False)
    assert done.returncode == 0
    assert ratings(process) == 1
