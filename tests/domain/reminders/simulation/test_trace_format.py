"""A trace as it is written: each event read as what it is, and the first line that makes no sense named."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.reminders import events
from wellbeing.domain.reminders.simulation.trace_format import LONGEST, read_script

HEADER = {"start": "2026-11-27T09:00", "zone": "Asia/Shanghai"}


def script(*lines: dict[str, object]):  # type: ignore[no-untyped-def]
    return read_script([json.dumps(line) for line in (HEADER, *lines)])


def test_a_header_says_where_and_from_when_to_when():
    found = read_script([json.dumps({**HEADER, "until": 60, "several_at_once": True}), "", "  "])
    assert found.start == datetime(2026, 11, 27, 1, tzinfo=UTC)
    assert (str(found.zone), found.until, found.several_at_once) == ("Asia/Shanghai", 60.0, True)
    assert found.happenings == ()
    assert (script({"at": 5, "event": "lock"}).until, script().several_at_once) == (5.0, None)
    assert not script({"at": 5, "event": "lock"}).tells_input
    assert script({"at": 5, "event": "input"}).tells_input
    assert script({"at": 5, "event": "mic_on"}).tells_microphone
    assert not script({"at": 5, "event": "mic_off"}).tells_microphone


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ({"event": "dnd_on"}, events.DoNotDisturb(True)),
        ({"event": "dnd_off"}, events.DoNotDisturb(False)),
        ({"event": "fullscreen_on"}, events.FullScreen(True)),
        ({"event": "fullscreen_off"}, events.FullScreen(False)),
        ({"event": "sharing_on"}, events.Sharing(True)),
        ({"event": "sharing_off"}, events.Sharing(False)),
        ({"event": "contact_start"}, events.ContactStarted(None)),
        ({"event": "contact_start", "id": 7}, events.ContactStarted("7")),
        ({"event": "contact_end", "id": "a"}, events.ContactEnded("a")),
        ({"event": "hook", "id": "a", "to": "start"}, events.ContactStarted("a")),
        ({"event": "hook", "id": "a", "to": "end"}, events.ContactEnded("a")),
        ({"event": "checkin", "stress": 10}, events.CheckedIn(10)),
        ({"event": "contact"}, events.Logged("ordinary", None)),
        ({"event": "contact", "kind": "rude", "felt": 0}, events.Logged("rude", 0)),
    ],
)
def test_an_event_is_read_as_what_it_is(line: dict[str, object], event: object):
    assert script({"at": 0, **line}).happenings == ((0.0, event),)


WRONG: list[tuple[dict[str, object], str]] = [
    ({"event": "contact_start", "id": True}, "id"),
    ({"event": "contact_start", "id": 1.5}, "id"),
    ({"event": "contact_end", "id": "x" * 101}, "id"),
    ({"event": "hook", "to": "start"}, "id"),
    ({"event": "hook", "id": "a"}, "to"),
    ({"event": "hook", "id": "a", "to": "middle"}, "to"),
    ({"event": "clock_step"}, "by"),
    ({"event": "clock_step", "by": LONGEST + 1}, "by"),
    ({"event": "checkin", "stress": 11}, "stress"),
    ({"event": "checkin", "stress": -1}, "stress"),
    ({"event": "checkin", "stress": True}, "stress"),
    ({"event": "contact", "kind": "loud"}, "kind"),
    ({"event": "contact", "felt": 10.5}, "felt"),
    ({"event": "answer"}, "to"),
    ({"event": "profile"}, "settings"),
    ({"event": "profile", "settings": []}, "settings"),
    ({"event": "profile", "settings": {"language": "en"}}, "language"),
    ({"event": "profile", "settings": {"break_every": "often"}}, "break_every"),
    ({"event": "lock", "at": "soon"}, "at"),
    ({"event": "lock", "at": -1}, "at"),
    ({"event": "lock", "at": float("nan")}, "at"),
]


@pytest.mark.parametrize(("line", "name"), WRONG)
def test_a_value_that_does_not_fit_is_named_with_its_line(line: dict[str, object], name: str):
    with pytest.raises(Refused) as refused:
        script({"at": 0, "event": "unlock"}, {"at": 1, **line})
    assert refused.value.problem == Problem("trace", "problem.trace_value", {"line": 3, "name": name})


@pytest.mark.parametrize(
    ("lines", "key", "number"),
    [
        ([], "header", 1),
        (["", "{}"], "header", 2),
        (['{"start": "soon"}'], "header", 1),
        (['{"start": "1999-12-31T09:00"}'], "header", 1),
        (['{"start": "2026-11-27T09:00", "zone": "Atlantis"}'], "header", 1),
        ([json.dumps(HEADER), "[]"], "json", 2),
        ([json.dumps(HEADER), "{} {}"], "json", 2),
        ([json.dumps(HEADER), "{"], "json", 2),
        ([json.dumps(HEADER), '{"at": 0, "event": "dance"}'], "event", 2),
        ([json.dumps(HEADER), '{"at": 5, "event": "lock"}', '{"at": 4, "event": "lock"}'], "backwards", 3),
    ],
)
def test_a_line_that_makes_no_sense_is_named(lines: list[str], key: str, number: int):
    with pytest.raises(Refused) as refused:
        read_script(lines)
    assert refused.value.problem == Problem("trace", f"problem.trace_{key}", {"line": number})
