"""What works on this computer, asked without a desktop."""

from __future__ import annotations

from wellbeing.domain.reminders.events import ContactStarted
from wellbeing.services.app_services import Desk
from wellbeing.services.diagnostics import contacts_fact, facts
from wellbeing.services.environment import Shelf

KEYS = [
    "notifications",
    "quiet",
    "idle",
    "session",
    "fullscreen",
    "contacts",
    "tray",
    "key",
    "fonts",
    "sound",
]


def test_without_a_desktop_each_fact_is_still_told(shelf: Shelf):
    found = {one.key: one for one in facts(shelf, {"PATH": "/nonexistent"})}
    assert list(found) == KEYS
    for key in ("quiet", "idle", "session", "fullscreen", "sound"):
        assert found[key].works is False
        assert found[key].detail
    assert found["tray"].works is None


def test_the_key_in_a_file_is_told(desk: Desk):
    (key,) = [one for one in facts(desk.shelf, {"PATH": "/nonexistent"}) if one.key == "key"]
    assert (key.works, key.detail) == (False, "file")


def test_whether_contacts_are_told_today(desk: Desk):
    desk.reminders.begin()
    assert contacts_fact(desk.reminders.hears_contacts()).works is False
    desk.reminders.feed(ContactStarted("1"))
    assert contacts_fact(desk.reminders.hears_contacts()).detail == "heard"
