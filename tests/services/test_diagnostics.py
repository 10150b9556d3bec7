"""What works on this computer, asked without a desktop."""

from __future__ import annotations

from wellbeing.domain.reminders.events import ContactStarted
from wellbeing.services.app_services import Services
from wellbeing.services.diagnostics import checks, contacts_fact
from wellbeing.services.environment import Environment

KEYS = [
    "notifications",
    "quiet",
    "idle",
    "session",
    "fullscreen",
    "sharing",
    "contacts",
    "headset",
    "tray",
    "key",
    "fonts",
    "sound",
]


def test_without_a_desktop_each_fact_is_still_told(environment: Environment):
    found = {check.key: check for check in checks(environment, {"PATH": "/nonexistent"})}
    assert list(found) == KEYS
    for key in ("quiet", "idle", "session", "fullscreen", "sound"):
        assert found[key].works is False
        assert found[key].detail
    assert (found["headset"].works, found["headset"].detail) == (None, "none")  # nobody asked for it
    for key in ("contacts", "tray"):  # only the running app knows
        assert (found[key].works, found[key].detail) == (None, "unknown")


def test_the_key_in_a_file_is_told(services: Services):
    (key,) = [check for check in checks(services.environment, {"PATH": "/nonexistent"}) if check.key == "key"]
    assert (key.works, key.detail) == (False, "file")


def test_whether_contacts_are_told_today(services: Services):
    services.reminders.begin()
    assert contacts_fact(services.reminders.hears_contacts()).works is False
    services.reminders.feed(ContactStarted("1"))
    assert contacts_fact(services.reminders.hears_contacts()).detail == "heard"
