"""Invented days of a phone agent: calls as a queue's log has them, and what headset, hooks and hand tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.domain.reminders.traces import Trace

CONNECTED, COMPLETED = "CONNECT", ("COMPLETECALLER", "COMPLETEAGENT")
HOUR = 3600.0


@dataclass(frozen=True)
class Call:
    """A call in seconds from the start of the day."""

    start: float
    end: float


def calls_of_log(text: str, agent: str = "Agent A") -> list[Call]:
    """Read the calls of an agent from a queue_log (Asterisk): from CONNECT to COMPLETE, from the first line on."""
    rows = [line.split("|") for line in text.splitlines() if line]
    first, began, calls = float(rows[0][0]), dict[str, float](), list[Call]()
    for at, number, _queue, who, word, *_ in rows:
        if who == agent and word == CONNECTED:
            began[number] = float(at) - first
        elif who == agent and word in COMPLETED and number in began:
            calls.append(Call(began.pop(number), float(at) - first))
    return calls


def log_of_day(chance: Random, hours: float = 8) -> str:
    """Write a queue_log of a day: short calls and long ones, wrap-up between them, some that ring unanswered."""
    at, lines = 1795741200.0, ["1795741200|NONE|NONE|NONE|QUEUESTART|"]
    until = at + hours * HOUR
    number = 0
    while True:
        at += chance.choice((6, 20, 45, 120, 400)) + chance.random() * 30
        length = 4 if chance.random() < 0.03 else chance.choice((25, 90, 240, 600, 1500))
        end = at + length * chance.uniform(0.6, 1.4)
        if end > until:
            return "\n".join(lines)
        number += 1
        if chance.random() < 0.08:
            lines.append(f"{at:.0f}|{number}|support|Agent A|RINGNOANSWER|15000")
            continue
        lines.append(f"{at:.0f}|{number}|support|Agent A|CONNECT|10|{number}|4")
        lines.append(f"{end:.0f}|{number}|support|Agent A|{chance.choice(COMPLETED)}|10|1|1")
        at = end


def microphone(calls: list[Call], chance: Random) -> Trace:
    """Write what the sound server sees: it opens with a call, is re-opened now and then, and is tested in between."""
    lines: Trace = []
    for number, call in enumerate(calls):
        opens, closes = call.start + chance.uniform(0, 0.8), call.end + chance.uniform(0, 1.5)
        lines.append({"at": opens, "event": "mic_on", "id": f"s{number}"})
        if closes - opens > 60 and chance.random() < 0.3:  # another headset is plugged in
            gap = chance.uniform(opens + 10, closes - 20)
            lines.append({"at": gap, "event": "mic_off", "id": f"s{number}"})
            lines.append({"at": gap + chance.uniform(0.1, 2.5), "event": "mic_on", "id": f"s{number}"})
        lines.append({"at": closes, "event": "mic_off", "id": f"s{number}"})
        after = calls[number + 1].start - closes if number + 1 < len(calls) else 30
        if after > 25 and chance.random() < 0.1:  # a voice message that is thought better of
            lines.append({"at": closes + 8, "event": "mic_on", "id": "test"})
            lines.append({"at": closes + 8 + chance.uniform(0.5, 7), "event": "mic_off", "id": "test"})
    return lines


def told_of(calls: list[Call], chance: Random) -> tuple[Trace, list[Call]]:
    """Mix the sources, each call told by one or more; return the trace and the spans in which a contact was told."""
    lines: Trace = []
    spans: list[Call] = []
    for number, call in enumerate(calls):
        by = chance.choice(
            ("mic", "mic", "hook", "hand", "mic hook", "mic hand", "mic hook hand", "hook hand")
        )
        told = []
        if "mic" in by:
            lines += [{"at": call.start, "event": "mic_on"}, {"at": call.end, "event": "mic_off"}]
            told.append(call.start)
        if "hook" in by:
            start = call.start + chance.uniform(0, min(10, (call.end - call.start) / 2))
            lines.append({"at": start, "event": "hook", "to": "start", "id": f"t{number}"})
            end = call.end + chance.uniform(-2 if "mic" in by else 0, 1)
            lines.append({"at": max(end, start + 1), "event": "hook", "to": "end", "id": f"t{number}"})
            told.append(start)
        if "hand" in by:
            start = call.start + chance.uniform(0, min(6, (call.end - call.start) / 2))
            lines.append({"at": start, "event": "contact_start"})
            if "mic" not in by:
                lines.append({"at": call.end + chance.uniform(0, 3), "event": "contact_end"})
            told.append(start)
        spans.append(Call(min(told), call.end))
    return lines, spans


def typed(calls: list[Call], chance: Random, until: float) -> Trace:
    """Write keys: hands that work between the calls and rest in most of them."""
    lines: Trace = []
    at = 1.0
    while at < until:
        talking = any(call.start <= at < call.end for call in calls)
        if not talking or chance.random() < 0.4:
            lines.append({"at": at, "event": "input"})
        at += chance.expovariate(1 / 25) + 0.5
    return lines


def day(lines: Trace, until: float) -> Trace:
    """Return the lines as a trace in order of time."""
    head: dict[str, object] = {"start": "2026-03-04T09:00:00", "zone": "Asia/Shanghai", "until": until}
    return [head, *sorted(lines, key=lambda line: float(line["at"]))]  # type: ignore[arg-type]
