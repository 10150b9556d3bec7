"""A state that an earlier version of the app has saved is read as the state it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.domain.reminders.fake_day import Day
from wellbeing.domain.reminders.events import ContactStarted, DoNotDisturb, Locked, Paused, Plan
from wellbeing.domain.reminders.state_json import UnreadableState, from_json

VERSION_1 = """
{"version":1,"state":{
"pulse":{"base":-0.0,"t":3790.0,"mono":3790.0,"wall":1772416990.0,"last_input":3720.0,"heard":true,"wake":6425.0},
"flags":{"locked":true,"asleep":false,"dnd":true,"full":false,"sharing":false,"paused_until":9000.0,
"left":3790.0,"still":3725.0},
"contacts":{"open":[{"name":"七","started":3725.0}],"last_start":3725.0,"last_end":-1000000000000000.0,
"asked":1000000000000000.0,"vouched":-1000000000000000.0,"seen":true},
"work":{"to":3790.0,"worked":3790.0,"since":190.0,"eyes":3790.0,"unprompted":3790.0,"unsure":65.0,
"unsure_due":0,"resting":false,"credited":false,"break_until":-1000000000000000.0,"book":{"worked_min":0.0,
"due":1,"taken":0,"natural":0,"skipped":0,"owed":1}},
"calendar":{"skew":1772413200.0,"day":"2026-03-02","day_ends":68400.0,"on":true,
"shift_start":-1000000000000000.0,"shift_end":1000000000000000.0,"first":false,"last":false,
"changes":1000000000000000.0,"pin_at":1000000000000000.0,"pin":"","anchor_at":1000000000000000.0,
"pins_done":1772413200.0,"anchors_done":1772413200.0,"next":68400.0},
"delivery":{"reminders":[{"key":"break-1772416800-1","kind":"break","why":"why.break.worked","due":3600.0,
"stage":"noticed","shown":3660.0,"values":[["minutes",60]],"until":1000000000000000.0}],"last_notice":3660.0,
"clear":1000000000000000.0,"free":1000000000000000.0,"serial":1,"notices":1},
"offers":{"last_checkin":-1000000000000000.0,"prompts":[],"offers":[],"prompts_today":0,"offers_today":0,
"acute":0.0,"acute_at":-1000000000000000.0,"overridden":-1000000000000000.0,"silenced":[],"dismissed":0,
"halved_days":0,"ignored_days":0,"shown_today":false,"answered_today":false,"stopped":false}
}}
"""


def test_a_state_of_version_1_is_read_whole() -> None:
    day = Day(Plan(checkins=False))
    day.types("09:00", "10:02")
    day.at("10:02:05", ContactStarted("七"))
    day.at("10:02:20", DoNotDisturb(True))
    day.at("10:03", Paused(datetime(2026, 3, 2, 3, 30, tzinfo=UTC)))
    day.at("10:03:10", Locked())
    assert from_json(VERSION_1) == day.run.state


@pytest.mark.parametrize("part", ["pulse", "flags", "work", "calendar", "delivery", "contacts", "offers"])
def test_a_damaged_one_is_refused(part: str) -> None:
    found = json.loads(VERSION_1)
    for damaged in (None, [], 5, {}, {**found["state"][part], "more": 1}):
        state = {**found["state"], part: damaged}
        if part in ("pulse", "flags") and isinstance(damaged, dict) and damaged:
            continue  # those are taken apart by name: what more they hold is passed over
        with pytest.raises(UnreadableState):
            from_json(json.dumps({"version": 1, "state": state}))
    del found["state"][part]
    with pytest.raises(UnreadableState):
        from_json(json.dumps(found))
