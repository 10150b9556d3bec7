"""Hooks that hang, flood, fork, fail or may be written by others; and that their order holds."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.hook_programs import write_hook
from tests.needs import needs
from tests.standing_still import stood_still
from wellbeing.domain.hooks import HookCall
from wellbeing.system.hooks import program
from wellbeing.system.hooks.runner import WAITING_MOST, HookFailure, HookRunner


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "hooks"


@pytest.fixture
def runner(folder: Path, tmp_path: Path) -> HookRunner:
    return HookRunner(folder, tmp_path / "away.id", os.environ | {"SECRET": "no"})


def test_a_program_is_told_the_word_the_seconds_and_the_id_alone(
    runner: HookRunner, folder: Path, tmp_path: Path
):
    write_hook(folder, "contact-end", f"#!/bin/sh\nenv > {tmp_path}/told\n")
    runner.run(HookCall("contact-end", 61, "T; rm -rf $HOME"))
    runner.close()
    told = dict(line.split("=", 1) for line in (tmp_path / "told").read_text().splitlines())
    ours = {name: told[name] for name in told if name.startswith("WELLBEING")}
    assert ours == {
        "WELLBEING_EVENT": "contact-end", "WELLBEING_SECONDS": "61", "WELLBEING_ID": "T; rm -rf $HOME",
    }  # fmt: skip
    assert set(told) - set(ours) <= {*program.KEPT, "PWD", "SHLVL", "_"}


def run_at_once(runner: HookRunner, call: HookCall) -> None:
    """Have a program run; whatever it does, the window's thread never waits for it."""
    assert stood_still(lambda: runner.run(call)) < 0.05


def test_without_a_program_nothing_is_begun(runner: HookRunner):
    runner.run(HookCall("break-start"))
    assert runner._thread is None
    runner.close()


@pytest.mark.parametrize(
    ("mode", "folder_mode", "why"),
    [(0o600, 0o700, "not_executable"), (0o722, 0o700, "writable"), (0o770, 0o700, "writable"),
     (0o700, 0o777, "writable")],
)  # fmt: skip
def test_what_may_not_run(
    runner: HookRunner, folder: Path, tmp_path: Path, mode: int, folder_mode: int, why: str
):
    write_hook(folder, "pause", f"#!/bin/sh\ntouch {tmp_path}/ran\n", mode)
    folder.chmod(folder_mode)
    for _ in range(2):
        run_at_once(runner, HookCall("pause"))
    runner.close()
    assert not (tmp_path / "ran").exists()
    assert runner.failures() == [HookFailure("pause", why)]
    assert runner.failures() == []


def is_running(number: str) -> bool:
    """Tell whether a process is there and not merely still on the list of those that have ended."""
    shown = subprocess.run(["ps", "-o", "stat=", "-p", number], capture_output=True, text=True, check=False)
    return shown.stdout.strip()[:1] not in ("", "Z")


def test_one_that_hangs_and_forks_is_ended_with_all_it_started(
    runner: HookRunner, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(program, "LIMIT", 0.5)
    needs("ps")
    write_hook(folder, "pause", f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/started\nsleep 60\n")
    run_at_once(runner, HookCall("pause"))
    runner.close()
    assert runner.failures() == [HookFailure("pause", "slow")]
    assert not is_running((tmp_path / "started").read_text().strip())


def test_one_that_leaves_its_session_is_ended_too_and_holds_nobody_up(
    runner: HookRunner, folder: Path, tmp_path: Path
):
    needs("ps", "setsid")
    write_hook(
        folder, "pause", f"#!/bin/sh\nsetsid sh -c 'echo $$ > {tmp_path}/left; exec sleep 60' &\nsleep 0.3\n"
    )
    write_hook(folder, "shift-end", f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    started = monotonic()
    for word in ("pause", "shift-end"):
        runner.run(HookCall(word))
    runner.wait()
    assert (tmp_path / "ran").exists()
    assert monotonic() - started < 3
    assert not is_running((tmp_path / "left").read_text().strip())
    assert runner.failures() == []
    runner.close()


def test_one_whose_children_nobody_can_find_holds_nobody_up(
    runner: HookRunner, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    needs("setsid")
    monkeypatch.setattr(program, "PROCESSES", tmp_path / "no such system")
    write_hook(folder, "pause", "#!/bin/sh\nsetsid sleep 5 &\n")
    started = monotonic()
    for _ in range(2):
        runner.run(HookCall("pause"))
    runner.wait()
    assert monotonic() - started < 3
    runner.close()


HANGS = "#!/bin/sh\nsleep 60\n"


def test_quitting_waits_for_no_program_that_hangs_and_leaves_nobody_away(
    runner: HookRunner, folder: Path, tmp_path: Path
):
    write_hook(folder, "break-start", HANGS)
    write_hook(folder, "shift-end", HANGS)
    write_hook(folder, "break-end", f"#!/bin/sh\ntouch {tmp_path}/back\n")
    runner.run(HookCall("break-start", 300, "b1"))
    runner.run(HookCall("shift-end"))
    runner.run(HookCall("break-end", 20, "b1"))
    assert stood_still(runner.close) < 2.1
    assert (tmp_path / "back").exists()
    assert runner.left_away() is None


def test_as_the_diary_is_locked_nobody_waits_and_what_hangs_is_soon_ended_all_the_same(
    runner: HookRunner, folder: Path, tmp_path: Path
):
    needs("ps")
    write_hook(folder, "break-start", f"#!/bin/sh\necho $$ > {tmp_path}/started\nexec sleep 60\n")
    write_hook(folder, "contact-end", f"#!/bin/sh\ntouch {tmp_path}/ended\n")
    write_hook(folder, "break-end", f"#!/bin/sh\necho $WELLBEING_ID >> {tmp_path}/back\n")
    for call in (
        HookCall("break-start", 300, "b1"),
        HookCall("contact-end", 9, "T"),
        HookCall("break-end", 20, "b1"),
    ):
        runner.run(call)
    while not (tmp_path / "started").exists():
        sleep(0.01)
    assert stood_still(runner.end) < 0.05
    run_at_once(runner, HookCall("break-end", 0, "b2"))  # unlocked again
    runner.wait()
    assert (tmp_path / "back").read_text().split() == ["b1", "b2"]
    assert not is_running((tmp_path / "started").read_text().strip())
    assert not (tmp_path / "ended").exists(), "what waited tells of contacts, and the diary is locked"
    assert stood_still(runner.close) < 2.1


@pytest.mark.filterwarnings("ignore:subprocess:ResourceWarning")  # it is meant to go on
def test_a_breaks_end_that_is_slow_as_the_app_quits_goes_on_and_is_told_again(
    runner: HookRunner, folder: Path, tmp_path: Path
):
    write_hook(folder, "break-start", "#!/bin/sh\n")
    write_hook(folder, "break-end", f"#!/bin/sh\nsleep 2.5\ntouch {tmp_path}/back\n")
    runner.run(HookCall("break-start", 300, "b1"))
    runner.run(HookCall("break-end", 20, "b1"))
    assert stood_still(runner.close) < 2.1
    assert runner.left_away() == "b1", "the next start tells it again, if need be"
    write_hook(folder, "break-end", f"#!/bin/sh\nls {tmp_path}/back\n")
    runner.run(HookCall("break-end", 0, "b1"))
    runner.wait()
    assert runner.left_away() is None, "it waits for the one that goes on"
    runner.close()


def test_one_that_floods_fills_nothing(runner: HookRunner, folder: Path):
    write_hook(folder, "pause", "#!/bin/sh\nhead -c 50000000 /dev/zero\nhead -c 50000000 /dev/zero >&2\n")
    run_at_once(runner, HookCall("pause"))
    runner.close()
    assert runner.failures() == []


@pytest.mark.parametrize("text", ["#!/bin/sh\nexit 3\n", "no program at all", "#!/no/such/thing\n"])
def test_one_that_fails_is_told_once(runner: HookRunner, folder: Path, text: str):
    write_hook(folder, "pause", text)
    for _ in range(3):
        run_at_once(runner, HookCall("pause"))
    runner.close()
    assert runner.failures() == [HookFailure("pause", "failed")]


def test_they_run_in_order_and_no_more_wait_than_still_tell_something(
    runner: HookRunner, folder: Path, tmp_path: Path
):
    write_hook(folder, "contact-start", f'#!/bin/sh\necho "$WELLBEING_ID" >> {tmp_path}/order\n')
    for number in range(3 * WAITING_MOST):
        run_at_once(runner, HookCall("contact-start", 0, str(number)))
    runner.wait()
    runner.close()
    order = [int(line) for line in (tmp_path / "order").read_text().split()]
    assert order == sorted(order)
    assert WAITING_MOST <= len(order) < 3 * WAITING_MOST


def test_a_failed_end_stays_to_be_told(runner: HookRunner, folder: Path):
    write_hook(folder, "break-start", "#!/bin/sh\n")
    write_hook(folder, "break-end", "#!/bin/sh\nexit 1\n")
    runner.run(HookCall("break-start", 300, "b1"))
    runner.run(HookCall("break-end", 300, "b1"))
    runner.close()
    assert runner.left_away() == "b1"
    write_hook(folder, "break-end", "#!/bin/sh\n")
    runner.run(HookCall("break-end", 0, "b1"))
    runner.close()
    assert runner.left_away() is None
