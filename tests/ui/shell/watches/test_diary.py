"""What another process writes is heard within two seconds, also on a disk that is slow to say that it has it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.needs import needs
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.ui.shell.watches.diary import LOOKS_MS, MORE_OWN_LOOKS_MS, OWN_LOOKS_MS, DiaryWatch

SOON = 2.0
Hook = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture(scope="module")
def slow_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that makes fsync late for whoever is started with it."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the slow disk is a library for Linux")
    needs("gcc", "/usr/include/stdio.h")
    made = tmp_path_factory.mktemp("slow") / "slow_disk.so"
    source = Path(__file__).with_name("slow_disk.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", str(made), str(source), "-ldl"], check=True)
    return made


@pytest.fixture
def watch(qapp: object, services: Services) -> Iterator[DiaryWatch]:
    parent = QObject()
    found = DiaryWatch(services, parent)
    yield found
    found.stop()
    parent.deleteLater()


@pytest.fixture
def hook(services: Services) -> Hook:
    """Run the command line over the same diary, as a helpdesk does."""
    home = services.environment.folders.data

    def run(*words: str, **environ: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "wellbeing", "--data-dir", str(home), *words]
        return subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)} | environ)

    return run


def test_what_came_before_the_watch_began_is_news(qtbot: QtBot, services: Services, hook: Hook):
    """The pages were read as the diary was opened, a moment earlier."""
    assert hook("checkin", "--stress", "9").wait(20) == 0
    parent = QObject()
    watch = DiaryWatch(services, parent)
    with qtbot.waitSignal(watch.changed, timeout=2_000):
        pass
    watch.stop()
    parent.deleteLater()


@pytest.mark.parametrize("delay", [100, 200, 400])
def test_a_hook_is_heard_on_a_slow_disk(
    watch: DiaryWatch, hook: Hook, slow_disk: Path, delay: int, qtbot: QtBot, services: Services
):
    heard: list[float] = []
    watch.changed.connect(lambda: heard.append(monotonic()))
    for words, still_open in ((("contact", "start"), 1), (("contact", "end"), 0)):
        heard.clear()
        process = hook(*words, LD_PRELOAD=str(slow_disk), SLOW_DISK_MS=str(delay))
        qtbot.waitUntil(lambda process=process: process.poll() is not None, timeout=30_000)
        returned = monotonic()
        assert process.returncode == 0
        qtbot.waitUntil(
            lambda still_open=still_open: bool(heard) and len(services.contacts.open_ones()) == still_open,
            timeout=10_000,
        )
        assert monotonic() - returned < SOON


def test_a_commit_that_no_event_tells_of_is_found_by_a_later_look(
    watch: DiaryWatch, services: Services, qtbot: QtBot, hook: Hook
):
    """The event came, the look found nothing, and only then the commit could be seen."""
    watch._files.blockSignals(True)
    watch._stir("")
    qtbot.wait(LOOKS_MS[0] + 50)
    process = hook("contact", "start")
    with qtbot.waitSignal(watch.changed, timeout=sum(LOOKS_MS) + 5_000):
        assert process.wait(30) == 0


def looked(watch: DiaryWatch, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    found: list[float] = []
    look = watch.look
    monkeypatch.setattr(watch, "look", lambda: [found.append(monotonic()), look()])
    return found


def test_our_own_write_wakes_once_and_in_time(
    watch: DiaryWatch, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    found = looked(watch, monkeypatch)
    services.checkins.record(CheckInDraft(stress=3))
    began = monotonic()
    qtbot.wait(sum(LOOKS_MS) + 300)
    assert len(found) == 1
    assert found[0] - began < SOON + 0.3


def test_what_we_go_on_writing_does_not_put_off_the_look(
    watch: DiaryWatch, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    found = looked(watch, monkeypatch)
    for number in range(20):
        services.contacts.start(f"ticket {number}")
        qtbot.wait(100)
    assert found
    last = monotonic()
    qtbot.wait(sum(MORE_OWN_LOOKS_MS) + 300)
    assert found[-1] > last + 1, "the last of ours may hide another's as well"


def test_another_write_amid_our_wait_is_looked_for_at_once(
    watch: DiaryWatch, services: Services, qtbot: QtBot, hook: Hook, monkeypatch: pytest.MonkeyPatch
):
    services.checkins.record(CheckInDraft(stress=3))
    qtbot.waitUntil(watch._settle.isActive)
    assert watch._settle.interval() == OWN_LOOKS_MS[0]
    watch._stir("")
    assert watch._settle.interval() == LOOKS_MS[0]


def test_another_write_beside_our_own_is_looked_for_as_long_as_ever(
    watch: DiaryWatch, services: Services, qtbot: QtBot, hook: Hook, monkeypatch: pytest.MonkeyPatch
):
    found = looked(watch, monkeypatch)
    services.checkins.record(CheckInDraft(stress=3))
    qtbot.waitUntil(watch._settle.isActive)
    watch._stir("")  # no row of ours came with this one
    qtbot.wait(sum(LOOKS_MS) + 300)
    assert len(found) == len(LOOKS_MS)


def test_what_keeps_on_writing_does_not_put_off_the_look(watch: DiaryWatch, hook: Hook, qtbot: QtBot):
    watch._files.blockSignals(True)
    assert hook("contact", "start").wait(30) == 0
    heard: list[bool] = []
    watch.changed.connect(lambda: heard.append(True))
    for _ in range(10):
        watch._stir("")
        qtbot.wait(50)
    assert heard == [True]


def test_our_own_writing_is_no_news(watch: DiaryWatch, services: Services, qtbot: QtBot):
    heard: list[bool] = []
    watch.changed.connect(lambda: heard.append(True))
    services.contacts.start()
    services.event_bus.publish(Topic.CONTACTS)
    qtbot.wait(LOOKS_MS[0] + LOOKS_MS[1] + 100)
    assert heard == []
