"""What works on this computer, asked without a desktop."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes import NOON_ISH
from tests.hook_programs import write_hook
from tests.needs import lack
from tests.sound_servers import PulseServer
from wellbeing.domain.days import Span
from wellbeing.domain.reminders.events import ContactStarted
from wellbeing.domain.shifts.profile_turns import with_turns
from wellbeing.domain.shifts.shifts import Rota
from wellbeing.services.app_services import Services
from wellbeing.services.diagnostics import checks, contacts_fact, sharing_fact
from wellbeing.services.environment import Environment
from wellbeing.system.x_server import libxcb

KEYS = [
    "notifications",
    "quiet",
    "idle",
    "session",
    "fullscreen",
    "sharing",
    "contacts",
    "headset",
    "hooks",
    "front",
    "hotkeys",
    "profiles",
    "tray",
    "key",
    "fonts",
    "sound",
]


def told_of(key: str, environment: Environment, environ: Mapping[str, str]) -> tuple[bool | None, str, str]:
    """Return what is told of one fact: whether it works, by what, and which sentence."""
    (check,) = [check for check in checks(environment, environ) if check.key == key]
    return check.works, check.source, check.detail


def test_without_a_desktop_each_fact_is_still_told(environment: Environment):
    found = {check.key: check for check in checks(environment, {"PATH": "/nonexistent"})}
    assert list(found) == KEYS
    for key in ("quiet", "idle", "session", "fullscreen", "hotkeys", "sound"):
        assert found[key].works is False
        assert found[key].source.startswith("none")
        assert found[key].detail
    assert (found["headset"].works, found["headset"].detail) == (None, "none")  # nobody asked for it
    assert (found["hooks"].works, found["hooks"].detail) == (None, "off")  # there are none
    assert (found["front"].works, found["front"].detail) == (None, "none")  # no program was named
    assert found["hotkeys"].detail == "none"
    for key in ("contacts", "tray"):  # only the running app knows
        assert (found[key].works, found[key].detail) == (None, "unknown")


def test_the_key_in_a_file_is_told(services: Services):
    (key,) = [check for check in checks(services.environment, {"PATH": "/nonexistent"}) if check.key == "key"]
    assert (key.works, key.detail) == (False, "file")


def test_a_hook_that_may_not_run_is_told(environment: Environment):
    def told() -> tuple[bool | None, str, str]:
        return told_of("hooks", environment, {"PATH": "/nonexistent"})

    folder = environment.folders.config / "hooks"
    folder.mkdir(parents=True, mode=0o700)
    program = write_hook(folder, "break-start", "#!/bin/sh\n")
    assert told() == (True, "break-start", "ready")
    program.chmod(0o722)
    assert told() == (False, "break-start", "writable")
    program.chmod(0o600)
    assert told() == (False, "break-start", "not_executable")


@pytest.mark.parametrize(("screen", "detail"), [({}, "some"), ({"WAYLAND_DISPLAY": "wayland-0"}, "known")])
def test_by_whom_a_shared_screen_is_told(tmp_path: Path, screen: dict[str, str], detail: str):
    (tmp_path / "pipewire-0").touch()
    environ = {"XDG_RUNTIME_DIR": str(tmp_path), "PATH": str(tmp_path), **screen}
    assert sharing_fact(environ).detail == "none"  # nobody is there to ask it
    write_hook(tmp_path, "pw-dump", "#!/bin/sh\n")
    found = sharing_fact(environ)
    assert (found.key, found.works, found.detail) == ("sharing", True, detail)


def test_full_screen_and_the_program_in_front_are_told_where_there_is_x(environment: Environment):
    if libxcb() is None:
        lack("the library libxcb is missing; the package libxcb1 brings it")
    environ = {"PATH": "/nonexistent", "DISPLAY": ":4711"}
    assert told_of("fullscreen", environment, environ) == (True, "X11 window states", "known")
    assert told_of("front", environment, environ) == (None, "X11 window states", "off")
    environment.preferences.set("work_programs", "softphone")
    assert told_of("front", environment, environ) == (True, "X11 window states", "known")


@pytest.mark.parametrize("program", ["pw-play", "paplay", "aplay"])
def test_what_plays_a_tone_is_told(environment: Environment, tmp_path: Path, program: str):
    write_hook(tmp_path, program, "#!/bin/sh\n")
    works, source, detail = told_of("sound", environment, {"PATH": str(tmp_path)})
    assert (works, program in source, detail) == (True, True, "known")


def test_whether_a_call_is_heard_now(environment: Environment):
    with PulseServer() as server:
        environment.preferences.set("headset", value=True)
        assert told_of("headset", environment, server.environ)[::2] == (True, "rests")
        with server.recorders(["Softphone"]):
            assert told_of("headset", environment, server.environ)[::2] == (True, "records")
    assert told_of("headset", environment, server.environ)[::2] == (False, "none")


def test_whether_contacts_are_told_today(services: Services):
    services.reminders.begin()
    assert contacts_fact(services.reminders.hears_contacts()).works is False
    services.reminders.feed(ContactStarted("1"))
    assert contacts_fact(services.reminders.hears_contacts()).detail == "heard"


def test_whether_the_rota_switches_profiles(environment: Environment):
    def found() -> list[tuple[bool | None, str]]:
        asked = checks(environment, {"PATH": "/nonexistent"})
        return [(check.works, check.detail) for check in asked if check.key == "profiles"]

    shift = Span(NOON_ISH, NOON_ISH + timedelta(hours=8))
    environment.profiles.save("phone")
    assert found() == [(None, "off")]  # without a rota there is nothing to follow
    environment.rota.keep(Rota((shift,)))
    assert found() == [(None, "none")]
    environment.rota.keep(with_turns(Rota((shift,)), [(shift, "phone")]))
    assert found() == [(True, "asked")]
