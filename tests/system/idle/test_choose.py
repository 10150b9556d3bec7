"""How long nobody touched the machine: against a real X server and stand-ins for the desktops."""

from __future__ import annotations

import ctypes
import time
from types import SimpleNamespace

import pytest

from tests.desktop import PrivateBus, PrivateDesktop
from tests.system.fake_service import FakeService
from wellbeing.system.dbus.messages import Target
from wellbeing.system.idle.choose import (
    MUTTER,
    SCREENSAVER,
    choose_idle,
    elapsed_ticks,
    mac_idle_milliseconds,
    windows_idle_milliseconds,
)
from wellbeing.system.idle.x11 import x11_idle_milliseconds


def test_x11_counts_from_the_last_key(desktop: PrivateDesktop):
    idle = choose_idle(desktop.environ, "linux")
    assert idle.source == "X11 (XScreenSaver)"
    desktop.type_keys("a")
    started = time.perf_counter()
    first = idle.seconds()
    assert first is not None
    assert first < 2
    later = idle.seconds()
    while later is not None and later < 0.1:
        later = idle.seconds()
    assert later is not None
    assert later <= first + time.perf_counter() - started + 0.1


@pytest.mark.parametrize("display", [":4711", "", "nonsense", "host.invalid.:0", ":\N{SNOWMAN}"])
def test_a_wrong_display_is_no_crash(display: str):
    assert x11_idle_milliseconds(display) is None
    assert choose_idle({"DISPLAY": display}, "linux").source.startswith("none: ")


@pytest.mark.parametrize(
    ("target", "member", "signature", "source"),
    [
        (MUTTER, "GetIdletime", "t", "GNOME (Mutter)"),
        (SCREENSAVER, "GetSessionIdleTime", "u", "KDE (ScreenSaver)"),
    ],
)
def test_desktops_count_milliseconds(
    bus: PrivateBus, target: Target, member: str, signature: str, source: str
):
    replies = {member: lambda body: (signature, (90_500,))}
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], target, replies) as fake:
        idle = choose_idle(bus.environ, "linux")
        assert (idle.source, idle.seconds()) == (source, 90.5)
        fake.hang()
        started = time.perf_counter()
        assert idle.seconds() is None
        assert time.perf_counter() - started < 0.5
    assert idle.seconds() is None, "gone, and no crash"


def test_a_desktop_that_refuses_is_passed_over(bus: PrivateBus):
    with FakeService(bus.environ["DBUS_SESSION_BUS_ADDRESS"], SCREENSAVER, {}):
        assert choose_idle(bus.environ, "linux").source == "none: no desktop that tells, and no X display"


def test_x11_under_wayland_is_not_believed(desktop: PrivateDesktop):
    idle = choose_idle(desktop.environ | {"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert idle.source == "none: this Wayland desktop doesn't tell"
    assert idle.seconds() is None


DAY = 86_400_000


@pytest.mark.parametrize(
    ("now", "last", "passed"),
    [
        (1000, 400, 600),
        (1000, 1000, 0),
        (500, 2**32 - 500, 1000),  # the count began anew after 49.7 days
        (0, 2**32 - 1, 1),
        (1000, 1016, 0),  # a key pressed between the two questions
        (20 * DAY, 0, 20 * DAY),
        (2**32 - 1, 2**32 - 1, 0),
    ],
)
def test_windows_ticks(now: int, last: int, passed: int):
    assert elapsed_ticks(now, last) == passed


@pytest.mark.parametrize(("accepted", "expected"), [(1, 700.0), (0, None)])
def test_windows_asks_both_counts(accepted: int, expected: float | None):
    def get_last(pointer: ctypes.c_void_p) -> int:
        pointer._obj.ticks = 2**32 - 200  # type: ignore[attr-defined]
        assert pointer._obj.size == 8  # type: ignore[attr-defined]
        return accepted

    library = SimpleNamespace(
        user32=SimpleNamespace(GetLastInputInfo=get_last), kernel32=SimpleNamespace(GetTickCount=lambda: 500)
    )
    assert windows_idle_milliseconds(library) == expected


def test_mac():
    class Asked:
        def __call__(self, state: int, kind: int) -> float:
            assert (state, kind) == (0, 0xFFFFFFFF)
            return 1.5

    library = SimpleNamespace(CGEventSourceSecondsSinceLastEventType=Asked())
    assert mac_idle_milliseconds(library) == 1500.0


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_another_systems_library_is_missing_here(platform: str):
    assert choose_idle({}, platform).source.startswith("none: ")
