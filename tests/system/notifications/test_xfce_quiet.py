"""Do-not-disturb on XFCE: its real settings daemon on a private bus."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop import PrivateBus
from tests.needs import needs
from wellbeing.system.notifications.gnome_quiet import GnomeQuiet
from wellbeing.system.notifications.notifier import choose_notifier, choose_quiet
from wellbeing.system.notifications.xfce_quiet import SETTINGS, XfceQuiet


@pytest.fixture
def xfce() -> Iterator[PrivateBus]:
    """A session of XFCE with its settings daemon."""
    needs("dbus-daemon", "xfconf-query")
    with PrivateBus() as bus:
        bus.environ["XDG_CURRENT_DESKTOP"] = "XFCE"
        (daemon,) = Path("/usr/lib").glob("*/xfce4/xfconf/xfconfd")
        bus.processes.start(str(daemon))
        bus.wait_for_name(SETTINGS.owner)
        yield bus


def switch(bus: PrivateBus, on: str) -> None:
    words = ("xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-n", "-t", "bool", "-s", on)
    subprocess.run(words, env=bus.environ, check=True, timeout=10)


def until_told(quiet: XfceQuiet, expected: bool | None) -> None:
    deadline = time.monotonic() + 10
    while quiet.asked() is not expected:
        assert time.monotonic() < deadline
        threading.Event().wait(0.02)


def test_it_follows_the_switch(xfce: PrivateBus):
    quiet = XfceQuiet(xfce.environ)
    until_told(quiet, False)  # never set: off
    switch(xfce, "true")
    until_told(quiet, True)
    switch(xfce, "false")
    until_told(quiet, False)


def test_the_notifier_asks_it(xfce: PrivateBus):
    switch(xfce, "true")
    notifier = choose_notifier(xfce.environ)
    assert notifier is not None
    deadline = time.monotonic() + 10
    while notifier.do_not_disturb() is not True:
        assert time.monotonic() < deadline
        threading.Event().wait(0.02)
    assert notifier.quiet_source == "XFCE settings"
    notifier.close()


def test_when_the_bus_goes_nobody_knows(xfce: PrivateBus):
    switch(xfce, "true")
    quiet = XfceQuiet(xfce.environ)
    until_told(quiet, True)
    xfce.processes.end(xfce.process)
    until_told(quiet, None)


def test_without_a_settings_daemon_nobody_knows():
    needs("dbus-daemon")
    with PrivateBus() as bus:
        quiet = XfceQuiet(bus.environ | {"XDG_CURRENT_DESKTOP": "XFCE"})
        quiet.asked()
        assert quiet.answer.asking is not None
        quiet.answer.asking.join(10)
        assert quiet.asked() is None


@pytest.mark.parametrize("desktop", ["", "KDE", "ubuntu:GNOME"])
def test_elsewhere_nobody_is_asked(desktop: str):
    environ = {"XDG_CURRENT_DESKTOP": desktop, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    quiet = XfceQuiet(environ)
    assert quiet.asked() is None
    assert quiet.answer.asking is None
    assert isinstance(choose_quiet(environ), GnomeQuiet)
