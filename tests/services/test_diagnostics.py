"""What works on this computer, asked without a desktop."""

from __future__ import annotations

from wellbeing.services.desk import Desk
from wellbeing.services.diagnostics import facts
from wellbeing.services.shelf import Shelf

KEYS = ["notifications", "quiet", "idle", "session", "tray", "key", "fonts", "sound"]


def test_without_a_desktop_each_fact_is_still_told(shelf: Shelf):
    found = {one.key: one for one in facts(shelf, {"PATH": "/nonexistent"})}
    assert list(found) == KEYS
    for key in ("quiet", "idle", "session", "sound"):
        assert found[key].works is False
        assert found[key].detail
    assert found["tray"].works is None


def test_the_key_in_a_file_is_told(desk: Desk):
    (key,) = [one for one in facts(desk.shelf, {"PATH": "/nonexistent"}) if one.key == "key"]
    assert (key.works, key.detail) == (False, "file")
