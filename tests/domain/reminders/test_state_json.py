from __future__ import annotations

import json

import pytest

from tests.domain.reminders.fake_day import Day
from wellbeing.domain.reminders.events import ContactStarted, Plan
from wellbeing.domain.reminders.state import State
from wellbeing.domain.reminders.state_json import UnreadableState, from_json, to_json


def lived() -> State:
    day = Day(Plan(checkins=False))
    day.types("09:00", "10:02")
    day.at("10:02:05", ContactStarted("七"))
    return day.run.state


def test_what_is_written_is_read_back() -> None:
    state = lived()
    assert state.delivery.reminders
    assert from_json(to_json(state)) == state
    assert from_json(to_json(State())) == State()


def test_it_is_one_small_line() -> None:
    text = to_json(lived())
    assert "\n" not in text
    assert len(text) < 4000


def changed(path: str, value: object) -> str:
    found = json.loads(to_json(lived()))
    place = found
    *way, last = path.split(".")
    for name in way:
        place = place[int(name)] if isinstance(place, list) else place[name]
    place[last] = value
    return json.dumps(found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{",
        '{"version": 1}',
        '{"version": 2, "state": {}}',
        "[" * 100_000,
        changed("version", "1"),
        changed("state.unknown", 1),
        changed("state.clocks.t", "now"),
        changed("state.clocks.t", None),
        changed("state.presence.heard", 1),
        changed("state.quiet.dnd", 0),
        changed("state.calendar.day", "2026-13-01"),
        changed("state.calendar.day", 5),
        changed("state.work.ledger.due", 1.5),
        changed("state.delivery.reminders", {}),
        changed("state.delivery.reminders.0.values", [["minutes"]]),
        changed("state.delivery.reminders.0.values", [["minutes", None]]),
        to_json(State()).replace("-1000000000000000.0", "NaN", 1),
        to_json(State()).replace("-1000000000000000.0", "1e999", 1),
    ],
)
def test_anything_else_is_refused_with_one_kind_of_error(text: str) -> None:
    with pytest.raises(UnreadableState):
        from_json(text)
