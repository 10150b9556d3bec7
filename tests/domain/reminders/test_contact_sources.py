"""Headset, hooks and hand together: how well contacts are found, and that no notice is spoken into one."""

from __future__ import annotations

import os
from random import Random

import pytest

from tests.domain.reminders.phone_days import (
    Call,
    calls_of_log,
    day,
    log_of_day,
    microphone,
    told_of,
    typed,
)
from tests.fakes import NOON_ISH
from wellbeing.domain.reminders.events import ContactEnded, ContactStarted
from wellbeing.domain.reminders.plan import Plan
from wellbeing.domain.reminders.simulation.simulate import simulate
from wellbeing.domain.reminders.simulation.sources import ContactSources, StreamClosed, StreamOpened

TRACES = int(os.environ.get("WELLBEING_TRACES", "150"))
"""20,000 for the long run."""
EAGER = Plan(break_every_min=20, eyes=True, eyes_every_min=20)

QUEUE_LOG = """\
1795741200|NONE|NONE|NONE|QUEUESTART|
1795741205|NONE|support|Agent A|ADDMEMBER|
1795742040|1795741430.1|support|Agent A|CONNECT|10|1795741439.2|4
1795743060|1795741430.1|support|Agent A|COMPLETECALLER|10|1020|1
1795743061|NONE|support|Agent A|PAUSE|wrap
1795743180|NONE|support|Agent A|UNPAUSE|
1795743600|1795743590.3|support|Agent A|CONNECT|10|1795743599.4|3
1795745100|1795743590.3|support|Agent A|COMPLETEAGENT|10|1500|1
1795745415|1795745400.5|support|Agent A|RINGNOANSWER|15000
1795745440|1795745400.5|support|NONE|ABANDON|1|1|40
"""


def found_by_headset(calls: list[Call], chance: Random) -> list[Call]:
    """Return the contacts that the headset alone makes of a day of calls."""
    sources, spans, began = ContactSources(lambda at: NOON_ISH, several=False), list[Call](), 0.0
    lines = sorted(microphone(calls, chance), key=lambda line: line["at"])  # type: ignore[arg-type,return-value]

    def take(events: list[object], at: float) -> None:
        nonlocal began
        for event in events:
            if isinstance(event, ContactStarted):
                began = at
            elif isinstance(event, ContactEnded):
                spans.append(Call(began, at))

    for line in [*lines, {"at": 10e5, "event": "mic_off", "id": "none"}]:
        at, stream = float(line["at"]), str(line["id"])  # type: ignore[arg-type]
        while sources.due < at:
            due = sources.due
            take(list(sources.pass_by(due)), due)
        change = StreamOpened(stream) if line["event"] == "mic_on" else StreamClosed(stream)
        take(list(sources.hear(change, at)), at)
    return spans


def f1(truth: list[Call], found: list[Call]) -> tuple[float, int, int]:
    """Return F1 over contacts, and how many were right of how many; right is within 10 s at both ends."""
    left = list(truth)
    right = 0
    for span in found:
        near = [
            call for call in left if abs(call.start - span.start) <= 10 and abs(call.end - span.end) <= 10
        ]
        if near:
            left.remove(near[0])
            right += 1
    return 2 * right / max(1, len(truth) + len(found)), right, len(truth)


def test_a_queue_log_is_the_truth():
    calls = calls_of_log(QUEUE_LOG)
    assert calls == [Call(840, 1860), Call(2400, 3900)]
    assert f1(calls, found_by_headset(calls, Random(1)))[0] == 1


def test_phone_days_are_found_by_the_headset_alone():
    scores = []
    for seed in range(20):
        chance = Random(seed)
        calls = calls_of_log(log_of_day(chance))
        scores.append(f1(calls, found_by_headset(calls, chance))[0])
    assert sum(scores) / len(scores) >= 0.95, scores


@pytest.mark.parametrize("part", range(5))
def test_no_notice_is_spoken_into_a_contact(part: int):
    for seed in range(part, TRACES, 5):
        chance = Random(seed)
        calls = calls_of_log(log_of_day(chance, hours=2))
        lines, spans = told_of(calls, chance)
        trace = day([*lines, *typed(calls, chance, 2 * 3600)], 2 * 3600.0)
        effects = simulate(trace, EAGER)["effects"]
        spoken = [effect["at"] for effect in effects if effect["effect"] == "notify"]  # type: ignore[attr-defined]
        amid = [at for at in spoken if any(call.start < at < call.end for call in spans)]
        assert amid == [], (seed, amid)


def test_a_short_recording_holds_a_notice_back_and_is_no_contact():
    head = {"start": "2026-03-04T09:00:00", "zone": "UTC", "until": 4000}
    quiet = [{"at": at, "event": "input"} for at in range(0, 3590, 10)]
    plain = simulate([head, *quiet, {"at": 3595, "event": "mic_off"}])
    held = simulate([head, *quiet, {"at": 3595, "event": "mic_on"}, {"at": 3602, "event": "mic_off"}])
    first, later = (next(e["at"] for e in run["effects"] if e["effect"] == "notify") for run in (plain, held))  # type: ignore[attr-defined]
    assert 3600 <= first < 3602 + 3 <= later < 3640, (first, later)
