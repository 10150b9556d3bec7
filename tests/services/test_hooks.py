"""A break that is one: the helpdesk is told over real HTTP, away and back, also when the app was killed in between."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.conftest import ROOT
from tests.fakes import FakeClock
from tests.hook_programs import Helpdesk, helpdesk, write_availability, write_hook
from wellbeing.clock import SystemClock
from wellbeing.domain.hooks import Going, HookCall, calls_between
from wellbeing.domain.reminders.events import BreakStarted, Paused, Resumed, Tick
from wellbeing.paths import under
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import open_environment

BREAKS = int(os.environ.get("WELLBEING_BREAKS", "10"))
"""1,000 for the long run."""
KILLS = max(3, BREAKS // 20)


@pytest.fixture
def desk() -> Iterator[Helpdesk]:
    with helpdesk() as found:
        yield found


@pytest.fixture
def told(services: Services, tmp_path: Path) -> Path:
    """A file to which each hook writes what it was told."""
    folder = services.environment.folders.config / "hooks"
    for word in ("break-start", "break-end", "contact-start", "contact-end", "pause"):
        line = '"$WELLBEING_EVENT $WELLBEING_SECONDS"'
        write_hook(folder, word, f"#!/bin/sh\necho {line} >> {tmp_path}/told\n")
    return tmp_path / "told"


def test_what_begins_and_ends_is_told_in_order(services: Services, told: Path, clock: FakeClock):
    services.reminders.begin()
    services.hooks.begin()

    def look(**gone: float) -> None:
        services.reminders.catch_up()
        assert services.hooks.look() == []
        clock.pass_by(**gone)

    services.contacts.start("T-1")
    look(seconds=40)
    services.contacts.end(name="T-1")
    look(seconds=20)
    services.reminders.feed(BreakStarted())
    look(minutes=5)
    services.reminders.feed(Tick(300))
    look(seconds=1)
    services.reminders.feed(Paused(clock.now() + timedelta(hours=1)))
    look(seconds=1)
    services.reminders.feed(Resumed())
    look()
    services.hooks.close()
    services.environment.close()
    assert told.read_text().splitlines() == [
        "contact-start 0", "contact-end 40", "break-start 300", "break-end 300", "pause 3600", "pause 0",
    ]  # fmt: skip


def test_a_contact_that_takes_a_break_away_ends_it_first():
    before, after = Going(break_left=200), Going(contacts=(("T", 0.0),))
    assert calls_between(before, after, "b", 100) == (
        HookCall("break-end", 100, "b"), HookCall("contact-start", 0, "T"),
    )  # fmt: skip


def test_the_app_that_is_quit_in_a_break_tells_its_end(services: Services, told: Path):
    services.reminders.begin()
    services.hooks.begin()
    services.reminders.feed(BreakStarted())
    services.hooks.look()
    services.hooks.close()
    services.environment.close()
    assert [line.split()[0] for line in told.read_text().splitlines()] == ["break-start", "break-end"]


def test_a_failure_is_told_once(services: Services):
    write_hook(services.environment.folders.config / "hooks", "break-start", "#!/bin/sh\nexit 1\n")
    services.reminders.begin()
    services.hooks.begin()
    services.reminders.feed(BreakStarted())
    services.hooks.look()
    services.hooks._runner.close()
    assert [problem.key for problem in services.hooks.look()] == ["problem.hook_failed"]
    assert services.hooks.look() == []


def test_many_breaks_put_the_agent_away_and_back(services: Services, desk: Helpdesk, clock: FakeClock):
    write_availability(services.environment.folders.config / "hooks", desk.server_address[1])
    services.reminders.begin()
    services.hooks.begin()
    for _ in range(BREAKS):
        services.reminders.feed(BreakStarted())
        services.hooks.look()
        clock.pass_by(minutes=5)
        services.reminders.feed(Tick(0))
        services.hooks.look()
        clock.pass_by(minutes=1)
        while services.hooks._runner._queue.qsize() > 20:
            pass
    services.hooks._runner.wait()
    services.hooks.close()
    services.environment.close()
    assert desk.changes == ["busy", "online"] * BREAKS


BREAK = """
import sys
from pathlib import Path
from wellbeing.clock import SystemClock
from wellbeing.domain.reminders.events import BreakStarted
from wellbeing.paths import under
from wellbeing.services.app_services import open_services
from wellbeing.services.environment import open_environment
services = open_services(open_environment(under(Path(sys.argv[1])), SystemClock()))
services.reminders.begin()
services.hooks.begin()
services.reminders.feed(BreakStarted())
services.hooks.look()
print("break", flush=True)
sys.stdin.readline()
"""


def test_killed_in_a_break_nobody_stays_away(tmp_path: Path, desk: Helpdesk):
    """kill -9 at any moment of the break's start; ten minutes later the app starts again, and the agent is back."""
    folders = under(tmp_path / "home")
    write_availability(folders.config / "hooks", desk.server_address[1])
    chance, left_away = Random(7), 0
    for turn in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", BREAK, str(tmp_path / "home")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        ) as app:  # fmt: skip
            assert app.stdout is not None
            assert app.stdout.readline() == "break\n"
            try:
                app.wait(chance.choice((0.0, 0.02, 0.1, 0.3, 1.0)))
            except subprocess.TimeoutExpired:
                app.kill()
        clock = FakeClock(SystemClock().now() + timedelta(minutes=10 * (turn + 1)))
        services = open_services(open_environment(folders, clock))
        services.reminders.begin()
        services.hooks.begin()
        services.hooks.look()
        services.hooks._runner.wait()
        services.hooks.close()
        services.environment.close()
        services.close()
        left_away += desk.state != "online"
    assert left_away == 0
    assert "busy" in desk.changes
